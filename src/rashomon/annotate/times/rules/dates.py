"""Calendar dates: days, months, seasons, quarters, years, decades, centuries, holidays, dates in figures."""

from __future__ import annotations

from datetime import date

from rashomon.annotate.times import calendar as cal
from rashomon.annotate.times.numbers import year_of
from rashomon.annotate.times.rules.common import Parts, TimeRule, number_in, value_of
from rashomon.annotate.times.setting import NEAR_DAYS, Sense, Setting

LIKELY_YEARS = range(1400, 2070)  # of a bare number; others need a word before them that goes with years
_WHOSE = frozenset(("his", "her", "their", "my", "your", "our", "its", "-"))
_COUNTS = frozenset(("nearly", "almost", "some", "than", "least", "most", "roughly", "approximately"))
_YEAR_CUES = frozenset(("in", "since", "by", "until", "before", "after", "of", "year", "from", "to"))


def day_month_year(parts: Parts, _: Setting) -> Sense | None:
    year, month, day = int(parts["year"][0].lower), value_of(parts["month"][0], "MONTH"), number_in(parts["day"])
    return Sense("DATE", f"{year:04d}-{month:02d}-{day:02d}") if day and cal.is_day(year, month, day) else None


def day_month(parts: Parts, setting: Setting) -> Sense | None:
    day = number_in(parts["day2"] if "day2" in parts else parts["day"])
    return setting.month_day(value_of(parts["month"][0], "MONTH"), day or 0)


def second_day_of_year(parts: Parts, setting: Setting) -> Sense | None:
    return day_month_year({**parts, "day": parts["day2"]}, setting)


def month_year(parts: Parts, _: Setting) -> Sense | None:
    year = year_of(parts["year"])
    return Sense("DATE", cal.month_value(year, value_of(parts["month"][0], "MONTH"))) if year else None


def month(parts: Parts, setting: Setting) -> Sense | None:
    return setting.month(value_of(parts["month"][0], "MONTH"))


def weekday(parts: Parts, setting: Setting) -> Sense | None:
    return setting.weekday(value_of(parts["weekday"][0], "WEEKDAY"))


def year(parts: Parts, setting: Setting) -> Sense | None:
    number = year_of(parts["year"])
    if setting.before in _COUNTS or (number not in LIKELY_YEARS and setting.before not in _YEAR_CUES):
        return None  # "nearly 2000 houses", "Flight 1041"
    return Sense("DATE", f"{number:04d}") if number else None


def year_range(parts: Parts, _: Setting) -> Sense | None:
    first, second = int(parts["year"][0].lower), int(parts["year2"][0].lower)
    if second < 100 and first % 100 < second:
        second += first // 100 * 100
    return Sense("DURATION", f"{first:04d}/{second:04d}") if first < second else None


def decade(parts: Parts, setting: Setting) -> Sense | None:
    """The TIMEX3 value of a decade is its year less the last figure: the 1990s are `199`."""
    word = parts["decade"][0].lower
    if setting.before in _WHOSE:
        return None  # "in his 50s", "two P-40s"
    digits = "".join(character for character in word if character.isdigit())
    if not digits:
        return Sense("DATE", f"19{value_of(parts['decade'][0], 'DECADE')}")
    if digits.endswith("00") and len(digits) == 4 and digits < "2000":
        return Sense("DATE", digits[:2])  # the 1800s are a century
    return Sense("DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}")


def century(parts: Parts, _: Setting) -> Sense | None:
    number = number_in(parts["nth"])
    return Sense("DATE", f"{number - 1:02d}") if number and number <= 30 else None


def season(parts: Parts, setting: Setting) -> Sense | None:
    code = value_of(parts["season"][0], "SEASON")
    if "year" in parts:
        number = year_of(parts["year"])
        return Sense("DATE", f"{number:04d}-{code}") if number else None
    if setting.after == "of":
        return None  # the fall of a town
    return setting.season(code)


