"""What is printed or written as JSON drives no terminal and turns no line about."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import unseen
from rashomon.model.wire import dumps

TEXTS = st.text(st.characters(exclude_categories=()), max_size=40)
DRIVING = {chr(point) for point in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F))} | {
    chr(point) for point in range(0x2066, 0x206A)
}


@given(TEXTS)
def test_a_message_drives_no_terminal_and_every_further_line_is_set_in(text: str) -> None:
    told = unseen.message(text)
    assert not set(told) & (DRIVING - {"\n"})
    assert all(each.startswith("  ") for each in told.split("\n")[1:])


@pytest.mark.parametrize(
    "name",
    [
        "a\x1b]52;c;cm0=\x07.txt",
        "a\x9b31mred.txt",
        "gnp\u202etxt.a",
        "a\u2028rashomon: all well.txt",
        "a\rb.txt",
        "\x08",
    ],
)
def test_a_file_name_is_seen_for_what_it_is(name: str) -> None:
    assert not set(unseen.line(name)) & DRIVING


def test_a_name_with_a_line_break_forges_no_message() -> None:
    assert unseen.message("x\nrashomon: all was read.txt: empty") == "x\n  rashomon: all was read.txt: empty"


@given(st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)))
def test_json_escapes_what_is_not_seen_and_stays_the_same_value(value: object) -> None:
    text = dumps(value)
    assert not set(text) & DRIVING
    if not any("\ud800" <= mark < "\udc00" for mark in json.dumps(value, ensure_ascii=False)):
        assert json.loads(text) == value
