"""Relations: how one claim of a point stands to another, what the judge said and how sure, and what can be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.model import Comparison, Figure, Reading, Relation, RelationKind, Words
from rashomon.points.edges import Edge
from rashomon.points.statements import CONTENT, Statement

Seen = tuple[RelationKind, str, str, Words, Words]
NARROWER = 1.8  # times the words of content: a statement of so many more says more


def relation(
    left: Statement, right: Statement, edge: Edge, readings: Mapping[str, Reading], *, denies: bool
) -> Relation:
    """How `right` stands to `left`; `denies`: they are the two sides of a point."""
    whole = (_words(left, readings), _words(right, readings))
    score = edge.opposed if denies else edge.same
    detail = f"same {edge.same:.2f}, opposed {edge.opposed:.2f}, by {edge.by}"
    comparisons = [Comparison(name="judge", score=round(score, 4), detail=detail, left=whole[0], right=whole[1])]
    seen = [found for check in CHECKS if (found := check(left, right, readings)) is not None]
    for _, name, words, mine, theirs in seen:
        comparisons.append(Comparison(name=name, score=0.0, detail=words, left=mine, right=theirs))
    kind: RelationKind = "denies" if denies else seen[0][0] if seen else "same"
    if denies and seen and seen[0][0] in ("differs in number", "differs in time"):
        kind = seen[0][0]
    return Relation(a=left.claim.id, b=right.claim.id, kind=kind, score=round(score, 4), comparisons=tuple(comparisons))


def _words(statement: Statement, readings: Mapping[str, Reading]) -> Words:
    span = statement.spans[0]
    return Words(document=statement.document, span=span, text=span.of(readings[statement.document].account.text))


def _number(left: Statement, right: Statement, readings: Mapping[str, Reading]) -> Seen | None:
    for one in _figures(left, readings):
        for other in _figures(right, readings):
            apart = (one.max is not None and other.min > one.max) or (other.max is not None and one.min > other.max)
            if one.category == other.category != "other" and apart:
                words = f"{one.text} and {other.text}: two numbers of {one.category}"
                mine = Words(document=one.document, span=one.span, text=one.text)
                return "differs in number", "number", words, mine, Words(
                    document=other.document, span=other.span, text=other.text
                )  # fmt: skip
    return None


def _figures(statement: Statement, readings: Mapping[str, Reading]) -> list[Figure]:
    figures = readings[statement.document].figures
    return [figure for figure in figures if any(span.covers(figure.span) for span in statement.spans)]


def _time(left: Statement, right: Statement, readings: Mapping[str, Reading]) -> Seen | None:
    mine, theirs = (
        [
            moment
            for moment in readings[one.document].moments
            if moment.role == "event" and moment.type in ("DATE", "TIME")
            and any(span.covers(moment.span) for span in one.spans)
        ]
        for one in (left, right)
    )  # fmt: skip
    if not mine or not theirs:
        return None
    if any(a.value.startswith(b.value) or b.value.startswith(a.value) for a in mine for b in theirs):
        return None
    a, b = mine[0], theirs[0]
    words = f"{a.text} and {b.text}: {a.value} and {b.value}"
    return "differs in time", "time", words, Words(document=left.document, span=a.span, text=a.text), Words(
        document=right.document, span=b.span, text=b.text
    )  # fmt: skip


def _attribution(left: Statement, right: Statement, readings: Mapping[str, Reading]) -> Seen | None:
    if left.claim.own_voice == right.claim.own_voice:
        return None
    said = right.claim if left.claim.own_voice else left.claim
    speaker = said.speaker or said.source_text or "a source"
    detail = f"one has it from {speaker}, the other tells it as fact"
    return "attribution lost", "attribution", detail, _words(left, readings), _words(right, readings)


def _hedge(left: Statement, right: Statement, readings: Mapping[str, Reading]) -> Seen | None:
    mine, theirs = left.claim.hedges, right.claim.hedges
    if bool(mine) == bool(theirs):
        return None
    detail = f"only one of them says {', '.join(sorted({*mine, *theirs}))}"
    return "hedge dropped", "hedge", detail, _words(left, readings), _words(right, readings)


def _narrower(left: Statement, right: Statement, readings: Mapping[str, Reading]) -> Seen | None:
    counts = [sum(readings[one.document].parse.tokens[at].pos in CONTENT for at in one.tokens) for one in (left, right)]
    if max(counts) < NARROWER * max(1, min(counts)):
        return None
    return "narrower", "detail", "one of them says more", _words(left, readings), _words(right, readings)


CHECKS: Sequence[Callable[[Statement, Statement, Mapping[str, Reading]], Seen | None]] = (
    _number, _time, _attribution, _hedge, _narrower,
)  # fmt: skip
