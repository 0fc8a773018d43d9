"""From scores of tags to spans: the best legal sequence of tags in every line.

In: a score for each word and tag, and learned scores of transitions. Out: one tag a word, and ranges of words.
Always: the sequence is legal (a span opens, goes on and closes in one role); no span leaves its line.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.claims.tagging.features import Ints

Floats = NDArray[np.float32]

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
_ROLE_OF: tuple[Role | None, ...] = (None, *(role for role in ROLES for _ in "BIES"))
IMPOSSIBLE = -1e4
"""Low enough that no sum of scores makes up for it, high enough not to overflow in half precision."""


class WordSpan(NamedTuple):
    """The words [first, last) in the role `role`; score: the mean margin of its tags over the next best, in nats."""

    role: Role
    first: int
    last: int
    score: float


def may_follow(before: str, after: str) -> bool:
    """Whether tag `after` may stand right after tag `before`."""
    if before[0] in "BI":
        return after[0] in "IE" and after[1:] == before[1:]
    return after[0] in "OBS"


LEGAL: NDArray[np.bool_] = np.array([[may_follow(a, b) for b in TAGS] for a in TAGS])
OPENS: NDArray[np.bool_] = np.array([t[0] in "OBS" for t in TAGS])
CLOSES: NDArray[np.bool_] = np.array([t[0] in "OES" for t in TAGS])


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
    tag = np.where(CLOSES, best, IMPOSSIBLE * 10).argmax(axis=1)
    for step in range(longest - 1, -1, -1):
        running = step < lengths
        tags[starts[running] + step] = tag[running]
        if step:
            tag = np.where(running, back[step, rows, tag], tag)


def spans_of(tags: Ints, scores: Floats) -> list[WordSpan]:
    """The spans that a legal sequence of tags spells, in order."""
    found: list[WordSpan] = []
    if not len(tags):
        return found
    ordered = np.partition(scores, -2, axis=1)
    chosen = scores[np.arange(len(tags)), tags]
    margin = chosen - np.where(chosen >= ordered[:, -1], ordered[:, -2], ordered[:, -1])
    opened = 0
    for at in np.flatnonzero(tags):
        place, role = TAGS[tags[at]][0], _ROLE_OF[tags[at]]
        if place in "BS":
            opened = int(at)
        if place in "ES" and role is not None:
            last = int(at) + 1
            found.append(WordSpan(role, opened, last, float(margin[opened:last].mean())))
    return found
