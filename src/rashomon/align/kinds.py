"""What kind of event a word tells, and what kind of participant it names: the lexicon `events`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon import lexicons


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """`of` gives for a lemma the kinds it belongs to, `events` those of them that are events,
    `order` numbers the kinds; the rest are closed sets of kinds or of lemmas."""

    of: Mapping[str, frozenset[str]]
    events: Mapping[str, frozenset[str]]
    order: Mapping[str, int]
    opposites: tuple[tuple[str, str], ...]
    protected: frozenset[str]
    lawful: frozenset[str]
    harm: frozenset[str]
    exclusive: frozenset[str]
    negators: frozenset[str]
    denials: frozenset[str]
    proposals: frozenset[str]
    said_before: frozenset[str]
    untrue: frozenset[str]
    silent: frozenset[str]
    hedges: frozenset[str]
    support: frozenset[str]
    light: frozenset[str]
    prospects: frozenset[str]


@cache
def kinds() -> Kinds:
    """The lexicon, read once."""
    data = lexicons.load("events")
    of: dict[str, set[str]] = {}
    events = data["kinds"]
    for group in ("kinds", "participants", "places", "things"):
        for kind, words in data[group].items():
            for word in words:
                of.setdefault(word, set()).add(kind)
    return Kinds(
        of={word: frozenset(found) for word, found in of.items()},
        events={word: frozenset(k for k in found if k in events) for word, found in of.items() if found & set(events)},
        order={kind: at for at, kind in enumerate(sorted({kind for found in of.values() for kind in found}))},
        opposites=tuple((first, second) for first, second in data["opposites"]),
        protected=frozenset(data["protected"]),
        lawful=frozenset(data["lawful-target"]),
        harm=frozenset(data["harm"]),
        exclusive=frozenset(data["exclusive"]),
        negators=frozenset(data["negators"]),
        denials=frozenset(data["denials"]),
        proposals=frozenset(data["proposals"]),
        said_before=frozenset(data["said-before"]),
        untrue=frozenset(data["untrue"]),
        silent=frozenset(data["silent"]),
        hedges=frozenset(data["hedges"]),
        support=frozenset(data["support"]),
        light=frozenset(data["light"]),
        prospects=frozenset(data["prospects"]),
    )


@cache
def countries() -> Mapping[str, str]:
    """Demonyms and other names of a country, lower case, to the country's name: `french` to `france`."""
    found: dict[str, str] = {}
    for country in lexicons.load("countries")["countries"]:
        found.setdefault(country["name"].casefold(), country["name"].casefold())
        for group in ("adjectives", "nouns", "plurals", "names", "short"):
            for name in country[group]:
                found.setdefault(name.casefold(), country["name"].casefold())
    return found
