"""`rashomon show`: a dossier in the terminal, or one thing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rashomon.cli.common import loaded, refuse_overwriting, say_written
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.model import Dossier
    from rashomon.views.single import Kind

KINDS: dict[str, Kind] = {name: kind for kind in ("point", "claim", "account") for name in (kind, f"{kind}s")}
EPILOG = """\b
Examples:
  rashomon show dossier.json
  rashomon show dossier.json -o report.html
  rashomon show dossier.json point
  rashomon show dossier.json p3f09c1d2e4b5a687
  rashomon show dossier.json account 2

\b
Exit codes: 0 shown or written, 2 wrong usage, no such id or it could not be written,
3 the dossier could not be read."""


@click.command("show", epilog=EPILOG)
@click.argument("dossier", metavar="DOSSIER")
@click.argument("wanted", nargs=-1, metavar="[point|claim|account] [ID]")
@click.option(
    "-o", "--output", "targets", multiple=True, metavar="PATH",
    help="Write the dossier as a report: .html, .md or .json, by the ending; may be given again.",
)  # fmt: skip
@click.option("--title", metavar="TEXT", help="What the event is called.")
def command(dossier: str, wanted: tuple[str, ...], targets: tuple[str, ...], title: str | None) -> None:
    """A dossier's first screen, or one point, claim or account of it, in the terminal; or the whole as a report.

    DOSSIER is a file that `rashomon read --json` wrote. With point, claim or account and no ID, all of them are listed
    with their ids. An ID may be cut short as long as it stays the only one; an account's number will do as well.
    """
    from dataclasses import replace

    from rashomon import views

    kind, identity = _asked(wanted)
    if targets and wanted:
        raise UsageError("-o writes the whole dossier: leave out what stands after DOSSIER.")
    for target in targets:
        views.check(target)
    refuse_overwriting([dossier], targets)
    found = loaded(dossier)
    if title is not None:
        found = replace(found, title=title)
    for target in targets:
        views.save(found, target)
    say_written(targets)
    if not targets:
        _show(found, kind, identity)


def _show(found: Dossier, kind: Kind | None, identity: str | None) -> None:
    from rich.console import Console

    from rashomon.views import single, terminal

    console = Console(highlight=False)
    if identity is not None:
        single.show(found, identity, console, kind=kind)
    elif kind is not None:
        single.listed(found, kind, console)
    else:
        terminal.render(found, console)


def _asked(wanted: tuple[str, ...]) -> tuple[Kind | None, str | None]:
    """The kind and the id that were asked for.

    Raises:
        UsageError: more than two words, or a first of two that is no kind.
    """
    if len(wanted) > 2 or (len(wanted) == 2 and wanted[0] not in KINDS):
        raise UsageError("After DOSSIER comes point, claim or account, and an ID; or an ID alone.")
    kind = KINDS.get(wanted[0]) if wanted else None
    identity = wanted[-1] if len(wanted) > (kind is not None) else None
    return kind, identity
