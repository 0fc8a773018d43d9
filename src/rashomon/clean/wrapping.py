"""Texts that were broken into lines of one width: their paragraphs, put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.clean.lines import Line
from rashomon.model import Span

NARROWEST, WIDEST = 40, 120  # columns; a paragraph on one line is longer, a list's lines are shorter
FULL = 0.6  # of the width: a shorter line ends its paragraph
MOST = 0.7  # of the lines inside paragraphs must be full
FEWEST = 3


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """`lines`, or in a hard-wrapped text one for each paragraph."""
    width = wrap_width(lines)
    if width is None:
        return list(lines)
    paragraphs = [_joined(group) for group in _paragraphs(lines, width)]
    return [replace(line, index=index) for index, line in enumerate(paragraphs)]


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The column at which a text was broken; null where it was not."""
    inside = [line for line, after in pairwise(lines) if after.gap == 0]
    if len(inside) < FEWEST:
        return None
    width = max(len(line.text) for line in lines)
    full = [line for line in inside if len(line.text) >= FULL * width]
    broken = sum(not line.ended for line in full)
    if not NARROWEST <= width <= WIDEST or len(full) < MOST * len(inside) or broken < len(full) / 2:
        return None
    return width


def _paragraphs(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and (line.gap or line.mark or line.indent > group[-1].indent or len(group[-1].text) < FULL * width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _joined(group: Sequence[Line]) -> Line:
    span, row = (Span(first.begin, last.end) for first, last in zip(_spans(group[0]), _spans(group[-1]), strict=True))
    return replace(group[0], span=span, row=row, text=joined_text(group))


def _spans(line: Line) -> tuple[Span, Span]:
    return line.span, line.row


def joined_text(group: Sequence[Line]) -> str:
    """The texts of lines with spaces for what stands between them, as long as the span from first to last."""
    pieces = [group[0].text]
    for before, line in pairwise(group):
        pieces.append(" " * (line.span.begin - before.span.end) + line.text)
    return "".join(pieces)
