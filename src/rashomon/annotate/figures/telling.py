"""All that one account tells of people counted: mentions, what befell them, persons, and the candidates for totals."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.annotate.figures.evidence import Evidence, asides, find_evidence, told_of
from rashomon.annotate.figures.features import Context
from rashomon.annotate.figures.lexis import bag
from rashomon.annotate.figures.mentions import find_mentions
from rashomon.annotate.figures.persons import Person, find_persons
from rashomon.annotate.figures.title import read_headline
from rashomon.annotate.figures.totals import COUNTED, candidates
from rashomon.annotate.figures.view import View
from rashomon.model import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What was read in one account; `contexts` has one entry for each category that is ranked."""

    view: View
    evidence: list[Evidence]
    persons: list[Person]
    contexts: dict[str, Context]
    bag: frozenset[str]


def tell(reading: Reading) -> Telling:
    """Reads one account; its parse must be there."""
    view = View(reading.parse)
    told = told_of(view, find_mentions(view))
    aside = asides(view, reading.account.published)
    evidence = find_evidence(view, told, aside)
    persons = find_persons(view, told, aside)
    headline = read_headline(reading.account.title)
    some = [item for item in evidence if item.mention.number is None or item.mention.number.max != 0]
    contexts = {
        category: Context(
            category=category, options=candidates(view, some, persons, category, headline),
            evidence=some,
            persons=persons, headline=headline, sentences=len(view.sentences), words=view.word_set,
        )
        for category in COUNTED
    }  # fmt: skip
    return Telling(
        view=view, evidence=evidence, persons=persons, contexts=contexts, bag=bag(view, reading.account.title)
    )
