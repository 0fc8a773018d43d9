"""How a point's statement reads: the accounts' words as a line of their own."""

from __future__ import annotations

import pytest

from rashomon.align import align
from rashomon.annotate.language import Language

from .telling import telling


@pytest.mark.slow
def test_a_sentence_is_preferred_to_a_clause_that_hangs_on_another(language: Language) -> None:
    told = (
        telling(language, "a", ("Ostrania", "who opened the harbour gate of Lisny on Monday")),
        telling(language, "b", ("Karvelia", "Guards opened the harbour gate of Lisny on Monday.")),
    )
    heads = [point.statement for point in align(told, ()) if len(point.documents) == 2]
    assert heads == ["Guards opened the harbour gate of Lisny on Monday."]
