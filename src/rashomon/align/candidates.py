"""Which propositions are worth comparing: those that share rare words, kinds of event, names or numbers.

An inverted index with capped postings and a capped number of neighbours each: the work grows with the number of
propositions, not with its square. Under a key that very many share, only neighbours in the order of their words meet
(sorted neighbourhood).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.align.profiles import Profile

POSTINGS = 96  # propositions; a key of more of them brings only those of like wording together
WINDOW = 12  # neighbours on either side in the order of wording, where a key is that common
NEIGHBOURS = 40  # candidates kept for each proposition


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the lower first, in order. `profiles` come in an order that input order does not change."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for key in sorted(_keys(profile)):
            index[key].append(at)
    votes: list[Counter[int]] = [Counter() for _ in profiles]
    wording = [sorted(profile.keys) for profile in profiles]
    for _, postings in sorted(index.items()):
        for at, other in _met(postings, wording):
            votes[at][other] += 1 / len(postings)  # type: ignore[assignment]
            votes[other][at] += 1 / len(postings)  # type: ignore[assignment]
    pairs = {(min(at, other), max(at, other)) for at, found in enumerate(votes) for other in _best(found)}
    yield from sorted(pairs)


def _met(postings: Sequence[int], wording: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """The pairs that a key brings together: all where it is rare, neighbours in the order of their words where not."""
    if len(postings) <= POSTINGS:
        yield from combinations(postings, 2)
        return
    ordered = sorted(postings, key=lambda at: (wording[at], at))
    for place, at in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + WINDOW]:
            yield at, other


def _best(found: Counter[int]) -> list[int]:
    return sorted(found, key=lambda other: (-found[other], other))[:NEIGHBOURS]


def _keys(profile: Profile) -> set[str]:
    return {"=" + key for key in profile.keys} | {"~" + kind for kind in profile.kinds}
