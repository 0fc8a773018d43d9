"""Which propositions are worth comparing: those that share rare words, kinds of event, names or numbers, and those
whose meaning is near, whatever their words.

An inverted index with capped postings and a capped number of neighbours each: the work grows with the number of
propositions, not with its square. Under a key that very many share, only neighbours in the order of their words meet
(sorted neighbourhood). A small event is compared whole; in a very large one nearness of meaning alone brings nobody
together, since finding it there takes the square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np

from rashomon.align.evidence import Floats, Ints
from rashomon.align.profiles import Profile

POSTINGS = 96  # propositions; a key of more of them brings only those of like wording together
WINDOW = 12  # neighbours on either side in the order of wording, where a key is that common
NEIGHBOURS = 40  # candidates kept for each proposition
WHOLE = 160  # propositions of an event in which every pair is compared
NEAREST = 12  # neighbours by meaning for each proposition
LARGE = 1500  # propositions from which meaning alone brings nobody together

Meaning = Callable[[int, Ints], Floats]
"""How near in meaning a proposition is to each of others, by their indices."""


def candidates(profiles: Sequence[Profile], meaning: Meaning) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the lower first, in order. `profiles` come in an order that input order does not change."""
    if len(profiles) <= WHOLE:
        yield from combinations(range(len(profiles)), 2)
        return
    yield from sorted({*_by_words(profiles), *_by_meaning(len(profiles), meaning)})


def _by_meaning(count: int, meaning: Meaning) -> Iterator[tuple[int, int]]:
    everyone = np.arange(count, dtype=np.int64)
    for at in range(count if count <= LARGE else 0):
        near = meaning(at, everyone)
        near[at] = -2.0
        for other in np.argpartition(-near, NEAREST)[:NEAREST].tolist():
            yield min(at, other), max(at, other)


def _by_words(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
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
    for at, found in enumerate(votes):
        yield from ((min(at, other), max(at, other)) for other in _best(found))


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
