"""Offsets in the reading text and in the given one answer to each other."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span
from rashomon.normalise import normalised
from rashomon.normalise.lookalikes import LIGATURES, SCRIPTS

READ_AS = LIGATURES | {a: b for pair in SCRIPTS.values() for a, b in zip(*pair, strict=True)}

LETTERS = "ab e1,.\n é\u00ad\u200b\u200d\u200e\ufe0f\ufeff\u2066\U000e0041\x00аеοﬁﬃ３𝐚ℎ🙂👩🏽🏴東م&shy;"
ODD = st.text(st.sampled_from(LETTERS), max_size=40)
TEXT = ODD | st.text(st.characters(exclude_categories=()), max_size=40)


@given(TEXT)
def test_every_code_point_was_read_from_the_one_it_points_at(text: str) -> None:
    found = normalised(text)
    for at, letter in enumerate(found.read):
        begin, end = found.to_given(Span(at, at + 1))
        assert end == begin + 1
        assert letter in READ_AS.get(text[begin], "") + unicodedata.normalize("NFKC", text[begin]) + text[begin]


@given(TEXT, st.integers(0, 40), st.integers(0, 40))
def test_a_span_comes_back_from_the_given_text(text: str, one: int, two: int) -> None:
    found = normalised(text)
    begin, end = sorted(min(each, len(found.read)) for each in (one, two))
    given_span = found.to_given(Span(begin, end))
    assert 0 <= given_span.begin <= given_span.end <= len(text)
    again = found.to_read(given_span)
    assert again.covers(Span(begin, end)) or begin == end
    if not set(text) & set("ﬀﬁﬂﬃﬄﬅﬆ") and begin < end:
        assert again == Span(begin, end)


def test_a_span_begins_and_ends_with_its_own_letters() -> None:
    given_text = "\u200bnine\u200b peo\u00adple\u200b fell"
    found = normalised(given_text)
    words = found.to_given(Span(5, 11))
    assert found.read[5:11] == "people" and words.of(given_text) == "peo\u00adple"


def test_a_ligature_is_pointed_at_as_a_whole() -> None:
    found = normalised("the ofﬁcer")
    assert found.read == "the officer"
    assert found.to_given(Span(4, 11)).of(found.given) == "ofﬁcer"
    assert found.to_given(Span(6, 7)).of(found.given) == "ﬁ"


@given(st.text(st.characters(max_codepoint=0x24F, exclude_characters="\x7f\u00ad&", exclude_categories=("Cc",))))
def test_a_text_without_any_is_the_very_same(text: str) -> None:
    assert normalised(text).read is text
