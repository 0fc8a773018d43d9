"""Numbers as ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.figures.numbers import find_numbers
from rashomon.model import Token

WORDS = [
    "at",
    "least",
    "more",
    "than",
    "two",
    "twenty",
    "-",
    "three",
    "hundred",
    "and",
    "dozens",
    "of",
    "to",
    "5",
    "1,200",
    "a",
    "dozen",
]


def tokens(text: str) -> list[Token]:
    return [Token(0, 0, word, word, "", "", "", 0, "") for word in text.split()]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("six people", 6, 6),
        ("at least six people", 6, None),
        ("more than 300 homes", 301, None),
        ("fewer than 10 men", 1, 9),
        ("up to 40 miners", 1, 40),
        ("around 30,000 people", 30000, 30000),
        ("two hundred and six", 206, 206),
        ("twenty - three", 23, 23),
        ("a dozen", 12, 12),
        ("dozens of cows", 24, None),
        ("hundreds", 200, None),
        ("tens of thousands", 20000, None),
        ("two or three", 2, 3),
        ("between 10 and 15", 10, 15),
        ("10 to 15", 10, 15),
        ("1.5 million", 1_500_000, 1_500_000),
        ("30 or more", 30, None),
    ],
)
def test_range(text: str, low: float, high: float | None) -> None:
    number = find_numbers(tokens(text))[0]
    assert (number.min, number.max) == (low, high)


def test_bounds_belong_to_the_number() -> None:
    number = find_numbers(tokens("said at least six died"))[0]
    assert (number.first, number.core, number.last) == (1, 3, 4)


def test_about_is_marked() -> None:
    assert find_numbers(tokens("around 40 men"))[0].approximate
    assert not find_numbers(tokens("40 men"))[0].approximate


def test_identifiers_are_no_numbers() -> None:
    assert find_numbers(tokens("9" * 400)) == []


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_numbers_never_overlap(words: list[str]) -> None:
    found = find_numbers(tokens(" ".join(words)))
    ends = [0, *(number.last for number in found)]
    for number, floor in zip(found, ends, strict=False):
        assert floor <= number.first <= number.core < number.last <= len(words)
        assert number.max is None or number.min <= number.max
