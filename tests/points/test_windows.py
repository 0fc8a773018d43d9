"""Windows: a large event in parts, so that most pairs worth comparing stand in one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.points.retrieval import candidates
from rashomon.points.windows import MOST, TIMES, windows


def told(topics: int, each: int, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Statements about some topics, scattered over accounts, with their candidates."""
    draw = np.random.default_rng(seed)
    middle = draw.normal(size=(topics, 16))
    vectors = np.repeat(middle, each, axis=0) + 0.5 * draw.normal(size=(topics * each, 16))
    vectors = draw.permutation(vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return vectors, candidates(vectors, [str(at % 7) for at in range(len(vectors))])


def covered(found: list[list[int]], pairs: np.ndarray) -> float:
    sets = [set(window) for window in found]
    return float(np.mean([any(a in one and b in one for one in sets) for a, b in pairs.tolist()]))


@pytest.mark.parametrize("count", [0, 1, 2, 120])
def test_what_fits_is_one_window(count: int) -> None:
    vectors = np.ones((count, 1), dtype=np.float32)
    found = windows(vectors, np.zeros((0, 2), dtype=np.int64), size=120)
    assert found == ([list(range(count))] if count > 1 else [])


@pytest.mark.parametrize(("topics", "each"), [(20, 10), (60, 10), (100, 6)])
def test_most_pairs_stand_in_one_window(topics: int, each: int) -> None:
    vectors, pairs = told(topics, each)
    found = windows(vectors, pairs)
    assert covered(found, pairs) > 0.6
    near = pairs[(vectors[pairs[:, 0]] * vectors[pairs[:, 1]]).sum(axis=1) > 0.7]
    assert covered(found, near) > 0.8


@given(st.integers(2, 80), st.integers(2, 30), st.integers(0, 5))
def test_windows_are_bounded_and_sorted_and_the_same_again(count: int, size: int, seed: int) -> None:
    vectors, pairs = told(1, count, seed=seed)
    found = windows(vectors, pairs, size=size)
    assert found == windows(vectors, pairs, size=size)
    assert all(1 < len(w) <= size and w == sorted(set(w)) and w[0] >= 0 and w[-1] < count for w in found)
    assert len(found) <= max(1, min(MOST, -(-TIMES * count // size)))


def test_there_are_never_more_than_asked_for() -> None:
    vectors, pairs = told(60, 10)
    assert len(windows(vectors, pairs, size=20, most=5)) == 5
