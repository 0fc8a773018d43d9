"""Spans that may name a place: names the language model found, and what of them the gazetteer knows."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.annotate.places.gazetteer import Gazetteer
from rashomon.model import Reading, Span

LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})


class Candidate(NamedTuple):
    """Tokens `[first, last)` of the parse, with the label of the mention they stand in."""

    span: Span
    first: int
    last: int
    label: str


def candidates(reading: Reading, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates in the order of the text; they may overlap."""
    found = []
    tokens = reading.parse.tokens
    for mention in reading.parse.mentions:
        if mention.label not in LABELS:
            continue
        first, last = mention.first, mention.last
        while first < last - 1 and (tokens[first].text.lower() in ("the", "'s", "’s") or tokens[first].pos == "PUNCT"):
            first += 1
        while last > first + 1 and (tokens[last - 1].text in ("'s", "’s", "'", "’") or tokens[last - 1].pos == "PUNCT"):
            last -= 1
        if mention.label == "NORP" and not gazetteer.look_up(reading.account.text[tokens[first].begin : tokens[last - 1].end]):
            continue
        found.append(Candidate(Span(tokens[first].begin, tokens[last - 1].end), first, last, mention.label))
    return found
