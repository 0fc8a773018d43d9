"""Days, weeks, months and years told from the account's date or from the time named before."""

from __future__ import annotations

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.rules.business import year_before
from rashomon.annotate.times.rules.common import Parts, TimeRule, number_in, value_of
from rashomon.annotate.times.rules.units import SHAPES, count_of, from_previous, from_today, unit_of
from rashomon.annotate.times.setting import Sense, Setting


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


def day_of_this_year(parts: Parts, setting: Setting) -> Sense | None:
    """`Jan. 1 this year`, `Oct. 1 of last year`."""
    month, day = value_of(parts["month"][0], "MONTH"), number_in(parts["day"]) or 0
    if setting.today is None:
        return setting.month_day(month, day)
    found = cal.safe_date(setting.today.year + value_of(parts["side"][0], "THIS"), month, day)
    return Sense("DATE", cal.day_value(found), "published") if found else None


def this_season(parts: Parts, setting: Setting) -> Sense | None:
    return setting.season(value_of(parts["season"][0], "SEASON"), side=value_of(parts["side"][0], "THIS"))


def weekend(_: Parts, setting: Setting) -> Sense | None:
    """`the weekend`: the last one, or the coming one where the sentence looks ahead."""
    if setting.today is None:
        return Sense("DATE", SHAPES["WE"], "none")
    count = -1 if setting.direction() <= 0 and setting.today.isoweekday() < 6 else 0
    return from_today(setting, "WE", count)


def neighbour(parts: Parts, setting: Setting) -> Sense | None:
    """`the following day`, `the previous month`: told from the last time named."""
    count = 1 if parts["side"][0].lower == "following" else -1
    return from_previous(setting, value_of(parts["unit"][0], "UNIT"), count)


def dated(parts: Parts, setting: Setting) -> Sense | None:
    """`the day before, on May 3`: the date says it."""
    return setting.month_day(value_of(parts["month"][0], "MONTH"), number_in(parts["day"]) or 0)


def next_in_story(parts: Parts, setting: Setting) -> Sense | None:
    """`the next day`: told from the last time named."""
    return from_previous(setting, value_of(parts["unit"][0], "UNIT"), 1)


def same(parts: Parts, setting: Setting) -> Sense | None:
    return from_previous(setting, value_of(parts["unit"][0], "UNIT"), 0)


def past_unit(parts: Parts, setting: Setting) -> Sense | None:
    """`the past year`, `the coming week`."""
    unit, side = value_of(parts["unit"][0], "UNIT"), parts["side"][0].lower
    if unit in ("DE", "CE"):
        return Sense("DURATION", "P10Y" if unit == "DE" else "P100Y")
    return from_today(setting, unit, 1 if side in ("next", "coming") else -1)


def ago(parts: Parts, setting: Setting) -> Sense | None:
    """`three weeks ago`: days and weeks give a day, longer units themselves, "a year" in business figures a quarter."""
    count = count_of(parts)
    unit = unit_of(parts)
    if count is None:
        return None
    if unit == "Y" and count == 1 and setting.period:
        return year_before(setting.period)
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
    count = count_of(parts)
    unit, sign = unit_of(parts), value_of(parts["onward"][0], "ONWARD")
    if count is None:
        return None
    if unit == "Y" and count == 1 and sign < 0 and setting.period:
        return year_before(setting.period)
    if unit == "W":
        return from_previous(setting, "D", 7 * sign * count)
    return from_previous(setting, unit, sign * count) if unit in SHAPES else None


def neighbour_weekday(parts: Parts, setting: Setting) -> Sense | None:
    """`the previous Friday`, `the following Monday`: told from the last day named."""
    number, forward = value_of(parts["weekday"][0], "WEEKDAY"), parts["side"][0].lower == "following"
    day = cal.day_of(setting.previous) if setting.previous else None
    if day is None:
        return setting.weekday(number, side=1 if forward else -1)
    away = (number - day.isoweekday()) % 7 or 7 if forward else -((day.isoweekday() - number) % 7 or 7)
    found = cal.plus_days(day, away)
    return Sense("DATE", cal.day_value(found), "previous") if found else None


