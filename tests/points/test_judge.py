"""The judge that ships: symmetric, and the same whatever stands beside a pair; a damaged one is named."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rashomon.errors import InputError
from rashomon.points.clustering import Thresholds
from rashomon.points.context import Context
from rashomon.points.judge import SHIPPED, Network, shipped, thresholds

TOLD = [
    Context("Ostrania said", "", "Guards opened the gate before dawn.", ((0, 34),)),
    Context("Relt denied", "It rained all night.", "that the gate had been opened, and left.", ((5, 29),)),
    Context("", "", "The gate was shut.", ((0, 18),)),
]
BESIDE = [Context("", "", "Grain prices in the capital fell again on Monday. " * 6, ((0, 48),))] * 20

slow = pytest.mark.slow


@slow
def test_both_orders_of_a_pair_are_judged_alike() -> None:
    read = shipped().read(TOLD)
    pairs = np.array([[0, 1], [0, 2], [1, 2]])
    np.testing.assert_allclose(shipped().compare(read, pairs), shipped().compare(read, pairs[:, ::-1]), atol=1e-4)


@slow
def test_what_stands_beside_a_statement_changes_no_more_than_rounding() -> None:
    alone, beside = shipped().read(TOLD), shipped().read([*BESIDE, *TOLD])
    cosines = (alone.vectors * beside.vectors[len(BESIDE) :]).sum(axis=1)
    assert cosines.min() > 0.98
    pair = np.array([[0, 1]])
    np.testing.assert_allclose(shipped().compare(alone, pair), shipped().compare(beside, pair + len(BESIDE)), atol=0.05)


@slow
def test_vectors_are_of_unit_length_and_answers_are_chances() -> None:
    read = shipped().read(
        [*TOLD, Context("", "", "Ω", ((0, 1),)), Context("x " * 400, "y " * 400, "z " * 400, ((600, 601),))]
    )
    np.testing.assert_allclose(np.linalg.norm(read.vectors, axis=1), 1, atol=1e-3)
    chances = shipped().compare(read, np.array([[a, b] for a in range(5) for b in range(a)]))
    assert chances.shape == (10, 2)
    assert ((chances >= 0) & (chances <= 1)).all()


@slow
def test_nothing_to_judge_is_no_failure() -> None:
    assert len(shipped().read([]).vectors) == 0
    assert shipped().compare(shipped().read([]), np.zeros((0, 2), dtype=np.int64)).shape == (0, 2)


def test_the_thresholds_that_ship_are_read() -> None:
    assert isinstance(thresholds(), Thresholds)


@pytest.mark.parametrize("content", [None, "", "[]", "null", "{", '{"longest": 1}', '{"thresholds": {"sane": 1}}'])
def test_a_folder_without_a_whole_judge_is_named(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "judge.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"judge\.json"):
        Network.load(tmp_path)


@pytest.mark.parametrize("content", [None, "", "[]", "{", '{"thresholds": {"sane": 1}}', '{"thresholds": 3}'])
def test_thresholds_that_cannot_be_read_are_named(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "judge.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"judge\.json"):
        thresholds(tmp_path)


def test_weights_that_are_missing_are_named(tmp_path: Path) -> None:
    (tmp_path / "judge.json").write_text(json.dumps(json.loads((SHIPPED / "judge.json").read_text("utf-8"))), "utf-8")
    with pytest.raises(InputError, match=r"reader\.onnx"):
        Network.load(tmp_path)
