"""Small builders of model objects. Words are given as text and found in the account, so a span cannot be wrong."""

from __future__ import annotations

from typing import Any

from rashomon.model import Account, Block, Claim, Document, Dossier, Figure, Leftover, Point, Span, Words, content_id


def account(text: str, **fields: Any) -> Account:
    return Account(id=fields.pop("id", None) or content_id("d", text), text=text, **fields)


def span(text: str, words: str, *, after: int = 0) -> Span:
    """Where `words` first stand in `text` at or after `after`."""
    begin = text.index(words, after)
    return Span(begin, begin + len(words))


def paragraphs(text: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text, the first one its title."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = "paragraph" if blocks else "title"
            blocks.append(Block(Span(at, at + len(line)), kind, line))
        at += len(line) + 1
    return tuple(blocks)


def document(of: Account, *, leftovers: dict[str, str] | None = None, **fields: Any) -> Document:
    """`leftovers` maps the words that are cut to the reason."""
    cut = tuple(Leftover(span(of.text, words), reason) for words, reason in (leftovers or {}).items())
    kept = tuple(block for block in paragraphs(of.text) if not any(block.span.overlap(left.span) for left in cut))
    return Document(account=of, blocks=fields.pop("blocks", kept), leftovers=cut, **fields)


def claim(of: Account, content: str, *, source: str = "", cue: str = "", **fields: Any) -> Claim:
    """A claim whose content, source and cue are found by their words; `own_voice` where no source is given."""
    place = span(of.text, content)
    return Claim(
        id=fields.pop("id", None) or content_id("c", of.id, *place),
        document=of.id,
        source=(span(of.text, source),) if source else (),
        cue=(span(of.text, cue),) if cue else (),
        content=(place,),
        text=content,
        source_text=source,
        cue_text=cue,
        own_voice=fields.pop("own_voice", not source),
        **fields,
    )


def point(*supports: Claim, status: str = "single source", denies: tuple[Claim, ...] = (), **fields: Any) -> Point:
    ids = [each.id for each in (*supports, *denies)]
    return Point(
        id=fields.pop("id", None) or content_id("p", *ids),
        statement=fields.pop("statement", None) or (supports or denies)[0].text,
        status=status,
        supports=supports,
        denies=denies,
        origins=fields.pop("origins", None) or tuple(dict.fromkeys(each.speaker or "" for each in supports)),
        **fields,
    )


def figure(of: Account, words: str, low: float, high: float | None, category: str = "killed", **fields: Any) -> Figure:
    place = span(of.text, words)
    return Figure(
        id=fields.pop("id", None) or content_id("f", of.id, *place),
        document=of.id,
        span=place,
        text=words,
        category=category,
        min=low,
        max=high,
        **fields,
    )


def words(of: Account, text: str) -> Words:
    return Words(of.id, span(of.text, text), text)


def dossier(*documents: Document, **fields: Any) -> Dossier:
    return Dossier(documents=documents, generator=fields.pop("generator", "rashomon test"), **fields)