def holiday(parts: Parts, setting: Setting) -> Sense | None:
    reckoning = value_of(parts["holiday"][0], "HOLIDAY")
    if "year" in parts:
        day = cal.holiday_date(int(parts["year"][0].lower), reckoning)
        return Sense("DATE", day.isoformat()) if day else None
    if setting.today is None:
        return Sense("DATE", f"XXXX-{reckoning}" if reckoning[:2].isdigit() else "XXXX-XX-XX", "none")
    days = [cal.holiday_date(setting.today.year + shift, reckoning) for shift in (-1, 0, 1)]
    nearest = setting.nearest([day for day in days if day], near=NEAR_DAYS)
    return Sense("DATE", nearest.isoformat(), "published") if nearest else None


def of_another_calendar(_: Parts, __: Setting) -> Sense | None:
    """`12 Ramadan 1445`: left alone rather than misread."""
    return None


def week_of_day(parts: Parts, setting: Setting) -> Sense | None:
    day = setting.month_day(value_of(parts["month"][0], "MONTH"), number_in(parts["day"]) or 0)
    found = cal.day_of(day.value) if day else None
    if day is None or found is None:
        return Sense("DATE", "XXXX-WXX", "none") if day else None
    return Sense("DATE", cal.week_value(found), day.anchor)


def day_of_range(parts: Parts, setting: Setting) -> Sense | None:
    """`3`–5 June: the first of two days of one month."""
    first, last = number_in(parts["day"]) or 0, number_in(parts["day2"]) or 0
    if not first < last:
        return None
    if "year" in parts:
        return day_month_year(parts, setting)
    month = value_of(parts["month"][0], "MONTH")
    if "side" in parts and setting.today:
        found = cal.safe_date(setting.today.year + value_of(parts["side"][0], "THIS"), month, first)
        return Sense("DATE", cal.day_value(found), "published") if found else None
    return setting.month_day(month, first)


def in_figures(parts: Parts, setting: Setting) -> Sense | None:
    """`2023-09-19`, `19.09.2023`, `9/19/2023`: month first where the order is not shown by a number above 12."""
    numbers = [int(number) for number in parts["date"][0].lower.replace(".", "/").split("/")]
    dotted = "." in parts["date"][0].lower
    if numbers[0] > 99:
        year, month, day = numbers
    else:
        first, second, year = numbers
        year += 0 if year > 99 else 1900 if year > 50 else 2000
        month, day = (second, first) if dotted or first > 12 else _likelier(year, first, second, setting.today)
    return Sense("DATE", f"{year:04d}-{month:02d}-{day:02d}") if cal.is_day(year, month, day) else None


def _likelier(year: int, first: int, second: int, today: date | None) -> tuple[int, int]:
    """Month and day of two numbers of which either could be the month: month first, but where the other reading is of
    a day no later than the account's own and this one is of a later day."""
    one, other = cal.safe_date(year, first, second), cal.safe_date(year, second, first)
    if today and one and other and one > today >= other:
        return second, first
    return first, second


def iso(parts: Parts, _: Setting) -> Sense | None:
    text = parts["date"][0].text.replace(" ", "T")
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if not cal.is_day(year, month, day) or not ("T" not in text or (text[11:13] <= "24" and text[14:16] <= "59")):
        return None
    return Sense("TIME" if "T" in text else "DATE", text)


_FIRST_DAYS = "month:MONTH day:(DAY|NTH) (COMMA (DAY|NTH)){0,4} COMMA? (and|to|through|DASH|HYPHEN)"

