"""A point's statement: the accounts' own words, the plainest and fullest of them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.align.profiles import Profile
from rashomon.model import words_of

IDEAL = 22  # words; a statement is read at a glance and still says who and what


def statement(members: Sequence[Profile], central: Sequence[float]) -> str:
    """The words of the member that is most like the others, near the ideal length, not hedged, not in quotation marks.

    `central` has one number a member, 0 to 1: how alike it is to the others on average.
    """
    best = min(range(len(members)), key=lambda at: (-_worth(members[at], central[at]), _place(members[at])))
    words = words_of(members[best].text, members[best].proposition.spans)
    return " ".join(words.split())


def _worth(profile: Profile, central: float) -> float:
    claim = profile.proposition.claim
    length = len(profile.proposition.tokens)
    plain = (not claim.hedges) + (claim.mode == "indirect") + profile.proposition.main
    return central + 0.1 * plain - 0.01 * abs(length - IDEAL)


def _place(profile: Profile) -> tuple[str, tuple[int, int]]:
    return profile.proposition.claim.document, profile.proposition.spans[0]
