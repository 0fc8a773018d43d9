"""Figures that add up: two civilians and four police officers are "at least six"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.align.tally_populations import disjoint, population
from rashomon.model import Figure, Sum

NEAR = 400  # code points: parts of one sum are told together
MOST_PARTS = 3
MOST_FIGURES = 12  # figures of one account that are combined; more would be chance


def find_sums(figures: Sequence[Figure]) -> list[Sum]:
    """Totals with the parts of one account that add up to them. All figures are of one category.

    Parts must be exact, told close to one another, distinct in words and in whom they count, and must fit the total's
    own population. An account's total is explained once: by parts of its own where it has them, else of the first
    account that has.
    """
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.document].append(figure)
    groups = {document: list(_groups(own)) for document, own in sorted(by_document.items())}
    found = []
    for document in groups:
        total = _own_total(by_document[document])
        order = [document, *(other for other in groups if other != document)]
        parts = next((p for other in order for p in groups[other] if total and _adds_up(total, p)), None)
        if total is not None and parts is not None:
            found.append(Sum(total.id, tuple(part.id for part in parts)))
    return found


def _own_total(figures: Sequence[Figure]) -> Figure | None:
    """The account's own total, if it is of several."""
    heads = [figure for figure in figures if figure.role == "total" and figure.min >= 2]
    return min(heads, key=lambda figure: (not figure.headline, figure.span), default=None)


def _groups(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    usable = [
        f for f in figures if f.min == f.max and f.min > 0 and f.role in ("part", "total", "increment") and f.counted
    ]
    usable = sorted(usable, key=lambda figure: figure.span)[:MOST_FIGURES]
    for size in range(2, MOST_PARTS + 1):
        for parts in combinations(usable, size):
            if parts[-1].span.begin - parts[0].span.end <= NEAR and _distinct(parts):
                yield parts


def _distinct(parts: Sequence[Figure]) -> bool:
    return all(
        not a.span.overlap(b.span)
        and a.counted != b.counted
        and (disjoint(a.counted, b.counted) or not population(a.counted))
        for a, b in combinations(parts, 2)
    )


def _adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    if any(total.id == part.id for part in parts):
        return False
    fits = not any(disjoint(total.counted, part.counted) for part in parts)
    return fits and sum(part.min for part in parts) == total.min
