"""Days, weeks, months and years told from the account's date or from the time named before."""

from __future__ import annotations

from datetime import date

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.rules.common import Parts, TimeRule, number_in, value_of
from rashomon.annotate.times.setting import Sense, Setting

_SHAPES = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}  # fmt: skip


def moved(day: date, unit: str, count: int) -> str | None:
    """The value of the `unit` (its ISO designator) that lies `count` units from the one `day` is in."""
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
        return Sense("DATE", _SHAPES[unit], "none") if unit in _SHAPES else None
    value = moved(setting.today, unit, count)
    return Sense("DATE", value, "published") if value else None


def from_previous(setting: Setting, unit: str, count: int) -> Sense | None:
    """Counted from the last time named; where none is, from nothing."""
    day = cal.begin_of(setting.previous) if setting.previous else None
    if day is None:
        return Sense("DATE", _SHAPES[unit], "none") if unit in _SHAPES else None
    value = moved(day, unit, count)
    return Sense("DATE", value, "previous") if value else None


def near_day(parts: Parts, setting: Setting) -> Sense | None:
    return setting.shifted_day(value_of(parts["day"][0], "DEICTIC_DAY"))


def day_next_to(parts: Parts, setting: Setting) -> Sense | None:
    """`the day before yesterday`, `the day after tomorrow`."""
    count = value_of(parts["day"][0], "DEICTIC_DAY")
    return setting.shifted_day(count + (1 if count > 0 else -1))


def this_unit(parts: Parts, setting: Setting) -> Sense | None:
    return from_today(setting, value_of(parts["unit"][0], "UNIT"), value_of(parts["side"][0], "THIS"))


def unit_of_today(parts: Parts, setting: Setting) -> Sense | None:
    """`the end of the month`, `year-end`, `the current quarter`."""
    return from_today(setting, value_of(parts["unit"][0], "UNIT"), 0)


def this_weekday(parts: Parts, setting: Setting) -> Sense | None:
    return setting.weekday(value_of(parts["weekday"][0], "WEEKDAY"), side=value_of(parts["side"][0], "THIS"))


def this_month_name(parts: Parts, setting: Setting) -> Sense | None:
    return setting.month(value_of(parts["month"][0], "MONTH"), side=value_of(parts["side"][0], "THIS"))


def month_of_this_year(parts: Parts, setting: Setting) -> Sense | None:
    """`March of this year`, `in May last year`."""
    month, side = value_of(parts["month"][0], "MONTH"), value_of(parts["side"][0], "THIS")
    if setting.today is None:
        return Sense("DATE", f"XXXX-{month:02d}", "none")
    return Sense("DATE", cal.month_value(setting.today.year + side, month), "published")


def this_season(parts: Parts, setting: Setting) -> Sense | None:
    return setting.season(value_of(parts["season"][0], "SEASON"), side=value_of(parts["side"][0], "THIS"))


def weekend(_: Parts, setting: Setting) -> Sense | None:
    """`the weekend`: the last one, or the coming one where the sentence looks ahead."""
    if setting.today is None:
        return Sense("DATE", _SHAPES["WE"], "none")
    count = -1 if setting.direction() <= 0 and setting.today.isoweekday() < 6 else 0
    return from_today(setting, "WE", count)


def neighbour(parts: Parts, setting: Setting) -> Sense | None:
    """`the following day`, `the previous month`: told from the last time named."""
    count = 1 if parts["side"][0].lower == "following" else -1
    return from_previous(setting, value_of(parts["unit"][0], "UNIT"), count)


def next_in_story(parts: Parts, setting: Setting) -> Sense | None:
    """`the next day`: told from the last time named."""
    return from_previous(setting, value_of(parts["unit"][0], "UNIT"), 1)


def same(parts: Parts, setting: Setting) -> Sense | None:
    return from_previous(setting, value_of(parts["unit"][0], "UNIT"), 0)


def past_unit(parts: Parts, setting: Setting) -> Sense | None:
    """`the past year`, `the coming week`."""
    unit, side = value_of(parts["unit"][0], "UNIT"), parts["side"][0].lower
    return from_today(setting, unit, 1 if side in ("next", "coming") else -1)


def ago(parts: Parts, setting: Setting) -> Sense | None:
    """`three weeks ago`: days and weeks give a day, longer units themselves; business figures a year old their quarter."""
    count = number_in(parts["count"]) if "count" in parts else value_of(parts["pair"][0], "PAIR") if "pair" in parts else 1
    unit = _unit(parts)
    if count is None or unit is None:
        return None
    if unit == "Y" and count == 1 and setting.period:
        return _year_before(setting.period)
    if unit == "W":
        return from_today(setting, "D", -7 * count)
    if unit in ("TH", "TM", "TS"):
        return from_today(setting, "D", 0) if unit != "TH" or count < 6 else None
    if unit == "DE":
        return from_today(setting, "Y", -10 * count)
    return from_today(setting, unit, -count)


def vaguely_ago(_: Parts, __: Setting) -> Sense | None:
    return Sense("DATE", "PAST_REF")


