"""Whether a time is that of the event, of the speaking ("said on Tuesday"), or of the publication (a dateline)."""

from __future__ import annotations

import re

from rashomon.annotate.times.lexicon import lexicon
from rashomon.annotate.times.tense import Sentences
from rashomon.model import Span
from rashomon.model.about import MomentRole

_DATELINE = re.compile(r"[^.!?]{0,60}?\(?$")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\))?\s*(?:--|—|–|_ |- )")


def role_of(span: Span, *, sentences: Sentences, block: str, begin: int) -> MomentRole:
    """The role of the time at `span` (offsets in the account); `block` is its paragraph, which begins at `begin`."""
    before, after = block[: span.begin - begin], block[span.end - begin :]
    if len(before) <= 60 and before.isupper() and _AFTER_DATELINE.match(after):
        return "publication"
    index = sentences.at(span.begin)
    verb = sentences.verb_over(index) if index is not None else None
    if verb is None:
        return "event"
    token = sentences.tokens[verb]
    return "speaking" if token.lemma.lower() in _speaking() and sentences.says(verb) else "event"


def _speaking() -> frozenset[str]:
    return frozenset(lexicon("cues")["clause"])
