"""Points: the same proposition across accounts, who says it and who denies it.

In: readings with parses and claims, and their lineage. Out: `Point`s with a status and with relations that say what the
judge saw. The way: statements → retrieval → judge → edges → clustering → assemble. What always holds: no point has two
statements that are opposed on one side; the order of readings changes nothing; every statement stands in a point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.judgements import Judgements
from rashomon.model import Origin, Point, Problem, Reading, Reuse
from rashomon.points.assemble import assemble
from rashomon.points.choice import chosen
from rashomon.points.clustering import Thresholds, clusters, sides
from rashomon.points.context import Context, contexts
from rashomon.points.edges import edges_of
from rashomon.points.judge import UNJUDGED, Fitted, Judge, verdicts
from rashomon.points.retrieval import candidates
from rashomon.points.statements import Statement, statements

__all__ = ["UNJUDGED", "Found", "Judge", "Statement", "Thresholds", "chosen", "find_points", "statements"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The points of an event; how many pairs that were judged opposed no point shows; the judge's name, and what a
    reader must know of its work."""

    points: tuple[Point, ...]
    hidden: int
    judge: str = ""
    problems: tuple[Problem, ...] = ()


def find_points(
    readings: Sequence[Reading],
    lineage: Sequence[Reuse],
    *,
    origins: Mapping[str, Origin],
    judge: Judge,
    judgements: Judgements | None = None,
    at: Thresholds | None = None,
) -> Found:
    """The points of an event.

    Args:
        readings: all accounts of the event, with parses and claims.
        lineage: text that stands in several of them.
        origins: for each claim's id its origin.
        judge: the judge of pairs.
        judgements: what people decided; wins over the judge.
        at: thresholds; the judge's own, where it has some, unless told otherwise.
    """
    at = at or (judge.thresholds if isinstance(judge, Fitted) else Thresholds())
    ordered = sorted(readings, key=lambda reading: reading.account.id)
    told = [(statement, context) for reading in ordered for statement, context in _told(reading)]
    found = [statement for statement, _ in told]
    read = judge.read([context for _, context in told])
    pairs = candidates(read.vectors, [statement.document for statement in found])
    said = verdicts(judge, read, pairs)
    judged = [
        (int(a), int(b), float(same), float(opposed))
        for (a, b), (same, opposed) in zip(said.pairs, said.chances, strict=True)
    ]
    edges = edges_of(found, ordered, judged, by=said.by, lineage=lineage, judgements=judgements)
    both, hidden = sides(clusters(len(found), edges, at), edges, at)
    points = assemble(both, found, edges, ordered, origins, at)
    return Found(points=points, hidden=hidden, judge=judge.name, problems=said.problems)


def _told(reading: Reading) -> list[tuple[Statement, Context]]:
    own = statements(reading)
    return list(zip(own, contexts(own, reading), strict=True))
