"""The user's cache: the one folder that is written to without being named on the command line."""

from __future__ import annotations

import os
from pathlib import Path


def folder() -> Path:
    """`RASHOMON_CACHE` where that is set, else `rashomon` in the cache of the user's account."""
    named = os.environ.get("RASHOMON_CACHE")
    return Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "rashomon")
