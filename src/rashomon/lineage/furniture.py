"""Passages that belong to the page, to the outlet or to a standing notice, and not to the account."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache

from rashomon import lexicons
from rashomon.model import Account

DENSE = 0.08  # one word of furniture in twelve; articles on the bench have one in two hundred
LEAST = 2  # different words: one alone may be news
STANDING = 31  # days; an outlet that prints a text again after so long prints a standing text, no version of an article
PLAYING = 60  # words to a playing time, at most, in a list of films
_TIME = re.compile(r"(\S{0,40})(?:^|\s)(\d?\d:[0-5]\d)\s+(?![APap]\.?[Mm]\b)[\"“‘']?[A-Z]")
_BEFORE_CLOCK = re.compile(r"(?i)at|by|around|about|until|till|from|to|and|between|after|before|since|\w+ly|[\d,.–-]+")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])\.[\"”’')]*(?:\s|$)")


@cache
def _words() -> frozenset[str]:
    data = lexicons.load("furniture")
    return frozenset(data["words"]) | frozenset(data["notices"])


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicons.load("furniture")["function_words"])


def is_furniture(words: Sequence[str]) -> bool:
    """Whether a run of words is dense with words of pages and notices."""
    known = _words()
    found = [word for word in words if word in known]
    return len(set(found)) >= LEAST and len(found) >= DENSE * len(words)


def playlists(texts: Sequence[str]) -> frozenset[int]:
    """Which blocks, by their places, are lists of films: titles with playing times ("1:47 Neighbours hear shots 0:58
    ...") and hardly a sentence. Times in order are those of an event told minute by minute, and no list."""
    times = {place: found for place, text in enumerate(texts) if (found := _playing_times(text))}
    shown = [time for found in times.values() for time in found]
    in_order = len(shown) > LEAST and shown in (sorted(shown), sorted(shown, reverse=True))
    return frozenset() if in_order else frozenset(times)


def _playing_times(text: str) -> list[tuple[int, ...]]:
    """The times in a block that has titles between them; nothing where they stand in sentences."""
    if ":" not in text:
        return []
    found = [match[2] for match in _TIME.finditer(text) if not _BEFORE_CLOCK.fullmatch(match[1])]
    if text.count(" ") >= PLAYING * len(found) or len(_SENTENCE_END.findall(text)) >= len(found):
        return []
    return [tuple(map(int, time.split(":"))) for time in found]


def is_standing(left: Account, right: Account) -> bool:
    """Whether one outlet's two pages are too far apart in time for versions of one article."""
    if not left.outlet or left.outlet != right.outlet or (left.url is not None and left.url == right.url):
        return False
    days = [_day(account.published) for account in (left, right)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > STANDING


def _day(published: str | None) -> date | None:
    """The day of an ISO date; null where it has none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def headline_words(words: Iterable[str]) -> frozenset[str]:
    """The words of a headline that say what the story is: all but those of grammar."""
    return frozenset(word for word in words if word not in _function_words() and len(word) > 1)


def is_beside(words: Collection[str], headlines: Iterable[frozenset[str]], *, whole: bool) -> bool:
    """Whether a passage that makes up much of two texts has no word of either headline: what surrounds an article
    has none, an article has one nearly always. Of a passage that is all of both (`whole`) both headlines must be told.
    Where a headline is missing or says nothing, nothing is concluded."""
    told = list(headlines)
    met = [not headline.isdisjoint(words) for headline in told]
    return all(len(headline) >= LEAST for headline in told) and not (all(met) if whole else any(met))
