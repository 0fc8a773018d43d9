"""Propositions put together: pairs that score high join, and groups join where their members agree on the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

JOIN = 0.5  # average chance between the members of two groups that become one
SAMPLE = 6  # members of a group that speak for it when another asks to join


def groups(count: int, scores: Mapping[tuple[int, int], float], score: Callable[[int, int], float]) -> list[list[int]]:
    """Average-link grouping of `count` items.

    `scores` has the pairs that were compared; `score` is asked for the others that a join needs. The result is
    ordered, and the same for the same input on any machine.
    """
    home = list(range(count))
    members: dict[int, list[int]] = {item: [item] for item in range(count)}
    for (left, right), value in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if value < JOIN:
            break
        a, b = sorted((home[left], home[right]))
        if a == b or _link(members[a], members[b], score) < JOIN:
            continue
        members[a] = sorted(members[a] + members[b])
        for item in members.pop(b):
            home[item] = a
    return [members[key] for key in sorted(members)]


def _link(left: Sequence[int], right: Sequence[int], score: Callable[[int, int], float]) -> float:
    pairs = [(min(a, b), max(a, b)) for a in _spread(left) for b in _spread(right)]
    return sum(score(a, b) for a, b in pairs) / len(pairs)


def _spread(items: Sequence[int]) -> Sequence[int]:
    step = max(1, len(items) // SAMPLE)
    return items[::step][:SAMPLE]
