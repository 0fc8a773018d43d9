"""The grammar of times, built once, and the phrases of a block that stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from rashomon.annotate.times.grammar import Grammar, Match
from rashomon.annotate.times.rules import PHRASES, RULES
from rashomon.annotate.times.rules.common import Read
from rashomon.annotate.times.words import Word


class Phrase(NamedTuple):
    """Words `[first, last)` of a block that a rule marks."""

    match: Match[Read]
    first: int
    last: int


@cache
def grammar() -> Grammar[Read]:
    return Grammar(RULES, PHRASES)


def phrases(words: Sequence[Word]) -> list[Phrase]:
    """The phrases that stand, in order: of phrases that overlap the longer one, of equally long ones the earlier
    rule's."""
    found = [Phrase(match, *_extent(match, words)) for match in grammar().matches(words)]
    taken = [False] * len(words)
    kept = []
    for phrase in sorted(found, key=lambda phrase: phrase.first - phrase.last):
        if not any(taken[phrase.first : phrase.last]):
            taken[phrase.first : phrase.last] = [True] * (phrase.last - phrase.first)
            kept.append(phrase)
    return sorted(kept, key=lambda phrase: phrase.first)


def _extent(match: Match[Read], words: Sequence[Word]) -> tuple[int, int]:
    """The words that a match marks: those under `span` where the pattern names them, else all."""
    span = match.parts.get("span")
    if not span:
        return match.first, match.last
    first = next(index for index in range(match.first, match.last) if words[index].begin == span[0].begin)
    return first, first + len(span)
