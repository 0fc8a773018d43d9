"""Propositions that are one text."""

from __future__ import annotations

import pytest

from rashomon.align.board import COPIED, Board
from rashomon.align.vectors import vector_of
from rashomon.annotate.language import Language
from rashomon.encoder import meanings
from rashomon.judgements import Judgements
from rashomon.model import Reuse, Span

from .telling import telling

pytestmark = pytest.mark.slow


def test_aligned_words_are_one_proposition_whatever_they_are(language: Language) -> None:
    here = telling(
        language, "a", ("Ostrania", "The bridge at the ford was swept away."), ("Ostrania", "Nine are missing.")
    )
    there = telling(language, "b", ("Ostrania", "The crossing has gone."))
    reuse = Reuse(
        origin="a", to="b", kind="shared statement", share=1.0,
        spans=((here.claims[0].content[0], there.claims[0].content[0]),),
    )  # fmt: skip
    board = Board([here, there], lineage=[reuse], vectors=vector_of, meanings=meanings, judgements=Judgements())
    assert board.score(0, 2) == COPIED
    assert board.score(1, 2) < COPIED


def test_a_few_aligned_words_of_a_long_claim_make_nothing_one(language: Language) -> None:
    here = telling(language, "a", ("Ostrania", "The bridge at the ford was swept away by the flood in the night."))
    there = telling(language, "b", ("Ostrania", "The crossing has gone."))
    spans = ((Span(0, 10), there.claims[0].content[0]),)
    reuse = Reuse(origin="a", to="b", kind="copy", share=0.1, spans=spans)
    board = Board([here, there], lineage=[reuse], vectors=vector_of, meanings=meanings, judgements=Judgements())
    assert board.score(0, 1) < COPIED
