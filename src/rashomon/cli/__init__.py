"""The command line: one file a verb. Nothing heavy is imported before a verb runs."""

from __future__ import annotations

import os
import sys

EXIT_OK, EXIT_PARTIAL, EXIT_USAGE, EXIT_NOTHING, EXIT_STOPPED = 0, 1, 2, 3, 130
COMPLETION = "_RASHOMON_COMPLETE"  # set by a shell that asks for completions


def main() -> None:
    """Entry point of `rashomon`.

    Exit codes: 0 all was read, 1 some input was not, 2 wrong usage or the output could not be written, 3 nothing was
    read, 130 stopped by the user.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # the parser's small matrices lose a tenth to threads
    sys.exit(_run())


def _run() -> int:
    import click

    from rashomon.cli.common import say, say_usage
    from rashomon.cli.root import root
    from rashomon.errors import RashomonError

    _harden(sys.stdout)
    try:
        try:
            if COMPLETION in os.environ:
                root.main(prog_name="rashomon")
            with root.make_context("rashomon", sys.argv[1:]) as context:  # `root.main` makes an error of a closed pipe
                root.invoke(context)
        finally:
            sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else EXIT_OK
    except click.ClickException as error:
        say_usage(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("stopped.")
        return EXIT_STOPPED
    except RashomonError as error:
        say(str(error))
        return EXIT_USAGE
    except BrokenPipeError:  # the reader of our output has seen enough
        _forget_output()
        return EXIT_OK
    except OSError as error:
        from rashomon.output import FULL

        if error.errno not in FULL:
            raise
        _forget_output()
        say(f"the output cannot be written: {error.strerror}. Make room, and run it again.")
        return EXIT_USAGE
    return EXIT_OK


def _harden(stream: object) -> None:
    """A terminal that knows fewer letters than an account has shows their code points instead of ending the run."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """What is still held back for an output that takes no more goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
