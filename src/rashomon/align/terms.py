"""Words of content, and what makes two of them equal."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from rashomon.align.kinds import countries, kinds
from rashomon.model import Parse, Token

CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
NAMES = frozenset(("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "LAW"))
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ers", "ed", "es", "er", "ly", "s")
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
EXISTS = frozenset(("presence",))  # the kind of event of "there is" and "has"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of content: `key` is what equal words share, `kinds` what near words share; `index` is its token's."""

    key: str
    text: str
    kinds: frozenset[str]
    index: int
    name: bool
    number: bool


def stem(word: str) -> str:
    """A word without its commonest English ending, so that a verb meets the noun made of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def key_of(token: Token) -> str:
    """What equal words share: a country for its demonym, a number's digits, else the lemma without its ending."""
    lemma = token.lemma.casefold()
    country = countries().get(token.text.casefold()) or countries().get(lemma)
    if country:
        return country
    return _number(token.text) if token.pos == "NUM" else stem(lemma)


def _number(text: str) -> str:
    plain = re.sub(r"[\s,]", "", text.casefold())
    return str(_UNITS.index(plain)) if plain in _UNITS else plain


def terms_of(parse: Parse, tokens: tuple[int, ...]) -> tuple[Term, ...]:
    """The words of content among `tokens`: no auxiliaries, no verbs without an event of their own, no negators."""
    return tuple(_term(parse, index) for index in tokens if _counts(parse, index))


def _counts(parse: Parse, index: int) -> bool:
    token, known = parse.tokens[index], kinds()
    lemma = token.lemma.casefold()
    if token.pos not in CONTENT or not any(char.isalnum() for char in token.text) or lemma in known.negators:
        return False
    return lemma not in known.light or token.pos not in ("VERB", "AUX")


def _term(parse: Parse, index: int) -> Term:
    token = parse.tokens[index]
    known = kinds().of
    forms = {token.lemma.casefold(), token.text.casefold(), _with_particle(parse, index)}
    found = frozenset(kind for form in forms for kind in known.get(form, ()))
    name = token.pos == "PROPN" or token.entity in NAMES
    return Term(key_of(token), token.text.casefold(), found, index, name, token.pos == "NUM")


def _with_particle(parse: Parse, index: int) -> str:
    """A verb with its particle, near after it: "blow up" is no "blow"."""
    lemma = parse.tokens[index].lemma.casefold()
    after = parse.tokens[index + 1 : index + 5]
    particle = next((token.text.casefold() for token in after if token.dep == "prt" and token.head == index), "")
    return f"{lemma} {particle}"


@cache
def _background() -> tuple[int, Mapping[str, int]]:
    data = json.loads((files("rashomon") / "data" / "align" / "rarity.json").read_text(encoding="utf-8"))
    return data["sentences"], data["counts"]


def rarity(key: str) -> float:
    """How rare a word is in news at large: the logarithm of sentences to a sentence that has it; 0 to about 10."""
    total, counts = _background()
    return log(total / (1 + counts.get(key, 3)))
