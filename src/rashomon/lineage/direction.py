"""Which of two accounts a shared text comes from, where something shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    if first and second and _comparable(first, second) and first[: len(second)] != second[: len(first)]:
        return Direction(first < second, f"published {min(first, second)}, before {max(first, second)}")
    if right_share >= WHOLE and left_share < PART:
        return Direction(True, "the fuller text")
    if left_share >= WHOLE and right_share < PART:
        return Direction(False, "the fuller text")
    return Direction(None, "nothing shows which came first")


WHOLE = 0.9  # of a text: all of it but a headline or a byline
PART = 0.7


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


def _comparable(first: str, second: str) -> bool:
    """Whether two ISO dates can be compared as they stand: neither has a zone that the other lacks."""
    return _zone(first) == _zone(second) or len(first) == 10 or len(second) == 10


def _zone(value: str) -> str:
    match = re.search(r"(Z|[+-]\d\d:?\d\d)$", value) if "T" in value else None
    return match.group() if match else ""
