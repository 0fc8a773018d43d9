"""Points put together: what is said, by whom, against whom, counted by origin, and explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model import Claim, Origin, Point, Reading, Relation, Span, Status, content_id
from rashomon.points.clustering import Sides, Thresholds
from rashomon.points.edges import Edge, Edges
from rashomon.points.explain import relation
from rashomon.points.independence import behind, status
from rashomon.points.statements import Statement
from rashomon.points.wording import wording

RANK = ("disputed", "agreed", "one origin", "single source")
UNSEEN = Edge(0.0, 0.0, "nobody: they stand in one point by way of others")


def assemble(
    found: Sequence[Sides],
    statements: Sequence[Statement],
    edges: Edges,
    readings: Sequence[Reading],
    origins: Mapping[str, Origin],
    at: Thresholds,
) -> tuple[Point, ...]:
    """The points, disputed ones first, then by the number of documents."""
    by_document = {reading.account.id: reading for reading in readings}
    points: dict[str, Point] = {}
    for each in found:
        point = _point(each, statements, edges, by_document, origins, at)
        points.setdefault(point.id, point)
    return tuple(sorted(points.values(), key=lambda p: (RANK.index(p.status), -len(p.documents), p.id)))


def _point(
    each: Sides,
    statements: Sequence[Statement],
    edges: Edges,
    readings: Mapping[str, Reading],
    origins: Mapping[str, Origin],
    at: Thresholds,
) -> Point:
    say, deny = each.say, each.deny
    if not deny and all(_rejects(statements[at]) for at in say):
        say, deny = (), say
    central = [_central(at, each.say, edges) for at in each.say]
    chosen = [(statements[at], readings[statements[at].document]) for at in each.say]
    denied = {statements[at].claim.id for at in deny}
    supports = _claims([at for at in say if statements[at].claim.id not in denied], statements)
    denies = _claims(deny, statements)
    members = [*say, *deny]
    return Point(
        id=content_id("p", sorted((statements[at].claim.id, *map(list, statements[at].spans)) for at in members)),
        statement=wording(chosen, central),
        status=_status(each, supports, denies, statements, edges, origins, at),
        supports=supports,
        denies=denies,
        origins=tuple(map(str, behind(supports or denies, origins))),
        parts=_parts(members, statements),
        relations=tuple(_relations(each, central, statements, edges, readings)),
        unsaid=tuple(sorted(readings.keys() - {statements[at].document for at in members})),
    )


def _status(
    each: Sides,
    supports: Sequence[Claim],
    denies: Sequence[Claim],
    statements: Sequence[Statement],
    edges: Edges,
    origins: Mapping[str, Origin],
    at: Thresholds,
) -> Status:
    """The status; origins of which no two are surely of one mind are not said to agree."""
    found = status(supports, denies, origins)
    if found != "agreed":
        return found
    own = {member: origins.get(statements[member].claim.id) for member in each.say}
    across = [edges.get(a, b) for a in each.say for b in each.say if a < b and own[a] != own[b]]
    surest = max((known.same for known in across if known is not None), default=0.0)
    if surest >= at.corroborated:
        return found
    return "one origin" if len({claim.document for claim in supports}) > 1 else "single source"


def _rejects(statement: Statement) -> bool:
    """Whether a claim's own cue denies what it says, so that it supports nothing."""
    return statement.claim.stance == "deny" and not statement.claim.own_voice


def _central(member: int, members: Sequence[int], edges: Edges) -> float:
    others = [other for other in members if other != member]
    if not others:
        return 0.0
    return sum((edges.get(member, other) or UNSEEN).same for other in others) / len(others)


def _claims(members: Sequence[int], statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """The claims of statements, each once, in the order of documents and text."""
    ordered = sorted(members, key=lambda at: statements[at].place)
    return tuple({statements[at].claim.id: statements[at].claim for at in ordered}.values())


def _parts(members: Sequence[int], statements: Sequence[Statement]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """For each claim of which not just all stands in the point, the spans that do."""
    spans: dict[str, set[Span]] = defaultdict(set)
    whole = {}
    for at in members:
        spans[statements[at].claim.id].update(statements[at].spans)
        whole[statements[at].claim.id] = statements[at].claim.content
    return tuple(
        (claim, tuple(sorted(spans[claim]))) for claim in sorted(spans) if tuple(sorted(spans[claim])) != whole[claim]
    )


def _relations(
    each: Sides,
    central: Sequence[float],
    statements: Sequence[Statement],
    edges: Edges,
    readings: Mapping[str, Reading],
) -> list[Relation]:
    """Every other statement to the one in the middle, and every denial to what it is most surely against."""
    if not each.say:
        return []
    middle = each.say[max(range(len(each.say)), key=lambda at: (central[at], -at))]
    found = {}
    for other in each.say:
        edge = edges.get(middle, other) or UNSEEN
        if other != middle and statements[other].claim.id != statements[middle].claim.id:
            found[middle, other] = relation(statements[middle], statements[other], edge, readings, denies=False)
    for other in each.deny:
        known = [(seen.opposed, -at, at) for at in each.say if (seen := edges.get(at, other)) is not None]
        target = max(known)[2] if known else middle
        if statements[other].claim.id != statements[target].claim.id:
            edge = edges.get(target, other) or UNSEEN
            found[target, other] = relation(statements[target], statements[other], edge, readings, denies=True)
    return list(found.values())
