"""The lexicons that the search for places reads."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rashomon import lexicons
from rashomon.spelling import key


@cache
def place_words() -> tuple[dict[str, str], dict[str, str]]:
    """The words that say what a place is, after and before its name, with the kind of each."""
    words = lexicons.load("place_words")
    after, before = ({w: kind for kind, listed in words[side].items() for w in listed} for side in ("after", "before"))
    return after, before


@cache
def place_sorts() -> frozenset[str]:
    """Words in small letters that make the name beside them a place: "the Kent region", "the district of Kent"."""
    return frozenset(lexicons.load("place_words")["sorts"])


@cache
def calendar_words() -> frozenset[str]:
    """Months and days of the week, which stand capitalised where places do."""
    times = lexicons.load("times")
    return frozenset((*times["MONTH"], *times["WEEKDAY"], *times["WEEKDAYS"], *times["HOLIDAY"]))


class ToldWords(NamedTuple):
    """Words by which an account shows that a name is a place's: what places are, in the singular and in the plural
    (with their singular), of what only places have one ("the mayor of"), and what a country or town owns ("X's army").
    `works` are built things with their kind, `fuels` stand before them, `bare` are those that need no such word.
    `served` stand after a town's name: "Kent police"."""

    sorts: dict[str, str]
    plurals: dict[str, str]
    offices: frozenset[str]
    owned: frozenset[str]
    works: dict[str, str]
    fuels: frozenset[str]
    bare: frozenset[str]
    served: frozenset[str]


@cache
def told_words() -> ToldWords:
    words = lexicons.load("place_words")["told"]
    sorts = {sort: sort for sort in words["sorts"]}
    sets = {name: frozenset(words[name]) for name in ("offices", "owned", "fuels", "bare", "served")}
    return ToldWords(sorts, plurals=dict(words["plurals"]), works=dict(words["works"]), **sets)


@cache
def unplaced() -> frozenset[str]:
    """Keys of words that are no place by themselves: what a place is, where it lies, and the seats of governments."""
    after, before = place_words()
    seats = (key(seat) for country in lexicons.load("countries")["countries"] for seat in country["seats"])
    return frozenset((*after, *before, *lexicons.load("place_words")["directions"], *seats))


@cache
def given_names() -> frozenset[str]:
    """Given names of women and men, folded to ASCII."""
    listed = lexicons.load("given_names")
    return frozenset(name for names in listed.values() for name in (names.split() if isinstance(names, str) else names))
