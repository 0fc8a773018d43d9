"""What is known of pairs of statements before they are clustered: the judge's chances, copied text, people's decisions.

A person's decision wins over all, then copied text, then numbers that cannot be the same, then the judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from rashomon.judgements import Judgements, Verdict
from rashomon.model import Figure, Reading, Reuse, Span
from rashomon.points.statements import Statement

PERSON = "a person"
COVERED = 0.6  # of either's words stand in text that two accounts share: they are one text


@dataclass(frozen=True, slots=True)
class Edge:
    """Chances that two statements say the same and that they are opposed; `by` says who judged. `decided`: what a
    person said of them, that they stand in one point or in none together; no chance of others weighs against it."""

    same: float
    opposed: float
    by: str
    decided: Verdict | None = None


@dataclass(slots=True)
class Edges:
    """Edges by pairs of indices, the lower first; `near` lists each statement's others."""

    known: dict[tuple[int, int], Edge] = field(default_factory=dict)
    near: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def put(self, a: int, b: int, edge: Edge) -> None:
        key = (a, b) if a < b else (b, a)
        if key not in self.known:
            self.near[a].append(b)
            self.near[b].append(a)
        self.known[key] = edge

    def get(self, a: int, b: int) -> Edge | None:
        return self.known.get((a, b) if a < b else (b, a))


def edges_of(
    statements: Sequence[Statement],
    readings: Sequence[Reading],
    judged: Iterable[tuple[int, int, float, float]],
    *,
    by: str | Sequence[str],
    lineage: Sequence[Reuse] = (),
    judgements: Judgements | None = None,
) -> Edges:
    """All edges of an event. `judged`: a pair with both chances; `by`: who judged all, or each, by name."""
    figures = _figures(statements, readings)
    edges = Edges()
    for (a, b, same, opposed), name in zip(judged, repeat(by) if isinstance(by, str) else by, strict=False):
        if _cannot_be_same(figures[a], figures[b]):
            same = 0.0
        edges.put(a, b, Edge(same, opposed, name))
    for a, b in copied(statements, lineage):
        edges.put(a, b, Edge(1.0, 0.0, "copied text"))
    for a, b, edge in _decided(statements, judgements or Judgements(), edges):
        edges.put(a, b, edge)
    return edges


def _figures(statements: Sequence[Statement], readings: Sequence[Reading]) -> list[list[Figure]]:
    """The casualty figures in each statement's words."""
    by_document = {reading.account.id: reading.figures for reading in readings}
    return [
        [
            figure
            for figure in by_document.get(statement.document, ())
            if figure.category != "other" and any(span.covers(figure.span) for span in statement.spans)
        ]
        for statement in statements
    ]


def _cannot_be_same(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    """Whether both give numbers of one category, and no two of them can be one number."""
    for category in {figure.category for figure in left} & {figure.category for figure in right}:
        mine = [figure for figure in left if figure.category == category]
        theirs = [figure for figure in right if figure.category == category]
        if not any(_meet(one, other) for one in mine for other in theirs):
            return True
    return False


def _meet(one: Figure, other: Figure) -> bool:
    return (other.max is None or one.min <= other.max) and (one.max is None or other.min <= one.max)


def copied(statements: Sequence[Statement], lineage: Sequence[Reuse]) -> Iterator[tuple[int, int]]:
    """Pairs of statements that are one text: both stand in words that lineage aligned with one another."""
    documents: dict[str, list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        documents[statement.document].append(at)
    for reuse in lineage:
        for here, there in reuse.spans:
            mine = [at for at in documents[reuse.origin] if _stands(statements[at], here)]
            theirs = [at for at in documents[reuse.to] if _stands(statements[at], there)]
            if len(mine) == len(theirs):  # a passage may hold several; in order they are the same ones
                yield from zip(mine, theirs, strict=True)


def _stands(statement: Statement, span: Span) -> bool:
    total = sum(one.end - one.begin for one in statement.spans)
    return total > 0 and sum(one.overlap(span) for one in statement.spans) >= COVERED * total


def _decided(statements: Sequence[Statement], judgements: Judgements, edges: Edges) -> Iterator[tuple[int, int, Edge]]:
    """Edges of pairs of claims that people decided on. "Same" is in one point, to say it or to deny it: the likest pair
    of their statements is the same, or opposed where that is likelier. "Different" is in no point together."""
    of: Mapping[str, list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        of[statement.claim.id].append(at)
    for decision in judgements.of_kind("claim"):
        pairs = [(a, b) for a in of.get(decision.a, ()) for b in of.get(decision.b, ()) if a != b]
        if decision.judgement == "different":
            yield from ((a, b, Edge(0.0, 0.0, PERSON, "different")) for a, b in pairs)
        elif decision.judgement == "same" and pairs:
            judged = {pair: edges.get(*pair) or Edge(0.0, 0.0, PERSON) for pair in pairs}
            likest = max(pairs, key=lambda pair: (max(judged[pair].same, judged[pair].opposed), pair))
            against = judged[likest].opposed > judged[likest].same
            yield (*likest, Edge(float(not against), float(against), PERSON, "same"))
