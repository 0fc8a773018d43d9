"""`rashomon read`: accounts in, dossier out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from rashomon import output
from rashomon.cli.common import (
    exit_code,
    paths_argument,
    problem_lines,
    problems_option,
    refuse_overwriting,
    say_written,
    settings_options,
    tell_problems,
)
from rashomon.cli.progress import Meter, meter
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.judgements import Judgements
    from rashomon.model import Dossier
    from rashomon.pipeline import Run, Toolbox
    from rashomon.settings import Settings

EPILOG = """\b
Examples:
  rashomon read examples/dam/texts
  rashomon read examples/dam/texts -o dossier.html --json dossier.json
  rashomon read articles.jsonl --by story -o reports
  rashomon read articles.jsonl --by event.id --jsonl dossiers.jsonl
  rashomon read articles.jsonl --by event.id --jsonl dossiers.jsonl --resume
  rashomon read accounts/ --judge http://localhost:11434/v1 --judge-model qwen3:32b -o dossier.html
  cat articles.jsonl | rashomon read - --json - | jq .points"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a call asks for."""

    paths: tuple[str, ...]
    targets: tuple[str, ...]
    json_target: str | None
    by: str | None
    jsonl_target: str | None
    resume: bool
    title: str | None
    judgements: str | None
    problems_target: str | None

    @property
    def files(self) -> list[str]:
        """The files that are to be written, one after another."""
        reports = self.targets if self.by is None else ()
        return [*reports, *filter(None, (self.json_target, self.jsonl_target, self.problems_target))]


@click.command("read", epilog=EPILOG)
@paths_argument
@click.option(
    "-o", "--output", "targets", multiple=True, metavar="PATH",
    help="Write the dossier as .html, .md or .json, by the ending; may be given again. With --by: a folder, into which "
    "a report a value of FIELD goes, and an index.",
)  # fmt: skip
@click.option("--json", "json_target", metavar="PATH", help="Write the dossier as JSON; `-` is stdout.")
@click.option(
    "--by", metavar="FIELD",
    help="A dossier for each value of this field of the accounts, such as `story`; `event.id` is a field in a field.",
)  # fmt: skip
@click.option("--jsonl", "jsonl_target", metavar="PATH", help="With --by: one dossier a line; `-` is stdout.")
@click.option("--resume", is_flag=True, help="Go on with the --jsonl that is there: dossiers whole in it are kept.")
@click.option("--title", metavar="TEXT", help="What the event is called; with --by, what the index is.")
@click.option("--judgements", metavar="FILE", help="People's decisions, which win over scores.")
@click.option(
    "--judge", metavar="URL|FOLDER",
    help="Find points by a judge of pairs of statements: a language model at an OpenAI-style endpoint (key in "
    "RASHOMON_JUDGE_KEY), or a folder with a trained network.",
)  # fmt: skip
@click.option("--judge-model", metavar="NAME", help="The model that the endpoint is asked for.")
@click.option("--judge-insecure", is_flag=True, help="Plain http to an endpoint on another machine.")
@problems_option
@settings_options
def command(
    *,
    settings: Settings,
    quiet: bool,
    judge: str | None,
    judge_model: str | None,
    judge_insecure: bool,
    **asked: Any,
) -> None:
    """Reads accounts of one event and sets them against each other.

    PATH is a file or folder of .txt, .md, .html or .jsonl, or `-` for JSON lines on stdin. A summary goes to the
    terminal; files are written where -o, --json or --jsonl say, each whole or not at all.
    """
    from rashomon import pipeline
    from rashomon.judgements import Judgements

    wanted = Wanted(**asked)
    _check(wanted)
    known = Judgements.load(wanted.judgements) if wanted.judgements is not None else None
    tools = pipeline.Toolbox(replace(settings, judge=judge, judge_model=judge_model, judge_insecure=judge_insecure))
    tools.judge  # noqa: B018 - an endpoint that cannot be reached is told before any work
    run = pipeline.Run()
    with ExitStack() as held:
        progress = held.enter_context(meter(quiet=quiet))
        problems = held.enter_context(output.claimed(wanted.problems_target)) if wanted.problems_target else None
        if wanted.by is not None:
            from rashomon.cli.stories import read_stories

            read_stories(wanted, known, tools, run, progress)
            listed = None
        else:
            dossier = _read_one(wanted, known, tools, run, progress)
            listed = None if dossier is None else "the dossier's coverage lists"
        if problems is not None:
            problems.write(problem_lines(run))
    tell_problems(run, quiet=quiet, listed=listed)
    sys.exit(exit_code(run))


