"""From scores of tags to spans: the best legal sequence of tags in every line.

In: a score for each word and tag, and learned scores of transitions. Out: one tag a word, and ranges of words.
Always: the sequence is legal (a span opens, goes on and closes in one role); no span leaves its line.
"""

from collections.abc import Iterator

import numpy as np

from rashomon.claims.tagging.features import Ints
from rashomon.claims.tagging.tags import CLOSES, IMPOSSIBLE, LEGAL, OPENS, ROLES, TAGS, Floats, Role


def best_tags(scores: Floats, transitions: Floats, line: Ints) -> Ints:
    """The best legal tags, line by line (Viterbi). Linear in the words; lines of like length are decoded together.

    scores: (n, len(TAGS)). transitions: (len(TAGS), len(TAGS)), before by after. line: (n,) ascending line numbers.
    """
    tags = np.zeros(len(scores), dtype=np.int64)
    if not len(scores):
        return tags
    starts = np.flatnonzero(np.diff(line, prepend=line[0] - 1))
    lengths = np.diff(starts, append=len(line))
    order = np.argsort(lengths, kind="stable")
    legal = np.where(LEGAL, transitions, IMPOSSIBLE).astype(np.float32)
    for group in np.array_split(order, max(1, len(order) // 32)):
        _decode_group(scores, legal, starts[group], lengths[group], tags)
    return tags


def _decode_group(scores: Floats, legal: Floats, starts: Ints, lengths: Ints, tags: Ints) -> None:
    """Fills in the tags of the lines that begin at `starts`."""
    longest = int(lengths.max())
    rows = np.arange(len(starts))
    back = np.zeros((longest, len(starts), len(TAGS)), dtype=np.int8)
    best = np.where(OPENS, scores[starts], IMPOSSIBLE).astype(np.float32)
    for step in range(1, longest):
        paths = best[:, :, None] + legal[None]
        back[step] = paths.argmax(axis=1)
        running = step < lengths
        moved = paths.max(axis=1) + scores[np.where(running, starts + step, 0)]
        best = np.where(running[:, None], moved, best)
    # Far below any sum of scores, or the best illegal ending of a long line could win over all legal ones.
    tag = np.where(CLOSES, best, -np.inf).argmax(axis=1)
    for step in range(longest - 1, -1, -1):
        running = step < lengths
        tags[starts[running] + step] = tag[running]
        if step:
            tag = np.where(running, back[step, rows, tag], tag)


def spans_of(tags: Ints) -> Iterator[tuple[Role, int, int]]:
    """The spans that a legal sequence of tags spells, in order: role, first word, word after the last."""
    opened = 0
    for at in np.flatnonzero(tags).tolist():
        number, place = divmod(int(tags[at]) - 1, 4)
        if place in (0, 3):  # B, S
            opened = at
        if place in (2, 3):  # E, S
            yield ROLES[number], opened, at + 1
