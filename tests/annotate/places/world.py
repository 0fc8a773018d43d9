"""A made-up gazetteer and parses without a language model, for the tests of places."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.annotate.places.gazetteer import Gazetteer
from rashomon.annotate.places.tables import Row
from rashomon.model import Account, Mention, Parse, Reading, Sentence, Span, Token

ROWS = (
    Row(1, "Ostland", "country", "OL", 0, 50.0, 10.0, 9_000_000, (("Ostlandish", "demonym"), ("O.L.", "abbreviation"))),
    Row(2, "Westmark", "country", "WM", 0, 20.0, -60.0, 5_000_000, (("Westmarkers", "demonym"),)),
    Row(3, "Norrdal", "province", "OL", 1, 51.0, 10.5, 800_000, (("Norrdal Province", "alternate"),)),
    Row(4, "Port Sella", "province", "WM", 2, 20.5, -60.5, 600_000),
    Row(10, "Velmarch", "city", "OL", 3, 51.1, 10.6, 40_000, (("Welmarsk", "alternate"),)),
    Row(11, "Velmarch", "city", "WM", 4, 20.6, -60.4, 300_000),
    Row(12, "Harnow", "town", "OL", 3, 51.2, 10.4, 9_000, (("Harnau", "spelling"),)),
    Row(13, "Un", "village", "WM", 4, 20.4, -60.2, 700),
    Row(14, "Dresk", "town", "OL", 3, 51.05, 10.3, 4_000),
    Row(15, "Karvel", "district", "OL", 3, 51.3, 10.8, 60_000, (("Karvel District", "alternate"),)),
)  # fmt: skip

_TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_TAGS = {"in": "IN", "of": "IN", "near": "IN", "from": "IN", "the": "DT", "and": "CC", "to": "IN", "at": "IN"}
_POS = {"IN": "ADP", "DT": "DET", "CC": "CCONJ", ",": "PUNCT", ".": "PUNCT", "NNP": "PROPN"}


def gazetteer(*rows: Row) -> Gazetteer:
    return Gazetteer.of(rows or ROWS)


def reading(text: str, mentions: Mapping[str, str] | None = None, *, url: str | None = None) -> Reading:
    """`text` as one account; `mentions` maps words to the label that a language model might give them."""
    tokens = [_token(match) for match in _TOKEN.finditer(text)]
    found = []
    for words, label in (mentions or {}).items():
        for match in re.finditer(rf"\b{re.escape(words)}(?!\w)", text):
            inside = [i for i, token in enumerate(tokens) if match.start() <= token.begin < match.end()]
            found.append(Mention(Span(*match.span()), label, inside[0], inside[-1] + 1))
    parse = Parse(tuple(tokens), tuple(_sentences(tokens)), tuple(sorted(found)))
    return Reading(account=Account(id="a", text=text, url=url), parse=parse)


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    tag = _TAGS.get(text.lower()) or ("NNP" if text[0].isupper() else text if not text[0].isalnum() else "NN")
    return Token(match.start(), match.end(), text, text.lower(), _POS.get(tag, "NOUN"), tag, "dep", 0, "")


def _sentences(tokens: list[Token]) -> list[Sentence]:
    found, first = [], 0
    for number, token in enumerate(tokens):
        if token.text == "." or number == len(tokens) - 1:
            found.append(Sentence(Span(tokens[first].begin, token.end), first, number + 1, 0))
            first = number + 1
    return found
