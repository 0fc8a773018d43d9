"""How words, numbers and times are shown: the same in every view, and no hostile character does anything."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePath
from urllib.parse import urlsplit

# Controls, bidirectional marks, line separators, surrogates, tags and other characters that are not to be seen.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_PART_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_STAMP = re.compile(rf"\b{_INSTANT.pattern}|\b{_DAY.pattern}\b")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def shown(text: str) -> str:
    """`text` with every character that no reader sees written out as its code point: `⟨U+202E⟩`.

    A bidirectional mark could otherwise turn a sentence about, and a control character could drive a terminal.
    """
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text.replace("\r\n", "\n"))


def line(text: str) -> str:
    """`text` shown on one line, runs of white space as one blank."""
    return " ".join(shown(text.replace("\r", "\n")).split())


def file_name(path: str) -> str:
    """The last part of a path: a page that is sent on need not tell where its writer keeps files."""
    return line(PurePath(path).name)


def web_address(url: str | None) -> str | None:
    """`url` where it is a plain http or https address, else null: no other kind becomes a link."""
    if not url or _UNSEEN.search(url) or any(mark.isspace() for mark in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


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
