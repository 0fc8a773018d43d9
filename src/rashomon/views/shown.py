"""How words, numbers and times are shown: the same in every view, and no hostile character does anything."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from rashomon.unseen import PATTERN, line, shown

__all__ = [
    "clock_of", "dated", "day_of", "file_name", "line", "number", "percent", "shown", "web_address", "when",
]  # fmt: skip

_NO_ADDRESS = re.compile(r"[\s\\<>\"`^{|}]")  # no URL has them (RFC 3986), and readers differ on what they do
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_PART_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_STAMP = re.compile(rf"\b{_INSTANT.pattern}|\b{_DAY.pattern}\b")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def file_name(path: str) -> str:
    """The last part of a path: a page that is sent on need not tell where its writer keeps files."""
    return line(PurePath(path).name)


def web_address(url: str | None) -> str | None:
    """`url` where it is a plain http or https address, else null: no other kind becomes a link.

    An address with a user part (`https://bank.example@evil.example`) leads elsewhere than it seems to; so does one that
    browsers read otherwise than it is written, with a backslash or an escape before its path.
    """
    if not url or PATTERN.search(url) or _NO_ADDRESS.search(url):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc) else None


def number(value: float) -> str:
    """`1234.0` as `1,234`."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def percent(share: float) -> str:
    return f"{round(100 * share)} %"


def when(value: str) -> str:
    """A TIMEX3 or ISO 8601 value as a reader writes it: `2024-05-14T02:10Z` as `14 May 2024, 02:10 UTC`.

    What is not known stays out; a value of another kind (`P6W`, `2024-W20`) is shown as it stands.
    """
    if instant := _INSTANT.fullmatch(value):
        day, clock, zone = instant.groups()
        return f"{_day(day)}, {clock}{_zone(zone)}"
    if "T" in value and (part := _PART_OF_DAY.get(value.partition("T")[2])):
        return f"{_day(value.partition('T')[0])}, {part}"
    if month := _MONTH.fullmatch(value):
        year, count = int(month[1]), int(month[2])
        return f"{date(year, count, 1):%B} {year}" if year and 1 <= count <= 12 else value
    return _day(value)


def dated(text: str) -> str:
    """`text` with every ISO 8601 instant and date in it as `when` writes it."""
    return _STAMP.sub(lambda match: when(match[0]), text)


def day_of(value: str) -> str:
    """The day that a value falls on, as `when` writes it."""
    return when(value.partition("T")[0])


def clock_of(value: str) -> str:
    """What `when` says after the day, empty where the value is a day or less."""
    return when(value).partition(", ")[2] if "T" in value else ""


def _day(value: str) -> str:
    try:
        day = datetime.strptime(value, "%Y-%m-%d") if _DAY.fullmatch(value) else None
    except ValueError:
        day = None
    return f"{day.day} {day:%B} {day.year}" if day else shown(value)


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone in {"Z", "+00:00", "+0000"}:
        return " UTC"
    hours, minutes = zone[1:3].lstrip("0") or "0", zone[-2:]
    return f" (UTC{zone[0].replace('-', '−')}{hours}{'' if minutes == '00' else ':' + minutes})"
