"""Which candidate is the account's own total."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.annotate.figures.evidence import Evidence
from rashomon.annotate.figures.persons import Person
from rashomon.annotate.figures.totals import Candidate
from rashomon.annotate.figures.view import View
from rashomon.model import Reading


def choose(
    view: View, options: list[Candidate], category: str, reading: Reading, evidence: Sequence[Evidence], persons: Sequence[Person]
) -> Candidate | None:
    """The best candidate, or null where the account gives no total of its own."""
    scored = [(_weight(option), -index, option) for index, option in enumerate(options)]
    best = max(scored, default=None, key=lambda item: item[:2])
    return best[2] if best is not None and best[0] > 0 else None


def _weight(option: Candidate) -> float:
    weight = 1.0 if "persons" in option.ways else 0.0
    for item in option.evidence:
        if item.past or item.mention.number is None and option.min == 1:
            continue
        weight += (0.3 if item.part else 1.0) * (1.5 if item.sentence < 3 else 1.0)
    return weight + ("joined" in option.ways) + 0.5 * ("rest" in option.ways)
