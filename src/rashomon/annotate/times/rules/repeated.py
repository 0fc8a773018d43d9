"""Times that come again: `every day`, `annually`, `each July`, `twice a week`."""

from __future__ import annotations

from rashomon.annotate.times.rules.common import Parts, TimeRule, number_in, value_of
from rashomon.annotate.times.rules.durations import length
from rashomon.annotate.times.rules.units import unit_of
from rashomon.annotate.times.setting import Sense, Setting


def often(parts: Parts, _: Setting) -> Sense | None:
    return Sense("SET", value_of(parts["often"][0], "OFTEN"))


def every(parts: Parts, _: Setting) -> Sense | None:
    count = number_in(parts["count"]) if "count" in parts else 2 if "other" in parts else 1
    value = length(float(count), unit_of(parts)) if count else None
    return Sense("SET", value) if value else None


def every_weekday(parts: Parts, _: Setting) -> Sense | None:
    word = parts["weekday"][0]
    number = value_of(word, "WEEKDAYS" if word.lower.endswith("s") else "WEEKDAY")
    return Sense("SET", f"XXXX-WXX-{number}")


def weekdays(parts: Parts, setting: Setting) -> Sense | None:
    """`on Mondays`; before a noun ("Mondays raid") it is a day's possessive that lost its apostrophe."""
    if setting.before in _PLURAL_CUES or not setting.after.isalpha() or setting.after in _AFTER_PLURAL:
        return every_weekday(parts, setting)
    return setting.weekday(value_of(parts["weekday"][0], "WEEKDAYS"))


_PLURAL_CUES = frozenset(["on", "and", "or", "most", "some", "many", "all", "both", "between", "these", "those"])
_AFTER_PLURAL = frozenset(["and", "or", "at", "in", "to", "from", "through", "until", "are", "were", "is", "was"])


def every_month(parts: Parts, _: Setting) -> Sense | None:
    return Sense("SET", f"XXXX-{value_of(parts['month'][0], 'MONTH'):02d}")


def every_season(parts: Parts, _: Setting) -> Sense | None:
    return Sense("SET", f"XXXX-{value_of(parts['season'][0], 'SEASON')}")


def every_part(parts: Parts, _: Setting) -> Sense | None:
    return Sense("SET", f"XXXX-XX-XXT{value_of(parts['part'][0], 'DAYPART')}".removesuffix("T"))


RULES = (
    TimeRule("often", "often:OFTEN", "daily", often),
    TimeRule("every", "(every|each) (other:other|count:<number>)? unit:(UNIT|UNITS)", "every two weeks", every),
    TimeRule(
        "per",
        "(MONEY|PERCENT|UNITS|NUMBER|SCALE|once|twice|times|barrels|people) span:((a|per|each) unit:UNIT)",
        "twice a week",
        every,
    ),
    TimeRule("every weekday", "(every|each) weekday:WEEKDAY", "every Monday", every_weekday),
    TimeRule("weekdays", "weekday:WEEKDAYS", "on Mondays", weekdays),
    TimeRule("every month", "(every|each) month:MONTH", "each July", every_month),
    TimeRule("every season", "(every|each) season:SEASON", "every summer", every_season),
    TimeRule("every part", "(every|each) part:DAYPART", "every morning", every_part),
)