_COUNT = "(count:<number>|a|an|pair:PAIR) HYPHEN? unit:(UNIT|UNITS)"

_DATE = "(weekday:WEEKDAY COMMA?)? month:MONTH <day>"

RULES = (
    TimeRule("near day", "(PART|PART on)? day:DEICTIC_DAY", "yesterday", near_day),
    TimeRule("day next to", "the day (before|after) day:DEICTIC_DAY", "the day before yesterday", day_next_to),
    TimeRule(
        "this unit",
        "(<part>|PART in)? side:THIS (fiscal|calendar|academic|school)? unit:UNIT",
        "earlier this week",
        this_unit,
    ),
    TimeRule("end of the unit", "(the)? EDGE of the unit:UNIT", "the end of the year", unit_of_today),
    TimeRule("year end", "unit:UNIT (APOSTROPHE s)? HYPHEN? end", "year-end", unit_of_today),
    TimeRule("earlier in the unit", "PART in the unit:UNIT", "earlier in the year", unit_of_today),
    TimeRule("for the unit", "(for) span:(the unit:UNIT) COMMA", "for the year,", unit_of_today),
    TimeRule("current unit", "(the)? current (fiscal|calendar)? unit:UNIT", "the current quarter", unit_of_today),
    TimeRule("full unit", "the full unit:UNIT", "the full year", unit_of_today),
    TimeRule("this weekday", "PART? side:THIS weekday:WEEKDAY", "last Wednesday", this_weekday),
    TimeRule("this month name", "PART? side:THIS month:MONTH", "last November", this_month_name),
    TimeRule(
        "month of this year", "<part>? month:MONTH (of|COMMA)? side:THIS year", "March of this year", month_of_this_year
    ),
    TimeRule(
        "day of this year", "month:MONTH <day> COMMA? of? side:THIS year", "Jan. 1 of last year", day_of_this_year
    ),
    TimeRule(
        "day of this year", "<day> of? month:MONTH COMMA? of? side:THIS year", "1 January last year", day_of_this_year
    ),
    TimeRule("this season", "<part>? side:THIS season:SEASON", "last fall", this_season),
    TimeRule("weekend", "<part>? (the) weekend", "the weekend", weekend),
    TimeRule("neighbour", "(the) side:(following|previous|preceding) unit:UNIT", "the following day", neighbour),
    TimeRule(
        "neighbour weekday",
        "(the) side:(following|previous|preceding) weekday:WEEKDAY",
        "the previous Friday",
        neighbour_weekday,
    ),
    TimeRule("next to the last", "span:(the unit:UNIT onward:(before|after)) (COMMA|STOP)", "the day before.", onward),
    TimeRule(
        "next to the last, dated", f"the UNIT (before|after) COMMA on? {_DATE}", "the day before, on May 3", dated
    ),
    TimeRule("next unit in story", "the (next) unit:UNIT (or so)?", "the next day", next_in_story),
    TimeRule("same unit", "PART? (that|the same|that same|that very) unit:UNIT", "the same day", same),
    TimeRule("past unit", "the side:(past|last|coming) unit:UNIT (or so)?", "the past year", past_unit),
    TimeRule("ago", f"ABOUT? {_COUNT} ago", "two weeks ago", ago),
    TimeRule("vaguely ago", "(VAGUE (UNIT|UNITS)|UNITS|a (long)? (time|while)) ago", "several years ago", vaguely_ago),
    TimeRule(
        "onward", f"ABOUT? {_COUNT} onward:(earlier|later|afterward|afterwards|previously)", "a year earlier", onward
    ),
    TimeRule(
        "before or after", f"span:(ABOUT? {_COUNT} onward:(before|after)) (COMMA|STOP)", "two days before.", onward
    ),
)
