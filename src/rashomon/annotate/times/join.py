"""Joins a reading of the clock with its zone and with the day that stands beside it, or that the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.rules.clocks import UNKNOWN_DAY
from rashomon.annotate.times.setting import Sense
from rashomon.annotate.times.words import Word
from rashomon.annotate.times.zones import offset_on, zone_at

LONGEST_GAP = 3  # words between a clock reading and its day: ", at about"
_RANGE = frozenset(("and", "to", "until", "till", "-", "–"))
_LINKS = frozenset({",", "on", "at", "of", "around", "about", "by", "from", "the", "-", "–"})
_DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)")


@dataclass(frozen=True, slots=True)
class Read:
    """Words `[first, last)` of a block and what they mean; `rule` names the rule that read them."""

    first: int
    last: int
    sense: Sense
    rule: str
    zone: str = ""


def is_clock(read: Read) -> bool:
    """Whether it is a reading of the clock that no day was joined to yet."""
    return read.rule == "clock"


def floats(read: Read) -> bool:
    """Whether it is a time of some day that does not stand in the phrase."""
    return read.rule in ("clock", "part of a day")


def with_zone(read: Read, words: Sequence[Word]) -> Read:
    """The clock reading with the name of its zone taken in."""
    zone = zone_at(words, read.last) if is_clock(read) else None
    return replace(read, last=read.last + zone.length, zone=zone.zone) if zone else read


def shared_zones(reads: Sequence[Read], words: Sequence[Word]) -> list[Read]:
    """The reads, the first clock reading of "between 2 and 4 a.m. GMT" with the zone of the second, less those that lie
    in the zone of the one before ("UTC+03:30")."""
    out: list[Read] = []
    for read in reads:
        if not out or read.first >= out[-1].last:
            out.append(read)
    for index in range(len(out) - 2, -1, -1):
        read, after = out[index], out[index + 1]
        if after.zone and not read.zone and is_clock(read) and ranged(read, after, words):
            out[index] = replace(read, zone=after.zone)
    return out


def ranged(left: Read, right: Read, words: Sequence[Word]) -> bool:
    """Whether two phrases are the ends of a stretch: only "to", "and", "until" or a dash lies between."""
    between = words[left.last : right.first]
    return len(between) == 1 and between[0].lower in _RANGE


def joined(reads: Sequence[Read], words: Sequence[Word], local_zone: Callable[[Read], str]) -> list[Read]:
    """The reads, clock readings joined with the days beside them; `local_zone` gives the zone of "local time"."""
    out: list[Read] = []
    for read in reads:
        last = out[-1] if out else None
        if last and _belong(last, read, words) and (is_clock(last) != is_clock(read)):
            clock, day = (last, read) if is_clock(last) else (read, last)
            out[-1] = _joined(clock, day, first=last.first, last=read.last, zone=_zone(clock, local_zone))
        else:
            out.append(read)
    return out


def intervals(reads: Sequence[Read], words: Sequence[Word]) -> list[Read]:
    """The reads, and before the two ends of each "from 1988 to 1994" the interval that covers them (TIMEX3 has it as a
    duration of its own, `1988/1994`)."""
    out: list[Read] = []
    for index, read in enumerate(reads):
        following = reads[index + 1] if index + 1 < len(reads) else None
        if following and _is_interval(read, following, words):
            value = f"{read.sense.value}/{following.sense.value}"
            anchor = read.sense.anchor if read.sense.anchor != "text" else following.sense.anchor
            out.append(Read(read.first - 1, following.last, Sense("DURATION", value, anchor), "interval"))
        out.append(read)
    return out


def _is_interval(left: Read, right: Read, words: Sequence[Word]) -> bool:
    """Whether two dates of one grain, the first before the second, stand in "from … to …"."""
    between = " ".join(word.lower for word in words[left.last : right.first])
    before = words[left.first - 1].lower if left.first else ""
    grains = {re.sub(r"[0-9]", "0", read.sense.value) for read in (left, right)}
    return (
        (before, between) in _INTERVALS
        and left.sense.type == right.sense.type == "DATE"
        and len(grains) == 1
        and "X" not in left.sense.value + right.sense.value
        and left.sense.value < right.sense.value
    )


_INTERVALS = frozenset((("from", "to"), ("from", "until"), ("from", "through")))


def on_day(read: Read, day: Sense, zone: str) -> Read:
    """A clock reading or part of a day that stands alone, on the day it must be of."""
    return _joined(read, replace(read, sense=day), first=read.first, last=read.last, zone=zone)


def linked(left: Read, right: Read, words: Sequence[Word]) -> bool:
    """Whether only linking words lie between two phrases."""
    between = words[left.last : right.first]
    return len(between) <= LONGEST_GAP and all(word.lower in _LINKS for word in between)


def same_sentence(left: Read, right: Read, words: Sequence[Word]) -> bool:
    return not any(word.lower in ".!?" for word in words[left.last : right.first])


def is_day(sense: Sense) -> bool:
    return sense.type == "DATE" and bool(_DAY.fullmatch(sense.value))


def _zone(clock: Read, local_zone: Callable[[Read], str]) -> str:
    return local_zone(clock) if clock.zone == "local" else clock.zone


def _belong(left: Read, right: Read, words: Sequence[Word]) -> bool:
    """Whether one is a clock reading, the other a day, and only linking words lie between."""
    day = right if is_clock(left) else left
    return is_day(day.sense) and linked(left, right, words)


def _joined(clock: Read, day: Read, *, first: int, last: int, zone: str) -> Read:
    reading = clock.sense.value.partition("T")[2]
    value = day.sense.value if _DAY.fullmatch(day.sense.value) else UNKNOWN_DAY
    value = UNKNOWN_DAY if "W" in value else value
    if is_clock(clock):
        reading += offset_on(zone, cal.day_of(value), reading)
    written = f"{value}T{reading}" if reading else value
    anchor = "none" if value == UNKNOWN_DAY else day.sense.anchor
    rule = clock.rule + " on a day"
    return replace(clock, first=first, last=last, sense=Sense("TIME", written, anchor), zone=zone, rule=rule)
