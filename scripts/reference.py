"""Writes `docs/reference/commands.md` from the commands themselves. `tests/test_docs.py` holds the page to them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from rashomon.cli.root import VERBS, root

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Made by `scripts/reference.py` from the commands themselves.
"""


def page() -> str:
    """The page as Markdown."""
    parts = [HEAD, _section("rashomon", root)]
    parts += [_section(f"rashomon {verb}", import_module(f"rashomon.cli.{verb}").command) for verb in sorted(VERBS)]
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
    return f"## `{name}`\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
