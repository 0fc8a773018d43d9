"""Lines that say when an account was published, updated or filed, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
OFFSETS = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00",
    "kst": "+09:00", "hkt": "+08:00", "wib": "+07:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00",
    "ksa": "+03:00", "trt": "+03:00", "pkt": "+05:00", "akst": "-09:00", "akdt": "-08:00", "hst": "-10:00",
}  # fmt: skip
NAMELESS = ("et", "ct", "mt", "pt", "local time", "local", "ist")  # no single offset: the time is kept without one
LONGEST = 160

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
_HALF = r"(?P<half>[ap])\.?m\b\.?"
_ZONES = "|".join(sorted((*OFFSETS, *NAMELESS), key=len, reverse=True))

PIECES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("modified", r"(?:last |was )*(?:updated?|modified|revised|edited)\b(?: on| at)?|last changed(?: on)?|upd\b"),
        ("published", r"(?:first |originally |was )*(?:published|posted|created|released|issued|filed)\b(?: on| at)?"),
        ("published", r"date of publication|publication date|pub(?:lished)? date|date\b|posted on|time\b"),
        ("date", r"(?P<year>(?:19|20)\d\d)[-/.](?P<monthnumber>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)t?"),
        ("date", rf"{_DAY}(?:\s+of)?[\s.,-]{{0,3}}{_MONTH}[\s.,-]{{0,3}}{_YEAR}"),
        ("date", rf"{_MONTH}\s*{_DAY}[\s.,]{{1,3}}{_YEAR}"),
        ("date", rf"{_YEAR}[\s,-]{{1,3}}{_MONTH}[\s,-]{{1,3}}{_DAY}"),
        ("date", r"(?P<first>\d{1,2})(?P<by>[./-])(?P<other>\d{1,2})(?P=by)(?P<year>(?:19|20)\d\d)(?!\d)"),
        ("part", rf"{_DAY}(?:\s+of)?\s*{_MONTH}(?!\s*\d{{4}})"),
        ("part", rf"{_MONTH}\s*{_DAY}(?![\s.,]{{1,3}}(?:19|20)\d\d)"),
        ("time", rf"{_CLOCK}\s*(?:{_HALF})?(?:\s*hrs\b)?"),
        ("time", rf"(?P<hour>\d{{1,2}})\s*{_HALF}"),
        ("zone", rf"(?:{_ZONES})\b(?:\s*[+-]\d{{1,2}}(?::?\d\d)?)?|(?:utc|gmt)?[+-]\d\d:?\d\d\b"),
        ("weekday", r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"),
        ("part", _YEAR),
        ("ago", r"(?:an?|\d{1,3}) (?:second|minute|min|hour|day|week|month|year)s? ago|yesterday\b|today\b"),
        ("between", r"[\s,;:|•·@/()\[\]—–-]+|at\b|on\b"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line taken apart: ISO 8601 dates, with a time where one stands there; null where it does not say.

    `partial` is true where a date lacks its year or only a year, a clock time or an age ("2 hours ago") is given.
    """

    published: str | None = None
    modified: str | None = None
    clock: str | None = None
    partial: bool = False


@lru_cache(maxsize=4096)
def read_stamp(text: str) -> Stamp | None:
    """What a line says of dates; null where it says anything else too."""
    if len(text) > LONGEST or not any(char.isdigit() for char in text):
        return None
    pieces = _pieces(text)
    if pieces is None or not any(name in ("date", "part", "time", "ago") for name, _ in pieces):
        return None
    return _stamp(pieces)


def _pieces(text: str) -> list[tuple[str, re.Match[str]]] | None:
    found: list[tuple[str, re.Match[str]]] = []
    at = 0
    while at < len(text):
        piece = next(((name, match) for name, pattern in PIECES if (match := pattern.match(text, at))), None)
        if piece is None or piece[1].end() == at:
            return None
        found.append(piece)
        at = piece[1].end()
    return found


def _stamp(pieces: list[tuple[str, re.Match[str]]]) -> Stamp:
    dates: dict[str, str] = {}
    clocks: dict[str, str] = {}
    label = "published"
    for name, found in pieces:
        if name in ("published", "modified"):
            label = name
        elif name == "date" and label not in dates and (day := _date(found)):
            dates[label] = day
        elif name == "time" and label not in clocks and (clock := _clock(found)):
            clocks[label] = clock
        elif name == "zone" and label in clocks and len(clocks[label]) <= 8:
            clocks[label] += _offset(found[0])
    return Stamp(
        published=_joined(dates.get("published"), clocks.get("published")),
        modified=_joined(dates.get("modified"), clocks.get("modified")),
        clock=None if dates else next(iter(clocks.values()), None),
        partial=not dates,
    )


def _joined(day: str | None, clock: str | None) -> str | None:
    return f"{day}T{clock}" if day and clock else day


def with_clock(day: str, clock: str) -> str:
    """A date with the time that stands on the next line."""
    return day if "T" in day else f"{day}T{clock}"


def _date(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    if groups.get("first"):
        return _day_first(int(groups["first"]), int(groups["other"]), int(groups["year"]), dotted=groups["by"] == ".")
    month = int(groups["monthnumber"]) if groups.get("monthnumber") else MONTHS.index(groups["month"][:3].lower()) + 1
    return _iso(int(groups["year"]), month, int(groups["day"]))


def _day_first(first: int, other: int, year: int, *, dotted: bool) -> str | None:
    """A date in figures: with full stops the day comes first; else only where one of the two cannot be a month."""
    if dotted or first > 12 or first == other:
        return _iso(year, other, first)
    return _iso(year, first, other) if other > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()
    if (half and hour > 12) or hour > 23 or minute > 59:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    second = int(groups["second"]) if groups.get("second") else None
    if second is not None and second < 60:
        return time(hour, minute, second).isoformat()
    return f"{hour:02}:{minute:02}"


def _offset(zone: str) -> str:
    """`+03:00` for a zone with one offset, else nothing."""
    words = zone.lower().split()
    numeric = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", zone)
    if numeric:
        return f"{numeric[1]}{int(numeric[2]):02}:{numeric[3] or '00'}"
    return OFFSETS.get(words[0], "") if words else ""
