"""One event, many accounts: who says what, in the very words.

    >>> import rashomon
    >>> dossier = rashomon.read("examples/dam/texts")      # doctest: +SKIP
    >>> dossier.points[0].supports[0].text                 # doctest: +SKIP
    >>> dossier.save("dossier.html")                       # doctest: +SKIP

Names are imported on first use, so that `import rashomon` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from rashomon.api import Dossier, annotate, read
    from rashomon.errors import InputError, MissingPackageError, RashomonError, UsageError
    from rashomon.model import Account, Claim, Figure, Point, Reading, Span
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
    "annotate": "api",
    "read": "api",
}

__all__ = [
    "Account",
    "Claim",
    "Dossier",
    "Figure",
    "InputError",
    "MissingPackageError",
    "Point",
    "RashomonError",
    "Reading",
    "Settings",
    "Span",
    "Toolbox",
    "UsageError",
    "annotate",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    value = getattr(import_module(f"rashomon.{_HOME[name]}"), name)
    globals()[name] = value
    return value
