"""Which of two accounts a shared text comes from, where something shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.model import Account


@dataclass(frozen=True, slots=True)
class Direction:
    """`forward` is true where the text goes from the first account to the second, null where nothing shows it."""

    forward: bool | None
    why: str
    credit: str | None = None


def direction(left: Account, right: Account, *, left_share: float, right_share: float) -> Direction:
    """Credited before dated before fuller: a credit is a statement of the outlet itself, a date may be of a later
    version, and a longer text may have been added to.

    `left_share` and `right_share` are the parts of each text that the shared words make up.
    """
    for credited, other, forward in ((left, right, True), (right, left, False)):
        credit = credit_of(credited, other)
        if credit:
            return Direction(forward, f"credits {credit}", credit)
    first, second = left.published, right.published
    earlier = _before(first, second) if first and second else None
    if earlier is not None:
        times = (first, second) if earlier else (second, first)
        return Direction(earlier, f"published {times[0]}, before {times[1]}")
    if right_share >= WHOLE and left_share < PART:
        return Direction(True, "the fuller text")
    if left_share >= WHOLE and right_share < PART:
        return Direction(False, "the fuller text")
    return Direction(None, "nothing shows which came first")


WHOLE = 0.9  # of a text: all of it but a headline or a byline
PART = 0.7
EAST, WEST = timedelta(hours=14), timedelta(hours=12)  # how far clocks are before and behind universal time


def credit_of(source: Account, user: Account) -> str | None:
    """The name under which `user` credits the outlet of `source`: null where it does not."""
    outlet = source.outlet
    if not outlet:
        return None
    names = {outlet.casefold(), _initials(outlet).casefold()}
    return next((agency for agency in user.agencies if agency.casefold() in names and not _same(source, user)), None)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def _same(source: Account, user: Account) -> bool:
    return source.outlet is not None and source.outlet == user.outlet


def _before(first: str, second: str) -> bool | None:
    """Whether one ISO time is surely before another; null where they may be one, or a missing zone leaves it open."""
    mine, theirs = _read(first), _read(second)
    if mine is None or theirs is None:
        return None
    if (mine[0].tzinfo is None) == (theirs[0].tzinfo is None):
        return True if mine[1] <= theirs[0] else False if theirs[1] <= mine[0] else None
    (a, b), (c, d) = (_anywhere(*mine), _anywhere(*theirs))
    return True if b <= c else False if d <= a else None


def _read(value: str) -> tuple[datetime, datetime] | None:
    """The stretch of time that an ISO date or time names: a day, or a minute."""
    try:
        begin = datetime.fromisoformat(value)
    except ValueError:
        return None
    return begin, _moved(begin, timedelta(days=1) if len(value) == 10 else timedelta(minutes=1))


def _anywhere(begin: datetime, end: datetime) -> tuple[datetime, datetime]:
    """The stretch in universal time; without a zone it may be that of any place on earth."""
    if begin.tzinfo is not None:
        return begin, end
    return _moved(begin, -EAST).replace(tzinfo=UTC), _moved(end, WEST).replace(tzinfo=UTC)


def _moved(moment: datetime, by: timedelta) -> datetime:
    """`moment` moved, as far as the calendar reaches."""
    try:
        return moment + by
    except OverflowError:
        return (datetime.max if by > timedelta() else datetime.min).replace(tzinfo=moment.tzinfo)
