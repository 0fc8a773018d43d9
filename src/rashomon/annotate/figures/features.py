"""What speaks for a candidate being the account's own total, as numbers that the ranker weighs."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rashomon.annotate.figures.evidence import Evidence
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.lexis import fit
from rashomon.annotate.figures.persons import Person
from rashomon.annotate.figures.title import Headline
from rashomon.annotate.figures.totals import COUNTED, SAID, Candidate

WAYS = ("said", "persons", "joined", "rest", "added", "killer", "ordinal", "victim", "lone", "title")
HOWS = ("self", "verb", "state", "noun", "toll", "hospital", "condition", "headline")
LATE = 30  # sentences: what comes later counts as late as this
MOST_ADDED = 200  # different numbers of the dead or of the shot that are added to a candidate; no news has so many


@dataclass(frozen=True, kw_only=True)
class Context:
    """All that the account gives for one category; what is the same for every candidate is counted once."""

    category: str
    options: Sequence[Candidate]
    evidence: Sequence[Evidence]
    persons: Sequence[Person]
    headline: Headline
    sentences: int
    words: frozenset[str]

    @cached_property
    def shared(self) -> Mapping[str, float]:
        """The features that are those of the account."""
        return _context(self)

    @cached_property
    def numbers(self) -> Numbers:
        return Numbers.of(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers that the account gives: those said of the category in order, how often each, the different ones
    sorted, and the different ones of the killed and of the shot, smallest first."""

    said: Sequence[float]
    times: Mapping[float, int]
    ranked: Sequence[float]
    killed: Mapping[float, None]
    shot: Mapping[float, None]
    persons: int
    lost: float

    @classmethod
    def of(cls, context: Context) -> Numbers:
        said, killed, shot = (
            [i.mention.number.min for i in _numbered(context.evidence, states) if i.mention.number]
            for states in (SAID[context.category], ("killed",), ("shot", "victim"))
        )
        persons = [person.fate for person in context.persons]
        return cls(
            said=said,
            times=Counter(said),
            ranked=sorted(set(said)),
            killed=dict.fromkeys(sorted(killed)),
            shot=dict.fromkeys(sorted(shot)),
            persons=sum(fate in COUNTED[context.category] for fate in persons),
            lost=float(persons.count("killed")),
        )


def features(context: Context, option: Candidate | None, odds: Mapping[str, float]) -> dict[str, float]:
    """The features of one candidate, or of there being no total (null); `odds` are those of `lexis.odds`."""
    return {
        **context.shared, **_option(context, option), **_agreement(context, option),
        **lexical(odds, context.category, option.min if option else 0.0),
    }  # fmt: skip


def lexical(odds: Mapping[str, float], category: str, value: float) -> dict[str, float]:
    """How well a total of `value` fits what the words of the account together say."""
    return {"odds_fit": fit(odds, category, value)}


def _numbered(evidence: Sequence[Evidence], states: Sequence[str]) -> list[Evidence]:
    return [item for item in evidence if item.state in states and not item.past and item.mention.number is not None]


def _context(context: Context) -> dict[str, float]:
    headline, evidence = context.headline, context.evidence
    found: dict[str, float] = {}
    for state in ("killed", "injured", "shot", "victim"):
        own = _numbered(evidence, (state,))
        found[f"all_{state}"] = float(len(own))
        found[f"top_{state}"] = max((math.log1p(i.mention.number.min) for i in own if i.mention.number), default=0.0)
        found[f"first_{state}"] = next((math.log1p(i.mention.number.min) for i in own if i.mention.number), 0.0)
        found[f"title_{state}"] = math.log1p(headline.numbers[state][0] if state in headline.numbers else -0.5)
    for fate in ("killed", "injured", "shot"):
        found[f"persons_{fate}"] = float(sum(person.fate == fate for person in context.persons))
        found[f"by_self_{fate}"] = float(sum(person.fate == fate and person.by_self for person in context.persons))
        found[f"killers_{fate}"] = float(sum(person.fate == fate and person.perpetrator for person in context.persons))
    found["title_death"], found["title_harm"] = float(headline.death), float(headline.harm)
    found["title_self"] = float(headline.by_self)
    found["title_person"], found["title_survived"] = float(headline.person), float(headline.survived)
    found["title_largest"] = math.log1p(headline.largest)
    found["sentences"] = math.log1p(context.sentences)
    for word in lexicon().telltale:
        found[f"word_{word}"] = float(word in context.words)
    found["options"] = float(len(context.options))
    return found


