"""Finds the time phrases of an account and reads them one after another, each against the ones before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.grammar import Grammar, Match
from rashomon.annotate.times.join import Read, is_clock, joined, on_day, with_zone
from rashomon.annotate.times.roles import role_of
from rashomon.annotate.times.rules import PHRASES, RULES
from rashomon.annotate.times.rules.common import Read as ReadWords
from rashomon.annotate.times.setting import Sense, Setting
from rashomon.annotate.times.tense import Sentences
from rashomon.annotate.times.words import Word
from rashomon.annotate.times.zones import shared_zone
from rashomon.model import Block, Moment, Reading, Span

PLACE_LABELS = frozenset({"GPE", "NORP", "LOC"})
_QUARTER = re.compile(r"\d{4}-Q[1-4]")


@cache
def grammar() -> Grammar[ReadWords]:
    return Grammar(RULES, PHRASES)


def find_moments(reading: Reading, *, published: str | None = None) -> tuple[Moment, ...]:
    """The time expressions of the account's blocks, in the order of the text, with their TIMEX3 types and values.

    Values are counted from the account's own date. Where it has none, `published` (ISO 8601: a date inferred from other
    accounts of the event) takes its place and the moments counted from it are marked as inferred; without either
    nothing is made up: the value keeps `XXXX` for what is not known and the anchor is `none`.
    """
    own = _date(reading.account.published)
    reader = _Reader(reading, today=own or _date(published), inferred=own is None)
    return tuple(moment for block in reading.blocks for moment in reader.moments(block))


def anchor_moments(reading: Reading, published: str) -> tuple[Moment, ...]:
    """The account's moments counted anew from `published`, a date inferred from the other accounts of its event. An
    account with a date of its own keeps it."""
    return find_moments(reading, published=published)


@dataclass(slots=True)
class _Reader:
    """Reads one account from its first block to its last; holds what later phrases are counted from."""

    reading: Reading
    today: date | None
    inferred: bool
    previous: str | None = None
    period: str | None = None
    sentences: Sentences = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = Sentences(self.reading.parse.tokens)

    def moments(self, block: Block) -> list[Moment]:
        words = grammar().words(block.text)
        base = block.span.begin
        reads = [with_zone(read, words) for read in self._reads(words, base)]
        zone = partial(self._local_zone, words, base)
        whole = self._placed(joined(reads, words, zone), words, base, zone)
        return [self._moment(block, words, read) for read in whole]

    def _reads(self, words: Sequence[Word], base: int) -> list[Read]:
        found = []
        for match, first, last in phrases(words):
            sense = match.rule.read(match.parts, self._setting(words, first, last, base))
            if sense is None:
                continue
            found.append(Read(first, last, sense, match.rule.name))
            if sense.type in ("DATE", "TIME") and cal.begin_of(sense.value):
                self.previous = sense.value
            if self.period is None and _QUARTER.fullmatch(sense.value) and sense.anchor != "previous":
                self.period = sense.value
        return found

    def _setting(self, words: Sequence[Word], first: int, last: int, base: int) -> Setting:
        return Setting(
            today=self.today,
            previous=self.previous,
            period=self.period,
            direction=cache(partial(self.sentences.direction, base + words[first].begin)),
            before=words[first - 1].lower if first else "",
            after=words[last].lower if last < len(words) else "",
        )

    def _placed(self, reads: Sequence[Read], words: Sequence[Word], base: int, zone) -> list[Read]:
        """The reads, clock readings without a day put on the day that their sentence names, else on the account's."""
        out: list[Read] = []
        for read in reads:
            if is_clock(read):
                sentence = self._sentence_at(base + words[read.first].begin)
                days = [
                    other.sense
                    for other in out
                    if cal.day_of(other.sense.value) and self._sentence_at(base + words[other.first].begin) == sentence
                ]
                today = Sense("DATE", self.today.isoformat(), "published") if self.today else read.sense
                day = Sense("DATE", days[-1].value[:10], days[-1].anchor) if days else today
                read = on_day(read, day, zone(read) if read.zone == "local" else read.zone)
            out.append(read)
        return out

    def _sentence_at(self, offset: int) -> int:
        begins = [sentence.span.begin for sentence in self.reading.parse.sentences]
        return bisect_right(begins, offset) - 1

    def _local_zone(self, words: Sequence[Word], base: int, read: Read) -> str:
        """The zone of the one place that the sentence names, else ""."""
        index = self._sentence_at(base + words[read.first].begin)
        if index < 0:
            return ""
        span = self.reading.parse.sentences[index].span
        names = [
            mention.span.of(self.reading.account.text)
            for mention in self.reading.parse.mentions
            if mention.label in PLACE_LABELS and span.covers(mention.span)
        ]
        return shared_zone(names) or ""

    def _moment(self, block: Block, words: Sequence[Word], read: Read) -> Moment:
        begin, end = words[read.first].begin, words[read.last - 1].end
        span = Span(begin, end).shifted(block.span.begin)
        return Moment(
            span=span,
            text=self.reading.account.text[span.begin : span.end],
            type=read.sense.type,
            value=read.sense.value,
            anchor=read.sense.anchor,
            inferred=self.inferred and read.sense.anchor == "published",
            role=role_of(span, sentences=self.sentences, block=block.text, begin=block.span.begin),
        )


def phrases(words: Sequence[Word]) -> list[tuple[Match[ReadWords], int, int]]:
    """The matches that stand, each with its first word and the word after its last: of matches that overlap the longer
    one, of equally long ones the earlier rule's."""
    candidates = [(match, *_extent(match, words)) for match in grammar().matches(words)]
    taken = [False] * len(words)
    kept = []
    for match, first, last in sorted(candidates, key=lambda candidate: candidate[1] - candidate[2]):
        if not any(taken[first:last]):
            taken[first:last] = [True] * (last - first)
            kept.append((match, first, last))
    return sorted(kept, key=lambda candidate: candidate[1])


def _extent(match: Match[ReadWords], words: Sequence[Word]) -> tuple[int, int]:
    """The words that a match marks: those under `span` where the pattern names them, else all."""
    span = match.parts.get("span")
    if not span:
        return match.first, match.last
    first = next(i for i in range(match.first, match.last) if words[i].begin == span[0].begin)
    return first, first + len(span)


def _date(value: str | None) -> date | None:
    return cal.day_of(value[:10]) if value else None
