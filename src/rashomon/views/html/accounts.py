"""The accounts in full: their paragraphs with the claims marked, and what was cut with its reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Block, Claim, Document, Leftover, Point, Span
from rashomon.phrase import unlinked
from rashomon.views.html.marks import Mark, Piece, pieces
from rashomon.views.outline import Outline
from rashomon.views.passages import Passages
from rashomon.views.shown import shown

BETWEEN = "between"  # what is neither a paragraph nor cut: front matter, marks of the format


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece with its words as they are shown."""

    piece: Piece
    text: str

    @property
    def numbers(self) -> str:
        return " ".join(map(str, self.piece.content))

    @property
    def around(self) -> str:
        return " ".join(map(str, self.piece.around))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an account, or something that was cut (`kind` is `leftover`, `reason` says why)."""

    kind: str
    pieces: tuple[Shown, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AccountView:
    document: Document
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Claim, ...]


class Marking:
    """The number of every claim in the page, and of every part of a claim that stands in a point.

    A point lights up its part where it has one, and else the whole claim.
    """

    def __init__(self, outline: Outline) -> None:
        claims = outline.dossier.claims
        self.claims = {claim.id: number for number, claim in enumerate(claims)}
        self.parts: dict[tuple[str, str], int] = {}
        self._marks: dict[str, list[Mark]] = defaultdict(list)
        for claim in claims:
            self._mark_claim(claim)
        for point in outline.dossier.points:
            self._mark_parts(point, outline)

    def of(self, document: str) -> list[Mark]:
        return self._marks[document]

    def number(self, claim: Claim, point: Point) -> int:
        return self.parts.get((point.id, claim.id), self.claims.get(claim.id, -1))

    def _mark_claim(self, claim: Claim) -> None:
        number, anchor = self.claims[claim.id], f"claim-{claim.id}"
        for index, span in enumerate(claim.content):
            self._marks[claim.document].append(Mark(number, span, "content", None if index else anchor))
        for span in claim.source + claim.cue:
            self._marks[claim.document].append(Mark(number, span, "around"))

    def _mark_parts(self, point: Point, outline: Outline) -> None:
        for identity, spans in point.parts:
            claim = outline.claims.get(identity)
            if claim is None or not spans:
                continue
            number = self.parts[point.id, identity] = len(self.claims) + len(self.parts)
            self._marks[claim.document].extend(Mark(number, span, "part") for span in spans)


def accounts(outline: Outline, marking: Marking) -> list[AccountView]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in outline.dossier.claims:
        claims[claim.document].append(claim)
    return [
        AccountView(
            document,
            tuple(_paragraphs(document, marking.of(document.id), outline.passages)),
            tuple(claims[document.id]),
        )
        for document in outline.dossier.documents
    ]


def _paragraphs(document: Document, marks: list[Mark], passages: Passages) -> Iterator[Paragraph]:
    text, at = document.account.text, 0
    cut = [Mark(-1, left.span, "leftover", None, left.reason) for left in document.leftovers]
    waiting = deque(sorted(marks + cut, key=lambda mark: mark.span))
    reaching: list[Mark] = []
    for item in _in_order(document):
        if item.span.begin < at:
            continue
        yield from _between(text, Span(at, item.span.begin))
        if isinstance(item, Block):
            reaching = [mark for mark in reaching if mark.span.end > item.span.begin]
            while waiting and waiting[0].span.begin < item.span.end:
                reaching.append(waiting.popleft())
            found = pieces(item.span, reaching)
            yield Paragraph(item.kind, tuple(Shown(p, shown(passages.seen(document.id, p.span))) for p in found))
        else:
            yield Paragraph("leftover", (Shown(Piece(item.span), shown(item.span.of(text))),), item.reason)
        at = item.span.end
    yield from _between(text, Span(at, len(text)))


def _in_order(document: Document) -> list[Block | Leftover]:
    """Blocks and what was cut outside of them."""
    blocks = sorted(document.blocks, key=lambda block: block.span)
    begins = [block.span.begin for block in blocks]

    def outside(span: Span) -> bool:
        near = blocks[max(0, bisect_right(begins, span.begin) - 1) : bisect_left(begins, span.end)]
        return not any(block.span.overlap(span) for block in near)

    return sorted([*blocks, *(left for left in document.leftovers if outside(left.span))], key=lambda item: item.span)


def _between(text: str, span: Span) -> Iterator[Paragraph]:
    """What no stage spoke of, without the links of its format; marks without a letter or a digit are no words."""
    words = unlinked(span.of(text).strip())
    if any(mark.isalnum() for mark in words):
        yield Paragraph(BETWEEN, (Shown(Piece(span), shown(words)),))
