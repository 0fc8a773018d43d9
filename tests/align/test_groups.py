"""Grouping of items by the chance that two belong together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.groups import CORROBORATE, groups, independent

NEAR, FAR = 0.9, 0.1


def grouped(near: set[tuple[int, int]], count: int, **decided: list[tuple[int, int]]) -> list[list[int]]:
    def score(left: int, right: int) -> float:
        return NEAR if (left, right) in near else FAR

    return groups(count, dict.fromkeys(near, NEAR), score, **decided)


def test_pairs_that_score_high_join_and_others_stay() -> None:
    assert grouped({(0, 1)}, 3) == [[0, 1], [2]]


def test_a_chain_does_not_drag_strangers_together() -> None:
    chain = {(at, at + 1) for at in range(15)}
    assert max(map(len, grouped(chain, 16))) < 16


def test_what_people_called_the_same_joins_whatever_its_score() -> None:
    assert grouped(set(), 3, same=[(0, 2)]) == [[0, 2], [1]]


def test_what_people_told_apart_never_joins() -> None:
    assert grouped({(0, 1), (0, 2), (1, 2)}, 3, different=[(0, 2)]) == [[0, 1], [2]]


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, set[tuple[int, int]]]:
    count = draw(st.integers(1, 12))
    item = st.integers(0, count - 1)
    return count, draw(st.sets(st.tuples(item, item), max_size=30))


@given(cases())
def test_every_item_is_in_one_group(case: tuple[int, set[tuple[int, int]]]) -> None:
    count, pairs = case
    found = grouped({(a, b) for a, b in pairs if a < b}, count)
    assert sorted(item for group in found for item in group) == list(range(count))


def test_another_origin_stays_only_where_two_are_alike_beyond_doubt() -> None:
    scores = {(0, 2): CORROBORATE, (1, 2): 0.0, (0, 3): CORROBORATE - 0.1, (1, 3): 0.0, (2, 3): 0.0}
    origin = {0: "x", 1: "x", 2: "y", 3: "z"}.__getitem__
    assert independent([0, 1, 2, 3], origin, lambda a, b: scores[a, b]) == [[0, 1, 2], [3]]
