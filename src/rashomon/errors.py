"""What can go wrong for a reason a user can mend. Every message says what is wrong and what to do."""

from __future__ import annotations

import shlex
import sys


class RashomonError(Exception):
    """Base of all errors that this package raises on purpose."""


class UsageError(RashomonError):
    """The call cannot be carried out as it was given."""


class InputError(RashomonError):
    """A file cannot be used: names the file, what is wrong and what to do."""


class MissingPackageError(RashomonError):
    """An optional package or model is not installed."""

    def __init__(self, *, package: str, feature: str, command: str) -> None:
        super().__init__(f"{feature} needs {package}, which is not installed. Install it with: {command}")
        self.package = package
        self.command = command


def pip_install(*what: str) -> str:
    """The command that installs packages where this program runs, whether or not its environment is active."""
    return " ".join((shlex.quote(sys.executable), "-m", "pip", "install", *map(shlex.quote, what)))
