"""A trained judge: what it reads, in what batches, and a folder that holds none. The weights here are stand-ins."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rashomon.encoder import SHIPPED as ENCODER
from rashomon.errors import InputError
from rashomon.networks import open_tokenizer
from rashomon.points.clustering import Thresholds
from rashomon.points.context import Context
from rashomon.points.network import Network, Shape, pieces

TOLD = [
    Context("Ostrania said", "", "Guards opened the gate before dawn.", ((0, 34),)),
    Context("Relt denied", "It rained all night.", "that the gate had been opened, and left.", ((5, 29),)),
    Context("", "", "The gate was shut.", ((0, 18),)),
]
LONG = Context("x " * 400, "y " * 400, "z " * 400, ((600, 601),))


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return open_tokenizer(ENCODER / "tokenizer.json", feature="a test")


def test_the_statements_own_pieces_are_told_from_those_around_them(tokenizer: Any) -> None:
    ids, flags = pieces(tokenizer, TOLD, Shape())[1]
    words = [tokenizer.id_to_token(piece) for piece in ids]
    assert [w for w, flag in zip(words, flags, strict=True) if flag == 1] == ["the", "gate", "had", "been", "opened"]
    assert (
        words[0] == "[CLS]"
        and flags[0] == 2
        and "denied" in [w for w, flag in zip(words, flags, strict=True) if flag == 2]
    )


def test_a_long_context_is_cut_around_the_statement(tokenizer: Any) -> None:
    shape = Shape()
    ids, flags = pieces(tokenizer, [LONG], shape)[0]
    assert len(ids) == len(flags) <= shape.longest and 1 in flags


def test_a_statement_without_a_piece_of_its_own_is_all_of_its_sentence(tokenizer: Any) -> None:
    _, flags = pieces(tokenizer, [Context("", "", "The gate held.", ())], Shape())[0]
    assert flags.count(1) == 4


class Reader:
    """States that are the ids themselves; the vector is their mean over the marked ones."""

    def run(self, _: list[str], given: dict[str, Any]) -> list[Any]:
        states = np.repeat(given["ids"][..., None], 4, axis=2).astype(np.float32) / 1000
        own = given["marked"][..., None]
        vectors = (states * own).sum(axis=1) / np.maximum(own.sum(axis=1), 1)
        return [states, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)]


class Comparer:
    """Logits of the sums of both sides, the same both ways."""

    def run(self, _: list[str], given: dict[str, Any]) -> list[Any]:
        a, b = ((given[s] * given[f"{s}_mask"][..., None]).sum(axis=(1, 2)) for s in ("a", "b"))
        return [np.stack([a * b / 100, -np.abs(a - b)], axis=1).astype(np.float32)]


@pytest.fixture
def network(tokenizer: Any) -> Network:
    return Network(Reader(), Comparer(), tokenizer, Shape(scale=(0.5, 0.5), shift=(0.1, -0.1)), "a test", Thresholds())


def test_batches_and_padding_change_nothing_and_both_orders_are_one(network: Network) -> None:
    told = [*TOLD, LONG, *TOLD * 12]
    read = network.read(told)
    pairs = np.array([[a, b] for a in range(8) for b in range(a)])
    chances = network.compare(read, pairs)
    assert ((chances >= 0) & (chances <= 1)).all()
    np.testing.assert_allclose(chances, network.compare(read, pairs[:, ::-1]))
    alone = network.read(TOLD[:2])
    np.testing.assert_allclose(network.compare(alone, np.array([[0, 1]])), network.compare(read, np.array([[0, 1]])))
    np.testing.assert_allclose(read.vectors[0], read.vectors[4])


def test_nothing_to_judge_is_no_failure(network: Network) -> None:
    assert len(network.read([]).vectors) == 0
    assert network.compare(network.read([]), np.zeros((0, 2), dtype=np.int64)).shape == (0, 2)


@pytest.mark.parametrize("content", [None, "", "[]", "null", "{", '{"longest": 1}', '{"thresholds": {"sane": 1}}'])
def test_a_folder_without_a_whole_judge_is_named(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "judge.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"judge\.json"):
        Network.load(tmp_path)


def test_weights_that_are_missing_are_named(tmp_path: Path) -> None:
    (tmp_path / "judge.json").write_text(json.dumps(asdict(Shape())), "utf-8")
    with pytest.raises(InputError, match=r"reader\.onnx"):
        Network.load(tmp_path)
