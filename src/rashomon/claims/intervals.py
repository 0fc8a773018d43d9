"""Spans that are asked many times what overlaps them, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from rashomon.model import Span

T = TypeVar("T")


class Intervals(Generic[T]):
    """Pairs of a span and what it stands for. A query costs the logarithm of their number and what it finds, as long
    as spans are short against the text: it looks back by the longest of them."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._begins = [span.begin for span, _ in self._items]
        self._longest = max((span.end - span.begin for span, _ in self._items), default=0)

    def overlapping(self, span: Span) -> list[T]:
        """What the spans that share a code point with `span` stand for, in the order of the text."""
        low = bisect_left(self._begins, span.begin - self._longest)
        high = bisect_left(self._begins, span.end)
        return [value for other, value in self._items[low:high] if other.overlap(span)]

    def at(self, offset: int) -> list[T]:
        """What the spans over a code point stand for."""
        return self.overlapping(Span(offset, offset + 1))


def spans(items: Iterable[Span]) -> Intervals[Span]:
    """Intervals that stand for themselves."""
    return Intervals((span, span) for span in items)