RULES = (
    TimeRule(
        "month day year",
        "(weekday:WEEKDAY COMMA?)? <part>? month:MONTH <day> COMMA? year:YEAR",
        "Tuesday, September 19, 2023",
        day_month_year,
    ),
    TimeRule(
        "day month year",
        "(weekday:WEEKDAY COMMA?)? <day> of? month:MONTH COMMA? year:YEAR",
        "19 September 2023",
        day_month_year,
    ),
    TimeRule(
        "day month, year, weekday",
        "<day> month:MONTH COMMA? year:YEAR COMMA? WEEKDAY",
        "19 September, 2023 Tuesday",
        day_month_year,
    ),
    TimeRule(
        "first day of year",
        "span:(month:MONTH day:(DAY|NTH)) (COMMA (DAY|NTH)){0,4} COMMA? (and|to|through|DASH|HYPHEN)"
        " MONTH? (DAY|NTH) COMMA year:YEAR",
        "July 30 to August 2, 2019",
        day_month_year,
    ),
    TimeRule("month day", "(weekday:WEEKDAY COMMA?)? <part>? month:MONTH <day>", "Tuesday, Sept. 19", day_month),
    TimeRule("day month", "(weekday:WEEKDAY COMMA?)? <day> of? month:MONTH", "the 19th of September", day_month),
    TimeRule(
        "second day",
        f"{_FIRST_DAYS} span:(day2:(DAY|NTH))",
        "April 24 and 25",
        day_month,
    ),
    TimeRule(
        "second day of year",
        f"{_FIRST_DAYS} span:(day2:(DAY|NTH) COMMA year:YEAR)",
        "April 24 and 25, 1999",
        second_day_of_year,
    ),
    TimeRule("other calendar", "DAY? OTHER_MONTH DAY? COMMA? INT (ERA)?", "12 Ramadan 1445", of_another_calendar),
    TimeRule("other calendar", "(INT|YEAR) ERA", "1445 AH", of_another_calendar),
    TimeRule(
        "week of a day", "(the) week of (month:MONTH <day>|<day> of? month:MONTH)", "the week of March 6", week_of_day
    ),
    TimeRule("week of a month", "(the) ORDINAL week of <part>? month:MONTH", "the first week of July", month),
    TimeRule(
        "first day of a month",
        "span:(day:(DAY|NTH)) (to|through|until|DASH|HYPHEN|SLASH) day2:(DAY|NTH) of? month:MONTH"
        " (COMMA? year:YEAR|of? side:THIS year)?",
        "3-5 June",
        day_of_range,
    ),
    TimeRule(
        "first day of a month",
        "(on|between|from|of|the) span:(day:(DAY|NTH)) (and|or) (the)? day2:(DAY|NTH) of? month:MONTH"
        " (COMMA? year:YEAR|of? side:THIS year)?",
        "between 3 and 5 June",
        day_of_range,
    ),
    TimeRule("month year", "<part>? month:MONTH (COMMA|of)? year:YEAR", "November 2020", month_year),
    TimeRule(
        "month year in words",
        "month:MONTH year:(NUMBER NUMBER HYPHEN? NUMBER?)",
        "January nineteen ninety-seven",
        month_year,
    ),
    TimeRule("month", "<part>? month:MONTH", "early September", month),
    TimeRule("weekday", "(<part>|PART on)? weekday:WEEKDAY", "late Tuesday", weekday),
    TimeRule("year", "<part>? (the year|(the)? fiscal HYPHEN? (year)?)? year:YEAR", "early 1990", year),
    TimeRule(
        "year in words",
        "(the year)? year:(NUMBER HYPHEN? NUMBER HYPHEN? NUMBER?|NUMBER thousand (and? NUMBER (HYPHEN? NUMBER)?)?)",
        "nineteen ninety-one",
        year,
    ),
    TimeRule("years", "year:YEAR (HYPHEN|DASH|SLASH) year2:(YEAR|TWO)", "1988-1994", year_range),
    TimeRule("decade", "(the)? <part>? decade:(TENS|DECADE)", "the mid-1990s", decade),
    TimeRule("century", "(the)? <part>? nth:(NTH|ORDINAL) HYPHEN? century", "the 20th century", century),
    TimeRule("season year", "(the)? <part>? season:SEASON of? year:YEAR", "the summer of 1990", season),
    TimeRule(
        "season year",
        "(the)? <part>? season:SEASON of year:(NUMBER HYPHEN? NUMBER HYPHEN? NUMBER?)",
        "the winter of nineteen ninety-four",
        season,
    ),
    TimeRule("season", "(the) <part>? season:SEASON", "the summer", season),
    TimeRule("holiday", "holiday:HOLIDAY COMMA? year:YEAR?", "Christmas Eve", holiday),
    TimeRule("date in figures", "date:(SLASHED|DOTTED)", "19.09.2023", in_figures),
    TimeRule("ISO date", "date:ISO", "2023-09-19", iso),
)
