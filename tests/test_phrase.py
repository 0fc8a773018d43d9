"""Words of an account as a line of their own."""

from __future__ import annotations

import pytest

from rashomon.phrase import as_line, unlinked


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("that the gate held", "The gate held"),
        ("and that the gate held", "The gate held"),
        ("it … that the gate held", "The gate held"),
        ("that is a lie", "That is a lie"),
        ("the **gate** held", "The gate held"),
        ("the [gate](https://example.org/gate) held", "The gate held"),
        ("the gate\n held", "The gate held"),
        ('the flood was "made by hand', 'The flood was "made by hand"'),
        ("the flood was “made by hand", "The flood was “made by hand”"),
        ("made by hand” and planned", "“Made by hand” and planned"),
        ('it was "safe" and dry', 'It was "safe" and dry'),
        ("that", "That"),
    ],
)
def test_words_become_a_line(words: str, line: str) -> None:
    assert as_line(words) == line


def test_links_become_the_words_they_hang_on() -> None:
    assert unlinked("By [the desk](https://paper.example/x) and ![a map](m.png)") == "By the desk and a map"
