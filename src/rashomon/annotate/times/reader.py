"""Reads the time phrases of an account one after another, each against the ones before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.choose import features
from rashomon.annotate.times.join import (
    Read,
    floats,
    intervals,
    is_day,
    joined,
    linked,
    on_day,
    same_sentence,
    with_zone,
)
from rashomon.annotate.times.matching import grammar, phrases
from rashomon.annotate.times.roles import role_of
from rashomon.annotate.times.setting import Sense, Setting
from rashomon.annotate.times.tense import Sentences
from rashomon.annotate.times.words import Word
from rashomon.annotate.times.zones import place_zone, shared_zone
from rashomon.model import Block, Moment, Reading, Span

NEAR_DAYS = (
    31  # a clock reading may be of a day named earlier in its paragraph, if that is as near to the account's own
)
LONGEST_LOOK_BACK, NEXT_PHRASES = 20, 3  # how many phrases before and after one may name its day
NAME_LABELS = frozenset(("PERSON", "ORG", "WORK_OF_ART"))
_PARTS_OF_YEAR = frozenset(("counted", "side counted"))
_QUARTER = re.compile(r"[0-9]{4}-Q[1-4]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that the grammar found, and the features that decide whether it is marked."""

    moment: Moment
    features: tuple[str, ...]


@dataclass(slots=True)
class Reader:
    """Reads one account from its first block to its last; holds what later phrases are counted from.

    `today` is the account's date or the one taken for it, `inferred` whether it is not the account's own; `previous`
    the value of the last date named, `quarter` the first business quarter named, `period` that quarter or its year,
    whichever the figures in hand are of.
    """

    reading: Reading
    today: date | None
    inferred: bool
    previous: str | None = None
    period: str | None = None
    quarter: str | None = None
    sentences: Sentences = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.reading.parse)

    def candidates(self, block: Block) -> list[Candidate]:
        """The times of the next block."""
        words = grammar().words(block.text)
        base = block.span.begin
        reads = [with_zone(read, words) for read in self._reads(words, base)]
        zone = partial(self._local_zone, words, base)
        placed = self._placed(joined(reads, words, zone), words, zone)
        return [
            Candidate(
                self._moment(block, words, read), tuple(features(read, words, base=base, sentences=self.sentences))
            )
            for read in intervals(placed, words)
        ]

    def _reads(self, words: Sequence[Word], base: int) -> list[Read]:
        found = []
        for match, first, last in phrases(words):
            sense = match.rule.read(match.parts, self._setting(words, first, last, base))
            if sense is None or (last - first == 1 and self._is_name(words[first], base)):
                continue
            found.append(Read(first, last, sense, match.rule.name))
            if sense.type in ("DATE", "TIME") and cal.begin_of(sense.value):
                self.previous = sense.value
            self._note_period(match.rule.name, sense)
        return found

    def _is_name(self, word: Word, base: int) -> bool:
        """Whether a capital word that would be a time belongs to a name: "April Brook", "the Daily Courier"."""
        index = self.sentences.at(base + word.begin)
        return index is not None and word.text[0].isupper() and self.sentences.tokens[index].entity in NAME_LABELS

    def _note_period(self, rule: str, sense: Sense) -> None:
        """Keeps the first quarter of business figures; "the nine months" widen it to its year, a quarter narrows it."""
        if _QUARTER.fullmatch(sense.value) and sense.anchor != "previous":
            self.quarter = self.quarter or sense.value
            self.period = self.quarter
        elif self.quarter and ((sense.value in ("P6M", "P9M") and rule in _PARTS_OF_YEAR) or rule == "full unit"):
            self.period = self.quarter[:4]

    def _setting(self, words: Sequence[Word], first: int, last: int, base: int) -> Setting:
        return Setting(
            today=self.today,
            previous=self.previous,
            period=self.period,
            direction=cache(partial(self.sentences.direction, base + words[first].begin)),
            before=words[first - 1].lower if first else "",
            after=words[last].lower if last < len(words) else "",
        )

    def _placed(self, reads: Sequence[Read], words: Sequence[Word], zone: Callable[[Read], str]) -> list[Read]:
        """The reads, those that float put on the day that the paragraph is about, else on the account's own."""
        out: list[Read] = []
        for index, read in enumerate(reads):
            if not floats(read):
                out.append(read)
                continue
            day = self._day_of(read, before=out, after=reads[index + 1 : index + 1 + NEXT_PHRASES], words=words)
            out.append(on_day(read, day, zone(read) if read.zone == "local" else read.zone))
        return out

    def _day_of(self, read: Read, *, before: Sequence[Read], after: Sequence[Read], words: Sequence[Word]) -> Sense:
        """The day of a phrase that names none: the one right after it, one before or after it in its sentence, one
        before it in its paragraph, the account's own."""
        if after and is_day(after[0].sense) and linked(read, after[0], words):
            return after[0].sense
        earlier = [other for other in before[: -LONGEST_LOOK_BACK - 1 : -1] if self._is_near_day(other.sense.value)]
        later = [other for other in after if is_day(other.sense) and same_sentence(read, other, words)]
        here = [other for other in earlier if same_sentence(other, read, words)]
        if chosen := next(iter([*here, *later, *earlier]), None):
            return Sense("DATE", chosen.sense.value[: len("2023-09-19")], chosen.sense.anchor)
        return Sense("DATE", cal.day_value(self.today), "published") if self.today else read.sense

    def _is_near_day(self, value: str) -> bool:
        day = cal.day_of(value)
        return day is not None and (self.today is None or abs((day - self.today).days) <= NEAR_DAYS)

    def _local_zone(self, words: Sequence[Word], base: int, read: Read) -> str:
        """The zone of the one place that the sentence names, else of the account's dateline, else ""."""
        tokens = self.sentences.around(base + words[read.first].begin)
        names = [" ".join(token.text for token in tokens[i : i + n]) for n in (1, 2) for i in range(len(tokens))]
        zone = shared_zone(name for name in names if name[:1].isupper())
        return zone or place_zone(self.reading.account.dateline or "") or ""

    def _moment(self, block: Block, words: Sequence[Word], read: Read) -> Moment:
        span = Span(words[read.first].begin, words[read.last - 1].end).shifted(block.span.begin)
        return Moment(
            span=span,
            text=span.of(self.reading.account.text),
            type=read.sense.type,
            value=read.sense.value,
            anchor=read.sense.anchor,
            inferred=self.inferred and read.sense.anchor == "published",
            role=role_of(span, sentences=self.sentences, block=block.text, begin=block.span.begin),
        )
