"""A point's statement: the accounts' own words, the plainest and fullest of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.align.profiles import Profile
from rashomon.model import words_of

_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
_CONJUNCTION = re.compile(
    r"^(?:it … )?(?:(?:and|but) )?that (?!(?:is|was|has|had|would|will|could|can|may)\b)", re.IGNORECASE
)
_HANGING = ("WDT", "WP", "WP$", "WRB", "CC", "TO")  # tags of first words that hang the rest on words before it
IDEAL = 22  # words; a statement is read at a glance and still says who and what


def statement(members: Sequence[Profile], central: Sequence[float]) -> str:
    """The words of the member that is most like the others, near the ideal length, not hedged, not in quotation marks.

    `central` has one number a member, 0 to 1: how alike it is to the others on average.
    """
    best = min(range(len(members)), key=lambda at: (-_worth(members[at], central[at]), _place(members[at])))
    return plain(words_of(members[best].text, members[best].proposition.spans))


def plain(words: str) -> str:
    """The words as a line of their own: without Markdown's marks, white space folded, and without the conjunction by
    which their cue governed them ("that", "and that", "it … that")."""
    shown = _LINK.sub(r"\1", words)
    shown = " ".join(_MARKS.sub("", shown).split())
    shown = _CONJUNCTION.sub("", shown) or shown
    return _closed(shown[:1].upper() + shown[1:])


def _closed(shown: str) -> str:
    """The line with both marks of a quotation that the words begin or end within."""
    if shown.count("“") != shown.count("”"):
        return f"{shown}”" if shown.count("“") > shown.count("”") else f"“{shown}"
    return f'{shown}"' if shown.count('"') % 2 else shown


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
