"""Whose a body is: countries, territories and places before it ("Peru's", "Peruvian") and after it ("of Peru")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.claims.speakers.lexicon import Land, lexicon
from rashomon.claims.speakers.words import POSSESSIVE, Word, between, fold, folds

DETERMINERS = frozenset(("the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "these", "those"))
PREPOSITIONS = frozenset(
    ("of", "for", "in", "at", "from", "with", "to", "by", "near", "on", "under", "within", "inside", "outside", "among",
     "across", "around", "against", "about", "as", "into", "over", "alongside", "beside", "between")
)  # fmt: skip
ENDS = frozenset((",", "(", ")", ";", ":", "—", "–", "[", "who", "whom", "whose", "which", "that", "where", "speaking"))
_AFTER_LAND = frozenset(("backed", "led", "run", "born", "based", "brokered", "controlled", "held", "linked", "allied",
                         "affiliated", "funded", "trained", "supported", "speaking"))  # fmt: skip
_COUNTRY = frozenset(("country", "nation", "republic", "kingdom", "island"))
DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
LOCAL_BODIES = frozenset(
    ("Police", "Fire Service", "Emergency Service", "Prosecutor General's Office", "Civil Defence")
)


class Owner(NamedTuple):
    """A country or place by name, and how it was named; `name` is null for "the country"."""

    name: str | None
    form: str


def acronym_fits(word: Word) -> bool:
    """Whether a short form stands in capitals where the lexicon wants it so: "WHO" is no "who"."""
    return word.fold not in lexicon().acronyms or any(letter.isupper() for letter in word.text[1:])


def land_at(words: Sequence[Word], place: int) -> tuple[int, Land] | None:
    """The longest country or territory name that begins at `place`, and its end."""
    if not words[place].capital or (place and words[place - 1].text == "New"):
        return None  # New Jersey is no Jersey, New Mexico no Mexico
    found = lexicon().lands.at(folds(words), place)
    if not found and words[place].land:
        named = words[place].fold == fold(words[place].land)
        found = place + 1, Land(words[place].land, "name" if named else "adjective")
    if not found or not acronym_fits(words[place]):
        return None
    end = found[0]
    if end < len(words) and words[end].fold in _AFTER_LAND:
        return None
    return found


def lands(words: Sequence[Word]) -> list[tuple[int, int, Land]]:
    """Every country or territory named in `words`, with begin and end."""
    found, place = [], 0
    while place < len(words):
        hit = land_at(words, place)
        if hit:
            found.append((place, hit[0], hit[1]))
        place = hit[0] if hit else place + 1
    return found


def undetermined(words: Sequence[Word]) -> Sequence[Word]:
    """`words` less articles and possessive pronouns at the front."""
    while words and words[0].fold in DETERMINERS:
        words = words[1:]
    return words


def ends(word: Word) -> bool:
    """Whether the word parts what a source is from what is told of it; "WHO" is no "who"."""
    return word.fold in ENDS and not (len(word.text) > 1 and word.text.isupper())


def head_segment(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words up to the first mark or relative, and the rest."""
    for place, word in enumerate(words):
        if ends(word) and place:
            return words[:place], words[place:]
    return words, ()


def capital_run(words: Sequence[Word], begin: int) -> int:
    """The end of the run of capitalised words at `begin`."""
    while begin < len(words) and words[begin].capital:
        begin += 1
    return begin


def owner_before(phrase: str, words: Sequence[Word], *, local: bool = False) -> Owner | None:
    """The owner named before a body: the country nearest to it, else a place name, else "the country's".

    A capital stands for its country, but not where `local`: the mayor and the police of Lima are Lima's.
    """
    found = [land for _, _, land in lands(words)]
    if found and not (local and found[-1].form == "capital"):
        return Owner(found[-1].name, found[-1].form)
    plain = [word for word in undetermined(words) if word.fold != POSSESSIVE]
    if any(word.fold in _COUNTRY for word in plain):
        return Owner(None, "country")
    begin = len(plain)
    while begin and plain[begin - 1].capital:
        begin -= 1
    runs = [word for word in plain[begin:] if word.fold not in DAYS]
    return Owner(between(phrase, runs), "place") if runs and not _sentence_start(words, runs) else None


def _sentence_start(words: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether the run is only a plain word that begins the phrase ("Local police")."""
    return run[0] is words[0] and len(run) == 1 and run[0].fold in _PLAIN_FIRST


_PLAIN_FIRST = frozenset(
    ("local", "state", "national", "federal", "regional", "provincial", "city", "county", "military", "former",
     "senior", "official", "central", "private", "public", "international", "foreign", "security", "several", "some",
     "many", "two", "three", "other", "another", "traffic", "riot", "border", "district", "municipal", "government",
     "pro", "anti", "armed", "both", "all", "most", "few", "one", "four", "five", "six", "seven")
)  # fmt: skip


_OWNED = frozenset(("of", "in", "for", "at"))


def owner_after(phrase: str, words: Sequence[Word], *, local: bool = False) -> Owner | None:
    """The owner named after a body: "of Peru", "of the unrecognised Republic of X"; `local` as before a body."""
    if not words or words[0].fold not in _OWNED:
        return None
    segment, _ = head_segment(words)
    found = [land for _, _, land in lands(segment)]
    if found and not (local and found[0].form == "capital"):
        return Owner(found[0].name, found[0].form)
    rest = undetermined(segment[1:])
    for place, word in enumerate(rest):
        if word.fold in _COUNTRY and not word.capital:
            return Owner(None, "country")
        if word.capital:
            end = capital_run(rest, place)
            while end + 1 < len(rest) and rest[end].fold == "of" and rest[end + 1].capital:
                end = capital_run(rest, end + 1)
            seat = words[0].fold == "in" and not local
            return None if seat else Owner(between(phrase, rest[place:end]), "place")
    return None
