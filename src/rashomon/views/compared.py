"""What differs and what adds up in a tally, as a reader wants it: the same two values once, whoever gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model import Figure, Tally


@dataclass(frozen=True, slots=True)
class Differing:
    """Totals of one value against totals of another; the first of each side lends its words. `why` is empty where the
    pairs have several reasons."""

    kind: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Adding:
    """Parts that add up to totals of one value."""

    parts: tuple[Figure, ...]
    totals: tuple[Figure, ...]


def differences(tally: Tally, known: Mapping[str, Figure]) -> list[Differing]:
    """The differences of a tally, the pairs of the same two values together."""
    grouped: dict[tuple[object, ...], list[tuple[Figure, Figure, str]]] = {}
    for each in tally.differ:
        figures = [known[identity] for identity in each.figures if identity in known]
        if len(figures) == 2:
            left, right = sorted(figures, key=_value if each.kind == "conflict" else _as_of)
            grouped.setdefault((each.kind, _value(left), _value(right)), []).append((left, right, each.why))
    return [
        Differing(str(key[0]), _once(p[0] for p in pairs), _once(p[1] for p in pairs), _only(p[2] for p in pairs))
        for key, pairs in grouped.items()
    ]


def sums(tally: Tally, known: Mapping[str, Figure]) -> list[Adding]:
    """The sums of a tally, those of the same parts in the same accounts once, with all totals that they make."""
    parts: dict[object, tuple[Figure, ...]] = {}
    totals: dict[object, list[Figure]] = {}
    for each in tally.sums:
        if each.total in known and all(part in known for part in each.parts):
            found = tuple(known[part] for part in each.parts)
            key = tuple(sorted((*_value(part), part.document) for part in found))
            parts.setdefault(key, found)
            totals.setdefault(key, []).append(known[each.total])
    return [Adding(parts[key], _once(totals[key])) for key in parts]


def _value(figure: Figure) -> tuple[float, float]:
    return figure.min, float("inf") if figure.max is None else figure.max


def _as_of(figure: Figure) -> str:
    """What sorts figures by their time; ISO 8601 sorts as text well enough within a zone."""
    return figure.as_of or ""


def _once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """One figure of each document."""
    return tuple({figure.document: figure for figure in figures}.values())


def _only(words: Iterable[str]) -> str:
    found = set(words)
    return found.pop() if len(found) == 1 else ""
