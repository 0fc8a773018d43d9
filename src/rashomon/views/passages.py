"""Words of an account as its reader sees them: what stands at a span, less the marks of the account's format.

Offsets stay those of the account as it was given; only what is shown leaves the marks out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from rashomon.model import Document, Span


class Passages:
    """Look-ups into the texts of several documents."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._unseen: dict[str, list[int]] = {}

    def at(self, document: str, spans: Iterable[Span]) -> str:
        """The words of `spans`, an ellipsis where something lies between them; empty where there are none."""
        if document not in self._documents:
            return ""
        return " … ".join(filter(None, (self.seen(document, span).strip() for span in spans)))

    def seen(self, document: str, span: Span) -> str:
        """The words of one span, white space at its ends kept."""
        text, unseen = self._documents[document].account.text, self._unseen_in(document)
        first, last = bisect_left(unseen, span.begin), bisect_left(unseen, span.end)
        if first == last:
            return span.of(text)
        parts, at = [], span.begin
        for mark in unseen[first:last]:
            parts.append(text[at:mark])
            at = mark + 1
        return "".join(parts) + text[at : span.end]

    def _unseen_in(self, document: str) -> list[int]:
        if document not in self._unseen:
            self._unseen[document] = sorted(_marks(self._documents[document]))
        return self._unseen[document]


def _marks(document: Document) -> Iterable[int]:
    """Where a block shows a blank and the account has something else."""
    for block in document.blocks:
        given = block.span.of(document.account.text)
        if given != block.text:
            for at, (shown, was) in enumerate(zip(block.text, given, strict=False), block.span.begin):
                if shown == " " and not was.isspace():
                    yield at
