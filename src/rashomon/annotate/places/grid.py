"""A grid over the globe: places in neighbouring cells are near one another, found without measuring every distance."""

from __future__ import annotations

from functools import lru_cache
from math import floor

from rashomon.annotate.places.gazetteer import Entry

NEAR = 0.75  # degrees a cell: neighbours are within about 100 km
FAR = 8.0  # degrees a cell: neighbours are in one part of the world

Cell = tuple[int, int]


def cells(entry: Entry, *, size: float = NEAR) -> tuple[Cell, ...]:
    """The cell of `entry`, then the eight around it; none where it has no coordinates."""
    if entry.lat is None or entry.lon is None:
        return ()
    return _around(floor(entry.lat / size), floor(entry.lon / size))


@lru_cache(maxsize=1 << 14)
def _around(y: int, x: int) -> tuple[Cell, ...]:
    return ((y, x), *((y + i, x + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j))
