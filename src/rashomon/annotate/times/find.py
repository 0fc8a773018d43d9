"""Times of an account: found by the grammar, read in order, and of these the ones that news marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.choose import is_marked
from rashomon.annotate.times.infer import inferred_date
from rashomon.annotate.times.reader import Candidate, Reader
from rashomon.model import Moment, Reading


def find_moments(reading: Reading, *, published: str | None = None) -> tuple[Moment, ...]:
    """The time expressions of the account's blocks, in the order of the text, with their TIMEX3 types and values.

    Values are counted from the account's own date. Where it has none, the date that its own words give away, or
    `published` (ISO 8601: a date inferred from other accounts of the event), takes its place, and the moments counted
    from it are marked as inferred. Without either nothing is made up: the value keeps `X` for what is not known and
    the anchor is `none`. An interval ("from 1988 to 1994") is a moment of its own that covers its two ends.
    """
    return tuple(found.moment for found in candidates(reading, published=published) if is_marked(found.features))


def anchor_moments(reading: Reading, published: str) -> tuple[Moment, ...]:
    """The account's moments counted anew from `published`, a date inferred from the other accounts of its event. An
    account with a date of its own keeps it."""
    return find_moments(reading, published=published)


def candidates(reading: Reading, *, published: str | None = None) -> Iterator[Candidate]:
    """All that the grammar reads as times, before the choice of what is marked."""
    own = _date(reading.account.published)
    today = own or _date(published) or inferred_date(reading)
    reader = Reader(reading, today=today, inferred=own is None)
    for block in reading.blocks:
        yield from reader.candidates(block)


def _date(value: str | None) -> date | None:
    return cal.day_of(value[:10]) if value else None
