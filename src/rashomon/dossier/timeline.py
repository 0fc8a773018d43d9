"""What happened when, as the accounts have it: dated claims in the order of the time they speak of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from rashomon.model import Claim, Happening, Moment, Point, Reading
from rashomon.model.passages import Passages

DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\dA-Z:+.-]+)?)?)?")
CLOCK = re.compile(r"(\d\d)(?::(\d\d))?(?::\d\d)?(Z|[+-]\d\d:?\d\d)?")
PARTS = {
    "MO": 5.0,
    "MI": 11.0,
    "DT": 8.0,
    "AF": 12.0,
    "EV": 17.0,
    "NI": 20.0,
}  # hours at which they begin
MIN_PRECISION = 7  # a month; a bare year is background more often than an event


def timeline(readings: Sequence[Reading], points: Sequence[Point]) -> tuple[Happening, ...]:
    """One entry for each time value and point (or claim that stands in none), earliest first."""
    point_of = {claim.id: point for point in reversed(points) for claim in point.claims}
    entries: dict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    statements: dict[tuple[str, str], str] = {}
    for reading in readings:
        contents = [(claim, span) for claim in reading.claims for span in claim.content]
        stand = Passages([span for _, span in contents])
        for moment in reading.moments:
            claim = _smallest([contents[place][0] for place in stand.meeting(moment.span)])
            if claim is None or not _placed(moment):
                continue
            point = point_of.get(claim.id)
            key = (moment.value, point.id if point else claim.id)
            statements.setdefault(key, claim.text)  # the claim that names the time, not the point's first words
            entries[key].setdefault(claim.id, claim)
    return tuple(
        Happening(
            value=value,
            statement=statements[value, key],
            claims=tuple(entries[value, key]),
            documents=tuple(dict.fromkeys(claim.document for claim in entries[value, key].values())),
        )
        for value, key in sorted(entries, key=lambda entry: (_order(entry[0]), entry))
    )


def _order(value: str) -> tuple[str, float]:
    """The day and the hour that a value begins with; a day as a whole stands before its hours, and a time with a zone
    where it falls in UTC."""
    day, _, hour = value.partition("T")
    if hour in PARTS:
        return day, PARTS[hour]
    clock = CLOCK.fullmatch(hour)
    if clock is None:
        return day, -1.0
    at = int(clock[1]) + int(clock[2] or 0) / 60
    if clock[3] is None:
        return day, at
    return _in_utc(day, at, clock[3])


def _in_utc(day: str, hour: float, zone: str) -> tuple[str, float]:
    sign = -1 if zone[0] == "-" else 1
    offset = 0.0 if zone == "Z" else sign * (int(zone[1:3]) + int(zone[-2:]) / 60)
    try:
        moved = datetime.fromisoformat(day) + timedelta(hours=hour - offset)
    except (ValueError, OverflowError):
        return day, hour
    return moved.date().isoformat(), moved.hour + moved.minute / 60


def _placed(moment: Moment) -> bool:
    """Whether the value says when, at least to the month, and of an event rather than of speech."""
    return (
        moment.type in ("DATE", "TIME")
        and moment.role == "event"
        and bool(DATED.fullmatch(moment.value))
        and len(moment.value) >= MIN_PRECISION
    )


def _smallest(holders: Sequence[Claim]) -> Claim | None:
    """The claim of the smallest content."""
    return min(holders, key=lambda c: (sum(e - b for b, e in c.content), c.id), default=None)
