"""Correlation clustering: statements that say the same, by edges that draw together and edges that keep apart.

Greedy agglomeration by average linkage (pairs that nobody judged count as unlike), in which no two clusters are joined
across a pair that is opposed. A statement may stand in a second cluster that it is as like as one is to be joined.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.points.edges import Edges


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
    links: dict[int, dict[int, list[float]]] = defaultdict(dict)  # the other -> sum of same, whether kept apart
    for (a, b), edge in edges.known.items():
        apart = float(edge.opposed >= at.apart and edge.opposed > edge.same)
        links[a][b] = links[b][a] = [edge.same, apart]
    waiting = [(-link[0], a, b) for a in links for b, link in links[a].items() if a < b and _joins(link, 1, at)]
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
                sums = links[fresh].setdefault(other, [0.0, 0.0])
                links[other][fresh] = sums
                sums[0] += link[0]
                sums[1] = max(sums[1], link[1])
        for other, link in links[fresh].items():
            count = len(merged) * len(members[other])
            if _joins(link, count, at):
                heapq.heappush(waiting, (-link[0] / count, min(fresh, other), max(fresh, other)))
        fresh += 1
    return _shared(sorted(members.values()), edges, at)


def _joins(link: Sequence[float], count: int, at: Thresholds) -> bool:
    return not link[1] and link[0] >= at.same * count


def _shared(found: list[list[int]], edges: Edges, at: Thresholds) -> list[list[int]]:
    """The clusters, with statements that stand in a further one."""
    home = {member: number for number, cluster in enumerate(found) for member in cluster}
    added: dict[int, list[int]] = defaultdict(list)
    for member, own in sorted(home.items()):
        sums: dict[int, float] = defaultdict(float)
        barred = set()
        for other in edges.near.get(member, ()):
            edge = edges.get(member, other)
            if edge is None or home[other] == own:
                continue
            sums[home[other]] += edge.same
            if edge.opposed >= at.apart and edge.opposed > edge.same:
                barred.add(home[other])
        for number, total in sums.items():
            if number not in barred and len(found[number]) > 1 and total >= at.shared * len(found[number]):
                added[number].append(member)
    return [sorted([*cluster, *added[number]]) for number, cluster in enumerate(found)]


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
    shown: set[frozenset[int]] = set()
    result = []
    for number in order:
        opponents = against.get(number, {})
        fresh = {other for other in opponents if frozenset((number, other)) not in shown}
        if opponents and not fresh:
            continue
        deny: set[int] = set()
        for other in sorted(fresh):
            chances = judged[min(number, other), max(number, other)]
            whole = sum(chances) / len(chances) >= at.against
            deny |= set(found[other]) if whole else {b for _, b, _ in opponents[other]}
            if whole or len({b for _, b, _ in opponents[other]}) == len(found[other]):
                shown.add(frozenset((number, other)))
        say = tuple(member for member in found[number] if member not in deny)
        if say:
            result.append(Sides(say, tuple(sorted(deny - set(say)))))
    hidden = sum(edge.opposed >= at.opposed and edge.opposed > edge.same for edge in edges.known.values()) - _visible(
        result, edges, at
    )
    return result, max(0, hidden)


def _visible(result: Sequence[Sides], edges: Edges, at: Thresholds) -> int:
    seen = set()
    for one in result:
        for a in one.say:
            for b in one.deny:
                edge = edges.get(a, b)
                if edge is not None and edge.opposed >= at.opposed and edge.opposed > edge.same:
                    seen.add((min(a, b), max(a, b)))
    return len(seen)
