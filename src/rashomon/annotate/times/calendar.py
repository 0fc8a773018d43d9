"""Days, weeks, months, quarters and years as TIMEX3 writes them, and the arithmetic on them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1, 9999


def day_value(day: date) -> str:
    return day.isoformat()


def month_value(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(year: int, quarter: int) -> str:
    return f"{year:04d}-Q{quarter}"


def plus_days(day: date, count: int) -> date | None:
    """`day` moved by `count` days, None where the calendar ends."""
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def plus_months(year: int, month: int, count: int) -> tuple[int, int] | None:
    total = year * 12 + month - 1 + count
    year, index = divmod(total, 12)
    return (year, index + 1) if FIRST_YEAR <= year <= LAST_YEAR else None


def quarter_of(month: int) -> int:
    return (month + 2) // 3


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the month has such a day; without a year 29 February is one."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 if year is None else max(1, min(year, LAST_YEAR)), month)[1]


def safe_date(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR and is_day(year, month, day) else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the computus of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` ISO weekday of a month; the fifth is the last."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    while day > monthrange(year, month)[1]:
        day -= 7
    return date(year, month, day)


_HOLIDAY = re.compile(r"(?P<md>\d\d-\d\d)|(?P<nth>\d)\*(?P<wd>\d)/(?P<m>\d+)|easter(?P<off>[+-]\d+)?|(?P<el>election)")


def holiday_date(year: int, reckoning: str) -> date | None:
    """The day of a holiday in `year`; `reckoning` as the lexicon writes it (class HOLIDAY)."""
    match = _HOLIDAY.fullmatch(reckoning)
    if not match or not FIRST_YEAR < year < LAST_YEAR:
        return None
    if match["md"]:
        return safe_date(year, int(match["md"][:2]), int(match["md"][3:]))
    if match["nth"]:
        return nth_weekday(year, int(match["m"]), int(match["wd"]), int(match["nth"]))
    if match["el"]:  # the Tuesday after the first Monday of November
        return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    return easter(year) + timedelta(days=int(match["off"] or 0))


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "H1": 1, "H2": 7}
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|H1|H2)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def day_of(value: str) -> date | None:
    """The day of a value that names one (`2023-09-19`, `2023-09-19T13:00Z`), else None."""
    match = _DAY.fullmatch(value)
    return safe_date(int(match[1]), int(match[2]), int(match[3])) if match else None


def begin_of(value: str) -> date | None:
    """The first day of a value that names a day, week, month, quarter or year, else None."""
    if match := _MONTH.fullmatch(value):
        return safe_date(int(match[1]), int(match[2]), 1)
    if match := _QUARTER.fullmatch(value):
        return safe_date(int(match[1]), int(match[2]) * 3 - 2, 1)
    if match := _WEEK.fullmatch(value):
        year, week = int(match[1]), int(match[2])
        weeks = date(year, 12, 28).isocalendar().week if year else 0  # 28 December is in the last week of its year
        return date.fromisocalendar(year, week, 1) if 1 <= week <= weeks else None
    if match := _SEASON.fullmatch(value):
        return safe_date(int(match[1]), _SEASONS[match[2]], 1)
    if re.fullmatch(r"\d{4}", value):
        return safe_date(int(value), 1, 1)
    return day_of(value)
