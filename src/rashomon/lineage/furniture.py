"""Passages that belong to the page or to a standing notice and not to the account."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rashomon import lexicons

DENSE = 0.08  # one word of furniture in twelve; articles on the bench have one in two hundred
LEAST = 2  # different words: one alone may be news


@cache
def _words() -> frozenset[str]:
    data = lexicons.load("furniture")
    return frozenset(data["words"]) | frozenset(data["notices"])


def is_furniture(words: Sequence[str]) -> bool:
    """Whether a run of words is dense with words of pages and notices."""
    known = _words()
    found = [word for word in words if word in known]
    return len(set(found)) >= LEAST and len(found) >= DENSE * len(words)
