"""Who is counted: every phrase that puts a number on people or things, and every phrase that names one person."""

from __future__ import annotations

from rashomon.annotate.figures.counted import counted, ordinal
from rashomon.annotate.figures.mention import Mention
from rashomon.annotate.figures.people import find_ages
from rashomon.annotate.figures.singles import singles
from rashomon.annotate.figures.view import View


def find_mentions(view: View) -> list[Mention]:
    """All mentions in the order of their first token; a number of years, a date or an age is none."""
    numbered = [mention for number in view.numbers if (mention := counted(view, number)) is not None]
    taken = {index for mention in numbered for index in range(mention.first, mention.last)}
    ages = dict(find_ages(view))
    lone = [m for m in singles(view, ages) if not any(index in taken for index in range(m.first, m.last))]
    nth = [mention for index in range(len(view.words)) if (mention := ordinal(view, index)) is not None]
    return sorted(numbered + nth + lone, key=lambda mention: (mention.first, mention.last))
