"""Readings made of what somebody says: each claim's words are a paragraph of their own, parsed by the shipped model."""

from __future__ import annotations

from typing import Any

from rashomon.annotate.language import Language
from rashomon.model import Account, Block, Claim, Reading, Span, content_id

OWN_VOICE = "its own voice"


def telling(language: Language, identity: str, *said: tuple[str | None, str], **fields: Any) -> Reading:
    """An account in which each party of `said` says its words; `OWN_VOICE` is the outlet itself, null nobody named."""
    text, claims, blocks = "", [], []
    for party, words in said:
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(span, "paragraph", words))
        own = party == OWN_VOICE
        speaker = None if own else party
        claims.append(
            Claim(
                id=content_id("c", identity, span),
                document=identity,
                source=(),
                cue=(),
                content=(span,),
                text=words,
                speaker=speaker,
                party=speaker,
                own_voice=own,
            )
        )
        text += words + "\n\n"
    account = Account(id=identity, text=text, outlet=fields.pop("outlet", identity), **fields)
    reading = Reading(account=account, blocks=tuple(blocks), claims=tuple(claims))
    return next(iter(language.parse([reading])))
