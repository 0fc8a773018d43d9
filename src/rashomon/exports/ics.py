"""The timeline as iCalendar (RFC 5545).

What is known to the minute is an instant (or a local time without zone where no zone is known); what is known to
the day, the week or the month is all-day, as long as the day, the week or the month. An entry whose value is no time
of a calendar is a journal entry without a date, so that it is there and nothing is invented for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from rashomon.model import Dossier, Happening, content_id
from rashomon.views.outline import Outline
from rashomon.views.shown import line, when

LINE = 75  # octets, then a line is folded
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[A-Z]{2,3})?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")


def render(dossier: Dossier) -> str:
    """A calendar, its lines folded and ended as the standard says."""
    outline = Outline(dossier)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rashomon//timeline//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(outline.heading)}")
    seen: dict[str, int] = {}
    for happening in dossier.timeline:
        lines += _entry(happening, outline, seen)
    lines.append("END:VCALENDAR")
    return "".join(_folded(each) + "\r\n" for each in lines)


def _entry(happening: Happening, outline: Outline, seen: dict[str, int]) -> Iterator[str]:
    times = _times(happening.value)
    kind = "VEVENT" if times else "VJOURNAL"
    yield f"BEGIN:{kind}"
    yield f"UID:{_identity(happening, seen)}"
    yield f"DTSTAMP:{_stamp(happening, outline)}"
    yield from times
    yield f"SUMMARY:{_escaped(_summary(happening, outline))}"
    yield f"DESCRIPTION:{_escaped(_description(happening, outline))}"
    if times:
        yield "TRANSP:TRANSPARENT"
    yield f"END:{kind}"


def _identity(happening: Happening, seen: dict[str, int]) -> str:
    """The same for the same time and claims, whatever else is in the timeline."""
    identity = content_id("t", happening.value, happening.statement, [*happening.claims])
    seen[identity] = seen.get(identity, 0) + 1
    return f"{identity}-{seen[identity]}@rashomon" if seen[identity] > 1 else f"{identity}@rashomon"


def _summary(happening: Happening, outline: Outline) -> str:
    """The words, and the time as far as it is known where the calendar would show another precision."""
    words = outline.happened(happening)
    exact = re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:.*)?", happening.value)
    return words if exact else f"{line(when(happening.value))}: {words}"


def _description(happening: Happening, outline: Outline) -> str:
    said = []
    for each in happening.claims:
        if claim := outline.claims.get(each):
            told = f"{outline.speaker(claim)}{outline.saying(claim)} “{outline.words(claim)}”"
            said.append(f"{told} ({outline.label(claim.document).name})")
    return "\n".join([*said, f"Time as read: {line(happening.value)}"])


def _times(value: str) -> list[str]:
    """The lines that say when; none where the value is no time of a calendar."""
    try:
        if instant := _INSTANT.fullmatch(value):
            return [f"DTSTART:{_instant(instant[1], instant[2])}"]
        days = _days(value)
    except (ValueError, OverflowError):  # the 30th of February, a year that no calendar has
        return []
    if days is None:
        return []
    first, after = days
    return [f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _instant(clock: str, zone: str | None) -> str:
    midnight = clock[10:].rstrip(":0") == "T24"  # ISO 8601 has it for the end of a day, the calendar does not
    at = datetime.fromisoformat((clock[:10] + "T00:00" if midnight else clock) + (zone or ""))
    at += timedelta(days=midnight)
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" if zone else f"{at:%Y%m%dT%H%M%S}"


def _days(value: str) -> tuple[date, date] | None:
    """The first day and the day after the last."""
    if day := _DAY.fullmatch(value):
        first = date.fromisoformat(day[1])
        return first, first + timedelta(days=1)
    if month := _MONTH.fullmatch(value):
        year, count = int(month[1]), int(month[2])
        return date(year, count, 1), date(year + count // 12, count % 12 + 1, 1)
    if week := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return first, first + timedelta(days=7)
    return None


def _stamp(happening: Happening, outline: Outline) -> str:
    """When the entry was last revised: the newest account that tells it, else the calendar's own zero."""
    dates = [outline.documents[each].account.published for each in happening.documents if each in outline.documents]
    stamps = sorted(stamp for each in dates if each and (stamp := _utc(each)))
    return stamps[-1] if stamps else "19700101T000000Z"


def _utc(published: str) -> str | None:
    try:
        at = datetime.fromisoformat(published)
        at = at.astimezone(UTC) if at.tzinfo else at
    except (ValueError, OverflowError):
        return None
    return f"{at:%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    """Text as RFC 5545 writes it; what no reader sees was written out by `line` before."""
    marked = re.sub(r"([\\;,])", r"\\\1", words)
    return marked.replace("\n", "\\n")


def _folded(text: str) -> str:
    """`text` in lines of at most 75 octets, the second and later ones begun by a blank, no character cut."""
    lines, now, size = [], "", 0
    for mark in text:
        width = len(mark.encode("utf-8"))
        if size + width > LINE:
            lines.append(now)
            now, size = " ", 1
        now, size = now + mark, size + width
    return "\r\n".join([*lines, now])
