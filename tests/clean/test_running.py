"""What is left out of an account that would take too long to read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.clean.running import AFFORDED, REASON, _cost
from rashomon.model import Account, Reading

PROSE = "The water ministry of Tavria said on Sunday that a gate of the Orvel dam had given way in the night. "


def read(text: str) -> Reading:
    return clean(Account(id="a", text=text))


def reasons(reading: Reading) -> set[str]:
    return {leftover.reason for leftover in reading.leftovers}


@pytest.mark.parametrize(
    "unit", ["&", '"', "a\n", "a ", "( ", "7 ", "— ", "a-", "1,2;", "w\n\n", "- a\n", "ab\n", "?!", "e\u0301"]
)
def test_a_text_of_marks_is_left_out_with_a_reason_and_the_prose_is_kept(unit: str) -> None:
    reading = read(PROSE * 3 + unit * 100_000 + "\n\n" + PROSE * 3)
    assert REASON in reasons(reading)
    assert sum(map(_cost, reading.blocks)) < AFFORDED
    kept = " ".join(block.text for block in reading.blocks)
    assert kept.count("water ministry") == 6


@pytest.mark.parametrize("text", [PROSE * 3_000, (PROSE * 4 + "\n\n") * 700, (PROSE + "\n") * 2_500])
def test_prose_of_any_length_is_kept(text: str) -> None:
    assert not reasons(read(text))


@pytest.mark.parametrize("unit", ["& ", "a\n", '"', "(1) "])
def test_an_account_that_is_soon_read_is_read_whole(unit: str) -> None:
    assert REASON not in reasons(read(PROSE + unit * 2_000))


def test_a_page_s_parts_are_left_out_too() -> None:
    from rashomon.model import Part, Span

    text = PROSE + "\n" + "a & " * 50_000
    parts = (Part(Span(0, len(PROSE) - 1), "paragraph"), Part(Span(len(PROSE) + 1, len(text) - 1), "paragraph"))
    reading = clean(Account(id="a", text=text, format="html", parts=parts))
    assert next(block.text for block in reading.blocks) == PROSE[:-1]
    assert reasons(reading) == {REASON}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from([PROSE, "& " * 9_000, "a\n" * 7_000, "\n\n", "Read also:\n", "4 May 2031\n"]), max_size=12)
)
def test_blocks_and_leftovers_stay_apart_and_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = read(text)
    spans = sorted([*(b.span for b in reading.blocks), *(one.span for one in reading.leftovers)])
    assert all(before.end <= after.begin for before, after in pairwise(spans))
    assert list(reading.leftovers) == sorted(reading.leftovers, key=lambda one: one.span)
    assert all(0 <= span.begin < span.end <= len(text) for span in spans)