def onward(parts: Parts, setting: Setting) -> Sense | None:
    """`a year earlier`, `three days later`: told from the last time named."""
    count = number_in(parts["count"]) if "count" in parts else value_of(parts["pair"][0], "PAIR") if "pair" in parts else 1
    unit, sign = _unit(parts), value_of(parts["onward"][0], "ONWARD")
    if count is None or unit is None:
        return None
    if unit == "Y" and count == 1 and sign < 0 and setting.period:
        return _year_before(setting.period)
    if unit == "W":
        return from_previous(setting, "D", 7 * sign * count)
    return from_previous(setting, unit, sign * count) if unit in _SHAPES else None


def quarter_of_year(parts: Parts, setting: Setting) -> Sense | None:
    """`the 1988 period`, `last year's quarter`: the business period in hand, in another year."""
    if "year" in parts:
        year = int(parts["year"][0].lower)
    elif setting.today is None:
        return Sense("DATE", "XXXX", "none")
    else:
        year = setting.today.year + (value_of(parts["side"][0], "THIS") if "side" in parts else -1)
    return Sense("DATE", f"{year:04d}{setting.period[4:] if setting.period else ''}", "previous" if setting.period else "text")


def year_ago(_: Parts, setting: Setting) -> Sense | None:
    return _year_before(setting.period) if setting.period else from_today(setting, "Y", -1)


def latest_quarter(_: Parts, setting: Setting) -> Sense | None:
    """`the quarter`, `the latest period`: the quarter last named, else the last one that ended."""
    if setting.period and "Q" in setting.period:
        return Sense("DATE", setting.period, "previous")
    return from_today(setting, "Q", -1)


def _year_before(period: str) -> Sense:
    return Sense("DATE", f"{int(period[:4]) - 1:04d}{period[4:]}", "previous")


def _unit(parts: Parts) -> str | None:
    word = parts["unit"][0]
    unit: str | None = value_of(word, "UNITS" if word.lower.endswith("s") else "UNIT")
    return unit


_COUNT = "(count:<number>|a|an|pair:PAIR) HYPHEN? unit:(UNIT|UNITS)"

RULES = (
    TimeRule("near day", "(PART|PART on)? day:DEICTIC_DAY", "yesterday", near_day),
    TimeRule("day next to", "the day (before|after) day:DEICTIC_DAY", "the day before yesterday", day_next_to),
    TimeRule("this unit", "(<part>|PART in)? side:THIS (fiscal|calendar|academic|school)? unit:UNIT", "earlier this week", this_unit),
    TimeRule("end of the unit", "(the)? EDGE of the unit:UNIT", "the end of the year", unit_of_today),
    TimeRule("year end", "unit:UNIT (APOSTROPHE s)? HYPHEN? end", "year-end", unit_of_today),
    TimeRule("earlier in the unit", "PART in the unit:UNIT", "earlier in the year", unit_of_today),
    TimeRule("current unit", "(the)? current (fiscal|calendar)? unit:UNIT", "the current quarter", unit_of_today),
    TimeRule("full unit", "the full unit:UNIT", "the full year", unit_of_today),
    TimeRule("this weekday", "PART? side:THIS weekday:WEEKDAY", "last Wednesday", this_weekday),
    TimeRule("this month name", "PART? side:THIS month:MONTH", "last November", this_month_name),
    TimeRule("month of this year", "<part>? month:MONTH (of|COMMA)? side:THIS year", "March of this year", month_of_this_year),
    TimeRule("this season", "<part>? side:THIS season:SEASON", "last fall", this_season),
    TimeRule("weekend", "<part>? (the) weekend", "the weekend", weekend),
    TimeRule("neighbour", "(the) side:(following|previous|preceding) unit:UNIT", "the following day", neighbour),
    TimeRule("next unit in story", "the (next) unit:UNIT", "the next day", next_in_story),
    TimeRule("same unit", "PART? (that|the same|that same|that very) unit:UNIT", "the same day", same),
    TimeRule("past unit", "the side:(past|last|coming) unit:UNIT (or so)?", "the past year", past_unit),
    TimeRule("ago", f"ABOUT? {_COUNT} ago", "two weeks ago", ago),
    TimeRule("vaguely ago", "(VAGUE (UNIT|UNITS)|UNITS|a (long)? (time|while)) ago", "several years ago", vaguely_ago),
    TimeRule("onward", f"ABOUT? {_COUNT} onward:(earlier|later|afterward|afterwards|previously)", "a year earlier", onward),
    TimeRule("before or after", f"span:(ABOUT? {_COUNT} onward:(before|after)) (COMMA|STOP)", "two days before", onward),
    TimeRule("year-ago", "(the)? (year) HYPHEN? (ago|earlier) (nth:ORDINAL? quarter|period)", "the year-ago quarter", year_ago),
    TimeRule("year-ago before a noun", "(year) HYPHEN? (ago|earlier)", "year-ago", year_ago),
    TimeRule("quarter of a year", "(the)? (year:YEAR|side:THIS year APOSTROPHE s) (quarter|period)", "the 1988 period", quarter_of_year),
    TimeRule("corresponding period", "the (corresponding|same) (period|quarter) (side:THIS year|a year (ago|earlier)|of year:YEAR)", "the same period last year", quarter_of_year),
    TimeRule("latest quarter", "(the|this) (latest|most recent)? (quarter|period)", "the latest quarter", latest_quarter),
)  # fmt: skip
