"""Numbers of a time phrase, in figures and in words: "twenty-four", "nineteen ninety-one", "two thousand", "1,000"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.annotate.times.lexicon import words_of_class
from rashomon.annotate.times.words import Word

_SKIPPED = frozenset({"and", "-", "‐", "‑", "a", "an", "of", "the"})


def number_of(words: Sequence[Word]) -> float | None:
    """The value of a number in figures or words, None where the words are no number."""
    total, group, seen = 0.0, 0.0, False
    for word in words:
        if word.lower in _SKIPPED:
            continue
        seen = True
        if (plain := _plain(word.lower)) is not None:
            group += plain
        elif word.lower == "hundred":
            group = (group or 1) * 100
        elif (scale := words_of_class("SCALE").get(word.lower)) is not None:
            total, group = total + (group or 1) * scale, 0.0
        else:
            return None
    return total + group if seen else None


def year_of(words: Sequence[Word]) -> int | None:
    """A year in words: "nineteen ninety-one", "nineteen oh four" not, "two thousand (and) three"."""
    values = [_plain(word.lower) for word in words if word.lower not in _SKIPPED]
    if (
        words
        and words[0].lower in ("nineteen", "eighteen", "twenty")
        and len(values) >= 2
        and None not in values
        and (values[1] or 0) >= 10
    ):
        return int((values[0] or 0) * 100 + sum(value or 0 for value in values[1:]))
    number = number_of(words)
    return int(number) if number is not None and 1000 <= number <= 2100 else None


def _plain(lower: str) -> float | None:
    if lower[:1].isdigit():
        digits = lower.replace(",", "")
        return float(digits) if digits.replace(".", "", 1).isdigit() and len(digits) < 12 else None
    value: int | None = words_of_class("NUMBER").get(lower)
    return value