def _check(wanted: Wanted) -> None:
    """Raises `UsageError` for what can be known to be wrong before anything is read."""
    from rashomon import views

    if wanted.by is None:
        if wanted.jsonl_target is not None or wanted.resume:
            raise UsageError("--jsonl and --resume are for many events: say by which FIELD with --by FIELD.")
        for target in wanted.targets:
            views.check(target)
    else:
        if wanted.json_target is not None:
            raise UsageError("--json takes one dossier. With --by use --jsonl PATH, one dossier a line, or -o FOLDER.")
        if wanted.jsonl_target is None and not wanted.targets:
            raise UsageError("--by FIELD makes many dossiers: write them with --jsonl PATH, or -o FOLDER, or both.")
        if len(wanted.targets) > 1:
            raise UsageError("With --by, -o is one folder. Give it once.")
        for target in wanted.targets:
            if views.is_format(target):
                raise UsageError(f"With --by, -o is a folder of reports, and {target} is named as a file.")
        if wanted.resume and wanted.jsonl_target is None:
            raise UsageError("--resume goes on with the dossiers of --jsonl PATH: give that too.")
    refuse_overwriting(wanted.paths, wanted.files)


def _read_one(wanted: Wanted, known: Judgements | None, tools: Toolbox, run: Run, progress: Meter) -> Dossier | None:
    from rashomon import pipeline

    with ExitStack() as held:
        targets = [held.enter_context(output.claimed(target)) for target in wanted.targets]
        as_json = held.enter_context(output.claimed(wanted.json_target)) if wanted.json_target is not None else None
        accounts = list(pipeline.accounts(wanted.paths, run, settings=tools.settings, stdin=sys.stdin.buffer))
        if not accounts:
            return None  # and no model is loaded for nothing
        progress.stage("reading", {"account": len(accounts)})
        told = list(pipeline.readings(iter(accounts), tools, run=run, progress=progress))
        if not told:
            return None
        progress.stage(f"comparing {len(told)} accounts")
        made = pipeline.dossier(told, run=run, problems=tuple(run.problems), judgements=known, judge=tools.judge)
        if not made.documents:
            return None
        dossier = replace(made, title=wanted.title)
        progress.stage("writing")
        _write(dossier, targets, as_json)
    progress.close()
    if wanted.json_target != output.STDOUT:
        from rich.console import Console

        from rashomon.views import terminal

        terminal.render(dossier, Console())
    say_written([*wanted.targets, wanted.json_target or output.STDOUT])
    return dossier


def _write(dossier: Dossier, targets: list[output.Target], as_json: output.Target | None) -> None:
    """The files that were asked for. One that cannot be written keeps none of the others from it.

    Raises:
        UsageError: some could not be written.
    """
    from pathlib import Path

    from rashomon import views
    from rashomon.model.wire import dumps, to_wire

    failed: list[str] = []
    for target in (*targets, as_json):
        if target is None:
            continue
        try:
            whole = (
                dumps(to_wire(dossier)) + "\n"
                if target is as_json
                else views.written(dossier, Path(target.name).suffix)
            )
            target.write(whole)
        except UsageError as error:
            failed.append(str(error))
    if failed:
        raise UsageError("\n".join(failed))
