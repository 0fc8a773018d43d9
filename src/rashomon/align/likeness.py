"""How alike two propositions are: numbers between 0 and 1, each of which a reader can check on the two spans."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from rashomon.align.profiles import Profile

Matrix = npt.NDArray[np.float32]
NEAR_KIND = 0.75  # two words of one kind of event
NEAR_VECTOR = 0.45  # cosine below which two words have nothing to do with one another


@dataclass(frozen=True, slots=True)
class Likeness:
    """Features of a pair of propositions, 0 to 1 each.

    `smaller` and `larger` say how much of the content of either stands in the other, words weighed by rarity and near
    words counted in part; `equal_smaller` and `equal_larger` count equal words only. `actors`, `objects` and `events`
    compare who, to whom and what; they are 0.5 where one side names none.
    """

    smaller: float
    larger: float
    equal_smaller: float
    equal_larger: float
    events: float
    actors: float
    objects: float
    names: float
    numbers: float
    same_party: float
    same_document: float
    length: float

    def vector(self) -> list[float]:
        return [getattr(self, field.name) for field in fields(self)]


UNKNOWN = 0.5


def nearness(left: Profile, right: Profile) -> Matrix:
    """For each pair of terms 1 where they are equal, less where they are near in kind or in vector, 0 else."""
    if left.matrix.shape[1] == right.matrix.shape[1] and left.matrix.shape[1] > 1:
        near = np.clip((left.matrix @ right.matrix.T - NEAR_VECTOR) / (1 - NEAR_VECTOR), 0.0, 1.0) * NEAR_KIND
    else:
        near = np.zeros((len(left.terms), len(right.terms)), dtype=np.float32)
    for i, a in enumerate(left.terms):
        for j, b in enumerate(right.terms):
            if a.key == b.key:
                near[i, j] = 1.0
            elif a.name or b.name or a.number or b.number:
                near[i, j] = 0.0  # names and numbers that are not equal are others, however near their vectors
            elif a.kinds & b.kinds:
                near[i, j] = max(near[i, j], NEAR_KIND)
    return near


def likeness(left: Profile, right: Profile) -> Likeness:
    """The features of a pair; the order of the two does not matter."""
    near = nearness(left, right)
    equal = (near >= 1.0).astype(np.float32)
    covered = (_covered(near, left), _covered(near.T, right))
    same = (_covered(equal, left), _covered(equal.T, right))
    a, b = left.proposition.claim, right.proposition.claim
    return Likeness(
        smaller=min(covered), larger=max(covered), equal_smaller=min(same), equal_larger=max(same),
        events=_between(near, left.predicates, right.predicates),
        actors=_between(near, left.agents, right.agents),
        objects=_between(near, left.patients, right.patients),
        names=_marked(left, right, equal, "name"), numbers=_marked(left, right, equal, "number"),
        same_party=float(_voice(a) is not None and _voice(a) == _voice(b)), same_document=float(a.document == b.document),
        length=min(len(left.terms), len(right.terms)) / max(len(left.terms), len(right.terms), 1),
    )  # fmt: skip


def _voice(claim: object) -> str | None:
    return getattr(claim, "party", None) or getattr(claim, "speaker", None)


def _covered(near: Matrix, profile: Profile) -> float:
    total = float(profile.weights.sum())
    if not total or not near.shape[1]:
        return 0.0
    return float((near.max(axis=1) * profile.weights).sum() / total)


def _between(near: Matrix, left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """The best match between two sets of terms, from either side; half where one side has none."""
    if not left or not right:
        return UNKNOWN
    block = near[np.ix_(left, right)]
    return float((block.max(axis=1).mean() + block.max(axis=0).mean()) / 2)


def _marked(left: Profile, right: Profile, equal: Matrix, mark: str) -> float:
    """The part of names (or numbers) of the side with fewer that the other has too; half where one side has none."""
    ours = tuple(at for at, term in enumerate(left.terms) if getattr(term, mark))
    theirs = tuple(at for at, term in enumerate(right.terms) if getattr(term, mark))
    if not ours or not theirs:
        return UNKNOWN
    block = equal[np.ix_(ours, theirs)]
    return float(max(block.max(axis=1).mean(), block.max(axis=0).mean()))
