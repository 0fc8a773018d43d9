"""Quarters, halves and periods of business figures, and "a year earlier" told from them."""

from __future__ import annotations

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.rules.common import Parts, TimeRule, number_in, value_of
from rashomon.annotate.times.rules.units import from_today
from rashomon.annotate.times.setting import Sense, Setting


def quarter(parts: Parts, setting: Setting) -> Sense | None:
    number = number_in(parts["nth"])
    if number is None or not 1 <= number <= 4:
        return None
    if "year" in parts:
        return Sense("DATE", cal.quarter_value(int(parts["year"][0].lower), number))
    if "side" in parts and setting.today:
        return Sense(
            "DATE", cal.quarter_value(setting.today.year + value_of(parts["side"][0], "THIS"), number), "published"
        )
    return setting.quarter(number)


def ended_quarter(parts: Parts, setting: Setting) -> Sense | None:
    """`the quarter` ended Sept. 30: the one that its last day tells; of a shifted year the one with its middle."""
    month, day = value_of(parts["month"][0], "MONTH"), number_in(parts["day"]) or 0
    year = int(parts["year"][0].lower) if "year" in parts else None
    end = setting.month_day(month, day) if year is None else None
    found = cal.safe_date(year, month, day) if year is not None else cal.day_of(end.value) if end else None
    middle = cal.plus_days(found, -HALF_A_QUARTER) if found else None
    if middle is None:
        return Sense("DATE", "XXXX-QX", "none") if setting.today is None else None
    return Sense("DATE", cal.quarter_value(middle.year, cal.quarter_of(middle.month)), end.anchor if end else "text")


def half(parts: Parts, setting: Setting) -> Sense | None:
    code = f"H{1 if parts['nth'][0].lower == 'first' else 2}"
    if "year" in parts:
        return Sense("DATE", f"{int(parts['year'][0].lower):04d}-{code}")
    if setting.today is None:
        return Sense("DATE", f"XXXX-{code}", "none")
    shift = value_of(parts["side"][0], "THIS") if "side" in parts else 0
    return Sense("DATE", f"{setting.today.year + shift:04d}-{code}", "published")


def quarter_of_year(parts: Parts, setting: Setting) -> Sense | None:
    """`the 1988 period`, `last year's quarter`: the business period in hand, in another year."""
    if "year" in parts:
        year = int(parts["year"][0].lower)
    elif setting.today is None:
        return Sense("DATE", "XXXX", "none")
    else:
        year = setting.today.year + (value_of(parts["side"][0], "THIS") if "side" in parts else -1)
    if setting.period:
        return Sense("DATE", f"{year:04d}{setting.period[4:]}", "previous")
    return Sense("DATE", f"{year:04d}", "text" if "year" in parts else "published")


def year_ago(_: Parts, setting: Setting) -> Sense | None:
    return year_before(setting.period) if setting.period else from_today(setting, "Y", -1)


def latest_quarter(_: Parts, setting: Setting) -> Sense | None:
    """`the quarter`, `the latest period`: the quarter last named, else the last one that ended."""
    if setting.period and "Q" in setting.period:
        return Sense("DATE", setting.period, "previous")
    return from_today(setting, "Q", -1)


def year_before(period: str) -> Sense:
    """The quarter a year before the quarter in hand, the year before the year in hand."""
    return Sense("DATE", f"{int(period[:4]) - 1:04d}{period[4:]}", "previous")


HALF_A_QUARTER = 45  # days

RULES = (
    TimeRule(
        "ended quarter",
        "span:((the)? quarter) (that)? (ended|ending) (on)? month:MONTH <day> (COMMA year:YEAR)?",
        "the quarter ended Sept. 30",
        ended_quarter,
    ),
    TimeRule(
        "quarter",
        "(the)? (fiscal)? HYPHEN? nth:(ORDINAL|NTH) (fiscal)? quarter (of (fiscal)? (year:YEAR|side:THIS year))?",
        "the third quarter of 1990",
        quarter,
    ),
    TimeRule("quarter before a noun", "(fiscal)? HYPHEN? nth:(ORDINAL|NTH) HYPHEN quarter", "third-quarter", quarter),
    TimeRule(
        "first of two quarters",
        "span:(nth:ORDINAL) (and|or) ORDINAL HYPHEN? (quarter|quarters)",
        "the second and fourth quarters",
        quarter,
    ),
    TimeRule("second of two quarters", "nth:ORDINAL HYPHEN? (quarters)", "fourth quarters", quarter),
    TimeRule(
        "quarter after year",
        "((the)? fiscal? year:YEAR fiscal?|side:THIS year APOSTROPHE s) nth:(ORDINAL|NTH) HYPHEN? quarter",
        "the 1988 second quarter",
        quarter,
    ),
    TimeRule(
        "half",
        "(the)? nth:(first|second|last|latter) HYPHEN? half (of ((the|fiscal)? year:YEAR|(side:THIS|the) year))?",
        "the first half of 2020",
        half,
    ),
    TimeRule(
        "half",
        "(the)? nth:(first|last|second) two quarters of ((the|fiscal)? year:YEAR|(side:THIS|the) year)",
        "the first two quarters of 1990",
        half,
    ),
    TimeRule(
        "year-ago",
        "(the)? (year) HYPHEN? (ago|earlier) (nth:ORDINAL? quarter|period)",
        "the year-ago quarter",
        year_ago,
    ),
    TimeRule("year-ago before a noun", "(year) HYPHEN? (ago|earlier)", "year-ago", year_ago),
    TimeRule(
        "quarter of a year",
        "(the)? (year:YEAR|side:THIS year APOSTROPHE s) (quarter|period)",
        "the 1988 period",
        quarter_of_year,
    ),
    TimeRule(
        "corresponding period",
        "the (corresponding|same)? (period|quarter) (side:THIS year|a year (ago|earlier)|of year:YEAR)",
        "the same period last year",
        quarter_of_year,
    ),
    TimeRule(
        "latest quarter", "(the|this) (latest|most recent)? (quarter|period)", "the latest quarter", latest_quarter
    ),
)
