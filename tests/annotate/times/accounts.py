"""Accounts for the tests of times."""

from __future__ import annotations

from rashomon.model import Account, Block, Reading, Span


def told(*paragraphs: str, published: str | None = None, dateline: str | None = None) -> Reading:
    """An account of these paragraphs, not yet parsed."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), "paragraph", paragraph))
        at += len(paragraph) + 2
    account = Account(id="a", text="\n\n".join(paragraphs), published=published, dateline=dateline)
    return Reading(account=account, blocks=tuple(blocks))
