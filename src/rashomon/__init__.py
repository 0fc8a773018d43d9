"""One event, many accounts: who says what, in the very words.

    >>> import rashomon
    >>> dossier = rashomon.read("examples/dam/texts")      # doctest: +SKIP
    >>> dossier.points[0].supports[0].text                 # doctest: +SKIP
    >>> dossier.save("dossier.html")                       # doctest: +SKIP

Names are imported on first use, so that `import rashomon` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from rashomon.offline import silence

silence()  # before any import of a library that would send something

__version__ = "0.1.0"

if TYPE_CHECKING:
    from rashomon.api import Dossier, annotate, read, read_texts
    from rashomon.errors import InputError, MissingPackageError, RashomonError, UsageError
    from rashomon.model import Account, Claim, Figure, Point, Problem, Reading, Span
    from rashomon.pipeline import Toolbox
    from rashomon.settings import Settings

_HOME = {
    "Account": "model",
    "Claim": "model",
    "Dossier": "api",
    "Figure": "model",
    "InputError": "errors",
    "MissingPackageError": "errors",
    "Point": "model",
    "RashomonError": "errors",
    "Reading": "model",
    "Settings": "settings",
    "Span": "model",
    "Toolbox": "pipeline",
    "UsageError": "errors",
    "read": "api",
    "read_texts": "api",
    "Problem": "model",
}

__all__ = [
    "Account",
    "Claim",
    "Dossier",
    "Figure",
    "InputError",
    "MissingPackageError",
    "Point",
    "Problem",
    "RashomonError",
    "Reading",
    "Settings",
    "Span",
    "Toolbox",
    "UsageError",
    "annotate",
    "read",
    "read_texts",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    value = getattr(import_module(f"rashomon.{_HOME[name]}"), name)
    globals()[name] = value
    return value


class _Package(ModuleType):
    """Keeps `rashomon.annotate` the function: importing the stage's package of that name would put it in its place.

    The stage is reached by `from rashomon.annotate import …`.
    """

    @property
    def annotate(self) -> Any:
        from rashomon.api import annotate

        return annotate

    @annotate.setter
    def annotate(self, stage: ModuleType) -> None:
        """The import system binds the stage here; it stays in `sys.modules`."""


sys.modules[__name__].__class__ = _Package
