"""Whom to compare with whom."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.points import retrieval
from rashomon.points.retrieval import NEAREST, NEAREST_OWN, Floats, candidates


def spread(size: int, *, seed: int, width: int = 16) -> Floats:
    """Unit vectors that lie in clusters."""
    draw = np.random.default_rng(seed)
    centres = draw.normal(size=(max(1, size // 12), width))
    rows = centres[draw.integers(0, len(centres), size)] + 0.25 * draw.normal(size=(size, width))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def brute(vectors: Floats, documents: list[str]) -> set[tuple[int, int]]:
    found = set()
    for a in range(len(vectors)):
        order = sorted((b for b in range(len(vectors)) if b != a), key=lambda b: -float(vectors[a] @ vectors[b]))
        others = [b for b in order if documents[b] != documents[a]][:NEAREST]
        own = [b for b in order if documents[b] == documents[a]][:NEAREST_OWN]
        found |= {(min(a, b), max(a, b)) for b in (*others, *own)}
    return found


@settings(max_examples=40)
@given(st.integers(0, 70), st.integers(1, 6), st.integers(0, 10_000))
def test_a_small_event_is_searched_as_if_every_pair_were_looked_at(size: int, accounts: int, seed: int) -> None:
    vectors = spread(size, seed=seed)
    documents = [f"d{at % accounts}" for at in range(size)]
    found = candidates(vectors, documents)
    assert {(int(a), int(b)) for a, b in found} == brute(vectors, documents)


@pytest.mark.parametrize("size", [0, 1, 2, 5])
def test_the_smallest_events(size: int) -> None:
    vectors = spread(size, seed=1) if size else np.zeros((0, 4), dtype=np.float32)
    found = candidates(vectors, ["a"] * size)
    assert found.shape == (size * (size - 1) // 2, 2)


def test_pairs_stand_in_order_each_once_the_lower_first() -> None:
    found = candidates(spread(200, seed=3), [f"d{at % 7}" for at in range(200)]).tolist()
    assert found == sorted(map(list, {tuple(pair) for pair in found}))
    assert all(a < b for a, b in found)


def test_copies_without_number_crowd_out_no_other_account() -> None:
    """Forty times one sentence: each still meets some of the others, and the rest of the event."""
    vectors = np.repeat(spread(2, seed=5), [40, 3], axis=0)
    found = {tuple(pair) for pair in candidates(vectors, [f"d{at}" for at in range(43)]).tolist()}
    assert {at for pair in found for at in pair} == set(range(43))


def test_the_forest_of_a_large_event_finds_most_of_the_nearest() -> None:
    size = 4000
    vectors, documents = spread(size, seed=7, width=32), [f"d{at % 200}" for at in range(size)]
    found = {(int(a), int(b)) for a, b in candidates(vectors, documents)}
    cosine = vectors @ vectors.T
    np.fill_diagonal(cosine, -2)
    nearest = cosine.argmax(axis=1)
    met = sum((min(a, int(b)), max(a, int(b))) in found for a, b in enumerate(nearest))
    assert met / size > 0.9
    assert len(found) < size * retrieval.TREES * (NEAREST + NEAREST_OWN)


def test_the_same_event_has_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "WHOLE", 100)
    vectors, documents = spread(500, seed=9), [f"d{at % 9}" for at in range(500)]
    assert (candidates(vectors, documents) == candidates(vectors.copy(), list(documents))).all()


def test_equal_vectors_end_the_forest_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "WHOLE", 100)
    vectors = np.repeat(spread(1, seed=2), 400, axis=0)
    assert len(candidates(vectors, [f"d{at}" for at in range(400)]))
