"""How alike two propositions are: numbers between 0 and 1, each of which a reader can check on the two spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.align.profiles import Event, Profile
from rashomon.align.times import apart

Matrix = npt.NDArray[np.float32]
NEAR_KIND = 0.75  # two words of one kind of event
NEAR_VECTOR = 0.44  # cosine below which two words have nothing to do with one another (bench/points.py)
UNKNOWN = 0.5  # a participant that one side does not name


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a relation between two propositions is told by, 0 to 1 each.

    `smaller` and `larger` say how much of the content of either stands in the other, words weighed by rarity and near
    words counted in part; `event` is the best match of an event of one with an event of the other. `names` and
    `numbers` are the part of them in common, half where one side has none. `apart` is 1 where they speak of different
    times; `length` is the part that the shorter is of the longer.
    """

    smaller: float
    larger: float
    event: float
    names: float
    numbers: float
    apart: float
    length: float


def nearness(left: Profile, right: Profile) -> Matrix:
    """For each pair of terms 1 where they are equal, less where they are near in kind or in vector, 0 else."""
    if left.matrix.shape[1] == right.matrix.shape[1] > 1:
        near = left.matrix @ right.matrix.T
        near -= NEAR_VECTOR
        near *= NEAR_KIND / (1 - NEAR_VECTOR)
        np.maximum(near, 0.0, out=near)
        np.minimum(near, NEAR_KIND, out=near)
    else:
        near = np.zeros((len(left.terms), len(right.terms)), dtype=np.float32)
    near[left.groups @ right.groups.T > 0] = NEAR_KIND
    near[left.contrary @ right.groups.T > 0] = 0.0
    # names and numbers that are not equal are others, however near their vectors
    near[left.exact] = 0.0
    near[:, right.exact] = 0.0
    near[left.codes[:, None] == right.codes[None, :]] = 1.0
    return near


def likeness(left: Profile, right: Profile) -> Likeness:
    """The features of a pair; the order of the two does not matter."""
    near = nearness(left, right)
    equal = (near >= 1.0).astype(np.float32)
    covered = (_covered(near, left), _covered(near.T, right))
    return Likeness(
        smaller=min(covered), larger=max(covered), event=best_events(left, right, near)[0],
        names=_shared(left.names, right.names, equal), numbers=_shared(left.numbers, right.numbers, equal),
        apart=float(apart(left.when, right.when, published=_published(left, right))),
        length=min(len(left.terms), len(right.terms)) / max(len(left.terms), len(right.terms), 1),
    )  # fmt: skip


def _published(left: Profile, right: Profile) -> list[str | None]:
    return [profile.proposition.reading.account.published for profile in (left, right)]


Grid = list[list[float]]


def best_events(left: Profile, right: Profile, near: Matrix) -> tuple[float, tuple[Event, Event] | None]:
    """The best match of events alone, and the pair of events that match best with their participants."""
    grid: Grid = near.tolist()  # events have one or two words: plain lists are faster there than arrays
    event, frame, pair = 0.0, 0.0, None
    for mine in left.events:
        for theirs in right.events:
            alone = predicates(mine, theirs, grid)
            event = max(event, alone)
            if alone <= frame:
                continue  # participants can only lower it
            who = between(grid, mine.agents, theirs.agents)
            whom = between(grid, mine.patients, theirs.patients)
            whole = alone * (0.4 + 0.3 * who + 0.3 * whom)
            if whole > frame:
                frame, pair = whole, (mine, theirs)
    return event, pair


def predicates(mine: Event, theirs: Event, grid: Grid) -> float:
    best = 0.0
    for i in mine.predicate:
        row = grid[i]
        for j in theirs.predicate:
            best = max(best, row[j])
    return max(best, NEAR_KIND) if mine.kinds and mine.kinds & theirs.kinds else best


def between(grid: Grid, left: Sequence[int], right: Sequence[int]) -> float:
    """The match between two participants, from either side; half where one side has none.

    Words are given heads first; each counts for less than the one before it.
    """
    if not left or not right:
        return UNKNOWN
    forth = _weighed([max(grid[i][j] for j in right) for i in left])
    back = _weighed([max(grid[i][j] for i in left) for j in right])
    return (forth + back) / 2


def _weighed(values: Sequence[float]) -> float:
    weights = [1 / (1 + place) for place in range(len(values))]
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)


def _covered(near: Matrix, profile: Profile) -> float:
    total = profile.weight
    if not total or not near.shape[1]:
        return 0.0
    return float(near.max(axis=1) @ profile.weights) / total


def _shared(mine: npt.NDArray[np.bool_], theirs: npt.NDArray[np.bool_], equal: Matrix) -> float:
    """The part of the marked terms of the side with fewer that the other has too; half where one side has none."""
    if not mine.any() or not theirs.any():
        return UNKNOWN
    block = equal[np.ix_(mine, theirs)]
    return float(max(block.max(axis=1).mean(), block.max(axis=0).mean()))
