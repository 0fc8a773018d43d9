"""What a proposition is made of, in the form in which two of them are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import log

import numpy as np
import numpy.typing as npt

from rashomon.align.frames import Frame, frames_of
from rashomon.align.kinds import kinds
from rashomon.align.polarity import denies, says_spared, tells_harm
from rashomon.align.propositions import Proposition
from rashomon.align.terms import EXISTS, Term, rarity, terms_of
from rashomon.align.times import When, when

Vectors = Callable[[str], "npt.NDArray[np.float32] | None"]
Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Event:
    """A frame whose parts are indices into the terms of its profile."""

    predicate: tuple[int, ...]
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    kinds: frozenset[str]
    negated: bool


@dataclass(frozen=True, eq=False)
class Profile:
    """A proposition with its terms and what was read off its clause.

    `weights` (one a term) grow with the terms' rarity; `matrix` has a row of unit length a term, or zeros where the
    word has no vector; `codes` number the keys among all propositions; `groups` has a column a kind; `names` and
    `numbers` mark the terms that are one. `denies`: it says that something is not so; `negative`: it does, or its
    predicate is negated; `spares`: only lawful targets are struck; `harms`: protected ones are harmed. `when` has the
    dates it gives.
    """

    proposition: Proposition
    terms: tuple[Term, ...]
    weights: npt.NDArray[np.float32]
    matrix: Matrix
    codes: npt.NDArray[np.int64]
    groups: Matrix
    names: npt.NDArray[np.bool_]
    numbers: npt.NDArray[np.bool_]
    events: tuple[Event, ...]
    denies: bool
    negative: bool
    spares: bool
    harms: bool
    when: When

    @property
    def text(self) -> str:
        """The whole account's text."""
        return self.proposition.text

    @property
    def claim_id(self) -> str:
        return self.proposition.claim.id

    @cached_property
    def weight(self) -> float:
        """The sum of the weights."""
        return float(self.weights.sum())

    @cached_property
    def exact(self) -> npt.NDArray[np.bool_]:
        """The terms that are a name or a number."""
        return self.names | self.numbers

    @cached_property
    def contrary(self) -> Matrix:
        """A column a kind: the kinds that are the opposites of a term's own."""
        return np.asarray(self.groups @ _opposites(), dtype=np.float32)

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for term in self.terms for kind in term.kinds)

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(term.key for term in self.terms)


@cache
def _opposites() -> Matrix:
    order = kinds().order
    table = np.zeros((len(order), len(order)), dtype=np.float32)
    for first, second in kinds().opposites:
        table[order[first], order[second]] = table[order[second], order[first]] = 1.0
    return table


def profiles(found: Sequence[Proposition], *, vectors: Vectors) -> list[Profile]:
    """The profiles of propositions. A word's weight is its rarity in news and among these propositions, half each; a
    name's is the latter alone, since a name that all accounts of an event use tells nothing in it."""
    terms = [terms_of(proposition.parse, proposition.tokens) for proposition in found]
    counts = Counter(key for some in terms for key in {term.key for term in some})
    rows = {term.text: _row(term.text, vectors) for some in terms for term in some}
    codes = {key: code for code, key in enumerate(sorted(counts))}
    return [_profile(one, some, counts, len(found), rows, codes) for one, some in zip(found, terms, strict=True)]


def _row(text: str, vectors: Vectors) -> npt.NDArray[np.float32] | None:
    row = vectors(text)
    length = 0.0 if row is None else float(np.linalg.norm(row))
    return None if row is None or length == 0 else np.asarray(row / length, dtype=np.float32)


def _profile(
    proposition: Proposition,
    terms: tuple[Term, ...],
    counts: Mapping[str, int],
    total: int,
    rows: Mapping[str, npt.NDArray[np.float32] | None],
    codes: Mapping[str, int],
) -> Profile:
    local = [log((1 + total) / counts[term.key]) for term in terms]
    weights = [at if term.name else (at + rarity(term.key)) / 2 for term, at in zip(terms, local, strict=True)]
    events = _events(proposition, terms)
    exclusive = any(token.lemma.casefold() in kinds().exclusive for token in proposition.words)
    spares = says_spared(events, terms, exclusive=exclusive)
    negated = _negated(proposition)
    against = denies(proposition, negated=negated, spares=spares)
    return Profile(
        proposition,
        terms,
        np.array(weights, dtype=np.float32),
        _matrix([rows[term.text] for term in terms]),
        np.array([codes[term.key] for term in terms], dtype=np.int64),
        _groups(terms),
        np.array([term.name for term in terms], dtype=np.bool_),
        np.array([term.number for term in terms], dtype=np.bool_),
        events,
        against,
        against or (negated and not spares),
        spares,
        tells_harm(events, terms),
        when(proposition.reading, proposition.spans),
    )


def _matrix(rows: Sequence[npt.NDArray[np.float32] | None]) -> Matrix:
    width = next((len(row) for row in rows if row is not None), 1)
    return np.array([np.zeros(width) if row is None else row for row in rows], dtype=np.float32).reshape(
        len(rows), width
    )


def _groups(terms: Sequence[Term]) -> Matrix:
    order = kinds().order
    marks = np.zeros((len(terms), len(order)), dtype=np.float32)
    for at, term in enumerate(terms):
        marks[at, [order[kind] for kind in term.kinds]] = 1.0
    return marks


def _events(proposition: Proposition, terms: Sequence[Term]) -> tuple[Event, ...]:
    place = {term.index: at for at, term in enumerate(terms)}

    def known(indices: Sequence[int]) -> tuple[int, ...]:
        return tuple(place[index] for index in indices if index in place)

    events = []
    for frame in frames_of(proposition.parse, proposition.tokens):
        predicate = known(frame.predicate)
        own = frozenset(kind for at in predicate for kind in terms[at].kinds)
        if predicate or frame.exists:
            events.append(
                Event(
                    predicate,
                    known(frame.agents),
                    known(frame.patients),
                    own | EXISTS if frame.exists else own,
                    frame.negated,
                )
            )
    return tuple(events)


def _negated(proposition: Proposition) -> bool:
    """Whether an odd number of negators hangs on the clause's predicates or on what they need: "I do not think that he
    did" negates what he did."""
    frames = frames_of(proposition.parse, proposition.tokens)
    return sum(_hangs(frames, head, proposition) for head in _telling_heads(proposition)) % 2 == 1


def _hangs(frames: Sequence[Frame], head: int, proposition: Proposition) -> bool:
    tokens = proposition.parse.tokens
    own = [
        frame for frame in frames if head in frame.predicate or any(tokens[at].head == head for at in frame.predicate)
    ]
    return own[0].negated if own else False


def _telling_heads(proposition: Proposition) -> list[int]:
    """The predicate, and under one of saying or thinking that of what is said or thought."""
    heads, tokens = [proposition.head], proposition.parse.tokens
    for _ in proposition.tokens:
        under = [at for at in proposition.tokens if tokens[at].head == heads[-1] != at and tokens[at].dep == "ccomp"]
        if not under or tokens[heads[-1]].lemma.casefold() not in kinds().light:
            break
        heads.append(under[0])
    return heads
