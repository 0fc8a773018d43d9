"""The lexicon of time words by class."""

from __future__ import annotations

from typing import Any

from rashomon import lexicons


def words_of_class(name: str) -> dict[str, Any]:
    """The words of one class of the lexicon `times`, lower case, with their values."""
    found: dict[str, Any] = lexicons.load("times")[name]
    return found
