"""Which of the accounts' totals is the latest known.

The rule: each account has one vote for the total it gives, weighed by the cube of how sure it is that this is its
own total; an account that gives none votes, more weakly, for there being none. The range with the most weight wins:
accounts that agree outweigh one that does not, and the last published is not always the best informed. An earlier and
smaller total speaks, in part, for a later and larger one, since tolls grow. Of the hurt, the missing and so on, an
account that does not have the latest number of dead is an older state and hardly counts. Ties go to the later account,
then to the more exact range, then to the larger number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rashomon.model import Category, Figure

# The vote of an account that gives no total of the category; tuned on `incidents`.
SILENCE = {"killed": 0.4, "injured": 0.1}
SILENCE_OTHERS = 0.0  # of the missing, detained, displaced: who does not count them says nothing of them
GROWTH = 0.6  # the part of its vote that an earlier, smaller total gives to a later, larger one
OLDER = 0.05  # the part of its vote that an account keeps which has not the latest deaths; tuned on `incidents`


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An account's total of a category, null where it gives none, and its time (ISO 8601). `titled`: the total stands
    in the account's title alone."""

    document: str
    time: str | None
    figure: Figure | None
    titled: bool = False


def latest_range(
    given: Sequence[Given], *, category: Category, current: AbstractSet[str] | None = None
) -> tuple[float, float | None] | None:
    """The latest range by the rule above; null where silence wins or nothing is given.

    `current` holds the documents that have the latest number of dead, where that is known.
    """
    votes: dict[tuple[float, float | None] | None, float] = defaultdict(float)
    times: dict[tuple[float, float | None] | None, str] = {}
    for item in given:
        value = (item.figure.min, item.figure.max) if item.figure else None
        votes[value] += _vote(item, category, current)
        times[value] = max(times.get(value, ""), item.time or "")
    for item in given:
        for value in votes:
            if item.figure and value and value[0] > item.figure.min and times[value] > (item.time or "~"):
                votes[value] += GROWTH * _vote(item, category, current)
    return max(
        votes,
        key=lambda value: (votes[value], times[value], value is not None and value[1] is not None, value or (0.0,)),
        default=None,
    )


def _vote(item: Given, category: Category, current: AbstractSet[str] | None) -> float:
    known = 1.0 if current is None or item.document in current else OLDER
    if item.figure is None:
        return SILENCE.get(category, SILENCE_OTHERS) * known
    return known * (item.figure.score if item.figure.score is not None else 1.0) ** 3
