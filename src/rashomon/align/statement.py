"""A point's statement: the accounts' own words, the plainest and fullest of them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.align.profiles import Profile
from rashomon.model import words_of
from rashomon.phrase import as_line

_HANGING = ("WDT", "WP", "WP$", "WRB", "CC", "TO")  # tags of first words that hang the rest on words before it
IDEAL = 22  # words; a statement is read at a glance and still says who and what


def statement(members: Sequence[Profile], central: Sequence[float]) -> str:
    """The words of the member that is most like the others, near the ideal length, not hedged, not in quotation marks.

    `central` has one number a member, 0 to 1: how alike it is to the others on average.
    """
    best = min(range(len(members)), key=lambda at: (-_worth(members[at], central[at]), _place(members[at])))
    return as_line(words_of(members[best].text, members[best].proposition.spans))


def _worth(profile: Profile, central: float) -> float:
    claim = profile.proposition.claim
    length = len(profile.proposition.tokens)
    plain = (not claim.hedges) + (claim.mode == "indirect") + profile.proposition.main
    return central + 0.1 * plain + 0.2 * _is_sentence(profile) - 0.01 * abs(length - IDEAL)


def _is_sentence(profile: Profile) -> bool:
    """Whether the words read as a sentence of their own: a verb with its subject, and nothing that hangs before it."""
    proposition = profile.proposition
    tokens = proposition.parse.tokens
    first = next((token for token in proposition.words if token.text.isalnum()), None)
    subject = any(token.head == proposition.head and token.dep.startswith("nsubj") for token in proposition.words)
    return (
        subject and tokens[proposition.head].pos in ("VERB", "AUX") and first is not None and first.tag not in _HANGING
    )


def _place(profile: Profile) -> tuple[str, tuple[int, int]]:
    return profile.proposition.claim.document, profile.proposition.spans[0]
