from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span, content_id, trimmed, words_of


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_trimmed_is_inside_and_has_no_edge(text: str, a: int, b: int) -> None:
    begin, end = sorted((min(a, len(text)), min(b, len(text))))
    cut = trimmed(text, Span(begin, end), ' ."')
    assert begin <= cut.begin <= cut.end <= end
    words = cut.of(text)
    assert words == words.strip(' ."')


def test_overlap_counts_shared_code_points() -> None:
    assert Span(0, 5).overlap(Span(3, 9)) == 2
    assert Span(0, 3).overlap(Span(3, 9)) == 0
    assert Span(0, 9).covers(Span(3, 9))


def test_words_of_shows_that_something_lies_between() -> None:
    assert words_of("one two three", (Span(0, 3), Span(8, 13))) == "one … three"


def test_content_id_depends_on_every_part_and_survives_lone_surrogates() -> None:
    assert content_id("c", "a", Span(0, 1)) == content_id("c", "a", (0, 1))
    assert content_id("c", "ab", "c") != content_id("c", "a", "bc")
    assert content_id("c", "\ud800").startswith("c")
