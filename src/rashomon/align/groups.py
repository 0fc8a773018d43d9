"""Propositions put together: pairs that score high join, and groups join where their members agree on the whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from math import log2

JOIN = 0.23  # average chance between the members of two groups that become one
GROW = 0.1  # more of it for each doubling of the smaller group: a wrong join of two large ones costs most
CORROBORATE = 0.35  # chance between some members of two origins, below which one does not stand beside the other
SAMPLE = 6  # members of a group that speak for it when another asks to join

Pair = tuple[int, int]
Score = Callable[[int, int], float]


def groups(
    count: int,
    scores: Mapping[Pair, float],
    score: Score,
    *,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> list[list[int]]:
    """Average-link grouping of `count` items; the same for the same input on any machine.

    Args:
        count: how many items there are.
        scores: the pairs that were compared, the lower index first, each with its chance.
        score: asked for the other pairs that a join needs.
        same: pairs that people judged to be the same: they join first, whatever their score.
        different: pairs that people judged to differ: no group holds both.

    Returns:
        Groups of indices in order, single items among them.
    """
    joiner = _Joiner(count, score, different)
    for left, right in sorted(same):
        joiner.join(left, right, at_least=0.0)
    for (left, right), value in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if value < JOIN:
            break
        joiner.join(left, right, at_least=JOIN)
    return joiner.found()


class _Joiner:
    def __init__(self, count: int, score: Score, different: Collection[Pair]) -> None:
        self._home = list(range(count))
        self._members = {item: [item] for item in range(count)}
        self._score = score
        self._barred: dict[int, set[int]] = {}
        for left, right in different:
            self._barred.setdefault(left, set()).add(right)
            self._barred.setdefault(right, set()).add(left)

    def join(self, left: int, right: int, *, at_least: float) -> None:
        a, b = sorted((self._home[left], self._home[right]))
        if a == b or self._forbidden(a, b):
            return
        smaller = min(len(self._members[a]), len(self._members[b]))
        if at_least and not self._linked(a, b, at_least + GROW * log2(smaller)):
            return
        self._members[a] = sorted(self._members[a] + self._members[b])
        for item in self._members.pop(b):
            self._home[item] = a

    def found(self) -> list[list[int]]:
        return [self._members[key] for key in sorted(self._members)]

    def _forbidden(self, a: int, b: int) -> bool:
        others = set(self._members[b])
        return any(self._barred.get(item, set()) & others for item in self._members[a])

    def _linked(self, a: int, b: int, at_least: float) -> bool:
        """Whether the members of two groups score as much on average; stops as soon as they cannot."""
        pairs = [(min(i, j), max(i, j)) for i in spread(self._members[a]) for j in spread(self._members[b])]
        total, need = 0.0, at_least * len(pairs)
        for left, (i, j) in zip(range(len(pairs) - 1, -1, -1), pairs, strict=True):
            total += self._score(i, j)
            if total + left < need:
                return False
        return total >= need


def spread(items: Sequence[int]) -> Sequence[int]:
    """At most `SAMPLE` of the items, evenly over their order, to speak for all."""
    step = max(1, len(items) // SAMPLE)
    return items[::step][:SAMPLE]


def independent(group: Sequence[int], origin: Callable[[int], Hashable], score: Score) -> list[list[int]]:
    """A group cut where another origin only came along: members of two origins stay together where some two of them
    are alike beyond doubt, so that no one is called corroborated by a loose likeness."""
    by_origin: dict[Hashable, list[int]] = {}
    for item in group:
        by_origin.setdefault(origin(item), []).append(item)
    parts = sorted(by_origin.values(), key=lambda part: (-len(part), part))
    kept: list[list[int]] = []
    for part in parts:
        home = next((other for other in kept if _best(part, other, score) >= CORROBORATE), None)
        if home is None:
            kept.append(list(part))
        else:
            home.extend(part)
    return [sorted(part) for part in kept]


def _best(left: Sequence[int], right: Sequence[int], score: Score) -> float:
    return max(score(min(a, b), max(a, b)) for a in spread(left) for b in spread(right))
