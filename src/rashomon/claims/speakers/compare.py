"""Compares two names of speakers from different accounts; every score says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rashomon.claims.speakers.lexicon import Gender, lexicon
from rashomon.claims.speakers.people import contains, surname
from rashomon.claims.speakers.spelling import alike, british

MERGE_AT = 0.85  # at this score two names become one
PREFIX = 2  # words that one account leaves out of a body's name
QUOTED_ALIKE = 0.9  # of one surname, and quoted with the same words
UNSUPPORTED = 0.75  # two spellings of a name, with no office or party that both have
LIST_AT = 0.6  # from this score on a pair that stays apart is listed, for the user to judge


@dataclass(slots=True)
class Profile:
    """All that the accounts tell of one speaker's name."""

    name: str
    key: tuple[str, ...]
    person: bool = False
    genders: Counter[Gender] = field(default_factory=Counter)
    offices: set[tuple[str, str | None]] = field(default_factory=set)
    parties: Counter[str] = field(default_factory=Counter)
    accounts: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    lands: dict[str, set[str]] = field(default_factory=dict)  # for each account with the name the countries it tells of
    quoted: dict[tuple[str, ...], str] = field(default_factory=dict)  # runs of words in quotation marks, as they stand
    count: int = 0

    @property
    def gender(self) -> Gender | None:
        return self.genders.most_common(1)[0][0] if self.genders else None

    def tells_of(self, land: str) -> bool:
        """Whether every account with the name tells of the country, or of none: else a body may be another's."""
        return all(not told or land in told for told in self.lands.values())


class Score(NamedTuple):
    """How sure it is that two names are one speaker's, and why."""

    value: float
    reasons: tuple[str, ...]


def compare(left: Profile, right: Profile, namesakes: Mapping[str, int]) -> Score | None:
    """The score of two names, nothing where they have nothing in common.

    `namesakes` counts the full names that end with a surname, and the bodies of a bare name ("Ministry of Health"):
    where it is not one, the short name tells nothing.
    """
    if left.person and right.person:
        return _persons(left, right, namesakes)
    if left.person != right.person:
        holder, office = (left, right) if left.person else (right, left)
        return _office(holder, office)
    return _bodies(left, right, namesakes)


def _persons(left: Profile, right: Profile, namesakes: Mapping[str, int]) -> Score | None:
    if None not in (left.gender, right.gender) and left.gender != right.gender:
        return None
    longer, shorter = (left, right) if len(left.key) >= len(right.key) else (right, left)
    support = _support(left, right)
    if longer.key == shorter.key:
        return Score(1.0, ("the same words", *support))
    if contains(longer.key, shorter.key):
        return _part(longer, shorter, support, namesakes)
    return _spelled(longer, shorter, support)


def _part(longer: Profile, shorter: Profile, support: tuple[str, ...], namesakes: Mapping[str, int]) -> Score:
    if len(shorter.key) > 1:
        return Score(0.95, (f"“{shorter.name}” is part of “{longer.name}”", *support))
    if shorter.key[0] != surname(longer.key):
        return Score(0.88 if support else 0.65, (f"“{shorter.name}” is the first name of “{longer.name}”", *support))
    alone = namesakes.get(shorter.key[0], 0) == 1
    reason = f"“{shorter.name}” is the surname of “{longer.name}”" + (" and of nobody else here" if alone else "")
    return Score(0.92 if alone else 0.88 if support else 0.6, (reason, *support))


def _spelled(longer: Profile, shorter: Profile, support: tuple[str, ...]) -> Score | None:
    last = alike(surname(longer.key), surname(shorter.key))
    if not last:
        return None
    reason = f"“{longer.name}” and “{shorter.name}” are spelled alike"
    if len(shorter.key) == 1 or len(longer.key) == 1:
        return Score(0.9 * last if support else 0.7, (reason, *support))
    first = alike(longer.key[0], shorter.key[0])
    if not first:
        same = last == 1 and _said_alike(longer, shorter) and not _man_and_woman(longer, shorter)
        return (
            Score(QUOTED_ALIKE, (f"“{longer.name}” and “{shorter.name}” share a surname", *support)) if same else None
        )
    if last == first == 1:
        return Score(0.95, (reason, *support))
    return Score(0.5 + 0.45 * (first + last) / 2 if support else UNSUPPORTED, (reason, *support))


def _man_and_woman(left: Profile, right: Profile) -> bool:
    given = [profile.gender or lexicon().given.get(profile.key[0]) for profile in (left, right)]
    return None not in given and given[0] != given[1]


