from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.claims.intervals import spans
from rashomon.model import Span

SPANS = st.builds(lambda begin, size: Span(begin, begin + size), st.integers(0, 60), st.integers(1, 20))


@given(st.lists(SPANS, max_size=30), SPANS)
def test_finds_what_a_look_at_all_of_them_finds(all_spans: list[Span], asked: Span) -> None:
    slow = sorted(span for span in all_spans if span.overlap(asked))
    assert spans(all_spans).overlapping(asked) == slow


def test_a_code_point_at_the_end_is_outside() -> None:
    assert spans([Span(2, 4)]).at(3) == [Span(2, 4)]
    assert spans([Span(2, 4)]).at(4) == []
