"""Times told only as past, present or future: `now`, `recently`, `the near future`."""

from __future__ import annotations

from rashomon.annotate.times.rules.common import Parts, TimeRule, value_of
from rashomon.annotate.times.setting import Sense, Setting


def reference(parts: Parts, setting: Setting) -> Sense | None:
    if setting.before in ("as", "no", "too") or setting.after in ("before", "after"):
        return None  # "as soon as", "shortly after"
    (klass,) = parts
    return Sense("DATE", value_of(parts[klass][0], klass.upper()))


def the_past(_: Parts, __: Setting) -> Sense | None:
    return Sense("DATE", "PAST_REF")


def the_present(_: Parts, __: Setting) -> Sense | None:
    return Sense("DATE", "PRESENT_REF")


def the_future(_: Parts, __: Setting) -> Sense | None:
    return Sense("DATE", "FUTURE_REF")


RULES = (
    TimeRule("the past", "the (recent|distant)? past", "the past", the_past),
    TimeRule("the present", "(the present|(this|the) (very|crucial|critical)? moment)", "the present", the_present),
    TimeRule("the future", "(the (near|foreseeable|immediate|distant)?)? future", "the near future", the_future),
    TimeRule("present", "present:PRESENT", "currently", reference),
    TimeRule("past", "past:PAST", "recently", reference),
    TimeRule("future", "future:FUTURE", "soon", reference),
)
