"""What speaks for and against a candidate being a place name, as words that a linear model weighs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log10

from rashomon.annotate.places.candidates import Candidate, trimmed
from rashomon.annotate.places.grid import Cell, cells
from rashomon.annotate.places.words import given_names, place_words
from rashomon.model import Mention, Reading, Token
from rashomon.spelling import key

PLACES = frozenset({"GPE", "LOC"})
FUNCTION = frozenset(
    ("ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ")
)  # words that say nothing of a text's matter
FEW = 10  # entries of a name that are asked where they lie


class Evidence:
    """Features of the candidates of one account."""

    def __init__(self, reading: Reading, found: Sequence[Candidate]) -> None:
        self.text = reading.account.text
        self.tokens = reading.parse.tokens
        self.cover: dict[int, tuple[Mention, int, int]] = {}
        self.surnames: set[str] = set()
        self.labels: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in reading.parse.mentions:
            first, last = trimmed(reading.parse, mention)
            self.cover.update((number, (mention, first, last)) for number in range(mention.first, mention.last))
            self.labels[self.name(first, last)][mention.label] += 1
            if mention.label == "PERSON" and last - first > 1:
                self.surnames.add(self.tokens[last - 1].text.lower())
        self.starts = {sentence.first for sentence in reading.parse.sentences}
        self.hits = {(c.first, c.last) for c in found if c.entries}
        self.divisions = {c.first for c in found if any(is_holder(e.kind) for e in c.entries[:3])}
        self.cells: dict[Cell, set[str]] = defaultdict(set)
        for candidate in found:
            if candidate.label in PLACES:
                for entry in candidate.entries[:FEW]:
                    for cell in cells(entry):
                        self.cells[cell].add(self.name(candidate.first, candidate.last))
        self.after, self.before = place_words()
        self.given = given_names()

    def name(self, first: int, last: int) -> str:
        return key(self.text[self.tokens[first].begin : self.tokens[last - 1].end])

    def word(self, number: int) -> str:
        return self.tokens[number].text.lower() if 0 <= number < len(self.tokens) else "<edge>"

    def features(self, candidate: Candidate) -> list[str]:
        """The names of the features that hold."""
        known = gazetteer_class(candidate)
        return [
            *self.known(candidate, known),
            *self.labelled(candidate, known),
            *self.context(candidate),
            *self.form(candidate),
        ]

    def known(self, candidate: Candidate, known: str) -> Iterator[str]:
        yield "bias"
        yield f"known={known}"
        if candidate.entries:
            best = max(candidate.entries, key=lambda entry: entry.population)
            yield f"kind={best.kind}"
            yield f"how={best.how}"
            yield f"people={int(log10(best.population + 1))}"
            yield f"senses={min(len(candidate.entries), 5)}"
            yield f"company={self.company(candidate)}"
            if any(entry.how == "name" for entry in candidate.entries):
                yield "a name"
            if any((candidate.first, last) in self.hits for last in range(candidate.last + 1, candidate.last + 5)):
                yield "longer known"
            if any((first, candidate.last) in self.hits for first in range(candidate.first - 4, candidate.first)):
                yield "longer known before"

    def company(self, candidate: Candidate) -> int:
        """How many other names that the language model takes for places could lie near this one, up to three."""
        near: set[str] = set().union(
            *(self.cells.get(cell, ()) for e in candidate.entries[:FEW] for cell in cells(e)[:1])
        )
        return min(3, len(near - {self.name(candidate.first, candidate.last)}))

    def labelled(self, candidate: Candidate, known: str) -> Iterator[str]:
        covering = self.cover.get(candidate.first) or self.cover.get(candidate.last - 1)
        if candidate.label:
            yield f"label={candidate.label}"
            yield f"label={candidate.label}&known={known}"
        elif covering is None:
            yield f"unlabelled&known={known}"
        else:
            mention, first, last = covering
            inside = first <= candidate.first and candidate.last <= last
            where = "first" if candidate.first == first else "last" if candidate.last == last else "middle"
            yield f"in={mention.label}:{where if inside else 'across'}"
            yield f"in={mention.label}&known={known}"
            if inside and mention.label == "ORG":
                yield f"in ORG:{where}&ends={self.word(last - 1)}"
        name = self.name(candidate.first, candidate.last)
        for label, count in self.labels[name].items():
            if count - (label == candidate.label):
                yield f"elsewhere={label}"
        if candidate.last - candidate.first == 1 and self.word(candidate.first) in self.surnames:
            yield "surname"

    def context(self, candidate: Candidate) -> Iterator[str]:
        before, after = candidate.first - 1, candidate.last
        for side, number in (("previous", before), ("next", after)):
            if 0 <= number < len(self.tokens):
                token = self.tokens[number]
                yield f"{side} tag={token.tag}"
                if token.pos in FUNCTION:
                    yield f"{side}={token.text.lower()}"
                if token.text[:1].isupper() and (side == "next" or number not in self.starts):
                    yield f"{side} capital"
        if self.word(before) in self.given:
            yield "after given name"
        if self.word(candidate.first) in self.given:
            yield "given name"
        if self.word(after) == "," and after + 1 in self.divisions:
            yield "holder follows"
        if self.word(before) == "," and self.tokens[before - 1].text[:1].isupper():
            yield "after name and comma"
        if self.word(after) in self.after:
            yield f"next kind={self.after[self.word(after)]}"
        if self.word(before) in (",", "and") and self.word(before - 1)[:1].isdigit():
            yield "after age"

    def form(self, candidate: Candidate) -> Iterator[str]:
        tokens: Sequence[Token] = self.tokens[candidate.first : candidate.last]
        last, first = tokens[-1].text.lower().rstrip("."), tokens[0].text.lower().rstrip(".")
        yield f"tokens={min(len(tokens), 5)}"
        yield f"tag={tokens[-1].tag}"
        yield f"dep={tokens[-1].dep}"
        if last in self.after and len(tokens) > 1:
            yield f"ends={self.after[last]}"
            yield f"ends with {last}"
        if first in self.before and len(tokens) > 1:
            yield f"begins={self.before[first]}"
        if any(token.text[:1].isdigit() for token in tokens[:1]):
            yield "begins with a number"
        words = self.text[candidate.span.begin : candidate.span.end]
        if words.isupper() and len(words) > 3:
            yield "capitals"
        if candidate.first in self.starts:
            yield "starts a sentence"
        if not all(token.text[:1].isupper() for token in tokens if token.text.isalpha() and len(token.text) > 3):
            yield "lower case"


def is_holder(kind: str) -> bool:
    return kind in ("country", "state", "province", "territory", "region")


def gazetteer_class(candidate: Candidate) -> str:
    """How well the gazetteer knows the name: `none`, `demonym`, or by the people of its largest place."""
    if not candidate.entries:
        return "none"
    if all(entry.how == "demonym" for entry in candidate.entries):
        return "demonym"
    if all(entry.how in ("alternate", "short") for entry in candidate.entries):
        return "alternate"
    people = max(entry.population for entry in candidate.entries)
    return "large" if people > 100_000 else "middling" if people > 5_000 else "small"
