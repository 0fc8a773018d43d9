"""`rashomon read`: accounts in, dossier out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rashomon.cli.common import (
    exit_code,
    make_settings,
    meter,
    output,
    paths_argument,
    settings_options,
    tell_problems,
)
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.cli.common import Meter
    from rashomon.model import Dossier
    from rashomon.pipeline import Run, Toolbox

EPILOG = """\b
Examples:
  rashomon read examples/dam/texts
  rashomon read examples/dam/texts -o dossier.html --json dossier.json
  rashomon read articles.jsonl --by story --jsonl dossiers.jsonl
  cat articles.jsonl | rashomon read - --json - | jq .points"""


@click.command("read", epilog=EPILOG)
@paths_argument
@click.option(
    "-o", "--output", "targets", multiple=True, metavar="PATH",
    help="Write the dossier as .html, .md or .json, by the ending; may be given again.",
)  # fmt: skip
@click.option("--json", "json_target", metavar="PATH", help="Write the dossier as JSON; `-` is stdout.")
@click.option("--by", metavar="FIELD", help="A dossier for each value of this field of the accounts, such as `story`.")
@click.option("--jsonl", "jsonl_target", metavar="PATH", help="With --by: one dossier a line; `-` is stdout.")
@click.option("--judgements", metavar="FILE", help="People's decisions, which win over scores.")
@settings_options
def command(
    paths: tuple[str, ...], targets: tuple[str, ...], json_target: str | None, by: str | None,
    jsonl_target: str | None, judgements: str | None, model: str, claims_model: str | None, max_mb: int, quiet: bool,
) -> None:  # fmt: skip
    """Reads accounts of one event and sets them against each other.

    PATH is a file or folder of .txt, .md, .html or .jsonl, or `-` for JSON lines on stdin. A summary goes to the
    terminal; files are written where -o, --json or --jsonl say.
    """
    from rashomon import pipeline

    tools = pipeline.Toolbox(make_settings(model=model, claims_model=claims_model, max_mb=max_mb))
    run = pipeline.Run()
    if (by is None) != (jsonl_target is None):
        raise UsageError("--by FIELD and --jsonl PATH go together: one dossier a line, one line a value of FIELD.")
    with meter(quiet=quiet) as progress:
        if by is not None and jsonl_target is not None:
            _read_stories(paths, by, jsonl_target, judgements, tools, run, progress)
            dossier = None
        else:
            dossier = _read_one(paths, judgements, tools, run, progress)
    tell_problems(run, quiet=quiet)
    if dossier is not None:
        _write(dossier, targets, json_target)
    sys.exit(exit_code(run))


def _read_one(
    paths: tuple[str, ...], judgements: str | None, tools: Toolbox, run: Run, progress: Meter
) -> Dossier | None:
    from rashomon import pipeline
    from rashomon.judgements import Judgements

    known = Judgements.load(judgements) if judgements is not None else None
    source = pipeline.accounts(paths, run, settings=tools.settings, stdin=sys.stdin.buffer)
    told = list(pipeline.readings(source, tools, run=run, progress=progress))
    if not told:
        return None
    dossier = pipeline.dossier(told, run=run, problems=tuple(run.problems), judgements=known)
    return dossier if dossier.documents else None


def _read_stories(
    paths: tuple[str, ...], by: str, target: str, judgements: str | None, tools: Toolbox, run: Run, progress: Meter
) -> None:
    from rashomon import pipeline
    from rashomon.judgements import Judgements
    from rashomon.model.wire import dumps, to_wire

    known = Judgements.load(judgements) if judgements is not None else None
    source = pipeline.accounts(paths, run, settings=tools.settings, stdin=sys.stdin.buffer)
    with output(target) as handle:
        for dossier in pipeline.stories(source, tools, run, by=by, progress=progress, judgements=known):
            handle.write(dumps(to_wire(dossier)) + "\n")


def _write(dossier: Dossier, targets: tuple[str, ...], json_target: str | None) -> None:
    """The files that were asked for; the summary on the terminal unless stdout carries the JSON."""
    from rashomon import views

    for target in targets:
        views.save(dossier, target)
    if json_target is not None:
        from rashomon.model.wire import dumps, to_wire

        with output(json_target) as handle:
            handle.write(dumps(to_wire(dossier)) + "\n")
    if json_target != "-":
        from rich.console import Console

        from rashomon.views import terminal

        terminal.render(dossier, Console())
    for written in (*targets, json_target or "-"):
        if written != "-" and sys.stderr.isatty():
            sys.stderr.write(f"wrote {written}\n")