def _support(left: Profile, right: Profile) -> tuple[str, ...]:
    reasons = []
    shared = sorted({office for office, _ in left.offices} & {office for office, _ in right.offices})
    if shared:
        reasons.append(f"both hold the office {shared[0]}")
    parties = sorted(set(left.parties) & set(right.parties))
    if parties:
        reasons.append(f"both speak for {parties[0]}")
    return (*reasons, *_said_alike(left, right))


def _said_alike(left: Profile, right: Profile) -> tuple[str, ...]:
    """That the very same words are quoted from both, in accounts that are not the same."""
    if left.accounts & right.accounts:
        return ()
    shared = sorted(left.quoted.keys() & right.quoted.keys())
    return (f"both are quoted with “{left.quoted[shared[0]]}”",) if shared else ()


def _office(holder: Profile, office: Profile) -> Score | None:
    """A person whose office, with the same country, stands as a speaker of its own in another account."""
    for title, land in sorted(holder.offices, key=str):
        if land and office.name == f"{land} {title}":
            return Score(0.9, (f"“{holder.name}” is named as {title} of {land}",))
    return None


_KIND_WORDS = frozenset(
    ("news", "agency", "newspaper", "group", "movement", "organisation", "company", "party", "website")
)


def _bodies(left: Profile, right: Profile, namesakes: Mapping[str, int]) -> Score | None:
    """Two names of bodies or organisations; those of two countries, or of two remits, are never one."""
    left_key, right_key = tuple(map(british, left.key)), tuple(map(british, right.key))
    if left_key == right_key:
        return Score(1.0, ("the same words but for spelling",))
    if sorted(left_key) == sorted(right_key):
        return Score(0.9, ("the same words in another order",))
    for short, full in ((left, right), (right, left)):
        land = owner_in(full)
        if land and full.name == f"{land} {short.name}":
            alone = namesakes.get(short.name, 0) == 1 and short.tells_of(land)
            reason = f"“{short.name}” is named with {land}" + (" and with no other" if alone else "")
            return Score(0.87 if alone else LIST_AT, (reason,))
        if _ends_with(full, short) and not lexicon().bodies.whole(short.key):
            alone = namesakes.get(" ".join(short.key), 0) == 1 and not _of_two_lands(left, right)
            reason = f"“{full.name}” ends with “{short.name}”" + (", as no other name here does" if alone else "")
            return Score(0.87 if alone else LIST_AT, (reason, *_said_alike(left, right)))
        if len(short.key) == 1 and short.key[0] in full.acronyms:
            return Score(0.95, (f"an account gives “{short.name}” as the short form of “{full.name}”",))
        if len(short.key) == 1 and len(full.key) > 2 and short.key[0] == _initials(full.key) and short.name.isupper():
            return Score(0.75, (f"“{short.name}” is made of the first letters of “{full.name}”",))
    return _kind_added(left, right, left_key, right_key)


def _ends_with(full: Profile, short: Profile) -> bool:
    """Whether a name of two words or more is another one less a word or two of the name in front: "River Commission"
    of "Oreva River Commission", not of "Officials of the Oreva River Commission"."""
    words, kept = full.name.split(), short.name.split()
    left = len(words) - len(kept)
    capitals = all(word[0].isupper() and "-" not in word for word in (*words[: max(0, left)], kept[0], kept[-1]))
    return len(short.key) > 1 and 0 < left <= PREFIX and capitals and full.key[-len(short.key) :] == short.key


def _of_two_lands(left: Profile, right: Profile) -> bool:
    lands = [set(profile.parties) for profile in (left, right)]
    state = [
        {party for party in parties if lexicon().lands.whole(tuple(party.casefold().split()))} for parties in lands
    ]
    return bool(state[0] and state[1] and not state[0] & state[1])


def owner_in(profile: Profile) -> str | None:
    """The country or place that a body's name begins with."""
    return next((party for party in sorted(profile.parties) if profile.name.startswith(f"{party} ")), None)


def _kind_added(left: Profile, right: Profile, left_key: tuple[str, ...], right_key: tuple[str, ...]) -> Score | None:
    if len(left_key) > len(right_key):
        left_key, right_key = right_key, left_key
    if left_key and right_key[: len(left_key)] == left_key and set(right_key[len(left_key) :]) <= _KIND_WORDS:
        return Score(0.9, ("the same name, once with what it is",))
    return None


def _initials(key: tuple[str, ...]) -> str:
    return "".join(word[0] for word in key if word not in ("of", "the", "for", "and", "in", "on"))


def is_group(name: str) -> bool:
    """Whether a name is words for people without a name, who are not the same in two accounts."""
    first = name.split()[-1].casefold() if name.split() else ""
    return lexicon().has("unnamed", first) or lexicon().has("officials", first)
