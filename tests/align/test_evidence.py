"""What speaks for two propositions being one, as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.align.board import Board
from rashomon.align.evidence import FEATURES, Evidence
from rashomon.align.profiles import Profile
from rashomon.align.scorer import chances
from rashomon.align.vectors import vector_of
from rashomon.annotate.language import Language
from rashomon.encoder import Matrix, meanings
from rashomon.judgements import Judgements
from rashomon.model import Reading

from .telling import OWN_VOICE, telling

pytestmark = pytest.mark.slow


def board(*readings: Reading) -> Board:
    return Board(readings, vectors=vector_of, meanings=meanings, judgements=Judgements())


def row(found: Evidence, left: int, right: int) -> dict[str, float]:
    return dict(zip(FEATURES, found.of(left, np.array([right]))[0].tolist(), strict=True))


def test_order_and_company_do_not_matter(dam_readings: list[Reading]) -> None:
    told = board(*dam_readings[:3])
    known = [at for at, profile in enumerate(told.profiles) if profile.terms][:25]
    for left in known:
        together = told.evidence.of(left, np.array(known))
        for place, right in enumerate(known):
            assert told.evidence.of(right, np.array([left]))[0] == pytest.approx(together[place], abs=1e-5)


def test_shares_of_words_lie_between_nought_and_one(dam_readings: list[Reading]) -> None:
    told = board(*dam_readings)
    known = np.array([at for at, profile in enumerate(told.profiles) if profile.terms])
    rows = np.concatenate([told.evidence.of(int(left), known) for left in known])
    for name in ("contained", "containing", "gap", "same_party", "same_document"):
        column = rows[:, FEATURES.index(name)]
        assert (column >= 0).all(), name
        assert (column <= 1 + 1e-9).all(), name
    assert np.isfinite(rows).all()
    assert ((chances(rows) >= 0) & (chances(rows) <= 1)).all()


def test_what_is_said_of_parties_numbers_and_demands(language: Language) -> None:
    told = board(
        telling(
            language, "a", ("Ostrania", "Nine people died in Belmora."), ("Karvelia", "Four people died in Belmora.")
        ),
        telling(
            language, "b", ("Ostrania", "Nine people were killed in Belmora."), (OWN_VOICE, "Belmora mourns its dead.")
        ),
    )
    nine = row(told.evidence, 0, 2)
    assert nine["same_party"] == 1
    assert nine["numbers_differ"] == 0
    assert nine["same_document"] == 0
    four = row(told.evidence, 1, 2)
    assert four["same_party"] == 0
    assert four["numbers_differ"] == 1
    assert row(told.evidence, 0, 1)["same_document"] == 1
    assert row(told.evidence, 2, 3)["same_party"] == 0  # an outlet speaks for no party


def test_a_rare_word_in_common_weighs_more_than_a_common_one(language: Language) -> None:
    told = board(
        telling(
            language, "a", ("P", "The dam commission met in Belmora."), ("P", "The dam leaked."),
            ("P", "The commission of the dam resigned."), ("P", "Engineers came to Belmora."),
        )
    )  # fmt: skip
    assert row(told.evidence, 0, 3)["rarest"] > row(told.evidence, 0, 1)["rarest"] > 0


def test_vectors_of_another_width_are_taken_as_they_are(language: Language) -> None:
    profiles: list[Profile] = board(telling(language, "a", ("P", "The dam leaked."), ("Q", "The dam held."))).profiles
    flat: Matrix = np.eye(len(profiles), 5, dtype=np.float32)
    assert row(Evidence(profiles, flat), 0, 1)["meaning"] == 0
