"""Lengths of time: `three weeks`, `a couple of years`, `the past five days`, `recent months`, `a 10-hour tour`."""

from __future__ import annotations

from rashomon.annotate.times.numbers import number_of
from rashomon.annotate.times.rules.common import Parts, TimeRule, value_of
from rashomon.annotate.times.rules.units import unit_of
from rashomon.annotate.times.setting import Sense, Setting


def length(count: float | str, unit: str) -> str | None:
    """The ISO 8601 duration of `count` units, given the unit's designator."""
    if unit[0].isdigit() and isinstance(count, float):  # a fortnight, a semester
        count, unit = count * int(unit[0]), unit[1]
    if unit in ("DE", "CE", "ML") and isinstance(count, float):
        count, unit = count * {"DE": 10, "CE": 100, "ML": 1000}[unit], "Y"
    if not unit or unit == "SEASON" or unit[0].isdigit():
        return None
    if isinstance(count, float) and count % 1 == 0.5 and unit in _FINER:
        whole = int(count)
        return _FINER[unit].format(f"{whole}{unit[-1]}" if whole else "")
    amount = count if isinstance(count, str) else f"{count:.2f}".rstrip("0").rstrip(".")
    return f"PT{amount}{unit[1]}" if unit[0] == "T" else f"P{amount}{unit}"


_FINER = {"Y": "P{}6M", "TH": "PT{}30M", "TM": "PT{}30S"}  # half of a unit in the next finer one


def _duration(count: float | str | None, unit: str) -> Sense | None:
    value = length(count, unit) if count is not None else None
    return Sense("DURATION", value) if value else None


def counted(parts: Parts, setting: Setting) -> Sense | None:
    count = number_of(parts["count"])
    if setting.after == "old" or parts["unit"][0].lower == "quarters":
        return None  # an age; "three-quarters"
    if "half" in parts and count is not None:
        count += 0.5
    if (
        count == 1
        and parts["unit"][0].lower == "day"
        and setting.before not in _LENGTH_CUES
        and setting.direction() > 0
    ):
        return Sense("DATE", "FUTURE_REF")  # "will one day be"
    return _duration(count, unit_of(parts))


def counted_quarters(parts: Parts, _: Setting) -> Sense | None:
    return _duration(number_of(parts["count"]), "Q")


def one_and_a_half(parts: Parts, _: Setting) -> Sense | None:
    return _duration(1.5, unit_of(parts))


def age(_: Parts, __: Setting) -> Sense | None:
    """An age is not a time."""
    return None


def one(parts: Parts, setting: Setting) -> Sense | None:
    unit = parts["unit"][0].lower
    if unit == "quarter" or (unit == "second" and setting.after.isalpha()):
        return None  # a fourth part; an ordinal
    return _duration(1.0, unit_of(parts))


def pair(parts: Parts, _: Setting) -> Sense | None:
    return _duration(float(value_of(parts["pair"][0], "PAIR")), unit_of(parts))


def vague(parts: Parts, _: Setting) -> Sense | None:
    if parts["unit"][0].lower == "quarters":
        return None  # mostly housing
    return _duration("X", unit_of(parts))


def half(parts: Parts, _: Setting) -> Sense | None:
    unit = unit_of(parts)
    return Sense("DURATION", "PT30M") if unit == "TH" else _duration(0.5, unit)


def season_count(parts: Parts, _: Setting) -> Sense | None:
    count = number_of(parts["count"])
    return _duration(count, str(value_of(parts["season"][0], "SEASONS"))) if count is not None else None


_LENGTH_CUES = frozenset(("for", "in", "within", "after", "before", "last", "than", "about", "over"))

_SIDE = "(past|last|next|coming|following|previous|preceding|first|latest|final)"
_MORE = "(more|full|straight|consecutive|successive|long|whole|additional|business|working|trading)"

RULES = (
    TimeRule(
        "counted",
        f"(the)? ABOUT? count:<number> (half:(and a half))? {_MORE}? unit:UNITS",
        "nearly forty years",
        counted,
    ),
    TimeRule(
        "counted before a noun", "(ABOUT)? count:<number> HYPHEN? unit:(UNIT|UNITS) (HYPHEN long)?", "10-hour", counted
    ),
    TimeRule(
        "counted",
        f"(the)? ABOUT? count:INT half:(INT SLASH INT) HYPHEN? {_MORE}? unit:(UNIT|UNITS)",
        "2 1/2 years",
        counted,
    ),
    TimeRule("one and a half", "ABOUT? (a|an|one) unit:UNIT and a half", "a year and a half", one_and_a_half),
    TimeRule(
        "side counted quarters",
        f"(the|his|her|its|their|our) {_SIDE} count:<number> {_MORE}? (quarters)",
        "the next three quarters",
        counted_quarters,
    ),
    TimeRule("one", "(an additional|another) unit:UNIT", "an additional year", one),
    TimeRule("vague before a noun", "VAGUE HYPHEN unit:UNIT", "several-year", vague),
    TimeRule("age", "count:<number> HYPHEN? unit:(UNIT|UNITS) HYPHEN? old", "8-month-old", age),
    TimeRule(
        "range",
        "ABOUT? <number> (to|or|HYPHEN|DASH|HYPHEN to HYPHEN) count:<number> HYPHEN? unit:(UNIT|UNITS)",
        "two to three weeks",
        counted,
    ),
    TimeRule(
        "side counted",
        f"(the|his|her|its|their|our) {_SIDE} ABOUT? count:<number> {_MORE}? unit:UNITS (or so)?",
        "the past three months",
        counted,
    ),
    TimeRule(
        "side range",
        "the (past|last|next|coming|following|previous|first) <number> (to|or) count:<number> unit:UNITS",
        "the next 12 to 18 months",
        counted,
    ),
    TimeRule(
        "side vague",
        "(the) (past|last|next|coming|following|previous|preceding|first|early|final|recent) VAGUE? unit:UNITS",
        "the past few weeks",
        vague,
    ),
    TimeRule(
        "side pair",
        "the (past|last|next|coming|following|previous|first) pair:PAIR unit:UNITS",
        "the past couple of years",
        pair,
    ),
    TimeRule("recent", "(recent|coming|past) unit:UNITS", "recent months", vague),
    TimeRule("one", "ABOUT? (a|an|one) (full|whole|entire)? unit:UNIT (or (so|two|more))?", "a month", one),
    TimeRule("whole", "(a|the|an)? (full|whole|entire) unit:UNIT", "the entire week", one),
    TimeRule("unit long", "unit:UNIT HYPHEN long", "day-long", one),
    TimeRule("units long", "unit:UNITS HYPHEN long", "months-long", vague),
    TimeRule("pair", "ABOUT? pair:PAIR (more)? unit:UNITS", "a couple of years", pair),
    TimeRule("vague", "VAGUE (more)? unit:UNITS", "several days", vague),
    TimeRule("over the years", "(over|through) span:(the unit:UNITS)", "over the years", vague),
    TimeRule("bare", "unit:UNITS", "weeks", vague),
    TimeRule("business year", "span:(the fiscal? unit:UNIT) (ended|ending|to)", "the year ended March 31", one),
    TimeRule("half", "(half) (a|an) unit:UNIT", "half an hour", half),
    TimeRule("seasons", "(the)? (past|last|next)? count:<number> season:SEASONS", "three summers", season_count),
)
