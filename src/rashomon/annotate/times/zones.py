"""Time zones: names of clocks after a reading ("13:00 Moscow time", "5 p.m. EST"), and the clock of a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rashomon import lexicons
from rashomon.annotate.times.words import Word

LONGEST_NAME = 4  # words of a clock's name before "time"
LAST_OFFSET = 14  # hours
_DIGITS = frozenset("0123456789")
_HOURS = re.compile(r"([0-9]{1,2})(?::?([0-5][0-9]))?")
_NO_NAME = frozenset(("and", "to", "until", "till", "-", "–", ",", ".", ";"))  # words that are of no clock's name
_OFFSET = re.compile(r"Z|[+-]\d\d:\d\d")


class NamedZone(NamedTuple):
    """How many words name the zone, and the zone: an offset, an IANA name, `local`, or "" where it is not known."""

    length: int
    zone: str


def zone_at(words: Sequence[Word], index: int) -> NamedZone | None:
    """The zone whose name begins at `index`, None where none does."""
    if index >= len(words):
        return None
    first = words[index]
    if first.text == "(":
        inner = zone_at(words, index + 1)
        closed = inner and index + 1 + inner.length < len(words) and words[index + 1 + inner.length].text == ")"
        return NamedZone(inner.length + 2, inner.zone) if inner and inner.zone and closed else None
    if first.text.isupper() and (zone := lexicons.load("zones")["abbreviations"].get(first.lower)):
        return _with_offset(words, index) or NamedZone(1, zone)
    for length in range(1, LONGEST_NAME + 1):
        if index + length <= len(words) and words[index + length - 1].lower in _NO_NAME:
            return None
        if index + length < len(words) and words[index + length].lower == "time":
            return _clock_name(words[index : index + length])
    return None


def _with_offset(words: Sequence[Word], index: int) -> NamedZone | None:
    """`GMT+4`, `UTC -03:30`: the hours beside the name of the zero meridian's clock."""
    if index + 2 >= len(words) or words[index].lower not in ("gmt", "utc") or words[index + 2].text[0] not in _DIGITS:
        return None
    sign = {"+": "+", "-": "-", "−": "-", "–": "-"}.get(words[index + 1].text)
    match = _HOURS.fullmatch(words[index + 2].text)
    if sign is None or match is None or words[index + 1].end != words[index + 2].begin or int(match[1]) > LAST_OFFSET:
        return None
    return NamedZone(3, f"{sign}{int(match[1]):02d}:{match[2] or '00'}")


def _clock_name(words: Sequence[Word]) -> NamedZone | None:
    name = " ".join(word.lower for word in words if word.lower not in ("'s", "’", "'", "s", "'"))
    if name in ("local", "the local"):
        return NamedZone(len(words) + 1, "local")
    place = name.removesuffix(" local").removesuffix(" standard")
    zone = lexicons.load("zones")["clocks"].get(name) or place_zone(place)
    if zone:
        return NamedZone(len(words) + 1, zone)
    return NamedZone(len(words) + 1, "") if words[-1].lower == "local" else None


def place_zone(name: str) -> str | None:
    """The IANA zone of a place, a country or a demonym, None where it is not known or has several."""
    zone: str | None = lexicons.load("zones")["places"].get(name.lower().removeprefix("the "))
    return zone


def shared_zone(names: Iterable[str]) -> str | None:
    """The zone that all places among `names` keep; None where they differ or no name is a place's."""
    zones = {zone for name in names if (zone := place_zone(name))}
    return zones.pop() if len(zones) == 1 else None


def offset_on(zone: str, day: date | None, clock: str) -> str:
    """The offset (`Z`, `+03:00`) of a zone at a clock reading of a day; "" where it cannot be known."""
    if not zone or _OFFSET.fullmatch(zone):
        return zone
    if day is None:
        return ""
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, OSError):
        return ""
    hour, minute = (0, 0) if clock.startswith("24") else (int(clock[:2]), int(clock[3:5]))
    written = datetime.combine(day, time(hour, minute), tzinfo=info).strftime("%z")
    return f"{written[:3]}:{written[3:5]}"
