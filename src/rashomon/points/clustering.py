"""Correlation clustering: statements that say the same, by edges that draw together and edges that keep apart.

Greedy agglomeration by average linkage (pairs that nobody judged count as unlike), in which no two clusters are joined
across a pair that is opposed. A statement may stand in a second cluster that it is as like as one is to be joined.
What a person decided comes first: "same" is joined whatever others say, "different" is kept apart.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.points.edges import Edge, Edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Fitted by `models/points/fit_points.py` and kept in `judge.json`.

    Attributes:
        same: average chance of *same* at which two clusters become one.
        apart: chance of *opposed* at which two statements stand in no cluster together.
        shared: average chance at which a statement stands in a further cluster.
        opposed: chance of *opposed* at which a statement denies another one.
        against: average chance of *opposed* at which two clusters are the two sides of one point.
        corroborated: best chance of *same* between two origins, below which they are not said to agree.
    """

    same: float = 0.5
    apart: float = 0.5
    shared: float = 0.6
    opposed: float = 0.5
    against: float = 0.3
    corroborated: float = 0.5


def clusters(size: int, edges: Edges, at: Thresholds) -> list[list[int]]:
    """Sorted lists of indices; every index stands in at least one."""
    members = {number: [number] for number in range(size)}
    links: dict[int, dict[int, _Link]] = defaultdict(dict)
    for (a, b), edge in edges.known.items():
        bound = edge.decided == "same" and edge.same > edge.opposed
        links[a][b] = links[b][a] = _Link(edge.same, _apart(edge, at), bound)
    waiting = [(link.order(1), a, b) for a in links for b, link in links[a].items() if a < b and link.joins(1, at)]
    heapq.heapify(waiting)
    fresh = size
    while waiting:
        _, a, b = heapq.heappop(waiting)
        if a not in members or b not in members:
            continue
        merged = sorted(members.pop(a) + members.pop(b))
        members[fresh] = merged
        for old in (a, b):
            for other, link in links.pop(old).items():
                if other in (a, b):
                    continue
                links[other].pop(old, None)
                sums = links[fresh].setdefault(other, _Link())
                links[other][fresh] = sums
                sums.take(link)
        for other, link in links[fresh].items():
            count = len(merged) * len(members[other])
            if link.joins(count, at):
                heapq.heappush(waiting, (link.order(count), min(fresh, other), max(fresh, other)))
        fresh += 1
    return _shared(sorted(members.values()), edges, at)


@dataclass(slots=True)
class _Link:
    """Between two clusters: the sum of chances of *same*, whether some pair is kept apart, whether one is bound."""

    same: float = 0.0
    apart: bool = False
    bound: bool = False

    def joins(self, count: int, at: Thresholds) -> bool:
        return not self.apart and (self.bound or self.same >= at.same * count)

    def order(self, count: int) -> float:
        return -2.0 if self.bound else -self.same / count

    def take(self, other: _Link) -> None:
        self.same += other.same
        self.apart |= other.apart
        self.bound |= other.bound


def _apart(edge: Edge, at: Thresholds) -> bool:
    """Whether two statements stand in no cluster together."""
    return edge.decided == "different" or (edge.opposed >= at.apart and edge.opposed > edge.same)


def _shared(found: list[list[int]], edges: Edges, at: Thresholds) -> list[list[int]]:
    """The clusters, with statements that stand in a further one."""
    home = {member: number for number, cluster in enumerate(found) for member in cluster}
    wanting: list[tuple[float, int, int]] = []
    for member, own in sorted(home.items()):
        sums: dict[int, float] = defaultdict(float)
        for other in edges.near.get(member, ()):
            edge = edges.get(member, other)
            if edge is not None and home[other] != own:
                sums[home[other]] += edge.same
        for number, total in sums.items():
            if len(found[number]) > 1 and total >= at.shared * len(found[number]):
                wanting.append((-total / len(found[number]), member, number))
    joined = [set(cluster) for cluster in found]
    for _, member, number in sorted(wanting):  # the likest first: those who come in may bar one another
        others = (other for other in edges.near[member] if other in joined[number])
        if not any((edge := edges.get(member, other)) is not None and _apart(edge, at) for other in others):
            joined[number].add(member)
    return [sorted(cluster) for cluster in joined]


@dataclass(frozen=True, slots=True)
class Sides:
    """A proposition: the statements that say it, and those that deny it."""

    say: tuple[int, ...]
    deny: tuple[int, ...]


def sides(found: Sequence[Sequence[int]], edges: Edges, at: Thresholds) -> tuple[list[Sides], int]:
    """The clusters as the two sides of propositions, larger ones first, and how many opposed edges none of them shows.

    A cluster whose opponents are all shown by another proposition is that one's other side and none of its own.
    """
    of: dict[int, list[int]] = defaultdict(list)
    for number, cluster in enumerate(found):
        for member in cluster:
            of[member].append(number)
    against: dict[int, dict[int, list[tuple[int, int, float]]]] = defaultdict(lambda: defaultdict(list))
    judged: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (a, b), edge in sorted(edges.known.items()):
        for mine in of[a]:
            for theirs in of[b]:
                if mine != theirs:
                    judged[min(mine, theirs), max(mine, theirs)].append(edge.opposed)
                    if edge.opposed >= at.opposed and edge.opposed > edge.same:
                        against[mine][theirs].append((a, b, edge.opposed))
                        against[theirs][mine].append((b, a, edge.opposed))
    order = sorted(range(len(found)), key=lambda number: (-len(found[number]), found[number]))
    different = _different(edges)
    shown: set[frozenset[int]] = set()
    result = []
    for number in order:
        opponents = against.get(number, {})
        fresh = {other for other in opponents if frozenset((number, other)) not in shown}
        if opponents and not fresh:
            continue
        say = set(found[number])
        barred = _others(say, different)
        deny: set[int] = set()
        for other in sorted(fresh):
            chances = judged[min(number, other), max(number, other)]
            whole = sum(chances) / len(chances) >= at.against
            against_it = set(found[other]) if whole else {b for _, b, _ in opponents[other]}
            against_it -= say | barred
            barred |= _others(against_it, different)
            deny |= against_it
            if set(found[other]) <= say | deny:
                shown.add(frozenset((number, other)))
        result.append(Sides(tuple(sorted(say)), tuple(sorted(deny))))
    hidden = sum(edge.opposed >= at.opposed and edge.opposed > edge.same for edge in edges.known.values()) - _visible(
        result, edges, at
    )
    return result, max(0, hidden)


def _different(edges: Edges) -> dict[int, set[int]]:
    """For each statement those that a person said are of another point."""
    found: dict[int, set[int]] = defaultdict(set)
    for (a, b), edge in edges.known.items():
        if edge.decided == "different":
            found[a].add(b)
            found[b].add(a)
    return found


def _others(members: Iterable[int], different: Mapping[int, set[int]]) -> set[int]:
    return {other for member in members for other in different.get(member, ())}


def _visible(result: Sequence[Sides], edges: Edges, at: Thresholds) -> int:
    seen = set()
    for one in result:
        for a in one.say:
            for b in one.deny:
                edge = edges.get(a, b)
                if edge is not None and edge.opposed >= at.opposed and edge.opposed > edge.same:
                    seen.add((min(a, b), max(a, b)))
    return len(seen)
