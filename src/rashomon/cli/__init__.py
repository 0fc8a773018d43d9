"""The command line: one file a verb. Nothing heavy is imported before a verb runs."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Entry point of `rashomon`. Exit codes: 0 all was read, 1 some input was not, 2 wrong usage, 3 nothing was."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # the parser's small matrices lose a tenth to threads
    from rashomon.cli.root import root
    from rashomon.errors import RashomonError

    try:
        root(prog_name="rashomon")
    except RashomonError as error:
        sys.stderr.write(f"rashomon: {error}\n")
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
