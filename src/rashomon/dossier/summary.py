"""The event in a few sentences, each taken whole from an account, with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Claim, Point, Reading, Sentence, SummaryLine

LINES = 3
MAX_LENGTH = 420  # code points; a longer sentence is no summary
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "this", "that", "these", "those", "we", "i"})


def summarise(readings: Sequence[Reading], points: Sequence[Point]) -> tuple[SummaryLine, ...]:
    """The sentences that tell the most widely told points, no two of the same point, in the order of the accounts."""
    by_id = {reading.account.id: reading for reading in readings}
    widest = sorted(points, key=lambda p: (-len(p.documents), -len(p.origins), p.status == "single source", p.id))
    lines: list[tuple[int, SummaryLine]] = []
    used: set[str] = set()
    for point in widest:
        choice = _best(point, by_id)
        if choice is None or (used & {claim.id for claim in point.claims}):
            continue
        reading, sentence = choice
        told = [c for c in reading.claims if any(sentence.span.overlap(s) for s in c.content)]
        used.update(claim.id for claim in (*told, *point.claims))
        line = SummaryLine(
            " ".join(sentence.span.of(reading.account.text).split()),
            tuple(dict.fromkeys([claim.id for claim in told] + [claim.id for claim in point.claims])),
            point.documents,
        )
        lines.append((_depth(reading, sentence), line))
        if len(lines) == LINES:
            break
    return tuple(line for _, line in sorted(lines, key=lambda pair: (pair[0], pair[1].text)))


def _best(point: Point, by_id: dict[str, Reading]) -> tuple[Reading, Sentence] | None:
    """Of the sentences that hold a claim of the point, one that stands by itself: a named source, no pronoun first."""
    options = []
    for claim in point.supports:
        reading = by_id[claim.document]
        sentence = _sentence_of(reading, claim)
        named = claim.source_text.lower() not in _PRONOUNS
        if sentence is not None and named and _stands_alone(reading, sentence):
            options.append((sentence.span.end - sentence.span.begin, claim.id, reading, sentence))
    if not options:
        return None
    _, _, reading, sentence = min(options, key=lambda option: (abs(option[0] - 160), option[1]))
    return reading, sentence


def _sentence_of(reading: Reading, claim: Claim) -> Sentence | None:
    """The sentence that holds all of the claim, source included; none where it runs over several."""
    spans = claim.content + claim.cue + claim.source
    begin, end = min(s.begin for s in spans), max(s.end for s in spans)
    for sentence in reading.parse.sentences:
        if sentence.span.begin <= begin and end <= sentence.span.end + 1:
            return sentence
    return None


def _stands_alone(reading: Reading, sentence: Sentence) -> bool:
    text = sentence.span.of(reading.account.text)
    first = next((t for t in reading.parse.tokens[sentence.first : sentence.last] if t.pos != "PUNCT"), None)
    balanced = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    return (
        first is not None
        and first.text.lower() not in _PRONOUNS
        and len(text) <= MAX_LENGTH
        and balanced
        and reading.blocks[sentence.block].kind == "paragraph"
        and text.rstrip()[-1:] in '.!?”"'
    )


def _depth(reading: Reading, sentence: Sentence) -> int:
    return sentence.block
