"""The gazetteer: 272,000 places of the world with their names, in a SQLite file that is read where it lies.

It is built once, from the table that ships (GeoNames of July 2026, CC BY 4.0; see lexicons/generate_gazetteer.py) and
from the lexicons of countries, of disputed and historic places, of seas, rivers and mountains. Nothing is downloaded.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, Literal, NamedTuple

from rashomon.annotate.places import tables
from rashomon.spelling import key

How = Literal["name", "spelling", "alternate", "short", "abbreviation", "demonym"]
EARTH_RADIUS = 6371.0  # km
CACHED = 1 << 16  # look-ups kept in memory: about 10 MB


class Entry(NamedTuple):
    """A place of the gazetteer, under one of its names.

    `how` says what kind of name it was found by. `parent` is the id of the smallest place around it, 0 where there is
    none; ids above 0 are GeoNames'. `country` is the ISO 3166 code in GeoNames' table, null where the place is in
    dispute; `lat` and `lon` are degrees; `population` is that of the place or of what lies in it.
    """

    id: int
    name: str
    kind: str
    country: str | None
    parent: int
    lat: float | None
    lon: float | None
    population: int
    how: How = "name"

    @property
    def geonameid(self) -> int | None:
        return self.id if self.id > 0 else None


class Gazetteer:
    """Looks names up. One instance serves a process; a look-up takes some microseconds."""

    def __init__(self, connection: sqlite3.Connection, *, file: Path | None = None) -> None:
        self._connection = connection
        self._file = file  # from which it is built anew where it turns out to be damaged
        self.look_up = lru_cache(maxsize=CACHED)(self._look_up)
        self.entry = lru_cache(maxsize=CACHED)(self._entry)
        self.around = lru_cache(maxsize=CACHED)(self._around)

    @classmethod
    def load(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer at `path`, by default the one in the user's cache.

        It is built first (some seconds) where there is none or it is damaged.

        Raises:
            OSError: it cannot be written.
        """
        where = path or tables.default_path()
        if not where.exists():
            tables.build(where)
        elif (why := tables.damage(where)) is not None:
            tables.rebuild(where, why)
        return cls(_opened(where), file=where)

    @classmethod
    def of(cls, places: Iterable[tables.Row]) -> Gazetteer:
        """A gazetteer in memory, of `places` and nothing else."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        tables.fill(connection, places)
        return cls(connection)

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """The rows of a query. A file that turns out to be damaged in its midst is built anew, once."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if self._file is None:
                raise
            tables.rebuild(self._file, str(error))
            self._connection, self._file = _opened(self._file), None
            return self._connection.execute(query, values).fetchall()

    def _look_up(self, name: str) -> tuple[Entry, ...]:
        found = self._rows(
            "SELECT p.*, n.how FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? "
            "ORDER BY p.population DESC, p.id",
            (key(name),),
        )
        return tuple(Entry(*row) for row in found)

    def _entry(self, number: int) -> Entry | None:
        rows = self._rows("SELECT * FROM place WHERE id = ?", (number,))
        return Entry(*rows[0]) if rows else None

    def _around(self, entry: Entry) -> tuple[Entry, ...]:
        """The places that `entry` lies in, the smallest first."""
        found: list[Entry] = []
        parent = self.entry(entry.parent)
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.entry(parent.parent)
        return tuple(found)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def distance(a: Entry, b: Entry) -> float:
    """Kilometres along a great circle; infinite where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    north, south = radians(a.lat), radians(b.lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(half)))


def within(points: Sequence[Entry], entry: Entry, km: float) -> bool:
    return any(distance(point, entry) <= km for point in points)
