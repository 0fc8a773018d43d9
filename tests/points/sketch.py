"""Readings without a language model: parses drawn by hand, accounts of plain sentences, and a judge of given chances.

A sentence is drawn as `word/POS/dep/head`, the head counted from 1 within the sentence and 0 at the root; `POS:TAG`
gives a tag where one matters: `Relt/PROPN/nsubj/2 fell/VERB:VBD/ROOT/0 ./PUNCT/punct/2`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import numpy as np

from rashomon.model import Account, Claim, Origin, Parse, Reading, Sentence, Span, Token
from rashomon.points.context import Context
from rashomon.points.judge import Floats, Ints, Told
from rashomon.points.statements import Statement

OWN_VOICE = "its own voice"


def sketch(identity: str, *sentences: str, **fields: Any) -> Reading:
    """An account of drawn sentences, without claims."""
    text, tokens, found = "", [], []
    for drawn in sentences:
        first, begin = len(tokens), len(text) + bool(text)
        for row in drawn.split():
            word, pos, dep, head = row.rsplit("/", 3)
            pos, _, tag = pos.partition(":")
            text += " " if text and (pos != "PUNCT" or len(tokens) == first) else ""
            at = first + int(head) - 1 if int(head) else len(tokens)
            tokens.append(Token(len(text), len(text) + len(word), word, word.lower(), pos, tag, dep, at, ""))
            text += word
        found.append(Sentence(Span(begin, len(text)), first, len(tokens), 0))
    account = Account(id=identity, text=text, outlet=fields.pop("outlet", identity), **fields)
    return Reading(account=account, parse=Parse(tuple(tokens), tuple(found)))


def telling(identity: str, *said: tuple[str | None, str], stance: str = "assert", **fields: Any) -> Reading:
    """An account in which each party of `said` says a sentence of its own, the first word its subject and the second
    its verb; `OWN_VOICE` is the outlet itself, null somebody who is not named."""
    reading = sketch(identity, *(_drawn(words) for _, words in said), **fields)
    claims = []
    for number, (party, _) in enumerate(said):
        span = reading.parse.sentences[number].span
        own = party == OWN_VOICE
        claims.append(
            Claim(
                id=f"c-{identity}-{number}",
                document=identity,
                source=(),
                cue=(),
                content=(span,),
                text=span.of(reading.account.text),
                speaker=None if own else party,
                party=None if own else party,
                own_voice=own,
                stance="assert" if own else stance,  # type: ignore[arg-type]
            )
        )
    return Reading(account=reading.account, parse=reading.parse, claims=tuple(claims))


def _drawn(words: str) -> str:
    subject, verb, *rest = words.rstrip(".").split()
    objects = " ".join(f"{word}/{'NUM' if word.isdigit() else 'NOUN'}/dobj/2" for word in rest)
    return f"{subject}/PROPN/nsubj/2 {verb}/VERB:VBD/ROOT/0 {objects} ./PUNCT/punct/2"


def origins(readings: Iterable[Reading]) -> dict[str, Origin]:
    """Each party one origin, each outlet one, those who are not named one for each account."""
    return {claim.id: _origin(claim) for reading in readings for claim in reading.claims}


def _origin(claim: Claim) -> Origin:
    if claim.own_voice:
        return Origin("outlet", claim.document)
    return Origin("party", claim.party) if claim.party else Origin("unnamed", via=claim.document)


def plain_statements(*claims: Claim) -> list[Statement]:
    """One statement for each claim, of the very spans of its content."""
    return [Statement(claim, claim.content, claim.content[0], (), 0, ()) for claim in claims]


@dataclass
class FakeJudge:
    """Knows pairs of statements by their words: `{("Relt fell", "Relt stood"): (same, opposed)}`; all others are
    neither. A full stop at the end does not count."""

    pairs: Mapping[tuple[str, str], tuple[float, float]]
    name: str = "a fake"
    asked: int = 0
    _read: Sequence[Context] = field(default_factory=list)

    def read(self, contexts: Sequence[Context]) -> Told:
        self._read = list(contexts)
        size = len(self._read)
        states = np.zeros((size, 1, 8), dtype=np.float16)
        return Told(vectors([context.words for context in contexts]), states, np.ones((size, 1), dtype=np.float32))

    def compare(self, told: Told, pairs: Ints) -> Floats:
        self.asked += len(pairs)
        words = [context.words.rstrip(".") for context in self._read]
        known = {frozenset(pair): chances for pair, chances in self.pairs.items()}
        found = [known.get(frozenset((words[a], words[b])), (0.0, 0.0)) for a, b in pairs.tolist()]
        return np.array(found, dtype=np.float32).reshape(-1, 2)


def vectors(words: Sequence[str]) -> Floats:
    """A direction for each text, always the same one."""
    rows = [np.random.default_rng(crc32(text.encode())).normal(size=8) for text in words]
    found = np.array(rows, dtype=np.float32).reshape(-1, 8)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)
