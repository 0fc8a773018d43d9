"""When a proposition says that something was: its dates, and whether those of two can be of one event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from rashomon.model import Moment, Reading, Span

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST = 500  # code points of a moment

When = frozenset[str]
"""ISO dates as exact as they were given: `2023`, `2023-05`, `2023-05-14`; empty where nothing is said."""


def when(reading: Reading, spans: Sequence[Span]) -> When:
    """The dates that stand in `spans`; years alone where the account's moments were not read."""
    inside = [moment for span in spans for moment in _near_span(reading.moments, span) if span.overlap(moment.span)]
    dates = {date for moment in inside if (date := _date(moment)) is not None}
    if not reading.moments:
        dates = {year for span in spans for year in _YEAR.findall(span.of(reading.account.text))}
    return frozenset(dates)


def _near_span(moments: Sequence[Moment], span: Span) -> Iterator[Moment]:
    """The moments, which are in the order of the text, that may overlap a span."""
    low, high = (bisect_left(moments, edge, key=_begin) for edge in (span.begin - LONGEST, span.end))
    return islice(moments, low, high)


def _begin(moment: Moment) -> int:
    return moment.span.begin


def _date(moment: Moment) -> str | None:
    if moment.type not in ("DATE", "TIME"):
        return None
    match = _DATE.match(moment.value)
    return "-".join(part for part in match.groups() if part) if match else None


def apart(left: When, right: When, *, published: Sequence[str | None]) -> bool:
    """Whether the two speak of different times: no date of one fits a date of the other.

    Where one of them gives no date, it speaks of the time of its publication; a date long before that is another time.
    """
    now = frozenset(date[:10] for date in published if date)
    if not left and not right:
        return False
    if left and right:
        return not any(_fit(a, b) for a in left for b in right)
    return bool(now) and not any(_near(a, b) for a in left | right for b in now)


def _fit(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _near(date: str, now: str) -> bool:
    """Whether a date is of the month of `now`, or a coarser one that holds it."""
    return _fit(date[:7], now[:7])
