"""The compiled lexicons of this package: `times` (class -> word -> value) and `zones`."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lexicon `name` as `lexicons/compile.py` wrote it."""
    source = resources.files("rashomon.data") / "lexicons" / f"{name}.json"
    loaded: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return loaded


def words_of_class(name: str) -> dict[str, Any]:
    """The words of one class of the lexicon `times`, lower case, with their values."""
    found: dict[str, Any] = lexicon("times")[name]
    return found
