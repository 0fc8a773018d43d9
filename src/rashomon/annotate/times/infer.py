"""The date that an account without one gives away in its own words, where these leave a single year for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.matching import grammar, phrases
from rashomon.annotate.times.rules.common import Parts, number_in, value_of
from rashomon.model import Reading

YEARS_ON = 5  # an account is taken to be at most so many years younger than the last year that it names as past
_PAST_CUES = frozenset(("in", "since", "after", "of"))


def inferred_date(reading: Reading) -> date | None:
    """A day named with its weekday and without its year ("On Tuesday, September 19"), in the only year it can be.

    That year is not before the last year that the account names, at most `YEARS_ON` after it, and has that weekday on
    that day. None where the account names no such day or no year, where several years fit, or where two such days
    contradict each other.
    """
    days: set[tuple[int, int, int]] = set()
    years: set[int] = set()
    for block in reading.blocks:
        for name, parts, before in _dates(block.text):
            if "year" in parts and len(parts["year"]) == 1:
                if name != "year" or before in _PAST_CUES:
                    years.add(int(parts["year"][0].lower))
            elif "weekday" in parts and "month" in parts:
                number = number_in(parts["day"]) or 0
                days.add((value_of(parts["weekday"][0], "WEEKDAY"), value_of(parts["month"][0], "MONTH"), number))
    return _only_date(days, max(years)) if days and years else None


def _dates(text: str) -> Iterator[tuple[str, Parts, str]]:
    """Name of the rule, parts and word before of each date that stands in the text in figures or by name."""
    words = grammar().words(text)
    for match, first, _ in phrases(words):
        if match.rule.name in _RULES:
            yield match.rule.name, match.parts, words[first - 1].lower if first else ""


_RULES = frozenset(("month day", "day month", "month day year", "day month year", "month year", "year"))


def _only_date(days: set[tuple[int, int, int]], last_year: int) -> date | None:
    found = [
        {year for year in range(last_year, last_year + YEARS_ON + 1) if _fits(year, month, day, weekday)}
        for weekday, month, day in sorted(days)
    ]
    shared = set.intersection(*found)
    if len(shared) != 1:
        return None
    year = shared.pop()
    dates = [cal.safe_date(year, month, day) for _, month, day in days]
    return max((day for day in dates if day), default=None)


def _fits(year: int, month: int, day: int, weekday: int) -> bool:
    found = cal.safe_date(year, month, day)
    return found is not None and found.isoweekday() == weekday
