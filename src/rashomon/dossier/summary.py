"""The event in a few sentences, each taken whole from an account, with the claims that it rests on.

A sentence may stand here only where every name and number in it lies in the spans of its claims, each of these claims
has its source in the sentence, it can be read alone, no loaded word in it is the outlet's own, and no number in it has
been replaced by a later one. Where a chosen sentence is in dispute, one of the other side follows it; else one of
another party is preferred.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.dossier.sentences import Candidate, candidates
from rashomon.model import Point, Reading, SummaryLine, Tally, Words
from rashomon.model.passages import Passages

LINES = 3
SAME_SIDE = 0.5  # of a sentence of a party that has been heard already
ALIKE = 0.5  # share of the words of a sentence that stand in another: the two tell the same
_WORD = re.compile(r"\w+(?:[.,:]\d+)*")
Value = tuple[str, str, float, float | None]  # a document, a category, the least and the most


def summarise(
    readings: Sequence[Reading], points: Sequence[Point], *, tally: Sequence[Tally] = ()
) -> tuple[SummaryLine, ...]:
    """Up to three sentences, what is told most widely and first in front; their order depends on nothing else."""
    supported = _by_claim(points)
    old = _superseded(tally)
    found = [each for reading in readings for each in _current(reading, supported, old)]
    found.sort(key=lambda each: (-each.weight, each.reading.account.id, each.sentence.span))
    return tuple(_line(each, supported) for each in _chosen(found, points))


def _superseded(tally: Iterable[Tally]) -> frozenset[Value]:
    """The totals that a later one replaced; one that contradicts it is not replaced but another side's."""
    return frozenset(
        (total.document, each.category, total.min, total.max)
        for each in tally
        for total in each.by_document
        if (total.min, total.max) != each.latest
        and not any(total.figure in found.figures for found in each.differ if found.kind == "conflict")
    )


def _current(reading: Reading, supported: Mapping[str, list[Point]], old: frozenset[Value]) -> Iterator[Candidate]:
    """The candidates of an account that have none of the values of `old` in them."""
    stand = Passages([f.span for f in reading.figures if (f.document, f.category, f.min, f.max) in old])
    yield from (each for each in candidates(reading, supported) if not stand.covered(each.sentence.span))


def _by_claim(points: Iterable[Point]) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        for claim in point.supports:
            found[claim.id].append(point)
    return found


def _chosen(found: Sequence[Candidate], points: Sequence[Point]) -> list[Candidate]:
    denied = {point.id: {claim.id for claim in point.denies} for point in points if point.denies}
    chosen: list[Candidate] = []
    left = [*found]
    while len(chosen) < LINES:
        best = _answer(chosen, found, denied) or max(left, key=lambda each: _fresh(each, chosen), default=None)
        if best is None:
            break
        chosen.append(best)
        left = [each for each in left if not _same(each, best)]
    return chosen


def _answer(
    chosen: Sequence[Candidate], found: Sequence[Candidate], denied: Mapping[str, set[str]]
) -> Candidate | None:
    """The first sentence of the other side where the last one chosen is in dispute and nobody has answered it."""
    if not chosen:
        return None
    against = {claim for point in chosen[-1].points for claim in denied.get(point.id, ())}
    if any(claim.id in against for each in chosen for claim in each.claims):
        return None
    return next((each for each in found if any(claim.id in against for claim in each.claims)), None)


def _fresh(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """Its weight, less where the same parties have been heard."""
    heard = frozenset(side for each in chosen for side in each.sides)
    return candidate.weight * (SAME_SIDE if candidate.sides and candidate.sides <= heard else 1)


def _same(left: Candidate, right: Candidate) -> bool:
    """Whether two sentences tell the same: they support one point, or have most of their words and all numbers in
    common."""
    if {point.id for point in left.points} & {point.id for point in right.points}:
        return True
    alike = len(left.words & right.words) > ALIKE * min(len(left.words), len(right.words) or 1)
    return alike and _numbers(left) == _numbers(right)


def _line(candidate: Candidate, supported: Mapping[str, list[Point]]) -> SummaryLine:
    """The sentence with its own claims, then those of other accounts that tell all of it."""
    account = candidate.reading.account
    documents = (account.id, *_telling_all(candidate, supported))
    claims = [claim for point in candidate.points for claim in point.supports if claim.document in documents]
    ids = tuple(dict.fromkeys(claim.id for claim in (*candidate.claims, *claims)))
    span = candidate.sentence.span
    return SummaryLine(candidate.text, ids, documents, (Words(account.id, span, span.of(account.text)),))


def _telling_all(candidate: Candidate, supported: Mapping[str, list[Point]]) -> list[str]:
    """The other accounts that support a point of each of the sentence's claims, with the same numbers."""
    telling = [
        {other.document for point in supported.get(claim.id, ()) for other in point.supports}
        for claim in candidate.claims
    ]
    everywhere = set.intersection(*telling) - {candidate.reading.account.id} if telling else set()
    numbers = _numbers(candidate)
    return sorted(document for document in everywhere if numbers <= _words_of(document, candidate.points))


def _numbers(candidate: Candidate) -> set[str]:
    tokens = candidate.reading.parse.tokens[candidate.sentence.first : candidate.sentence.last]
    return {token.text.lower() for token in tokens if token.pos == "NUM" or token.text.isdigit()}


def _words_of(document: str, points: Iterable[Point]) -> set[str]:
    """The words of a document's claims for the points."""
    texts = (claim.text for point in points for claim in point.supports if claim.document == document)
    return {word for text in texts for word in _WORD.findall(text.lower())}
