"""Short forms that a text gives for names, read backwards from their bracket as a plain expression reads them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.claims.speakers.gather import _SHORT_FORM, _name_before, _short_forms

WORD = "(?:[A-Z][\\w’'-]*|of|for|the|and|in)"
PLAIN = re.compile(rf"({WORD}(?: {WORD}){{1,9}}) \(([A-Z][A-Za-z]{{1,7}})\)")  # quadratic in a run of capitals
PIECES = st.sampled_from(
    ["International ", "Rescue ", "of ", "the ", "and ", "proof ", "iPhone ", "x ", "\n", "(IR) ", "(IRC)", " (PR)",
     "A ", "Committee ", "McDo ", "(ir) ", "  ", "O’Hara ", "in ", "-B "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_names_before_short_forms_are_those_that_the_plain_expression_finds(text: str) -> None:
    found = [(words, match[1]) for match in _SHORT_FORM.finditer(text) if (words := _name_before(text, match.start()))]
    assert found == [(match[1].split(), match[2]) for match in PLAIN.finditer(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The International Rescue Committee (IRC) said so.", "international rescue committee"),
        ("Ask the Sarn River Commission (SRC), it knows.", "sarn river commission"),
        ("AND OF THE " * 40 + "Relief Society (RS)", "relief society"),
    ],
)
def test_a_short_form_belongs_to_the_words_of_its_letters(text: str, name: str) -> None:
    assert [" ".join(words) for words, _ in _short_forms(text)] == [name]