def _option(context: Context, option: Candidate | None) -> dict[str, float]:
    ways = option.ways if option else set()
    own = option.evidence if option else []
    fresh = [item for item in own if not item.past]
    found = {f"way_{way}": float(way in ways) for way in WAYS}
    found |= {f"how_{how}": float(sum(i.fate is not None and i.fate.how == how for i in fresh)) for how in HOWS}
    found["none"] = float(option is None)
    found["size"] = math.log1p(option.min) if option else 0.0
    found["value"] = min(option.min, 20.0) if option else 0.0
    found["open"] = float(option is not None and option.max is None)
    found["about"] = float(option is not None and option.approximate)
    for bound in ("least", "more", "most", "range"):
        found[f"bound_{bound}"] = float(
            any(i.mention.number is not None and i.mention.number.bound == bound for i in own)
        )
    found["vague"] = float(any(i.mention.number is not None and i.mention.number.vague for i in own))
    found["said"] = float(len(fresh))
    found["said_number"] = float(sum(i.mention.number is not None for i in fresh))
    found["said_number_state"] = float(sum(i.mention.number is not None and i.state == context.category for i in fresh))
    found["said_shot"] = float(sum(i.state == "shot" for i in fresh))
    found["said_near"] = float(sum(i.near for i in fresh))
    found["said_part"] = float(sum(i.part for i in fresh))
    found["said_more"] = float(sum(i.mention.more for i in fresh))
    found["said_other"] = float(sum(i.mention.other for i in fresh))
    found["said_past"] = float(len(own) - len(fresh))
    people = option.persons if option else ()
    title = context.headline.words
    found["person_marks"] = float(min((len(p.marked) for p in people), default=0))
    found["person_first"] = float(min((p.first_marked for p in people), default=LATE))
    found["person_last"] = float(max((min(p.first_marked, LATE) for p in people), default=0))
    found["person_named"] = float(sum(bool(p.names) for p in people))
    found["person_in_title"] = float(sum(p.age in title or bool(p.names & title) for p in people))
    found["person_worst"] = float(sum(p.fate == "shot" for p in people))
    found["person_by_self"] = float(sum(p.by_self for p in people))
    found["person_killer"] = float(sum(p.perpetrator for p in people))
    found["first"] = float(min((i.sentence for i in fresh), default=LATE))
    found["last"] = float(max((min(i.sentence, LATE) for i in fresh), default=0))
    found["lead"] = float(sum(i.sentence < 3 for i in fresh))
    return found


def _agreement(context: Context, option: Candidate | None) -> dict[str, float]:
    """How the candidate stands to the headline, the persons told apart and the other numbers."""
    value = option.min if option else 0.0
    category = context.category
    numbers = context.numbers
    said, killed, shot, persons = numbers.said, numbers.killed, numbers.shot, numbers.persons
    top = numbers.ranked[-1] if said else 0.0
    title = {state: low for state, (low, _) in context.headline.numbers.items()}
    own_title = [title[state] for state in SAID[category] if state in title]
    return {
        "share": numbers.times.get(value, 0) / len(said) if said else 0.0,
        "is_top": float(bool(said) and value == top),
        "is_first": float(bool(said) and value == said[0]),
        "is_last": float(bool(said) and value == said[-1]),
        "above_top": value - min(top, 50.0) if value < 50 else 0.0,
        "title_same": float(value in own_title),
        "title_gap": min(abs(value - own_title[0]), 20.0) if own_title else -1.0,
        "title_largest_same": float(value == context.headline.largest and value > 0),
        "title_one": float(not title and context.headline.person and value == 1),
        "title_all": float("shot" in title and _adds_up(value, killed, {title["shot"]: None})),
        "persons_gap": max(-10.0, min(value - persons, 20.0)),
        "persons_same": float(value == persons),
        "rest_of_shot": float(_adds_up(value, killed or {numbers.lost: None}, shot)),
        "all_shot": float(value in shot),
        "is_killed": float(value in killed),
        "nth": float(bisect_left(numbers.ranked, value)),
    }


def _adds_up(value: float, some: Mapping[float, None], sums: Mapping[float, None]) -> bool:
    """Whether `value` and one of `some` make one of `sums`; the fewer of the two are gone through, so many at most."""
    if len(some) <= len(sums):
        return any(value + other in sums for other in islice(some, MOST_ADDED))
    return any(total - value in some for total in islice(sums, MOST_ADDED))
