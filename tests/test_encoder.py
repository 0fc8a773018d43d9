"""Sentences as vectors."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rashomon.encoder import SentenceEncoder, meanings
from rashomon.errors import InputError

OPENED = "A gate of the Sarn Dam opened before dawn."
AGAIN = "Before daybreak one of the dam's gates had been opened."
GRAIN = "Grain prices in the capital fell for the third week."

pytestmark = pytest.mark.slow


def test_rows_have_unit_length_in_the_order_asked() -> None:
    rows = meanings([OPENED, GRAIN, OPENED])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-4)
    assert np.array_equal(rows[0], rows[2])
    assert not np.allclose(rows[0], rows[1])


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    assert np.array_equal(meanings([OPENED])[0], meanings([GRAIN, AGAIN, OPENED])[2])


def test_the_same_in_other_words_is_nearer_than_another_thing() -> None:
    opened, again, grain = meanings([OPENED, AGAIN, GRAIN])
    assert opened @ again > opened @ grain + 0.2


@pytest.mark.parametrize("text", ["", " ", "…", "\U0001f30a", "word " * 5000])
def test_any_text_has_a_row(text: str) -> None:
    assert np.isfinite(meanings([text])).all()


def test_no_text_gives_no_row() -> None:
    assert len(meanings([])) == 0


def test_a_folder_without_an_encoder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=str(tmp_path)):
        SentenceEncoder.load(tmp_path)
    (tmp_path / "tokenizer.json").write_text(json.dumps({"broken": True}), encoding="utf-8")
    with pytest.raises(InputError, match=r"tokenizer\.json"):
        SentenceEncoder.load(tmp_path)
