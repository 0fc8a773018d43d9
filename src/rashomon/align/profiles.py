"""What a proposition is made of, in the form in which two of them are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from rashomon.align.kinds import countries, kinds
from rashomon.align.propositions import CONTENT, Proposition
from rashomon.model import Token

Vectors = Callable[[str], "npt.NDArray[np.float32] | None"]
Matrix = npt.NDArray[np.float32]
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ers", "ed", "es", "er", "ly", "s")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of content: `key` is what equal words share, `kinds` what near words share."""

    key: str
    text: str
    kinds: frozenset[str]
    index: int
    name: bool
    number: bool


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A proposition with its terms and what was read off its clause.

    `text` is the whole account's. `weights` (one a term) are the logarithms of the terms' rarity; `matrix` has a row of unit length a term, or zeros
    where the word has no vector. `agents` and `patients` are indices into `terms`.
    """

    proposition: Proposition
    text: str
    terms: tuple[Term, ...]
    weights: npt.NDArray[np.float32]
    matrix: Matrix
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    predicates: tuple[int, ...]
    negated: bool
    exclusive: bool

    @property
    def claim_id(self) -> str:
        return self.proposition.claim.id

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for term in self.terms for kind in term.kinds)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(term.key for term in self.terms)


def key_of(token: Token) -> str:
    """What equal words share: a country for its demonym, a number's digits, else the lemma without its ending."""
    lemma = token.lemma.casefold()
    country = countries().get(token.text.casefold()) or countries().get(lemma)
    if country:
        return country
    if token.pos == "NUM":
        return _number(token.text)
    return stem(lemma)


def stem(word: str) -> str:
    """A word without its commonest English ending, so that a verb meets the noun made of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def _number(text: str) -> str:
    plain = re.sub(r"[\s,]", "", text.casefold())
    return str(_UNITS.index(plain)) if plain in _UNITS else plain


def profiles(found: Sequence[Proposition], *, vectors: Vectors | None) -> list[Profile]:
    """The profiles of propositions; rarity is counted among them."""
    terms = [_terms(proposition) for proposition in found]
    counts = Counter(key for some in terms for key in {term.key for term in some})
    return [
        _profile(proposition, some, counts, len(found), vectors) for proposition, some in zip(found, terms, strict=True)
    ]


def _terms(proposition: Proposition) -> tuple[Term, ...]:
    known = kinds()
    terms = []
    for index in proposition.tokens:
        token = proposition.parse.tokens[index]
        lemma = token.lemma.casefold()
        if token.pos not in CONTENT or not any(char.isalnum() for char in token.text):
            continue
        if lemma in known.light or lemma in known.negators:
            continue
        terms.append(
            Term(
                key_of(token),
                token.text.casefold(),
                known.of.get(lemma, frozenset()) | known.of.get(token.text.casefold(), frozenset()),
                index,
                token.pos == "PROPN" or bool(token.entity in _NAMES),
                token.pos == "NUM",
            )  # fmt: skip
        )
    return tuple(terms)


_NAMES = frozenset(("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "LAW"))


def _profile(
    proposition: Proposition, terms: tuple[Term, ...], counts: Mapping[str, int], total: int, vectors: Vectors | None
) -> Profile:
    weights = np.array([log((1 + total) / counts[term.key]) for term in terms], dtype=np.float32)
    place = {term.index: at for at, term in enumerate(terms)}
    agents, patients = _roles(proposition)
    return Profile(
        proposition, proposition.text, terms, weights, _matrix(terms, vectors),
        tuple(place[index] for index in agents if index in place),
        tuple(place[index] for index in patients if index in place),
        tuple(at for at, term in enumerate(terms) if proposition.parse.tokens[term.index].pos == "VERB" or term.index == proposition.head),
        _negated(proposition), _exclusive(proposition),
    )  # fmt: skip


def _matrix(terms: Sequence[Term], vectors: Vectors | None) -> Matrix:
    rows = [vectors(term.text) if vectors else None for term in terms]
    width = next((len(row) for row in rows if row is not None), 1)
    matrix = np.zeros((len(terms), width), dtype=np.float32)
    for at, row in enumerate(rows):
        if row is not None:
            length = float(np.linalg.norm(row))
            if length > 0:
                matrix[at] = row / length
    return matrix


def _roles(proposition: Proposition) -> tuple[list[int], list[int]]:
    """Indices of tokens that head who does it, and to whom it is done, for every verb of the clause."""
    agents: list[int] = []
    patients: list[int] = []
    tokens = proposition.parse.tokens
    for index in proposition.tokens:
        token = tokens[index]
        if token.dep in ("nsubj", "poss"):
            agents.append(index)
        elif token.dep in ("dobj", "nsubjpass"):
            patients.append(index)
        elif token.dep == "pobj" and tokens[token.head].text.casefold() == "by":
            agents.append(index)
        elif token.dep == "pobj" and tokens[token.head].text.casefold() in ("of", "against", "on", "at"):
            patients.append(index)
    return agents, patients


def _negated(proposition: Proposition) -> bool:
    """Whether a negator hangs on the predicate, its auxiliary, or on its subject or object ("no troops are there")."""
    tokens = proposition.parse.tokens
    known = kinds()
    near = {proposition.head}
    near |= {index for index in proposition.tokens if tokens[index].head in near and tokens[index].dep in _NEAR}
    count = sum(
        1
        for index in proposition.tokens
        if tokens[index].lemma.casefold() in known.negators and tokens[index].head in near
    )
    return count % 2 == 1


_NEAR = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "acomp", "xcomp", "aux", "auxpass", "conj"))


def _exclusive(proposition: Proposition) -> bool:
    return any(token.lemma.casefold() in kinds().exclusive for token in proposition.words)
