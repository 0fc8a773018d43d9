"""What each side calls it: the loaded words of each party, and of each outlet in its own voice.

The lexicon is published (`lexicons/loaded.yaml`) and symmetric. A term is the phrase around a loaded word as it stands
in the text: the noun with what stands before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon import lexicons
from rashomon.model import Claim, Reading, Span, Term, Token, Wording

PHRASE_WORDS = 5
_LINKS = frozenset({"-", "–", "‑"})


@cache
def _loaded() -> frozenset[tuple[str, ...]]:
    data = lexicons.load("loaded")
    return frozenset(tuple(entry.split()) for entries in data.values() for entry in entries)


def wording(readings: Sequence[Reading]) -> tuple[Wording, ...]:
    """For each party and each outlet its loaded phrases, the most used first."""
    found: dict[tuple[bool, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    shown: dict[str, str] = {}
    for reading in readings:
        for claim in reading.claims:
            holder = _holder(claim, reading)
            for phrase in loaded_phrases(reading, claim) if holder else ():
                key = phrase.lower()
                shown.setdefault(key, phrase)
                uses = found[claim.own_voice, holder][key]
                if uses[-1:] != [claim.id]:  # the phrases of one claim come one after another
                    uses.append(claim.id)
    return tuple(Wording(holder, _terms(terms, shown), own_voice=own) for (own, holder), terms in sorted(found.items()))


def _terms(terms: dict[str, list[str]], shown: dict[str, str]) -> tuple[Term, ...]:
    order = sorted(terms, key=lambda key: (-len(terms[key]), key))
    return tuple(Term(shown[key], tuple(terms[key])) for key in order)


def _holder(claim: Claim, reading: Reading) -> str:
    """Whose words they are: a party's only where they are quoted or reported of it, else the outlet's."""
    if claim.own_voice:
        return reading.account.outlet or reading.account.title or reading.account.id
    return claim.party or claim.speaker or ""


def loaded_phrases(reading: Reading, claim: Claim) -> Iterator[str]:
    """Loaded phrases of a claim; each stands in one span of its content."""
    from bisect import bisect_left

    tokens = reading.parse.tokens
    for span in claim.content:
        low = bisect_left(tokens, span.begin, key=lambda t: t.begin)
        high = bisect_left(tokens, span.end, key=lambda t: t.begin)
        position = low
        while position < high:
            width = _loaded_at(tokens, position, high)
            if not width:
                position += 1
                continue
            end = _phrase_end(tokens, position + width, high)
            begin = _phrase_begin(tokens, position, low)
            yield Span(tokens[begin].begin, tokens[end - 1].end).of(reading.account.text)
            position = end


def _loaded_at(tokens: Sequence[Token], position: int, high: int) -> int:
    """How many tokens from `position` make a loaded entry; hyphenated words are tried joined. 0 for none."""
    joined = ""
    for width in range(1, min(PHRASE_WORDS, high - position) + 1):
        token = tokens[position + width - 1]
        joined += (token.lemma or token.text).lower()
        if (joined,) in _loaded():
            return width
        if not (token.text in _LINKS or (position + width < high and tokens[position + width].text in _LINKS)):
            break
    for entry in _entries_of((tokens[position].lemma or tokens[position].text).lower()):
        words = [(t.lemma or t.text).lower() for t in tokens[position : min(high, position + len(entry))]]
        if tuple(words) == entry:
            return len(entry)
    return 0


@cache
def _entries_of(first: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((e for e in _loaded() if len(e) > 1 and e[0] == first), key=len, reverse=True))


def _phrase_end(tokens: Sequence[Token], end: int, high: int) -> int:
    """Up to the noun that a loaded modifier goes with."""
    start = end
    while (
        end < high
        and end - start < PHRASE_WORDS
        and tokens[end].pos in ("ADJ", "NOUN", "PROPN")
        and tokens[end - 1].pos in ("ADJ", "NOUN", "PROPN", "VERB", "PUNCT")
        and tokens[end].begin - tokens[end - 1].end <= 1
    ):
        end += 1
    return end


def _phrase_begin(tokens: Sequence[Token], begin: int, low: int) -> int:
    """Back over adjectives that stand before a loaded noun."""
    start = begin
    while begin > low and start - begin < 2 and tokens[begin - 1].pos == "ADJ":
        begin -= 1
    return begin
