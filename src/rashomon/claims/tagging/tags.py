"""The tags: which there are, and which may follow which.

A span is tagged B, then I as often as needed, then E; a span of one word S; words in no span O.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
IMPOSSIBLE = -1e4
"""Low enough that no sum of scores makes up for it, high enough not to overflow in half precision."""


class WordSpan(NamedTuple):
    """The words [first, last) in the role `role`; score: the chance of exactly this span, 0 to 1."""

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
