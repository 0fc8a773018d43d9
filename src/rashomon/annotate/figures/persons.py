"""Distinct persons of an account: mentions of one person joined by name, age, sex and order, with their worst fate.

A light coreference for short news: a name joins its surname, an age its age, a definite phrase or pronoun the last
person that fits; an indefinite phrase makes a new person only where the one it fits is not at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.annotate.figures.fate import Fate
from rashomon.annotate.figures.harm_to_self import REFLEXIVES
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.mention import Mention
from rashomon.annotate.figures.view import View

SEVERITY = {"killed": 3, "injured": 2, "shot": 1}


GENERIC = lexicon().lists["persons_generic"]
_COLLECTIVE = lexicon().lists["persons_collective"]
_ADULT, _CHILD = 20, 15  # years: between the two either word is used
RECENT = 3  # sentences back that a pronoun reaches
MOST = 200  # persons, the last ones told of, whom a phrase may mean; news tells of tens


@dataclass(slots=True, eq=False)
class Person:
    """One person: what identifies them, the mentions, and the worst that befell them."""

    names: set[str] = field(default_factory=set)
    age: str | None = None
    sex: str | None = None
    grown: bool | None = None
    role: str | None = None
    perpetrator: bool = False
    fate: str | None = None
    by_self: bool = False
    mentions: list[Mention] = field(default_factory=list)
    marked: list[Mention] = field(default_factory=list)
    last_sentence: int = 0
    first_marked: int = 0

    def fits(self, mention: Mention, *, role: str | None, perpetrator: bool) -> bool:
        """Whether nothing known of the two speaks against one person."""
        if self.age and mention.age and self.age != mention.age:
            return False
        if self.sex and mention.sex and self.sex != mention.sex:
            return False
        if self.role and role and self.role != role:
            return False
        grown = is_grown(mention)
        if self.grown is not None and grown is not None and self.grown != grown:
            return False
        if self.names and mention.names and not (mention.names[-1] in self.names or mention.names[0] in self.names):
            return False
        return not (perpetrator and not self.perpetrator and bool(self.fate))

    def join(
        self, mention: Mention, found: Iterable[Fate], sentence: int, *, role: str | None, perpetrator: bool
    ) -> None:
        """Adds what the mention says of the person."""
        self.names.update(mention.names)
        self.grown = self.grown if self.grown is not None else is_grown(mention)
        self.age, self.sex, self.role = self.age or mention.age, self.sex or mention.sex, self.role or role
        self.perpetrator = self.perpetrator or perpetrator
        self.mentions.append(mention)
        self.last_sentence = sentence
        for fate in found:
            if fate.real and SEVERITY.get(fate.state, 0):
                self.first_marked = self.first_marked if self.marked else sentence
                self.marked.append(mention)
                self.by_self = self.by_self or fate.how == "self"
                if SEVERITY[fate.state] > SEVERITY.get(self.fate or "", 0):
                    self.fate = fate.state


def is_grown(mention: Mention) -> bool | None:
    """Whether the phrase is of an adult, by age or by noun; null where it does not say."""
    if mention.age is not None and mention.age.isdigit():
        return True if int(mention.age) >= _ADULT else False if int(mention.age) <= _CHILD else None
    return mention.grown


def find_persons(view: View, told: Iterable[tuple[Mention, list[Fate]]], aside: Sequence[bool] = ()) -> list[Person]:
    """The persons that single mentions speak of, in order of first mention; those whom nothing befell included.

    `aside` says of each sentence whether it speaks of another event: what befell someone there does not count.
    """
    persons: list[Person] = []
    before: tuple[Mention, Person] | None = None
    for mention, found in told:
        if (
            mention.kind == "ordinal"
            or view.words[mention.head] in REFLEXIVES
            or not mention.single
            or not mention.people
            or view.lemma(mention.head) in _COLLECTIVE
        ):
            continue
        sentence = view.sentence_of[mention.head]
        perpetrator = view.lemma(mention.head) in lexicon().perpetrators
        role = _role(view, mention)
        fitting = [p for p in persons[-MOST:] if p.fits(mention, role=role, perpetrator=perpetrator)]
        if aside and aside[sentence]:
            found = []
        person = before[1] if before and _in_apposition(view, before[0], mention) and before[1] in fitting else None
        person = person or _known(fitting, mention, found, sentence, role=role, perpetrator=perpetrator)
        if person is None:
            if mention.kind == "pronoun" and not any(fate.how == "self" and fate.real for fate in found):
                continue
            person = Person()
            persons.append(person)
        person.join(mention, found, sentence, role=role, perpetrator=perpetrator)
        before = mention, person
    return persons


def _in_apposition(view: View, first: Mention, second: Mention) -> bool:
    """ "the passenger, Jane Roe, 31," and "Jane Roe, a teacher"."""
    if bool(first.names) == bool(second.names) or "pronoun" in (first.kind, second.kind):
        return False
    gap = view.words[first.last : second.first]
    if gap == [","] or gap == []:
        return view.dep(second.head) == "appos" or not gap or bool(second.names and first.kind == "definite")
    return False


def _role(view: View, mention: Mention) -> str | None:
    """The word that tells persons apart by kin or work ("mother", "officer"); null for "man", "victim", a name."""
    if mention.kind in ("name", "pronoun"):
        return None
    lemma = view.lemma(mention.head)
    return None if lemma in GENERIC or lemma in lexicon().perpetrators or mention.kind == "number" else lemma


def _known(
    fitting: list[Person], mention: Mention, found: list[Fate], sentence: int, *, role: str | None, perpetrator: bool
) -> Person | None:
    """The person of `fitting` that the mention speaks of; null where it brings a new one."""
    if mention.names:
        return _by_name(fitting, mention, found)
    if mention.kind == "pronoun":
        near = [p for p in fitting if p.last_sentence >= sentence - RECENT]
        return max(near, key=lambda p: (p.last_sentence, p.mentions[-1].first), default=None)
    if mention.age:
        same = [p for p in fitting if p.age == mention.age]
        if same:
            return same[-1]
    if mention.other:
        return None
    if role is not None:
        same = [p for p in fitting if p.role == role]
        if same or mention.kind != "definite":
            return same[-1] if same else None
        return None
    earlier = [p for p in fitting if p.fate and (p.last_sentence < sentence or mention.kind == "definite")]
    if mention.age:
        earlier = [p for p in earlier if p.age is None]
    if mention.kind == "article" or mention.kind == "number" or mention.age:
        return earlier[-1] if earlier and found else None
    if perpetrator:
        return next((p for p in reversed(fitting) if p.perpetrator), None)
    recent = max(fitting, key=lambda p: p.last_sentence, default=None)
    return earlier[-1] if earlier and found else recent


def _by_name(fitting: list[Person], mention: Mention, found: list[Fate]) -> Person | None:
    named = [p for p in fitting if p.names]
    if named:
        return named[-1]
    aged = [p for p in fitting if mention.age and p.age == mention.age]
    if aged or not found:
        return aged[-1] if aged else None
    return next((p for p in reversed(fitting) if p.fate and not p.age and p.role is None), None)
