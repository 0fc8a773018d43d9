"""Builds the gazetteer's SQLite file from the table and the lexicons that ship."""

from __future__ import annotations

import errno
import glob
import hashlib
import logging
import lzma
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import JaroWinkler

from rashomon import cache, lexicons
from rashomon.spelling import key
from rashomon.unseen import message

FORMAT = 3  # raised when the tables change, so that an older file is built anew
LOCAL = -1_000_000  # ids of lexicon places that GeoNames does not have count down from here
RENOWN = 1_000_000  # stands for the people of a sea or a mountain, so that no hamlet of its name is preferred
ALIKE = 0.85  # Jaro-Winkler similarity of two spellings
ACRONYM = 5  # letters at most
PLACES = 273_000  # about as many as there are, for the progress
LEXICONS = ("countries", "divisions", "places_disputed", "places_natural")
GENERIC = frozenset(
    [
        "borough",
        "county",
        "department",
        "district",
        "division",
        "governorate",
        "krai",
        "municipality",
        "oblast",
        "parish",
        "prefecture",
        "province",
        "raion",
        "rayon",
        "region",
        "republic",
        "rayonu",
        "oblysy",
    ]
)
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, parent INTEGER, lat REAL, lon REAL,
                    population INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, how TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""

COLUMNS = {"place": "id, name, kind, country, parent, lat, lon, population", "name": "key, place, how"}
PART = ".part"
LONGEST_BUILD = 3600  # seconds; a part that is older is of a build that was killed

Progress = Callable[[int, int], None]


class Row(NamedTuple):
    """A place with its names: pairs of a name and how it names (see `gazetteer.How`)."""

    id: int
    name: str
    kind: str
    country: str | None
    parent: int
    lat: float | None
    lon: float | None
    population: int
    names: tuple[tuple[str, str], ...] = ()


def default_path() -> Path:
    """Where the gazetteer lies: in the user's cache (`RASHOMON_CACHE` sets another folder), named after its content."""
    return cache.folder() / f"gazetteer-{fingerprint()}.sqlite"


def fingerprint() -> str:
    """Changes whenever the table, a lexicon or the format does."""
    digest = hashlib.blake2b(str(FORMAT).encode(), digest_size=6)
    data = files("rashomon") / "data"
    for part in (data / "gazetteer.tsv.xz", *(data / "lexicons" / f"{name}.json" for name in LEXICONS)):
        digest.update(part.read_bytes())
    return digest.hexdigest()


def build(path: Path, *, progress: Progress | None = None) -> Path:
    """Write the gazetteer to `path` and return it. Takes some seconds; calls `progress(done, of)` now and then.

    The file appears whole or not at all, so that several processes may build at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=PART)
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as connection:
            fill(connection, _reported(rows(), progress))
            mark_capitals(connection)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        return part.replace(path)
    except sqlite3.OperationalError as error:  # a full disk is one to SQLite
        raise OSError(errno.EIO, str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Removes what builds that were killed have left."""
    for left in path.parent.glob(f"{glob.escape(path.name)}*{PART}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LONGEST_BUILD:
                left.unlink()


def damage(path: Path) -> str | None:
    """What is wrong with the gazetteer in a file: cut short, no database, other tables, empty ones; null for nothing.

    Looks at the header and at a row of each table, which takes no time; damage in the midst shows when it is read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(32)
        size, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
        if not head.startswith(b"SQLite format 3\0"):
            return "it is no database"
        if (65536 if size == 1 else size) * pages != path.stat().st_size:
            return "it is cut short"
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            for table, columns in COLUMNS.items():
                if connection.execute(f"SELECT {columns} FROM {table} LIMIT 1").fetchone() is None:
                    return f"its table {table} is empty"
    except (OSError, sqlite3.DatabaseError) as error:
        return str(error)
    return None


def rebuild(path: Path, why: str) -> Path:
    """Builds a damaged gazetteer anew, and says so."""
    logging.getLogger("rashomon").warning(
        "%s", message(f"rashomon: the place names in {path} are damaged ({why}); they are built anew, once.")
    )
    return build(path)


def _reported(found: Iterable[Row], progress: Progress | None) -> Iterator[Row]:
    for count, row in enumerate(found, 1):
        if progress and count % 10_000 == 0:
            progress(min(count, PLACES), PLACES)
        yield row
    if progress:
        progress(PLACES, PLACES)


def fill(connection: sqlite3.Connection, places: Iterable[Row]) -> None:
    """Write `places` into the two tables of an empty database."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    keys: list[tuple[str, int, str]] = []
    for row in places:
        connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row[:8])
        keys.extend((key(name), row.id, how) for name, how in ((row.name, "name"), *row.names))
    keys.sort(key=lambda item: item[:2])  # in order the tree grows at its end only, three times as fast
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", keys)
    connection.commit()


