"""Event time against time of speaking: a row an account, in the order of publication, on one axis of time.

A mark lies where what the account tells happened, a bar where its time is known to the day or to a part of it; the
account's own publication is an upright stroke in its row. A time without a zone is drawn as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.model import Happening
from rashomon.views.outline import Outline
from rashomon.views.shown import when

LEFT, WIDTH, ROW, HEAD = 190.0, 900.0, 26.0, 34.0  # SVG units: the names' column, the whole, a row, the axis' labels
RIGHT = 16.0
DAY = timedelta(days=1)
ENDS = ("0001", "9999")
WINDOW = 4 * DAY  # around the days of publication; a date farther off would press the event into a line
ROWS = 40
STEPS = (1, 3, 6, 12, 24, 48, 96, 168)  # hours between two ticks
TICKS = 9
PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 23), "NI": (20, 29)}
_VALUE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(?:(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?|([A-Z]{2})))?")
LONGEST = 22  # letters of an account's name
LETTERS = 90.0  # SVG units that the name of a day takes

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Mark:
    """`begin` to `end` in SVG units, the same where the hour is known; `words` is what the reader hears of it."""

    begin: float
    end: float
    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class Line:
    """An account's row; `published` is null where the hour is not known, `day` a stretch where only the day is."""

    number: int
    name: str
    document: str
    y: float
    published: float | None
    day: tuple[float, float] | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Hour:
    x: float
    label: str
    day: str


@dataclass(frozen=True, slots=True)
class Clock:
    width: float
    height: float
    lines: tuple[Line, ...]
    hours: tuple[Hour, ...]
    outside: int
    left_out: int


def clock(outline: Outline) -> Clock | None:
    """The chart, or null where fewer than two entries of the timeline have a day near those of publication."""
    placed = [(stretch, each) for each in outline.dossier.timeline if (stretch := _stretch(each.value))]
    speaking = {d.id: _stretch(d.account.published or "") for d in outline.dossier.documents}
    near = _window([stretch for stretch in speaking.values() if stretch] or [stretch for stretch, _ in placed])
    inside = [(stretch, each) for stretch, each in placed if near and near[0] <= stretch[0] < near[1]]
    if len(inside) < 2:
        return None
    told = [stretch for stretch, _ in inside] + [stretch for stretch in speaking.values() if stretch]
    scale = _Scale(*_rounded(min(s[0] for s in told), max(s[1] for s in told)))
    lines = list(_lines(outline, inside, speaking, scale))
    return Clock(
        WIDTH, HEAD + ROW * len(lines[:ROWS]) + 6, tuple(lines[:ROWS]), tuple(scale.hours()),
        len(outline.dossier.timeline) - len(inside), len(lines[ROWS:]),
    )  # fmt: skip


def _stretch(value: str) -> Stretch | None:
    """From when to when a TIMEX3 or ISO 8601 value reaches; null where it does not name a day, or one of the first or
    last year of the calendar, around which there is no room."""
    found = _VALUE.fullmatch(value)
    if not found or value[:4] in ENDS:
        return None
    day, hours, minutes, zone, part = found.groups()
    try:
        begin = datetime.fromisoformat(day).replace(tzinfo=UTC)
        if part:
            first, last = PARTS.get(part, (0, 24))
            return begin + timedelta(hours=first), begin + timedelta(hours=last)
        if hours is None:
            return begin, begin + DAY
        at = begin + timedelta(hours=int(hours), minutes=int(minutes)) - _offset(zone)
    except (ValueError, OverflowError):
        return None
    return at, at


def hour_of(value: str) -> float:
    """How many hours into its day a value begins, as it stands: for a part of a day where that part begins."""
    found = _VALUE.fullmatch(value)
    if not found:
        return 0.0
    _, hours, minutes, _, part = found.groups()
    if part:
        return PARTS.get(part, (0, 24))[0]
    return int(hours) + int(minutes) / 60 if hours else 0.0


def _offset(zone: str | None) -> timedelta:
    if zone is None or zone == "Z":
        return timedelta()
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    return (-1 if zone[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes)


def _window(around: list[Stretch]) -> Stretch | None:
    """`WINDOW` on both sides of the middle one of the times."""
    if not around:
        return None
    middle = sorted(around)[len(around) // 2][0]
    try:
        return middle - WINDOW, middle + WINDOW
    except OverflowError:
        return None


def _rounded(begin: datetime, end: datetime) -> Stretch:
    """Whole hours with some room on both sides."""
    room = max((end - begin) / 40, timedelta(minutes=30))
    begin, end = begin - room, end + room
    return begin.replace(minute=0, second=0, microsecond=0), end.replace(minute=0, second=0) + timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Scale:
    begin: datetime
    end: datetime

    def at(self, moment: datetime) -> float:
        share = (moment - self.begin) / (self.end - self.begin)
        return round(LEFT + min(max(share, 0), 1) * (WIDTH - LEFT - RIGHT), 1)

    def hours(self) -> Iterator[Hour]:
        span = (self.end - self.begin) / timedelta(hours=1)
        step = STEPS[min(bisect_right(STEPS, span / TICKS), len(STEPS) - 1)]
        first = self.begin.replace(hour=0)
        day = ""
        for count in range(int((self.end - first) / timedelta(hours=step)) + 1):
            at = first + timedelta(hours=step * count)
            if self.begin <= at <= self.end:
                named = f"{at.day} {at:%B}"
                x = self.at(at)
                fits = named != day and x < WIDTH - LETTERS
                yield Hour(x, f"{at:%H:%M}" if step < 24 and x < WIDTH - RIGHT else "", named if fits else "")
                day = named


def _lines(
    outline: Outline, told: list[tuple[Stretch, Happening]], speaking: dict[str, Stretch | None], scale: _Scale
) -> Iterator[Line]:
    """Accounts that tell something of it, the earliest published first, those without a date last."""
    telling = {document for _, each in told for document in each.documents}
    last = datetime.max.replace(tzinfo=UTC)
    order = [d for d in outline.documents if d in telling]
    order.sort(key=lambda d: stretch[0] if (stretch := speaking.get(d)) else last)
    for row, document in enumerate(order):
        label, spoken = outline.label(document), speaking.get(document)
        name = label.name if len(label.name) <= LONGEST else label.name[: LONGEST - 1] + "…"
        hour = scale.at(spoken[0]) if spoken and spoken[0] == spoken[1] else None
        day = (scale.at(spoken[0]), scale.at(spoken[1])) if spoken and spoken[0] != spoken[1] else None
        marks = tuple(_marks(document, told, outline, scale))
        yield Line(label.number, name, document, HEAD + ROW * row + ROW / 2, hour, day, marks)


def _marks(document: str, told: Iterable[tuple[Stretch, Happening]], outline: Outline, scale: _Scale) -> Iterator[Mark]:
    for (begin, end), each in told:
        if document in each.documents:
            claim = next((c for c in each.claims if c in outline.claims and outline.claims[c].document == document), "")
            yield Mark(scale.at(begin), scale.at(end), f"{when(each.value)}: {outline.happened(each)}", claim)
