"""What the language pipeline says of a text, free of any library's types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rashomon.model.span import Span


class Token(NamedTuple):
    """A word or mark. `head` is the index of its head in the same `Parse` (its own index at a root)."""

    begin: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str  # the label of the name it belongs to (`GPE`, `PERSON`), else ""


class Sentence(NamedTuple):
    """Tokens `[first, last)` of the parse; `block` is the index of the block it stands in."""

    span: Span
    first: int
    last: int
    block: int


class Mention(NamedTuple):
    """A name as it stands in the text, with the label the language model gave it; tokens `[first, last)`."""

    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens, sentences and names of one account, in the order of the text, offsets into the account."""

    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
