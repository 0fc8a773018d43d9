"""Blocking: which statements are worth judging against each other.

The nearest of each statement by its vector: some in other accounts, a few in its own. A small event is searched whole;
in a large one a forest of random planes brings near vectors together, so that time grows with n log n.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NEAREST = 16  # in other accounts, as in training (models/points/train_judge.py)
NEAREST_OWN = 4  # in the same account
WHOLE = 3000  # statements up to which every pair is looked at
LEAF = 96  # statements that meet at the end of a tree
TREES = 6
SEED = 1


def candidates(vectors: Floats, documents: Sequence[str]) -> Ints:
    """(m, 2) indices of pairs, the lower first, in order, each once. `vectors`: (n, d), rows of unit length."""
    names = {name: at for at, name in enumerate(sorted(set(documents)))}
    own = np.array([names[name] for name in documents], dtype=np.int64)
    found: set[tuple[int, int]] = set()
    for members in _meetings(vectors):
        for row, near in _nearest(vectors, own, members):
            found.update((min(row, other), max(row, other)) for other in near)
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)


def _meetings(vectors: Floats) -> Iterator[Ints]:
    """Sets of statements within which all are compared."""
    everyone = np.arange(len(vectors), dtype=np.int64)
    if len(vectors) <= WHOLE:
        if len(vectors) > 1:
            yield everyone
        return
    draw = np.random.default_rng(SEED)
    for _ in range(TREES):
        waiting = [everyone]
        while waiting:
            members = waiting.pop()
            if len(members) <= LEAF:
                yield members
                continue
            a, b = vectors[draw.choice(members, 2, replace=False)]
            side = vectors[members] @ (a - b)
            middle = np.argsort(side, kind="stable")
            half = len(members) // 2
            waiting += [np.sort(members[middle[:half]]), np.sort(members[middle[half:]])]


def _nearest(vectors: Floats, own: Ints, members: Ints) -> Iterator[tuple[int, list[int]]]:
    """Each of `members` with its nearest among them."""
    rows = vectors[members]
    for begin in range(0, len(members), 512):
        part = members[begin : begin + 512]
        cosine = vectors[part] @ rows.T
        same = own[part][:, None] == own[members][None, :]
        itself = part[:, None] == members[None, :]
        for allowed, count in ((~same, NEAREST), (same & ~itself, NEAREST_OWN)):
            scores = np.where(allowed, cosine, -2.0)
            kept = min(count, scores.shape[1] - 1)
            best = np.argpartition(-scores, kept, axis=1)[:, :count] if kept > 0 else np.zeros((len(part), 0), int)
            for place, row in enumerate(part.tolist()):
                near = [int(members[at]) for at in best[place].tolist() if scores[place, at] > -2.0]
                if near:
                    yield row, near
