"""What makes a place of a name that the model alone would not take for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.annotate.places.candidates import Candidate, declared
from rashomon.annotate.places.gazetteer import Entry, distance
from rashomon.model import Reading
from rashomon.spelling import key

LABELLED = 0.15  # least probability of what the language model calls a place; on LGL F1 falls by less than .01
AGAIN = 0.2  # least probability of a name that is a place elsewhere in the account
CLOSE = 60.0  # km between two names of one place
ROAD = 200.0  # km between places that a road is named after
HYPHENS = ("-", "–", "—", "/")


class Vouching:
    """Reasons that stand in one account, given the candidates that were `chosen` in it."""

    def __init__(self, reading: Reading, chosen: Sequence[Candidate]) -> None:
        self.tokens, self.text = reading.parse.tokens, reading.account.text
        self.said = set(declared(reading.parse))
        self.names = {key(candidate.span.of(self.text)) for candidate in chosen}
        self.persons = persons(reading)
        self.ends = {candidate.last: candidate for candidate in chosen}
        self.begins = {candidate.first: candidate for candidate in chosen}

    def weigh(self, candidate: Candidate, probability: float, *, threshold: float) -> float:
        """`probability`, raised to `threshold` where something vouches for it, nothing where a person has the name."""
        said = self.is_told(candidate) or (candidate.first, candidate.last) in self.said
        if candidate.span.of(self.text) in self.persons and not said:
            return 0.0
        return threshold if probability < threshold and self.for_(candidate, probability) else probability

    def for_(self, candidate: Candidate, probability: float) -> bool:
        """Whether something vouches for `candidate`."""
        if self.is_told(candidate):
            return True
        if (candidate.first, candidate.last) in self.said:
            return candidate.label not in ("ORG", "NORP", "PERSON") or bool(candidate.entries)
        words = candidate.span.of(self.text)
        if candidate.label in ("GPE", "LOC", "FAC") and probability >= LABELLED:
            return bool(candidate.entries) or not words.isupper()
        if probability >= AGAIN and key(words) in self.names:
            return True
        return self.in_brackets(candidate) or self.in_chain(candidate)

    @staticmethod
    def is_told(candidate: Candidate) -> bool:
        """Whether the account's words show a place: plainly, where the gazetteer has places of that name."""
        return candidate.told is not None and (candidate.told.plain or not candidate.entries)

    def in_brackets(self, candidate: Candidate) -> bool:
        """ "Kyiv (Kiev)": a second name of the place before the bracket."""
        if self.mark(candidate.first - 1) != "(" or self.mark(candidate.last) != ")":
            return False
        before = self.ends.get(candidate.first - 1)
        return before is not None and close(before.entries, candidate.entries, CLOSE)

    def in_chain(self, candidate: Candidate) -> bool:
        """ "the Lyon-Vienne-Valence road": a known name hyphened to a place near it."""
        neighbours = (
            self.ends.get(candidate.first - 1) if self.mark(candidate.first - 1) in HYPHENS else None,
            self.begins.get(candidate.last + 1) if self.mark(candidate.last) in HYPHENS else None,
        )
        return any(other is not None and close(other.entries, candidate.entries, ROAD) for other in neighbours)

    def mark(self, number: int) -> str:
        return self.tokens[number].text if 0 <= number < len(self.tokens) else ""


def persons(reading: Reading) -> set[str]:
    """Single words that end a longer name of a person, or that are twice more often a person's name than a place's."""
    text = reading.account.text
    found: Counter[str] = Counter()
    for mention in reading.parse.mentions:
        words = mention.span.of(text).removesuffix("'s").removesuffix("’s").split()
        if mention.label == "PERSON" and words:
            found[words[-1]] += 1 if len(words) == 1 else 2
        elif mention.label == "GPE" and len(words) == 1:
            found[words[0]] -= 1
    return {name for name, count in found.items() if count > 1}


def close(some: Sequence[Entry], others: Sequence[Entry], km: float) -> bool:
    """Whether one of the ten largest places of `some` lies within `km` of one of those of `others`."""
    return any(a.id == b.id or distance(a, b) <= km for a in some[:10] for b in others[:10])
