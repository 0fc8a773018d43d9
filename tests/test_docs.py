"""The documentation is held to the code: every command, every field."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import rashomon
from rashomon.cli.root import VERBS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    assert page == _script("reference").page(), "run: python scripts/reference.py"


def test_the_readme_names_every_verb() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"rashomon {verb}" not in readme] == []


def test_the_page_of_python_names_every_public_name() -> None:
    page = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    assert [name for name in rashomon.__all__ if f"`{name}`" not in page] == []


@pytest.mark.parametrize("path", sorted((DOCS / "how-to").glob("*.md")), ids=lambda p: p.name)
def test_pages_say_where_a_newcomer_has_the_program(path: Path) -> None:
    assert "`.venv/bin/rashomon`" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))], ids=lambda p: p.name)
def test_no_page_installs_a_package_of_the_index_that_is_not_ours(path: Path) -> None:
    assert not re.search(r"pip install\s+['\"]?rashomon", path.read_text(encoding="utf-8"))


def test_every_option_that_a_page_names_is_one() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    options = set(re.findall(r"--[a-z][a-z-]+", page))
    for path in (ROOT / "README.md", DOCS / "tutorial.md", *(DOCS / "how-to").glob("*.md")):
        calls = re.findall(r"rashomon [a-z]+ [^\n`]*", path.read_text(encoding="utf-8"))
        named = {option for call in calls for option in re.findall(r"(?<=\s)--[a-z][a-z-]+", call)}
        assert named <= options, f"{path.name}: {sorted(named - options)}"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key not in ("parts",):  # its keys are ids
                yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


@pytest.fixture(scope="module")
def wire(dam_dossier: Any) -> dict[str, Any]:
    from rashomon.model.wire import to_wire

    return to_wire(dam_dossier)


def test_the_page_of_fields_names_every_field_that_is_written(wire: dict[str, Any]) -> None:
    page = (DOCS / "reference" / "fields.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", page))
    assert {key for key in _keys(wire) if key not in named} == set()


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda p: str(p.relative_to(DOCS)))
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [t for t in targets if not (path.parent / t).exists()] == []


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    build = pytest.importorskip("sphinx.cmd.build", reason="sphinx is in the dev extra")
    assert build.main(["-q", "-W", "--keep-going", "-b", "html", str(DOCS), str(tmp_path)]) == 0
    assert "rashomon.read" in (tmp_path / "reference" / "types.html").read_text(encoding="utf-8")
