"""Organisations that are no state's: known ones under one name, others by their own words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.owners import (
    DETERMINERS,
    PREPOSITIONS,
    acronym_fits,
    ends,
    land_at,
    lands,
    undetermined,
)
from rashomon.claims.speakers.source import Hints, Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, between, folds

_LINKS = frozenset(
    (
        "of",
        "for",
        "and",
        "the",
        "on",
        "in",
        "de",
        "&",
        "to",
        "la",
        "du",
        "des",
        "del",
        "der",
        "al",
        "without",
        "against",
    )
)
_OF_ANOTHER = frozenset(("based", "run", "backed", "linked", "affiliated", "owned", "aligned"))
_COMMON = ("unnamed", "officials", "groups", "government", "media_words", "documents")
_AROUND = frozenset(
    ("news", "state", "run", "official", "semi", "private", "independent", "national", "armed", "militant", "rebel",
     "terror", "terrorist", "islamist", "group", "movement", "militia", "fighters", "organization", "organisation",
     "officials", "based", "wire", "charity", "watchdog", "aid", "medical", "rights", "global", "international", "body",
     "monitor", "monitoring", "britain", "london", "agency")
)  # fmt: skip


def known_at(words: Sequence[Word], place: int) -> tuple[int, str] | None:
    """The end and the canonical name of a known organisation or agency that begins at `place`."""
    word = words[place]
    if not word.capital:
        return None
    found = lexicon().organisations.at(folds(words), place)
    return found if found and acronym_fits(word) else None


def known_in(words: Sequence[Word]) -> str | None:
    """The first known organisation named anywhere in `words`."""
    place = 0
    while place < len(words):
        hit = known_at(words, place)
        if hit:
            return hit[1]
        place += 1
    return None


def read_known(words: Sequence[Word], hints: Hints) -> Source | None:
    """A known organisation, with nothing around it but words for what it is."""
    core = [word for word in undetermined(words) if word.fold != POSSESSIVE]
    if folds(core) in hints.persons:
        return None
    for place in range(len(core)):
        hit = known_at(core, place)
        if hit:
            around = [*core[:place], *core[hit[0] :]]
            if place and hit[1] in lexicon().words["national_branches"] and lands(core[:place]):
                return organisation(" ".join(word.text for word in core[:place]) + f" {hit[1]}", head=core[-1].fold)
            if all(_tells_kind(word) for word in around):
                return organisation(hit[1], head=core[-1].fold)
            return None
        if core[place].fold in PREPOSITIONS:
            return None
    return None


def _tells_kind(word: Word) -> bool:
    place = lexicon().lands.whole((word.fold,))
    return word.fold in _AROUND or lexicon().has("media_words", word.fold) or place is not None


def read_named(phrase: str, words: Sequence[Word], hints: Hints) -> Source | None:
    """An organisation by its own words: a capitalised name that no person bears."""
    core = undetermined(words)
    if core and core[-1].fold == POSSESSIVE:
        core = core[:-1]
    if len(core) > 2 and core[1].fold in _OF_ANOTHER:
        core = core[2:]
    owner = land_at(core, 0) if core else None
    if owner and owner[0] + 1 < len(core) and core[owner[0]].fold == POSSESSIVE:
        core = core[owner[0] + 1 :]
    articled = len(words) > len(core) and core[0].capital if core else False  # "the Post" is a name, "Post" may not be
    if len(core) == 1 and not articled and any(lexicon().has(listed, core[0].fold) for listed in _COMMON):
        return None
    end = _name_end(core)
    if not end or not any(word.capital for word in core[:end]):
        return None
    name = between(phrase, core[:end])
    rest = core[end:]
    if rest and rest[0].fold not in PREPOSITIONS and not all(_tells_kind(word) or _is_head(word) for word in rest):
        return None
    if rest and rest[0].fold not in PREPOSITIONS:
        name = between(phrase, core)
    return organisation(
        name,
        head=core[end - 1].fold,
        plural=core[end - 1].fold.endswith("s") and bool(words[0:1]) and words[0].fold in DETERMINERS,
    )


def _name_end(words: Sequence[Word]) -> int:
    """The end of a capitalised name at the front, with the small words inside it."""
    end = 0
    for place, word in enumerate(words):
        if ends(word):
            break
        if word.capital or (word.text.isdigit() and place):
            end = place + 1
        elif (word.fold not in _LINKS and word.fold != POSSESSIVE) or place == 0:
            break
    return end


def _is_head(word: Word) -> bool:
    return lexicon().has("organisation_heads", word.fold)


def organisation(name: str, *, head: str = "", plural: bool = False) -> Source:
    return Source(kind="organisation", name=name, head=head, party=name, plural=plural, definite=True)
