"""How two spans lie to each other: the codes behind the learned scores of links.

In: ranges of words and their lines. Out: for each pair (asking span, candidate) three codes.
Always: a code depends on the two spans and the candidates between them, never on how long the text is.
"""

import numpy as np

from rashomon.claims.tagging.features import Ints

DISTANCES = (1, 2, 4, 8, 16, 32, 64)
RANKS = 4
LINES_APART = 2

RELATIONS: dict[str, int] = {
    "distance": 2 * (len(DISTANCES) + 1),
    "rank": 2 * RANKS,
    "lines": 2 * LINES_APART + 1,
}
"""Relation -> how many codes it has, in the order of `relate`."""


def relate(asking: Ints, candidates: Ints, line: Ints) -> Ints:
    """Codes of every pair, (len(asking), len(candidates), 3).

    asking: (a, 2), candidates: (c, 2), ranges of words in ascending order. line: (n,) the line of each word.
    """
    after = candidates[None, :, 0] >= asking[:, None, 0]
    gap = np.where(after, candidates[None, :, 0] - asking[:, None, 1], asking[:, None, 0] - candidates[None, :, 1])
    step = np.searchsorted(np.array(DISTANCES), np.maximum(gap, 0))
    distance = np.where(after, step, step + len(DISTANCES) + 1)
    before = np.searchsorted(candidates[:, 0], asking[:, 0])
    index = np.arange(len(candidates))[None, :]
    rank = np.where(after, index - before[:, None], before[:, None] - 1 - index)
    rank = np.clip(rank, 0, RANKS - 1) + np.where(after, 0, RANKS)
    apart = line[candidates[:, 0]][None, :] - line[asking[:, 0]][:, None]
    lines = np.clip(apart, -LINES_APART, LINES_APART) + LINES_APART
    return np.stack([distance, rank, lines], axis=2).astype(np.int64)
