"""State bodies under one canonical name: "Peru's Defense Ministry" and "the Ministry of Defence of Peru" are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.claims.speakers.lexicon import Body, lexicon
from rashomon.claims.speakers.owners import (
    LOCAL_BODIES,
    PREPOSITIONS,
    Owner,
    acronym_fits,
    ends,
    lands,
    owner_after,
    owner_before,
    undetermined,
)  # fmt: skip
from rashomon.claims.speakers.source import Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, between, folds

_BRITISH = {"defense": "Defence", "center": "Centre", "labor": "Labour"}


class Found(NamedTuple):
    """A body at words `[begin, end)`."""

    begin: int
    end: int
    body: Body


def find_body(words: Sequence[Word]) -> Found | None:
    """The body that `words` are headed by: nothing but modifiers before it, an owner or nothing after it."""
    keys = folds(words)
    for place, word in enumerate(words):
        hit = lexicon().bodies.at(keys, place)
        if hit and acronym_fits(word) and not _inside_office(keys, place, hit[0]):
            end = _with_second_portfolio(words, hit[0])
            if end == len(words) or keys[end] in PREPOSITIONS or ends(words[end]):
                return Found(place, end, hit[1])
        if word.fold in PREPOSITIONS or ends(word):
            return None
    return None


def _with_second_portfolio(words: Sequence[Word], end: int) -> int:
    """The end of a body with two portfolios, which goes by the first ("Ministry of Foreign Affairs and Trade")."""
    if end + 1 < len(words) and words[end].fold == "and" and words[end + 1].capital and words[end - 1].capital:
        end += 2
        while end < len(words) and words[end].capital:
            end += 1
    return end


def _inside_office(keys: Sequence[str], place: int, end: int) -> bool:
    office = lexicon().offices.at(keys, place)
    return bool(office and office[0] > end)


def read_body(phrase: str, words: Sequence[Word]) -> Source | None:
    """A state body with its owner, if `words` are one."""
    found = find_body(words)
    if not found:
        return None
    before, after = words[: found.begin], words[found.end :]
    owner = _owner(phrase, found.body, before, after)
    if owner is None and _qualified(undetermined(before)):
        return None
    land = owner.name if owner else found.body.land
    return body_source(found.body.name, land, head=words[found.end - 1].fold, definite=bool(before),
                       country=bool(owner and owner.name is None))  # fmt: skip


def _owner(phrase: str, body: Body, before: Sequence[Word], after: Sequence[Word]) -> Owner | None:
    return owner_before(phrase, before, local=body.name in LOCAL_BODIES) or owner_after(
        phrase, after, local=body.name in LOCAL_BODIES
    )


def _qualified(words: Sequence[Word]) -> bool:
    """Whether modifiers stand before a body that are no owner ("African Development" before "Bank")."""
    return any(word.capital and word.fold not in ("The",) for word in words[1:])


def body_source(name: str, land: str | None, *, head: str = "", definite: bool = True, country: bool = False) -> Source:
    """The source that is body `name` of `land`."""
    full = f"{land} {name}" if land else name[:1].upper() + name[1:]
    return Source(
        kind="body", name=full, head=head, body=name, land=land, party=land, definite=definite, country=country
    )


def read_unlisted_body(phrase: str, words: Sequence[Word]) -> Source | None:
    """A body that no list has but whose head word is a state's, with a country before or after it."""
    head_end = next((i for i, w in enumerate(words) if w.fold in PREPOSITIONS or ends(w)), len(words))
    core = undetermined(words[:head_end])
    if not core or not lexicon().has("state_heads", core[-1].fold) or not all(_namelike(word) for word in core):
        return None
    named = lands(core)
    if named and named[0][0] == 0 and named[0][1] < len(core):
        rest = [word for word in core[named[0][1] :] if word.fold != POSSESSIVE]
        return body_source(_spelled(phrase, rest), named[0][2].name, head=core[-1].fold) if rest else None
    owner = owner_after(phrase, words[head_end:])
    if owner and owner.name and owner.form in ("name", "short"):
        return body_source(_spelled(phrase, core), owner.name, head=core[-1].fold)
    return None


def _namelike(word: Word) -> bool:
    return word.capital or word.fold == POSSESSIVE or word.fold == "and"


def _spelled(phrase: str, words: Sequence[Word]) -> str:
    """The words with British spelling of the few that institutions spell two ways."""
    text = between(phrase, words)
    return re.sub(r"\w+", lambda word: _BRITISH.get(word[0].casefold(), word[0]), text)


def government(phrase: str, words: Sequence[Word]) -> Source | None:
    """A country itself: its name, its capital or seat, or its government ("Peruvian authorities")."""
    core = [word for word in undetermined(words) if word.fold != POSSESSIVE]
    named_body = find_body(words)
    if named_body and named_body.body.land:
        return None
    while core and core[0].fold in ("government", "authorities", "republic", "side", "leadership", "regime"):
        if len(core) < 3 or core[1].fold != "of":
            break
        core = list(undetermined(core[2:]))
    named = lands(core)
    if not named or named[0][0] != 0:
        return None
    _, end, land = named[0]
    rest = core[end:]
    said = all(lexicon().has("government", word.fold) for word in rest)
    if not said or (not rest and land.form in ("adjective", "people")):
        return None
    return Source(kind="land", name=land.name, land=land.name, party=land.name, head=core[-1].fold)
