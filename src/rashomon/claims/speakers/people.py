"""The persons of one account: every form of a name under its longest, with offices, gender and party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.claims.speakers.lexicon import Gender, lexicon
from rashomon.claims.speakers.source import Role
from rashomon.claims.speakers.words import name_key

MOST_NAMESAKES = 64  # persons who share a first or last name and are weighed; the longest names come first
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "2nd", "3rd"))


@dataclass(slots=True)
class Person:
    """A person of the account, gathered while it is read."""

    name: str
    key: tuple[str, ...]
    roles: list[Role] = field(default_factory=list)
    genders: Counter[Gender] = field(default_factory=Counter)
    count: int = 0

    @property
    def gender(self) -> Gender | None:
        """What titles and gendered words tell; null where nothing does."""
        return self.genders.most_common(1)[0][0] if self.genders else None

    @property
    def likely_gender(self) -> Gender | None:
        """`gender`, or what the given name makes likely."""
        return self.gender or (lexicon().given.get(self.key[0]) if len(self.key) > 1 else None)

    @property
    def party(self) -> str | None:
        """Whom the last office with a party speaks for."""
        return next((role.party for role in reversed(self.roles) if role.party), None)


def surname(key: tuple[str, ...]) -> str:
    core = [word for word in key if word not in SUFFIXES]
    return core[-1] if core else key[-1]


def contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether `shorter` can stand for `longer`: a surname, a first name, or first and last with a middle left out."""
    longer = tuple(word for word in longer if word not in SUFFIXES)
    shorter = tuple(word for word in shorter if word not in SUFFIXES)
    if not shorter or len(shorter) > len(longer):
        return False
    if len(shorter) == 1:
        return shorter[0] in (longer[-1], longer[0])
    if shorter[-1] == longer[-1] and (shorter[0] == longer[0] or longer[0].startswith(shorter[0])):
        return True
    return any(longer[i : i + len(shorter)] == shorter for i in range(len(longer) - len(shorter) + 1))


class People:
    """The persons of an account by any form of their names."""

    def __init__(self, names: Iterable[str]) -> None:
        self.persons: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        for name in sorted(dict.fromkeys(names), key=lambda n: (-len(name_key(n)), n)):
            key = name_key(name)
            if key and not (len(key) > 1 and self._full(key)):
                self._add(Person(name, key))
        self._drop_short()

    def _full(self, key: tuple[str, ...]) -> Person | None:
        return next((p for p in self._candidates(key) if contains(p.key, key)), None)

    def _add(self, person: Person) -> None:
        self.persons.append(person)
        for word in {person.key[0], surname(person.key)}:
            self._by_word.setdefault(word, []).append(person)

    def _drop_short(self) -> None:
        """Single names that a longer one contains are no persons of their own."""
        longer = [p for p in self.persons if len(p.key) > 1]
        ends = {surname(p.key) for p in longer} | {p.key[0] for p in longer}
        self.persons = [p for p in self.persons if len(p.key) > 1 or p.key[0] not in ends]
        self._by_word = {}
        kept, self.persons = self.persons, []
        for person in kept:
            self._add(person)

    def _candidates(self, key: tuple[str, ...]) -> list[Person]:
        found = [*self._by_word.get(surname(key), ()), *self._by_word.get(key[0], ())]
        return list({id(person): person for person in found}.values())[:MOST_NAMESAKES]

    def find(self, name: str) -> Person | None:
        """The person of that surname or full name who is named most; nothing for a bare first name."""
        key = name_key(name)
        found = [p for p in self._candidates(key) if contains(p.key, key)] if key else []
        found = [p for p in found if len(p.key) > 1 and surname(p.key) == surname(key)]
        return max(found, key=lambda p: (p.count, p.name), default=None)

    def named(self, name: str, *, gender: Gender | None = None, recent: Mapping[int, int] | None = None) -> Person:
        """The person of that name or form of a name; of several the one of that gender, named last, named most.

        `recent` says of a person, by `id`, when they were last named: the later, the higher.
        """
        key = name_key(name)
        found = [p for p in self._candidates(key) if contains(p.key, key) or (contains(key, p.key) and len(p.key) > 1)]
        by_surname = [p for p in found if surname(p.key) == surname(key)]
        found = by_surname or found
        if gender:
            found = [p for p in found if p.likely_gender in (gender, None)]
        if not found:
            person = Person(name, key)
            self._add(person)
            return person
        order = recent or {}
        return max(found, key=lambda p: (len(key) > 1 and p.key == key, p.count, order.get(id(p), -1)))
