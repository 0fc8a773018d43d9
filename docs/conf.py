"""The documentation as a site: `./dev docs`. The pages are Markdown; the reference of Python is read from the code."""

from importlib.metadata import version as installed

project = "Rashomon"
author = "The Rashomon authors"
copyright = "The Rashomon authors, Apache-2.0"  # noqa: A001 (the builder's own name)
version = release = installed("rashomon")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 3
root_doc = "index"
exclude_patterns = ["_build"]

napoleon_use_ivar = True  # an attribute is described once

html_theme = "furo"
html_title = "Rashomon"
html_copy_source = False
html_show_sphinx = False

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_default_options = {"members": True, "undoc-members": False}
add_module_names = False
