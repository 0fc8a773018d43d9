"""What the outlet says itself: sentences that report without attributing become claims of the outlet."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.claims.attribution import EDGE, Attribution
from rashomon.model import Reading, Sentence, Span, trimmed

SPEAKING_KINDS = frozenset({"paragraph", "item", "caption", "quote"})
ATTRIBUTED_SHARE = 0.4  # a sentence more of which is somebody's words is theirs, not the outlet's


def own_voice(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Sentences with a verb of which little is attributed, less the attributed part; cue and source are empty."""
    taken = sorted(span for a in attributions for span in (*a.content, *a.cue, *a.source))
    found: list[Attribution] = []
    cursor = 0
    for sentence in reading.parse.sentences:
        while cursor < len(taken) and taken[cursor].end <= sentence.span.begin:
            cursor += 1
        near = [s for s in taken[cursor : cursor + 40] if s.overlap(sentence.span)]
        if reading.blocks[sentence.block].kind in SPEAKING_KINDS and _reports(reading, sentence):
            found.extend(_rest(reading.account.text, sentence.span, near))
    return found


def _reports(reading: Reading, sentence: Sentence) -> bool:
    tokens = reading.parse.tokens[sentence.first : sentence.last]
    has_verb = any(token.pos in ("VERB", "AUX") for token in tokens)
    return has_verb and sum(token.pos != "PUNCT" for token in tokens) >= 4


def _rest(text: str, sentence: Span, taken: Sequence[Span]) -> list[Attribution]:
    covered = sum(span.overlap(sentence) for span in taken)
    if covered > ATTRIBUTED_SHARE * (sentence.end - sentence.begin):
        return []
    pieces, begin = [], sentence.begin
    for span in sorted(taken):
        pieces.append(Span(begin, max(begin, span.begin)))
        begin = max(begin, span.end)
    pieces.append(Span(begin, sentence.end))
    content = tuple(p for p in (trimmed(text, piece, EDGE) for piece in pieces) if len(p.of(text).split()) >= 3)
    return [Attribution(content=content)] if content else []
