"""Where words stand in an account."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[begin, end)` of Unicode code points in an account's text as it was given."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """The very words."""
        return text[self.begin : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points both cover."""
        return max(0, min(self.end, other.end) - max(self.begin, other.begin))

    def covers(self, other: Span) -> bool:
        return self.begin <= other.begin and other.end <= self.end

    def shifted(self, by: int) -> Span:
        return Span(self.begin + by, self.end + by)


def words_of(text: str, spans: tuple[Span, ...]) -> str:
    """The words of several spans, joined by an ellipsis where something lies between them."""
    return " … ".join(span.of(text) for span in spans)


def trimmed(text: str, span: Span, edge: str) -> Span:
    """`span` less the characters of `edge` at both ends; empty at its begin where nothing else is in it."""
    begin, end = span
    while begin < end and text[begin] in edge:
        begin += 1
    while end > begin and text[end - 1] in edge:
        end -= 1
    return Span(begin, end)
