"""What an account has named up to a place: persons, bodies, organisations, countries, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.claims.quotes import find_quotations
from rashomon.claims.speakers.lexicon import Gender
from rashomon.claims.speakers.people import Person
from rashomon.claims.speakers.source import Kind
from rashomon.model import Block, Parse

LOOKBACK = 80  # how many mentions before a place are weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who can speak, as resolved: the name, the party, and what a later short form can match."""

    name: str
    kind: Kind
    party: str | None = None
    head: str = ""
    body: str | None = None
    land: str | None = None
    gender: Gender | None = None
    plural: bool = False
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention of an actor at `[begin, end)`; whether it is a subject, whether it is the source of a claim."""

    begin: int
    end: int
    actor: Actor
    subject: bool = False
    speaks: bool = False
    possessive: bool = False


class Scene:
    """The mentions of one account in order, and the places of sentences and quotations."""

    def __init__(self, parse: Parse, blocks: Sequence[Block]) -> None:
        self._sentences = [sentence.span.begin for sentence in parse.sentences]
        self._blocks = [sentence.block for sentence in parse.sentences]
        self._quotations = find_quotations(blocks)
        self._quote_begins = [quotation.span.begin for quotation in self._quotations]
        self._seen: list[Seen] = []
        self._begins: list[int] = []

    def add(self, seen: Seen) -> None:
        """A mention, kept in the order of the text; the same place again replaces what stood there."""
        place = bisect_left(self._begins, seen.begin)
        if place < len(self._begins) and self._begins[place] == seen.begin:
            self._seen[place] = seen
        else:
            self._begins.insert(place, seen.begin)
            self._seen.insert(place, seen)

    def before(self, offset: int) -> list[Seen]:
        """The last mentions that end before `offset`, the nearest first."""
        place = bisect_left(self._begins, offset)
        return [seen for seen in self._seen[max(0, place - LOOKBACK) : place][::-1] if seen.end <= offset]

    def after(self, offset: int) -> list[Seen]:
        place = bisect_right(self._begins, offset)
        return self._seen[place : place + LOOKBACK]

    def sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._sentences, offset) - 1)

    def block(self, offset: int) -> int:
        place = self.sentence(offset)
        return self._blocks[place] if self._blocks else 0

    def quotation(self, offset: int) -> int | None:
        """The run number (see `quotes.Quotation`) of the quotation in which the offset lies."""
        place = bisect_right(self._quote_begins, offset) - 1
        inside = place >= 0 and offset < self._quotations[place].span.end
        return self._quotations[place].run if inside else None

    def quoted(self, offset: int) -> bool:
        """Whether the offset lies in somebody's quoted words."""
        return self.quotation(offset) is not None
