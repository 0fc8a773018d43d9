"""Spans of one text, asked again and again how much of another they cover, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rashomon.model.span import Span


class Passages:
    """Spans in any order; they may overlap. A question costs the logarithm of their number, and what it finds."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda place: spans[place])
        self._spans = [spans[place] for place in self._order]
        self._begins = [span.begin for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))
        self._ends = sorted(span.end for span in spans)
        self._sum_of_begins = [0, *accumulate(self._begins)]
        self._sum_of_ends = [0, *accumulate(self._ends)]

    def covered(self, span: Span) -> int:
        """How many code points each of the spans shares with `span`, all added up."""
        return self._before(span.end) - self._before(span.begin)

    def meeting(self, span: Span) -> list[int]:
        """Which of the spans share a code point with `span`, by their places in the order given."""
        low, high = bisect_right(self._reach, span.begin), bisect_left(self._begins, span.end)
        return sorted(self._order[at] for at in range(low, high) if self._spans[at].overlap(span))

    def _before(self, offset: int) -> int:
        """How many code points of the spans stand before an offset."""
        begun, ended = bisect_left(self._begins, offset), bisect_left(self._ends, offset)
        return begun * offset - self._sum_of_begins[begun] - (ended * offset - self._sum_of_ends[ended])
