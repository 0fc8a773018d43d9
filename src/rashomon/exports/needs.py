"""Packages that a format needs and the program does not."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from rashomon.errors import MissingPackageError, pip_install


def needed(module: str, *, feature: str) -> Any:
    """The module of an optional package.

    Raises:
        MissingPackageError: the package is not installed; the message says which command installs it.
    """
    package = module.partition(".")[0]
    if find_spec(package) is None:
        raise MissingPackageError(package=package, feature=feature, command=pip_install(package))
    return import_module(module)
