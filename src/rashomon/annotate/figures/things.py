"""Quantities that are not people: areas, money, percentages, vehicles and other counted things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.numbers import Number
from rashomon.annotate.figures.view import View
from rashomon.model import Span

_CURRENCY = lexicon().currencies
_SIGNS = frozenset({"rs", "rs."})
_SQUARE = re.compile(
    r"\s?(sq(?:uare|\.)?\s?(?:kilomet(?:er|re)s?|met(?:er|re)s?|km|mi(?:les?)?|feet|ft|m)\b|km(?:2|²)|m²|hectares?|acres?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A quantity with its span, range and unit; `counted` is the noun where things are counted."""

    span: Span
    min: float
    max: float | None
    unit: str
    counted: str | None = None
    approximate: bool = False


def find_things(view: View, text: str) -> Iterator[Thing]:
    """Quantities of things, in the order of the text."""
    for number in view.numbers:
        thing = _area(view, number, text) or _money(view, number) or _percent(view, number) or _counted(view, number)
        if thing is not None:
            yield thing


def _span(view: View, first: int, last: int) -> Span:
    return Span(view.tokens[first].begin, view.tokens[last - 1].end)


def _area(view: View, number: Number, text: str) -> Thing | None:
    span = _span(view, number.first, number.last)
    match = _SQUARE.match(text, span.end, min(len(text), span.end + 24))
    if match is None:
        return None
    return Thing(
        span=Span(span.begin, match.end()),
        min=number.min,
        max=number.max,
        unit=" ".join(match[1].split()),
        approximate=number.approximate,
    )


def _money(view: View, number: Number) -> Thing | None:
    before = view.word(number.core - 1)
    sign = _CURRENCY.get(before.rstrip(".")) if before and (before in _SIGNS or not before[0].isalpha()) else None
    unit = sign or _CURRENCY.get(view.lemma(number.last))
    if unit is None:
        return None
    first = number.first - (sign is not None and number.first == number.core)
    return Thing(
        span=_span(view, first, number.last + (sign is None)),
        min=number.min,
        max=number.max,
        unit=unit,
        approximate=number.approximate,
    )


def _percent(view: View, number: Number) -> Thing | None:
    if view.word(number.last) not in ("%", "percent", "per", "pct"):
        return None
    last = number.last + 1 + (view.words[number.last] == "per" and view.word(number.last + 1) == "cent")
    if view.words[number.last] == "per" and last == number.last + 1:
        return None
    return Thing(
        span=_span(view, number.first, last), min=number.min, max=number.max, unit="%", approximate=number.approximate
    )


def _counted(view: View, number: Number) -> Thing | None:
    """A number of things that news counts ("12 vehicles"), at most two words before the noun."""
    units = lexicon().units
    start = number.last + (view.word(number.last) == "of")
    for index in range(start, min(start + 3, len(view.words))):
        lemma = view.lemma(index)
        if lemma in units["things"] or lemma in units["measures"]:
            if view.lemma(index + 1) in units["things"] and view.tokens[index].dep == "compound":
                continue
            if view.word(number.last) == "-":
                return None
            unit = lemma if lemma in units["measures"] else "count"
            counted = None if lemma in units["measures"] else " ".join(view.words[start : index + 1])
            return Thing(
                span=_span(view, number.first, index + 1), min=number.min, max=number.max, unit=unit, counted=counted,
                approximate=number.approximate,
            )  # fmt: skip
        if view.tokens[index].pos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None
