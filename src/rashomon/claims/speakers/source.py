"""What the words of a source say by themselves, before anything around them is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rashomon.claims.speakers.lexicon import Gender
from rashomon.claims.speakers.words import Word, split

Kind = Literal["none", "pronoun", "person", "land", "body", "organisation", "office", "group", "statement", "joint"]
PronounKind = Literal["man", "woman", "thing", "several", "first", "relative", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office as it stands with a name: whom its holder speaks for, where the words say so."""

    office: str
    party: str | None = None
    land: str | None = None
    body: str | None = None
    gender: Gender | None = None
    former: bool = False
    country: bool = False  # "the country's": to be read from what was named before


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source read from its words.

    `name` is the canonical name as far as the words tell; `head` the folded head word ("ministry"); `land` the country
    or place named with it; `body` a state body's name without it; `country` is true for "the country's", which only
    the text before can resolve; `members` are the sources that "and" joins.
    """

    kind: Kind
    name: str = ""
    head: str = ""
    party: str | None = None
    land: str | None = None
    body: str | None = None
    role: Role | None = None
    gender: Gender | None = None
    pronoun: PronounKind | None = None
    plural: bool = False
    definite: bool = False
    country: bool = False
    members: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Hints:
    """What the account's parse says of names: keys (see `words.name_key`) of persons, and of what is no person; folded
    names and adjectives of countries that no lexicon has, with the name."""

    persons: frozenset[tuple[str, ...]] = field(default=frozenset())
    others: frozenset[tuple[str, ...]] = field(default=frozenset())
    lands: Mapping[str, str] = field(default_factory=dict)

    def words(self, phrase: str) -> tuple[Word, ...]:
        """The words of `phrase`, those marked that the account shows to name a country that no lexicon has."""
        words = split(phrase)
        if not self.lands or not any(word.fold in self.lands for word in words):
            return words
        return tuple(word._replace(land=self.lands.get(word.fold, "") if word.capital else "") for word in words)


NO_HINTS = Hints()
