"""`rashomon annotate`: one JSON line an account, as it comes."""

from __future__ import annotations

import sys
from functools import partial
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

if TYPE_CHECKING:
    from rashomon.model import Reading

EPILOG = """\b
Examples:
  rashomon annotate article.txt
  rashomon annotate archive.jsonl -o annotations.jsonl
  cat archive.jsonl | rashomon annotate - | jq .claims"""


@click.command("annotate", epilog=EPILOG)
@paths_argument
@click.option("-o", "--output", "target", default="-", metavar="PATH", help="Where to write; `-` is stdout (default).")
@settings_options
def command(
    paths: tuple[str, ...], target: str, model: str, claims_model: str | None, max_mb: int, quiet: bool
) -> None:
    """What stands in each account, one JSON line an account: claims, times, places, figures, leftovers.

    PATH is a file or folder of .txt, .md, .html or .jsonl, or `-` for JSON lines on stdin. Accounts are written as
    they are read, so that an archive never sits in memory.
    """
    from rashomon import pipeline
    from rashomon.guard import Guard

    tools = pipeline.Toolbox(make_settings(model=model, claims_model=claims_model, max_mb=max_mb))
    run = pipeline.Run()
    source = pipeline.accounts(paths, run, settings=tools.settings, stdin=sys.stdin.buffer)
    with meter(quiet=quiet) as progress, output(target) as handle:
        guard = Guard(run.problems)
        for reading in pipeline.readings(source, tools, run=run, progress=progress):
            line = guard.run("writing", partial(_line, reading), reading.account)
            if line is not None:
                handle.write(line)
    tell_problems(run, quiet=quiet)
    sys.exit(exit_code(run))


def _line(reading: Reading) -> str:
    from rashomon.model.wire import annotation_to_wire, dumps

    return dumps(annotation_to_wire(reading)) + "\n"
