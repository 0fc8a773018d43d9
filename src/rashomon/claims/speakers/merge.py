"""What is said of two names: merged or not, by whom, how sure, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Verdict = Literal["same", "different", "unsure"]


class NameJudgement(NamedTuple):
    """A user's word on two names; it wins over every score. "unsure" keeps them apart, as "different" does."""

    left: str
    right: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMerge:
    """Two names of speakers set against each other: `name` is the one preferred, which
    `other` becomes; where `name` in its turn becomes a third one, another pair says so.

    `score` is 0 to 1, `reasons` say in phrases what was seen, `accounts` are the ids of the accounts with `other`.
    `merged` is false for a pair that looked alike and was kept apart.
    """

    name: str
    other: str
    score: float
    reasons: tuple[str, ...]
    accounts: tuple[str, ...]
    decided_by: Literal["rule", "user"] = "rule"
    merged: bool = True
