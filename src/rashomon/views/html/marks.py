"""Cuts a text at the ends of marks that may overlap and nest, so that each piece knows all marks it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be seen in an account: `number` is its number in the page; `anchor` the id that its first piece
    gets; `role` is `content`, `source`, `cue`, `part` or `leftover`."""

    number: int
    span: Span
    role: str
    anchor: str | None = None
    title: str = ""


@dataclass(slots=True)
class Piece:
    """Words between two ends of marks: the numbers of the marks over them, and the anchors that begin here."""

    span: Span
    content: list[int] = field(default_factory=list)
    around: list[int] = field(default_factory=list)
    leftover: str | None = None
    anchors: list[str] = field(default_factory=list)


def pieces(within: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The pieces of `within` in order; together they are the whole of it.

    Linear in the ends of the marks times the marks that are open at once.
    """
    clipped = sorted((mark for mark in marks if mark.span.overlap(within)), key=lambda mark: mark.span)
    ends = {within.begin, within.end}
    for mark in clipped:
        ends.update((max(mark.span.begin, within.begin), min(mark.span.end, within.end)))
    waiting = iter(clipped)
    coming = next(waiting, None)
    current: list[Mark] = []
    for begin, end in pairwise(sorted(ends)):
        current = [mark for mark in current if mark.span.end > begin]
        while coming is not None and coming.span.begin <= begin:
            current.append(coming)
            coming = next(waiting, None)
        yield _piece(Span(begin, end), current)


def _piece(span: Span, current: list[Mark]) -> Piece:
    piece = Piece(span)
    for mark in current:
        if mark.role == "leftover":
            piece.leftover = mark.title
        elif mark.role in {"content", "part"}:
            piece.content.append(mark.number)
        else:
            piece.around.append(mark.number)
        if mark.anchor and mark.span.begin == span.begin:
            piece.anchors.append(mark.anchor)
    return piece
