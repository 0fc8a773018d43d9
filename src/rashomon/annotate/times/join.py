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
_LINKS = frozenset({",", "on", "at", "of", "around", "about", "by", "from", "the", "(", ")", "-", "–"})
_DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)")


@dataclass(frozen=True, slots=True)
class Read:
    """Words `[first, last)` of a block and what they mean; `rule` names the rule that read them."""

    first: int
    last: int
    sense: Sense
    rule: str
    zone: str = ""
    alone: bool = False  # a clock reading with no day beside it


def is_clock(read: Read) -> bool:
    return read.sense.value.startswith(UNKNOWN_DAY + "T")


def with_zone(read: Read, words: Sequence[Word]) -> Read:
    """The clock reading with the name of its zone taken in."""
    zone = zone_at(words, read.last) if is_clock(read) else None
    return replace(read, last=read.last + zone.length, zone=zone.zone) if zone else read


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


def on_day(read: Read, day: Sense, zone: str) -> Read:
    """A clock reading that stands alone, on the day it must be of."""
    return _joined(read, replace(read, sense=day), first=read.first, last=read.last, zone=zone)


def _zone(clock: Read, local_zone: Callable[[Read], str]) -> str:
    return local_zone(clock) if clock.zone == "local" else clock.zone


def _belong(left: Read, right: Read, words: Sequence[Word]) -> bool:
    """Whether one is a clock reading, the other a day, and only linking words lie between."""
    day = right if is_clock(left) else left
    if not _DAY.fullmatch(day.sense.value) or day.sense.type != "DATE":
        return False
    between = words[left.last : right.first]
    return len(between) <= LONGEST_GAP and all(word.lower in _LINKS for word in between)


def _joined(clock: Read, day: Read, *, first: int, last: int, zone: str) -> Read:
    reading = clock.sense.value.partition("T")[2]
    value = day.sense.value if _DAY.fullmatch(day.sense.value) else UNKNOWN_DAY
    value = UNKNOWN_DAY if "W" in value else value
    offset = offset_on(zone, cal.day_of(value), reading)
    return replace(
        clock, first=first, last=last, sense=Sense("TIME", f"{value}T{reading}{offset}", day.sense.anchor), zone=zone
    )
