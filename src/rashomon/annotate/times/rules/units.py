"""Units of the calendar counted from the account's date or from the last time named."""

from __future__ import annotations

from datetime import date

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.lexicon import words_of_class
from rashomon.annotate.times.rules.common import Parts, number_in, value_of
from rashomon.annotate.times.setting import Sense, Setting

SHAPES = {  # values of which nothing but the grain is known
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}
_SHORTEST = {"D": len("2023-09-19"), "W": len("2023-W38"), "WE": len("2023-W38"), "M": len("2023-09"), "Q": 7}


def moved(day: date, unit: str, count: int) -> str | None:
    """The value of the `unit` (its ISO designator) that lies `count` units from the one `day` is in."""
    if unit == "W":
        day = cal.plus_days(day, day.isoweekday() == 7) or day  # on a Sunday "last week" is the week that just ended
    if unit in ("D", "W", "WE"):
        found = cal.plus_days(day, count * (1 if unit == "D" else 7))
        if found is None:
            return None
        return cal.day_value(found) if unit == "D" else cal.week_value(found) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        reached = cal.plus_months(day.year, day.month, count * (1 if unit == "M" else 3))
        if reached is None:
            return None
        return cal.month_value(*reached) if unit == "M" else cal.quarter_value(reached[0], cal.quarter_of(reached[1]))
    year = day.year + count * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 0)
    if not cal.FIRST_YEAR <= year <= cal.LAST_YEAR or unit not in ("Y", "DE", "CE"):
        return None
    return f"{year:04d}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]


def from_today(setting: Setting, unit: str, count: int) -> Sense | None:
    if setting.today is None:
        return Sense("DATE", SHAPES[unit], "none") if unit in SHAPES else None
    value = moved(setting.today, unit, count)
    return Sense("DATE", value, "published") if value else None


def from_previous(setting: Setting, unit: str, count: int) -> Sense | None:
    """Counted from the last time named; where none is, from nothing."""
    coarse = setting.previous is not None and setting.previous[-2:] in ("SP", "SU", "FA", "WI", "H1", "H2")
    fine_enough = setting.previous and len(setting.previous) >= (
        99 if coarse and unit in _SHORTEST else _SHORTEST.get(unit, 4)
    )
    day = cal.begin_of(setting.previous) if setting.previous and fine_enough else None
    if day is None:
        return Sense("DATE", SHAPES[unit], "none") if unit in SHAPES else None
    value = moved(day, unit, count)
    return Sense("DATE", value, "previous") if value else None


def unit_of(parts: Parts) -> str:
    """The ISO 8601 designator of the word under `unit`."""
    lower = parts["unit"][0].lower
    return str(words_of_class("UNITS").get(lower) or words_of_class("UNIT")[lower])


def count_of(parts: Parts) -> int | None:
    """How many units: the number under `count` or `pair`, one where neither stands."""
    if "count" in parts:
        return number_in(parts["count"])
    return int(value_of(parts["pair"][0], "PAIR")) if "pair" in parts else 1
