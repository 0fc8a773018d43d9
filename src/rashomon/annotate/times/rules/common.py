"""What the rules share: phrases of the grammar and small readers of words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from rashomon.annotate.times.grammar import Rule
from rashomon.annotate.times.lexicon import words_of_class
from rashomon.annotate.times.numbers import number_of
from rashomon.annotate.times.setting import Sense, Setting
from rashomon.annotate.times.words import Word

Parts: TypeAlias = Mapping[str, tuple[Word, ...]]
Read: TypeAlias = Callable[[Parts, Setting], Sense | None]
TimeRule: TypeAlias = Rule[Read]

PHRASES: dict[str, str] = {
    "number": "((INT|GROUPED|DECIMAL) SCALE{0,2}|NUMBER ((HYPHEN|and)? (NUMBER|SCALE)){0,6}"
    "|(a|an)? SCALE (and? NUMBER){0,3})",
    "part": "((the)? EDGE of (the)?|(very)? PART HYPHEN?)",
    "day": "(the)? day:(DAY|NTH)",
    "about": "(ABOUT)",
    "clock": "(clock:(CLOCK|DOT_CLOCK) meridiem:MERIDIEM?|clock:HOUR12 (o APOSTROPHE clock)? meridiem:MERIDIEM"
    "|clock:HOUR12 o APOSTROPHE clock|clock:NOON|clock:HOURS4 (HYPHEN? hours)?)",
}


def value_of(word: Word, klass: str) -> Any:
    """The lexicon's value of a word in a class."""
    return words_of_class(klass)[word.lower]


def number_in(words: Sequence[Word]) -> int | None:
    """A whole number in figures, words, or as an ordinal (`19th`, `third`)."""
    first = words[0].lower
    if first[0].isdigit():
        digits = "".join(character for character in first if character.isdigit())
        return int(digits) if len(digits) < 10 and "." not in first else None
    ordinal: int | None = words_of_class("ORDINAL").get(first)
    if ordinal is not None:
        return ordinal
    number = number_of(words)
    return int(number) if number is not None else None
