"""Clock times, with or without a day and a zone, and parts of days."""

from __future__ import annotations

import re

from rashomon.annotate.times.rules.common import Parts, TimeRule, number_in, value_of
from rashomon.annotate.times.rules.units import from_previous
from rashomon.annotate.times.setting import Sense, Setting

UNKNOWN_DAY = "XXXX-XX-XX"
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d\d))?(?::(\d\d))?")


def reading_of(parts: Parts) -> str | None:
    """`HH:MM` of the words under `clock` and `meridiem`, None where there is no such time."""
    word = parts["clock"][0]
    if word.lower in ("noon", "midday", "midnight"):
        return str(value_of(word, "NOON"))
    match = _CLOCK.fullmatch(word.lower)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if "meridiem" in parts and 1 <= hour <= 12:
        hour = hour % 12 + (12 if value_of(parts["meridiem"][0], "MERIDIEM") == "pm" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"{hour:02d}:{minute:02d}" + (f":{match[3]}" if match[3] else "")


def clock(parts: Parts, _: Setting) -> Sense | None:
    """A reading of the clock; its day and its zone are joined to it later."""
    reading = reading_of(parts)
    return _floating(reading) if reading else None


def on_day(day: Sense, code: str) -> Sense:
    """A part of a day; a part without a TIMEX3 code is worth the day itself."""
    return Sense("TIME", f"{day.value}T{code}" if code else day.value, day.anchor)


def part_of_weekday(parts: Parts, setting: Setting) -> Sense | None:
    day = setting.weekday(value_of(parts["weekday"][0], "WEEKDAY"))
    return on_day(day, value_of(parts["part"][0], "DAYPART"))


def part_of_near_day(parts: Parts, setting: Setting) -> Sense | None:
    day = setting.shifted_day(value_of(parts["day"][0], "DEICTIC_DAY"))
    return on_day(day, value_of(parts["part"][0], "DAYPART"))


def this_part(parts: Parts, setting: Setting) -> Sense | None:
    """`this morning`, `last night`."""
    return on_day(setting.shifted_day(value_of(parts["side"][0], "THIS")), value_of(parts["part"][0], "DAYPART"))


def tonight(_: Parts, setting: Setting) -> Sense | None:
    return on_day(setting.shifted_day(0), "NI")


def overnight(_: Parts, __: Setting) -> Sense | None:
    return Sense("TIME", f"{UNKNOWN_DAY}TNI", "none")


def part_in_story(parts: Parts, setting: Setting) -> Sense | None:
    """`the next morning`, `that night`, `the evening before`: of a day told from the last one named."""
    away = {"next": 1, "following": 1, "previous": -1, "before": -1}.get(parts["way"][0].lower, 0)
    day = from_previous(setting, "D", away)
    return on_day(day, value_of(parts["part"][0], "DAYPART")) if day else None


def first_clock(parts: Parts, setting: Setting) -> Sense | None:
    """`between 2` and 4 a.m.: its half of the day is that of the second, or the one before where it is the later."""
    late = reading_of({"clock": parts["second"], "meridiem": parts["meridiem"]})
    early = reading_of({"clock": parts["clock"], "meridiem": parts["meridiem"]})
    if late is None or early is None:
        return None
    hour = int(early[:2])
    return _floating(f"{(hour + 12) % 24:02d}{early[2:]}" if early > late else early)


def spoken_clock(parts: Parts, _: Setting) -> Sense | None:
    """`half past four`, `a quarter to six`; which half of the day is not known."""
    hour, minute = number_in(parts["hour"]), 30 if parts["minute"][0].lower == "half" else 15
    if hour is None or not 1 <= hour <= 12:
        return None
    if parts["way"][0].lower == "to":
        hour, minute = (hour - 1) or 12, 60 - minute
    return _floating(f"{hour:02d}:{minute:02d}")


def _floating(reading: str) -> Sense:
    return Sense("TIME", f"{UNKNOWN_DAY}T{reading}", "none")


def clock_in_part(parts: Parts, setting: Setting) -> Sense | None:
    """`10 o'clock this morning`, `at 8 on Monday evening`: the part of the day tells which of the two hours it is."""
    reading, code = reading_of(parts), value_of(parts["part"][0], "DAYPART")
    if reading is None:
        return None
    if "weekday" in parts:
        day = setting.weekday(value_of(parts["weekday"][0], "WEEKDAY"))
    elif "side" in parts:
        day = setting.shifted_day(value_of(parts["side"][0], "THIS"))
    else:
        day = setting.shifted_day(value_of(parts["day"][0], "DEICTIC_DAY") if "day" in parts else 0)
    hour = int(reading[:2])
    late = code in ("AF", "EV") or (code == "NI" and hour >= 5)
    written = f"{hour + 12 if late and hour < 12 else hour:02d}{reading[2:]}"
    return Sense("TIME", f"{day.value}T{written}", day.anchor)


def bare_part(parts: Parts, setting: Setting) -> Sense | None:
    """`in the morning`, `at dawn`; the day is joined to it later."""
    if setting.before == "at" and parts["part"][0].lower == "night":
        return None  # any night
    return Sense("TIME", f"{UNKNOWN_DAY}T{value_of(parts['part'][0], 'DAYPART')}", "none")


RULES = (
    TimeRule("clock", "<clock>", "10:30 p.m.", clock),
    TimeRule(
        "clock",
        "(between|from) span:(clock:(HOUR12|CLOCK)) (and|to|until|till|HYPHEN|DASH) second:(HOUR12|CLOCK)"
        " meridiem:MERIDIEM",
        "between 2 and 4 a.m.",
        first_clock,
    ),
    TimeRule("clock", "minute:(half|quarter) way:(past|to) hour:(HOUR12|NUMBER)", "half past four", spoken_clock),
    TimeRule(
        "part of weekday",
        "(the)? PART? part:DAYPART (of|from|between|on) weekday:WEEKDAY ((to|and|into|HYPHEN|DASH) WEEKDAY)?",
        "the night of Friday to Saturday",
        part_of_weekday,
    ),
    TimeRule(
        "part in story",
        "(the)? way:(next|following|previous|same|that) PART? part:DAYPART",
        "that night",
        part_in_story,
    ),
    TimeRule("part in story", "the part:DAYPART way:(before)", "the night before", part_in_story),
    TimeRule("part of weekday", "(PART)? weekday:WEEKDAY PART? part:DAYPART", "Thursday morning", part_of_weekday),
    TimeRule("part of near day", "(PART)? day:DEICTIC_DAY PART? part:DAYPART", "tomorrow evening", part_of_near_day),
    TimeRule(
        "part before near day",
        "PART? HYPHEN? part:DAYPART day:DEICTIC_DAY",
        "mid-afternoon yesterday",
        part_of_near_day,
    ),
    TimeRule("this part", "(PART)? side:THIS PART? part:DAYPART", "later this afternoon", this_part),
    TimeRule(
        "clock in a part",
        "(at|around|about) span:(clock:(HOUR12|CLOCK) (o APOSTROPHE clock)? on?"
        " (side:THIS|in the|day:DEICTIC_DAY|weekday:WEEKDAY) part:DAYPART)",
        "at 10 o'clock this morning",
        clock_in_part,
    ),
    TimeRule("tonight", "(PART)? tonight", "tonight", tonight),
    TimeRule("part of a day", "overnight", "overnight", overnight),
    TimeRule("part of a day", "(in|during|of|by) span:(the PART? part:DAYPART)", "in the morning", bare_part),
    TimeRule(
        "part of a day", "(at|before|after|by|until|till) span:(PART? HYPHEN? part:DAYPART)", "at dawn", bare_part
    ),
)
