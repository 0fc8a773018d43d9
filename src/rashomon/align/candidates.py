"""Which propositions are worth comparing: those that share rare words, kinds of event, names or numbers.

An inverted index with capped postings and a capped number of neighbours each: the work grows with the number of
propositions, not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rashomon.align.profiles import Profile

POSTINGS = 96  # propositions; a key of more of them tells too little to bring two together
NEIGHBOURS = 40  # candidates kept for each proposition


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the lower first, in order. `profiles` come in an order that input order does not change."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for key in sorted(_keys(profile)):
            index[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for at, profile in enumerate(profiles):
        votes: Counter[int] = Counter()
        for key in _keys(profile):
            postings = index[key]
            if len(postings) <= POSTINGS:
                for other in postings:
                    votes[other] += 1 / len(postings)  # type: ignore[assignment]
        votes.pop(at, None)
        best = sorted(votes, key=lambda other: (-votes[other], other))[:NEIGHBOURS]
        pairs.update((min(at, other), max(at, other)) for other in best)
    yield from sorted(pairs)


def _keys(profile: Profile) -> set[str]:
    return {"=" + key for key in profile.keys} | {"~" + kind for kind in profile.kinds}
