"""What the verbs share: options, progress on a terminal, problems told, exit codes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from rashomon.errors import UsageError
from rashomon.settings import MEBIBYTE, Settings

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_OK, EXIT_PARTIAL, EXIT_USAGE, EXIT_NOTHING = 0, 1, 2, 3
SHOWN_PROBLEMS = 20

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def settings_options(command: Command) -> Command:
    """`--model`, `--claims-model`, `--max-mb`, `--quiet`, and what they default to."""
    default = Settings()
    options = [
        click.option("--model", default=default.model, show_default=True, help="The spaCy pipeline: name or folder."),
        click.option("--claims-model", metavar="PATH", help="Folder of another claims tagger, or `rules`."),
        click.option(
            "--max-mb",
            type=click.IntRange(min=1),
            default=default.max_bytes // MEBIBYTE,
            show_default=True,
            help="Refuse files larger than this (MiB).",
        ),
        click.option("-q", "--quiet", is_flag=True, help="No progress, no list of problems."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def make_settings(*, model: str, claims_model: str | None, max_mb: int) -> Settings:
    return Settings(model=model, claims_model=claims_model, max_bytes=max_mb * MEBIBYTE)


class Meter:
    """Progress on stderr: a line that is rewritten, at most five times a second, only where a person looks."""

    EVERY = 0.2  # seconds

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()
        self._counts: dict[str, int] = {}
        self._last = 0.0

    def __call__(self, what: str, count: int) -> None:
        self._counts[what] = count
        if self._shown and time.monotonic() - self._last > self.EVERY:
            self._last = time.monotonic()
            told = ", ".join(f"{n} {name}{'s' if n != 1 else ''}" for name, n in sorted(self._counts.items()))
            sys.stderr.write(f"\r\x1b[K{told}")
            sys.stderr.flush()

    def close(self) -> None:
        if self._shown and self._counts:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def meter(*, quiet: bool) -> Iterator[Meter]:
    shown = Meter(shown=not quiet)
    try:
        yield shown
    finally:
        shown.close()


@contextmanager
def output(path: str) -> Iterator[IO[str]]:
    """The file to write to, or stdout for `-`.

    Raises:
        UsageError: the file cannot be written.
    """
    if path == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        handle = Path(path).open("w", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed below
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. Choose another place with -o.") from error
    with handle:
        yield handle


def tell_problems(run: Any, *, quiet: bool) -> None:
    """The problems of a run on stderr, the first ones in full."""
    if quiet:
        return
    for problem in run.problems[:SHOWN_PROBLEMS]:
        sys.stderr.write(f"rashomon: {problem}\n")
    if len(run.problems) > SHOWN_PROBLEMS:
        more = len(run.problems) - SHOWN_PROBLEMS
        sys.stderr.write(f"rashomon: and {more} more; the dossier's coverage lists all of them.\n")


def exit_code(run: Any) -> int:
    if not run.whole:
        return EXIT_NOTHING
    return EXIT_PARTIAL if run.failed else EXIT_OK
