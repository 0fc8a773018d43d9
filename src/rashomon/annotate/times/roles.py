"""Whether a time is that of the event, of the speaking ("said on Tuesday"), or of the publication (a dateline)."""

from __future__ import annotations

import re
from functools import cache

from rashomon import lexicons
from rashomon.annotate.times.tense import Sentences
from rashomon.model import Span
from rashomon.model.about import MomentRole

LONGEST_DATELINE = 60  # characters before the date
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\))?\s*(?:--|—|–|_ |- )")
_PUBLISHING = re.compile(
    r"\W*(?:(?:first|last|date of) )?(?:published|updated|posted|modified|publication)\W*(?:(?:on|at)\b\W*)?", re.I
)


def role_of(span: Span, *, sentences: Sentences, block: str, begin: int) -> MomentRole:
    """The role of the time at `span` (offsets in the account); `block` is its paragraph, which begins at `begin`."""
    if _is_publication(block, span.shifted(-begin)):
        return "publication"
    index = sentences.at(span.begin)
    verb = sentences.verb_over(index) if index is not None else None
    if verb is None:
        return "event"
    speaking = sentences.tokens[verb].lemma.lower() in _speaking_verbs() and sentences.says(verb)
    return "speaking" if speaking else "event"


def _is_publication(block: str, span: Span) -> bool:
    """Whether a time is in a dateline ("BELMORA, May 3 (Courier) --"), after "Published on" at the head of its
    paragraph, or all that its paragraph says."""
    after = block[span.end : span.end + LONGEST_DATELINE]
    if span.begin <= LONGEST_DATELINE:
        before = block[: span.begin]
        if _PUBLISHING.fullmatch(before) or (before.isupper() and _AFTER_DATELINE.match(after)):
            return True
    around = block[: min(span.begin, LONGEST_DATELINE)] + after
    return not any(character.isalpha() for character in around)


@cache
def _speaking_verbs() -> frozenset[str]:
    return frozenset(lexicons.load("cues")["clause"])
