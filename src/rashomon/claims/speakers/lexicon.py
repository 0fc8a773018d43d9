"""The lexicons of countries, offices, bodies and names in the form that the readers of sources look up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from rashomon.claims.speakers.words import Lookup, fold
from rashomon.lexicons import load

Gender = Literal["m", "f"]
LandForm = Literal["name", "short", "adjective", "people", "capital", "seat"]


class Land(NamedTuple):
    """A country or territory and the form in which it was named."""

    name: str
    form: LandForm


class Body(NamedTuple):
    """A state body by its canonical name; `land` where its bare name says whose it is."""

    name: str
    land: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its name, whom its holder speaks for (see `lexicons/offices.yaml`), and what it tells of a gender."""

    name: str
    speaks_for: str
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is looked up, each from folded words."""

    lands: Lookup[Land]
    bodies: Lookup[Body]
    organisations: Lookup[str]
    agencies: frozenset[str]
    offices: Lookup[Office]
    honorifics: Lookup[Gender | None]
    pronouns: Lookup[dict[str, Any]]
    acronyms: frozenset[str]
    given: dict[str, Gender]
    gendered: dict[str, Gender]
    words: dict[str, frozenset[str]]

    def has(self, group: str, word: str) -> bool:
        return word in self.words[group]


_WORD_GROUPS = (
    "government", "officials", "groups", "unnamed", "media_words", "continuing", "organisation_heads", "state_heads",
    "former", "short_forms", "statements", "documents", "press_service", "issued_by", "generic",
)  # fmt: skip
_AMBIGUOUS = 4  # an agency's second short form in so few capitals is as often another's: "CNS"
_ACRONYM = 5  # short forms up to this length count only in capitals: "who" is not WHO


@cache
def lexicon() -> Lexicon:
    offices = load("offices")
    countries = [*load("countries")["countries"], *_territories()]
    names = {row["iso2"]: row["name"] for row in countries if row.get("iso2")}
    agencies = load("agencies")["agencies"]
    organisations = list(_organisations(offices, agencies))
    return Lexicon(
        lands=Lookup(_lands(countries)),
        bodies=Lookup(_bodies(offices, names)),
        organisations=Lookup(organisations),
        agencies=frozenset(row["name"] for row in agencies),
        offices=Lookup(_offices(offices)),
        honorifics=Lookup(_honorifics(offices)),
        pronouns=Lookup(offices["pronouns"].items()),
        acronyms=frozenset(_acronyms(offices, organisations)),
        given=_given_names(),
        gendered={fold(word): gender for gender, words in offices["gendered"].items() for word in words},
        words={group: frozenset(map(fold, offices[group])) for group in _WORD_GROUPS}
        | {"national_branches": frozenset(offices["national_branches"])},
    )


def _lands(countries: list[dict[str, Any]]) -> Iterator[tuple[str, Land]]:
    forms: tuple[tuple[str, LandForm], ...] = (
        ("short", "short"), ("names", "name"), ("adjectives", "adjective"), ("nouns", "people"), ("plurals", "people"),
        ("seats", "seat"), ("capitals", "capital"),
    )  # fmt: skip
    for row in countries:
        yield row["name"], Land(row["name"], "name")
    for field, form in forms:
        for row in countries:
            yield from ((word, Land(row["name"], form)) for word in row.get(field, ()))
    for row in countries:  # "Syrias army": a possessive that lost its apostrophe
        yield row["name"] + "s", Land(row["name"], "name")


def _territories() -> list[dict[str, Any]]:
    """Places whose own authorities speak for them and that no list of countries has; the words that name them."""
    return [{"names": [], **row} for row in load("offices")["territories"]]


def _bodies(offices: dict[str, Any], names: dict[str, str]) -> Iterator[tuple[str, Body]]:
    for row in offices["named_bodies"]:
        yield from ((form, Body(row["name"], names[row["land"]])) for form in row["forms"])
    for name, forms in offices["bodies"].items():
        yield from ((form, Body(name)) for form in forms)
    for portfolio, words in offices["portfolios"].items():
        for head, canonical in offices["body_heads"].items():
            body = Body(f"{canonical} of {portfolio}")
            for word in words:
                yield f"{word} {head}", body
                yield f"{head} of {word}", body
                yield f"{head} for {word}", body
                yield f"{head} of the {word}", body


def _organisations(offices: dict[str, Any], agencies: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for name, forms in offices["organisations"].items():
        yield from ((form, name) for form in (name, *forms))
    for row in agencies:
        also = [form for form in row["also"] if not (form.isupper() and len(form) <= _AMBIGUOUS)]
        yield from ((form, row["name"]) for form in (row["name"], *also))
        if row["name"].isupper():  # "AFPs reporter": a possessive that lost its apostrophe
            yield row["name"] + "s", row["name"]


def _offices(offices: dict[str, Any]) -> Iterator[tuple[str, Office]]:
    for row in offices["offices"]:
        office = Office(row["name"], row["for"], row.get("gender"))
        yield from ((form, office) for form in row["forms"])
    for portfolio, words in offices["portfolios"].items():
        minister = Office(f"Minister of {portfolio}", "land")
        for word in words:
            for head in offices["minister_heads"]:
                yield f"{word} {head}", minister
                yield f"{head} of {word}", minister
                yield f"{head} for {word}", minister


def _honorifics(offices: dict[str, Any]) -> Iterator[tuple[str, Gender | None]]:
    for gender, words in offices["honorifics"].items():
        yield from ((word, None if gender == "any" else gender) for word in words)


def _acronyms(offices: dict[str, Any], organisations: list[tuple[str, str]]) -> Iterator[str]:
    forms = [form for form, _ in organisations]
    forms += [form for name, row in offices["bodies"].items() if name.startswith("Ministry of ") for form in row]
    forms += [form for row in offices["named_bodies"] for form in row["forms"]]
    forms += [form for row in load("countries")["countries"] for form in row["short"]]
    return (fold(form) for form in forms if len(fold(form)) <= _ACRONYM and not form.istitle())


def _given_names() -> dict[str, Gender]:
    genders: tuple[Gender, Gender] = ("m", "f")
    rows = load("given_names")
    return {name: gender for gender in genders for name in rows[gender].split()}
