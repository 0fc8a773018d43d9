"""The tally: all accounts' totals of one category, set against each other. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Category, Difference, Figure, Reading, Tally, Total

CATEGORIES: tuple[Category, ...] = ("killed", "injured", "missing", "detained", "displaced")


def tally(readings: Sequence[Reading]) -> tuple[Tally, ...]:
    """One tally for each category of which an account gives a total, in the order of `CATEGORIES`."""
    return tuple(row for category in CATEGORIES if (row := _tally(readings, category)) is not None)


def _tally(readings: Sequence[Reading], category: Category) -> Tally | None:
    heads: list[tuple[Reading, Figure]] = []
    for reading in readings:
        head = next((f for f in reading.figures if f.category == category and f.headline), None)
        if head is not None:
            heads.append((reading, head))
    if not heads:
        return None
    latest = max(
        heads,
        key=lambda pair: (
            sum(f.min == pair[1].min for _, f in heads),
            pair[0].account.published or "",
            pair[0].account.id,
        ),
    )[1]
    differ = [
        Difference(documents=(a.account.id, b.account.id), kind="conflict", figures=(f.id, g.id))
        for i, (a, f) in enumerate(heads)
        for b, g in heads[i + 1 :]
        if not _meet(f, g)
    ]
    return Tally(
        category=category, latest=(latest.min, latest.max),
        by_document=tuple(Total(reading.account.id, f.min, f.max, f.id) for reading, f in heads), differ=tuple(differ),
    )  # fmt: skip


def _meet(a: Figure, b: Figure) -> bool:
    low, high = max(a.min, b.min), min((f.max for f in (a, b) if f.max is not None), default=None)
    return high is None or low <= high