def mark_capitals(connection: sqlite3.Connection) -> None:
    """Give the seats of government in the lexicon of countries the kind `capital`, which only the search sees."""
    for country in lexicons.load("countries")["countries"]:
        for capital in country["capitals"]:
            connection.execute(
                "UPDATE place SET kind = 'capital' WHERE id = (SELECT p.id FROM name n JOIN place p ON p.id = n.place "
                "WHERE n.key = ? AND p.country = ? AND p.kind IN ('city', 'town', 'village', 'capital') "
                "ORDER BY p.population DESC, p.id LIMIT 1)",
                (key(capital), country["iso2"]),
            )
    connection.commit()


def rows() -> Iterator[Row]:
    """All places that ship: disputed and natural ones, countries, then GeoNames' with the names of the divisions."""
    own = [*local_rows()]
    taken = {row.id for row in own}
    yield from own
    countries = {row.country: row.id for row in own if row.kind == "country"}
    typed = {(line["country"], line["name"]): line for line in lexicons.load("divisions")["divisions"]}
    for row in shipped():
        if row.id not in taken:
            yield (
                row if row.parent else outermost(row, countries.get(row.country, 0), typed.get((row.country, row.name)))
            )


def outermost(row: Row, country: int, typed: dict[str, Any] | None) -> Row:
    """A first-level division (or a settlement of none) inside its country, with what the lexicon says of it."""
    if typed is None:
        return row._replace(parent=country)
    lat, lon = typed.get("at") or (row.lat, row.lon)
    names = (*row.names, *((name, "abbreviation") for name in typed["short"]))
    return row._replace(parent=country, names=names, lat=lat, lon=lon)


def shipped() -> Iterator[Row]:
    """The rows of the table of GeoNames' places."""
    with lzma.open(str(files("rashomon") / "data" / "gazetteer.tsv.xz"), "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            number, parent, kind, country, lat, lon, people, name, others = line.rstrip("\n").split("\t")
            names = [
                (other, "spelling" if spells(name, other) else "alternate") for other in others.split("|") if other
            ]
            names += [(short, "short") for short in dict.fromkeys(map(shortened, (name, *others.split("|")))) if short]
            place = (int(number), name, kind, country, int(parent), float(lat), float(lon), int(people))
            yield Row(*place, tuple(names))


def spells(name: str, other: str) -> bool:
    """Whether `other` is another spelling of `name` (or its English form), and not another name of the place."""
    return not name.isascii() or JaroWinkler.similarity(key(name), key(other)) >= ALIKE


def shortened(name: str) -> str:
    """`name` less the word for what it is (`Kent County`: `Kent`; `Republic of Kent`: `Kent`), else empty."""
    words = name.split(" ")
    if len(words) > 1 and words[-1].casefold() in GENERIC:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0].casefold() in GENERIC and words[1] == "of":
        return " ".join(words[2:])
    return ""


def local_rows() -> Iterator[Row]:
    """The rows of the lexicons of countries, disputed and natural places."""
    for country in lexicons.load("countries")["countries"]:
        yield country_row(country)
    places = [*lexicons.load("places_disputed")["places"], *lexicons.load("places_natural")["places"]]
    for number, place in enumerate(places):
        names = tuple((name, "abbreviation" if acronym(name) else "name") for name in place.get("names", ()))
        demonyms = tuple((name, "demonym") for name in place.get("demonyms", ()))
        lat, lon = place.get("at") or (None, None)
        people = place.get("population") or RENOWN
        identity = place.get("geonameid") or LOCAL - number
        yield Row(identity, place["name"], place["kind"], place.get("country"), 0, lat, lon, people, names + demonyms)


def acronym(name: str) -> bool:
    return name.isupper() and len(name) <= ACRONYM


def country_row(country: dict[str, Any]) -> Row:
    names = [(name, "name") for name in country["names"]]
    names += [(name, "abbreviation") for name in country["short"]]
    names += [(name, "demonym") for field in ("adjectives", "nouns", "plurals") for name in country[field]]
    names = [(name, how) for name, how in names if name not in country["short"] or how == "abbreviation"]
    place = (country["geonameid"], country["name"], "country", country["iso2"], 0, country["lat"], country["lon"])
    return Row(*place, country.get("population", 0), tuple(names))
