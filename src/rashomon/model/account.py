"""An account as it was given, and what is known about the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from rashomon.model.span import Span

Format = Literal["text", "markdown", "html", "jsonl"]
BlockKind = Literal["title", "heading", "paragraph", "item", "caption", "quote", "dateline"]


class Part(NamedTuple):
    """A piece of an account that its format marks off: an element of a page that a reader sees as a block.

    `reason` is null for what belongs to the article, else it says why it does not (`navigation`, `comments`).
    """

    span: Span
    kind: BlockKind
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One document's telling of an event.

    `text` is what every span counts in: the decoded file; of an HTML page, the text that a reader sees;
    of a JSON line, its `text` field. Dates are ISO 8601. `read_from` says for each known field where it was
    read: pairs of field name and place (`("published", "line 7 of the text")`). `parts` is the layout of a format
    that has one (HTML), in the order of the text; null where the text itself is all there is. `given` is null but
    while the stages work: where they read another text than the one given (`rashomon.normalise`), that one. `other`
    holds the fields of a JSON line that have no place of their own here, as JSON has them.
    """

    id: str
    text: str
    format: Format = "text"
    path: str | None = None
    line: int | None = None
    encoding: str | None = None
    title: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    story: str | None = None
    read_from: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] | None = None
    given: str | None = None
    other: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Leftover:
    """What is in the file and is not the account, and why it was cut."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A kept paragraph, heading, list item, caption, or the dateline that opens a paragraph ("PARIS, May 3 (AP) —").

    `text` has the length of `span`: marks that no reader sees (Markdown asterisks, link targets) are spaces in
    it, so that an offset in `text` plus `span.begin` is an offset in the account.
    """

    span: Span
    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that was not read, or only in part: what, where, why, and what to do about it."""

    kind: str
    message: str
    remedy: str
    path: str | None = None
    line: int | None = None
    document: str | None = None
    fatal: bool = True

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{where + ': ' if where else ''}{self.message} {self.remedy}".strip()
