"""What is said of two names: merged or not, by whom, how sure, and why."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rashomon.model import NameMerge

__all__ = ["NameJudgement", "NameMerge", "Verdict"]

Verdict = Literal["same", "different", "unsure"]


class NameJudgement(NamedTuple):
    """A user's word on two names; it wins over every score. "unsure" keeps them apart, as "different" does."""

    left: str
    right: str
    verdict: Verdict
