"""Reads the time phrases of an account one after another, each against the ones before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.choose import features
from rashomon.annotate.times.join import Read, floats, intervals, is_day, joined, linked, on_day, with_zone
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
LONGEST_LOOK_BACK = 20  # phrases
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
            if sense is None:
                continue
            found.append(Read(first, last, sense, match.rule.name))
            if sense.type in ("DATE", "TIME") and cal.begin_of(sense.value):
                self.previous = sense.value
            self._note_period(match.rule.name, sense)
        return found

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
            following = reads[index + 1] if index + 1 < len(reads) else None
            beside = following and is_day(following.sense) and linked(read, following, words)
            day = following.sense if following and beside else self._day_in_hand(out) or read.sense
            out.append(on_day(read, day, zone(read) if read.zone == "local" else read.zone))
        return out

    def _day_in_hand(self, reads: Sequence[Read]) -> Sense | None:
        for read in reads[: -LONGEST_LOOK_BACK - 1 : -1]:
            day = cal.day_of(read.sense.value)
            if day and (self.today is None or abs((day - self.today).days) <= NEAR_DAYS):
                return Sense("DATE", cal.day_value(day), read.sense.anchor)
        return Sense("DATE", cal.day_value(self.today), "published") if self.today else None

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
