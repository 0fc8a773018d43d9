"""How a point's statement reads: the accounts' words as a line of their own."""

from __future__ import annotations

import pytest

from rashomon.align import align
from rashomon.align.statement import plain
from rashomon.annotate.language import Language

from .telling import telling


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("that the gate held", "The gate held"),
        ("the **gate** held", "The gate held"),
        ('the flood was "made by hand', 'The flood was "made by hand"'),
        ("the flood was “made by hand", "The flood was “made by hand”"),
        ("made by hand” and planned", "“Made by hand” and planned"),
        ('it was "safe" and dry', 'It was "safe" and dry'),
    ],
)
def test_words_become_a_line(words: str, line: str) -> None:
    assert plain(words) == line


@pytest.mark.slow
def test_a_sentence_is_preferred_to_a_clause_that_hangs_on_another(language: Language) -> None:
    told = (
        telling(language, "a", ("Ostrania", "who opened the harbour gate of Lisny on Monday")),
        telling(language, "b", ("Karvelia", "Guards opened the harbour gate of Lisny on Monday.")),
    )
    heads = [point.statement for point in align(told, ()) if len(point.documents) == 2]
    assert heads == ["Guards opened the harbour gate of Lisny on Monday."]
