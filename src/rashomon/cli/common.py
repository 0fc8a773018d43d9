"""What the verbs share: options, what is said on stderr, problems told, exit codes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rashomon import output
from rashomon.cli import EXIT_NOTHING, EXIT_OK, EXIT_PARTIAL
from rashomon.errors import InputError, UsageError
from rashomon.settings import MEBIBYTE, Settings
from rashomon.unseen import line, message, shown

if TYPE_CHECKING:
    from rashomon.model import Dossier
    from rashomon.pipeline import Run

Command = TypeVar("Command", bound=Callable[..., Any])

SHOWN_PROBLEMS = 20

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
problems_option = click.option(
    "--problems", "problems_target", metavar="PATH", help="Write what was not read, and why, as JSON Lines."
)


def settings_options(command: Command) -> Command:
    """`--model`, `--claims-model`, `--max-mb`, `--max-characters`, `--quiet`; the command is given `settings`."""
    default = Settings()

    @wraps(command)
    def with_settings(*, model: str, claims_model: str | None, max_mb: int, max_characters: int, **others: Any) -> Any:
        if claims_model not in (None, "rules") and not Path(str(claims_model)).is_dir():
            raise InputError(
                f"{claims_model}: no such folder. --claims-model takes a folder with a tagger, or `rules`."
            )
        settings = Settings(
            model=model, claims_model=claims_model, max_bytes=max_mb * MEBIBYTE, max_decoded=max_characters
        )
        return command(settings=settings, **others)

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
        click.option(
            "--max-characters",
            type=click.IntRange(min=1),
            default=default.max_decoded,
            show_default=True,
            help="Refuse texts longer than this.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="No progress, no list of problems."),
    ]
    made: Any = with_settings
    for option in reversed(options):
        made = option(made)
    return made  # type: ignore[no-any-return] # a decorated function is what it was


def say(text: str) -> None:
    """A message on stderr, with nothing in it that a terminal obeys."""
    sys.stderr.write(f"rashomon: {message(text)}\n")


def tell(text: str) -> None:
    """Text on stdout, line by line, with nothing in it that a terminal obeys."""
    click.echo(shown(text))


def say_usage(error: click.ClickException) -> None:
    """What click says of wrong usage; the words of the call are shown in it."""
    told = io.StringIO()
    error.show(file=told)
    sys.stderr.write(shown(told.getvalue()))


def say_written(targets: Iterable[str]) -> None:
    """Which files were written, where a person looks."""
    for target in targets:
        if target != output.STDOUT and sys.stderr.isatty():
            sys.stderr.write(f"wrote {line(target)}\n")


def loaded(path: str) -> Dossier:
    """The dossier of a file; where there is none, says why and ends with the exit code for nothing read."""
    from rashomon.model.stored import load

    try:
        return load(path)
    except InputError as error:
        say(str(error))
        sys.exit(EXIT_NOTHING)


def refuse_overwriting(paths: Sequence[str], targets: Sequence[str]) -> None:
    """Raises `UsageError` where a file to be written is named twice, or is one that is read."""
    seen: set[Path] = set()
    inputs = [Path(path).resolve() for path in paths if path != output.STDOUT and "\0" not in path]
    for target in targets:
        if target == output.STDOUT:
            continue
        real, regular = output.resolved(target)
        if not regular:
            continue
        if real in seen:
            raise UsageError(f"{target} is to be written twice. Give each output a name of its own.")
        seen.add(real)
        for path in inputs:
            if real == path:
                raise UsageError(f"{target} is read, and would be written over. Choose another place.")
            if real.exists() and path in real.parents and _is_read(real):
                raise UsageError(
                    f"{target} lies in {path}, which is read: it would be read as an account. Choose another place."
                )


def _is_read(path: Path) -> bool:
    from rashomon.ingest.readers import SUFFIXES

    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def problem_lines(run: Run) -> bytes:
    """The problems of a run as JSON Lines."""
    from rashomon.model.wire import dumps, problem_to_wire

    return "".join(f"{dumps(problem_to_wire(problem))}\n" for problem in run.problems).encode("utf-8")


def tell_problems(run: Run, *, quiet: bool, listed: str | None = None) -> None:
    """The problems of a run on stderr, the first ones in full, and where the rest is `listed`."""
    if quiet:
        return
    for problem in run.problems[:SHOWN_PROBLEMS]:
        say(line(str(problem)))
    if len(run.problems) > SHOWN_PROBLEMS:
        more = len(run.problems) - SHOWN_PROBLEMS
        say(f"and {more} more; {listed or '--problems FILE writes'} all of them.")
    if not run.accounts and not run.problems:
        say("nothing was there to be read.")


def exit_code(run: Run) -> int:
    if not run.whole:
        return EXIT_NOTHING
    return EXIT_PARTIAL if run.failed else EXIT_OK
