from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span
from rashomon.views.html.marks import Mark, pieces

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(*sorted(pair)))


@given(SPANS, st.lists(SPANS, max_size=8))
def test_pieces_are_the_whole_and_know_their_marks(within: Span, spans: list[Span]) -> None:
    marks = [Mark(number, span, "content") for number, span in enumerate(spans)]
    found = list(pieces(within, marks))
    assert [at for piece in found for at in range(*piece.span)] == list(range(*within))
    for piece in found:
        for at in range(*piece.span):
            assert set(piece.content) == {n for n, span in enumerate(spans) if span.begin <= at < span.end}


def test_nested_and_overlapping_marks_begin_at_their_anchors() -> None:
    marks = [
        Mark(0, Span(0, 10), "content", "claim-a"),
        Mark(1, Span(0, 4), "content", "claim-b"),
        Mark(2, Span(3, 12), "content", "claim-c"),
        Mark(0, Span(12, 15), "around"),
    ]
    found = list(pieces(Span(0, 20), marks))
    assert [tuple(piece.span) for piece in found] == [(0, 3), (3, 4), (4, 10), (10, 12), (12, 15), (15, 20)]
    assert sorted(found[0].anchors) == ["claim-a", "claim-b"] and found[1].anchors == ["claim-c"]
    assert sorted(found[1].content) == [0, 1, 2] and found[4].around == [0] and not found[4].content


def test_a_mark_that_begins_before_a_block_still_marks_it() -> None:
    (piece,) = pieces(Span(5, 8), [Mark(0, Span(0, 9), "content", "claim-a")])
    assert piece.content == [0] and piece.anchors == []
