"""What spans cover, asked of the index and of each span in turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span
from rashomon.model.passages import Passages

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_the_index_finds_what_a_look_at_all_finds(spans: list[Span], asked: Span) -> None:
    passages = Passages(spans)
    assert passages.covered(asked) == sum(span.overlap(asked) for span in spans)
    assert passages.meeting(asked) == [place for place, span in enumerate(spans) if span.overlap(asked)]


def test_of_no_spans_nothing_is_covered() -> None:
    assert Passages([]).covered(Span(0, 9)) == 0
