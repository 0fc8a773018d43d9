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
    is_clock,
    is_day,
    joined,
    linked,
    on_day,
    ranged,
    same_sentence,
    shared_zones,
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
STORY_DAYS = 3  # days before the account's own on which its event may have been
LONGEST_LOOK_BACK, NEXT_PHRASES = 20, 3  # how many phrases before and after one may name its day
NAME_LABELS = frozenset(("PERSON", "ORG", "WORK_OF_ART"))
_PARTS_OF_YEAR = frozenset(("counted", "side counted"))
_PARTS_OF_DAY = frozenset(("TMO", "TAF", "TEV", "TNI"))
SMALL_HOURS = "06:00"
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
    whichever the figures in hand are of; `recent` the last day named of the few before `today`, and `story` what that
    was before the paragraph in hand.
    """

    reading: Reading
    today: date | None
    inferred: bool
    previous: str | None = None
    period: str | None = None
    quarter: str | None = None
    story: date | None = None
    recent: date | None = None
    sentences: Sentences = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.reading.parse)

    def candidates(self, block: Block) -> list[Candidate]:
        """The times of the next block."""
        words = grammar().words(block.text)
        base = block.span.begin
        self.story = self.recent  # of the paragraphs before
        reads = shared_zones([with_zone(read, words) for read in self._reads(words, base)], words)
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
                self._note_story(sense.value)
            self._note_period(match.rule.name, sense)
        return found

    def _is_name(self, word: Word, base: int) -> bool:
        """Whether a capital word that would be a time belongs to a name: "April Brook", "the Daily Courier"."""
        index = self.sentences.at(base + word.begin)
        return index is not None and word.text[0].isupper() and self.sentences.tokens[index].entity in NAME_LABELS

    def _note_period(self, rule: str, sense: Sense) -> None:
        """Keeps the first quarter of business figures; "the nine months" widen it to its year, a quarter narrows it."""
        if _QUARTER.fullmatch(sense.value) and sense.anchor != "previous":
            self.quarter = sense.value if rule == "ended quarter" else self.quarter or sense.value
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
        later = [other for other in after if _names_day(other) and same_sentence(read, other, words)]
        here = [other for other in earlier if same_sentence(other, read, words)]
        if chosen := next(iter([*here, *later, *earlier]), None):
            day = chosen.sense.value[: len("2023-09-19")]
            later_day = _after_midnight(read, chosen) or (
                ranged(chosen, read, words) and _reading(read) < _reading(chosen)
            )
            return Sense("DATE", _morning_after(day) if later_day else day, chosen.sense.anchor)
        if self.story is not None:
            return Sense("DATE", cal.day_value(self.story), "previous")
        return Sense("DATE", cal.day_value(self.today), "published") if self.today else read.sense

    def _note_story(self, value: str) -> None:
        """Keeps the last day named that is one of the few before the account's own: a clock reading told the day after
        an event is of the event's day."""
        day = cal.day_of(value)
        if day and self.today and 0 < (self.today - day).days <= STORY_DAYS:
            self.recent = day

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


def _names_day(read: Read) -> bool:
    return is_day(read.sense) or read.sense.value[-3:] in _PARTS_OF_DAY


def _reading(read: Read) -> str:
    """The reading of the clock, "" of what is none."""
    reading = read.sense.value.partition("T")[2][: len("13:00")]
    return reading if reading[:1].isdigit() else ""


def _after_midnight(read: Read, chosen: Read) -> bool:
    """Whether a clock reading is of the small hours of the night that it is told of: "2 a.m. on Friday night"."""
    return chosen.sense.value.endswith("TNI") and read.sense.value.partition("T")[2] < SMALL_HOURS and is_clock(read)


def _morning_after(day: str) -> str:
    found = cal.day_of(day)
    after = cal.plus_days(found, 1) if found else None
    return cal.day_value(after) if after else day
