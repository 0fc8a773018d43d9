"""The grammar of times in news English: named patterns, each with a phrase it is meant for.

A rule reads the words that its pattern matched against a `Setting` and gives a `Sense`, or None where the words are no
time after all. Patterns are written in the language of `grammar`; their terminals are the classes of the lexicon.
"""

from __future__ import annotations

from rashomon.annotate.times.rules import business, clocks, dates, durations, references, relative, repeated
from rashomon.annotate.times.rules.common import PHRASES, TimeRule

RULES: tuple[TimeRule, ...] = (
    *dates.RULES,
    *clocks.RULES,
    *business.RULES,
    *relative.RULES,
    *repeated.RULES,
    *durations.RULES,
    *references.RULES,
)

__all__ = ["PHRASES", "RULES", "TimeRule"]
