"""Windows: the statements of a large event in overlapping parts, so that those worth comparing stand in one part.

A window grows from the statement with the most weight of candidate pairs that no window holds yet, by whichever
statement adds the most such weight. What always holds: the same pairs give the same windows; an event that fits in one
window is one, and so every pair stands in it.
"""

from __future__ import annotations

import heapq
from collections import defaultdict

import numpy as np
import numpy.typing as npt

SIZE = 120  # statements that a model reads at once; beyond that, readers of lists begin to skip
TIMES = 4  # how often a statement is read at most, on average
MOST = 64  # windows of an event: each costs a model's reading
ENOUGH = 0.95  # of the weight of candidate pairs stands in a window


def windows(
    vectors: npt.NDArray[np.float32], pairs: npt.NDArray[np.int64], *, size: int = SIZE, most: int = MOST
) -> list[list[int]]:
    """Sorted lists of indices. `vectors`: (n, d) of unit length; `pairs`: (m, 2) candidates."""
    count = len(vectors)
    if count < 2:
        return []
    if count <= size:
        return [list(range(count))]
    open_pairs, whole = _weights(vectors, pairs)
    left = whole
    found: list[list[int]] = []
    while len(found) < min(most, -(-TIMES * count // size)) and left > (1 - ENOUGH) * whole:
        window = _grown(open_pairs, size)
        if len(window) < 2:
            break
        left -= _close(open_pairs, set(window))
        found.append(sorted(window))
    return found


Weights = dict[int, dict[int, float]]


def _weights(vectors: npt.NDArray[np.float32], pairs: npt.NDArray[np.int64]) -> tuple[Weights, float]:
    """For each statement its candidates by their cosine, and the sum of all."""
    cosine = np.clip((vectors[pairs[:, 0]] * vectors[pairs[:, 1]]).sum(axis=1), 0.01, 1.0)
    found: Weights = defaultdict(dict)
    for (a, b), weight in zip(pairs.tolist(), cosine.tolist(), strict=True):
        found[a][b] = found[b][a] = weight
    return found, float(cosine.sum())


def _grown(open_pairs: Weights, size: int) -> list[int]:
    seeds = sorted((-sum(others.values()), at) for at, others in open_pairs.items() if others)
    window: list[int] = []
    held: set[int] = set()
    gain: dict[int, float] = defaultdict(float)
    waiting: list[tuple[float, int]] = []
    following = iter(seeds)
    while len(window) < size:
        while waiting and (waiting[0][1] in held or -waiting[0][0] != gain[waiting[0][1]]):
            heapq.heappop(waiting)
        at = heapq.heappop(waiting)[1] if waiting else next((at for _, at in following if at not in held), None)
        if at is None:
            break
        window.append(at)
        held.add(at)
        for other, weight in open_pairs[at].items():
            if other not in held:
                gain[other] += weight
                heapq.heappush(waiting, (-gain[other], other))
    return window


def _close(open_pairs: Weights, window: set[int]) -> float:
    """Takes out the pairs that a window holds; their weight."""
    closed = 0.0
    for at in window:
        for other in [other for other in open_pairs[at] if other in window]:
            closed += open_pairs[at].pop(other) / 2
    return closed
