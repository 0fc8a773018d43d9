"""`rashomon annotate`: one JSON line an account, as it comes."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from rashomon import lines, output
from rashomon.cli.common import (
    exit_code,
    paths_argument,
    problem_lines,
    problems_option,
    refuse_overwriting,
    say,
    settings_options,
    tell_problems,
)
from rashomon.cli.progress import meter

if TYPE_CHECKING:
    from rashomon.model import Reading
    from rashomon.settings import Settings

EPILOG = """\b
Examples:
  rashomon annotate article.txt
  rashomon annotate archive.jsonl -o annotations.jsonl
  rashomon annotate archive.jsonl -o annotations.jsonl --resume
  cat archive.jsonl | rashomon annotate - | jq .claims"""


@click.command("annotate", epilog=EPILOG)
@paths_argument
@click.option("-o", "--output", "target", default="-", metavar="PATH", help="Where to write; `-` is stdout (default).")
@click.option("--resume", is_flag=True, help="Go on with a file that is there: accounts whole in it are passed over.")
@problems_option
@settings_options
def command(
    paths: tuple[str, ...], target: str, resume: bool, problems_target: str | None, settings: Settings, quiet: bool
) -> None:
    """What stands in each account, one JSON line an account: claims, times, places, figures, leftovers.

    PATH is a file or folder of .txt, .md, .html or .jsonl, or `-` for JSON lines on stdin. Accounts are written as
    they are read, so that an archive never sits in memory. A file is written as PATH.part beside and renamed at the
    end; a run that was broken off goes on with --resume.
    """
    from rashomon import ingest, pipeline
    from rashomon.guard import Guard

    refuse_overwriting(paths, [target, *filter(None, [problems_target])])
    tools, run = pipeline.Toolbox(settings), pipeline.Run()
    guard = Guard(run.problems)
    with ExitStack() as held:
        progress = held.enter_context(meter(quiet=quiet))
        problems = held.enter_context(output.claimed(problems_target)) if problems_target else None
        out = held.enter_context(lines.written(target, resume=resume, key=_key_of_row, broken_off=say))
        source = pipeline.accounts(paths, run, settings=settings, stdin=sys.stdin.buffer)
        wanted = (account for account in source if not out.has(_key(account.id, account.text)))
        first = next(wanted, None)  # nothing is loaded for nothing
        if first is not None:
            total = ingest.expected(paths) if progress.shown and not resume else None
            progress.stage("reading", {"account": total} if total else None)
            for reading in pipeline.readings(chain([first], wanted), tools, run=run, progress=progress):
                account = reading.account
                row = guard.run("writing", partial(_row, reading), account)
                if row is not None:
                    out.write(_key(account.id, account.text), row)
        if problems is not None:
            problems.write(problem_lines(run))
    tell_problems(run, quiet=quiet)
    sys.exit(exit_code(run))


def _row(reading: Reading) -> str:
    from rashomon.model.wire import annotation_to_wire, dumps

    return dumps(annotation_to_wire(reading))


def _key(identity: str, text: str) -> lines.Key:
    from rashomon.model import content_id

    return identity, content_id("", text)


def _key_of_row(row: Any) -> lines.Key:
    return _key(row["id"], row["text"])
