"""Offices and whom their holders speak for: "Peru's foreign minister", "head of the Red Cross in Chad"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.claims.speakers.bodies import find_body, read_body, read_unlisted_body
from rashomon.claims.speakers.lexicon import Office, lexicon
from rashomon.claims.speakers.organisations import known_in, organisation, read_named
from rashomon.claims.speakers.owners import (
    DAYS,
    PREPOSITIONS,
    Owner,
    capital_run,
    head_segment,
    lands,
    owner_after,
    owner_before,
    undetermined,
)  # fmt: skip
from rashomon.claims.speakers.source import NO_HINTS, Role, Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, between, folds

_EMPLOYED = frozenset(("researcher", "analyst", "expert", "volunteer", "doctor", "member", "employee"))


def find_office(words: Sequence[Word]) -> tuple[int, int, Office] | None:
    """The office that heads `words`: the last one before a preposition, the longest form of it."""
    keys = folds(words)
    found: tuple[int, int, Office] | None = None
    place = 0
    while place < len(words):
        hit = lexicon().offices.at(keys, place)
        if hit:
            found = (place, hit[0], hit[1])
            place = hit[0]
            continue
        if found and keys[place] in PREPOSITIONS:
            break
        place += 1
    return found


def read_role(phrase: str, words: Sequence[Word]) -> Role | None:
    """The office in `words` (a title before a name, or what follows it after a comma)."""
    found = find_office(words)
    if not found:
        return None
    begin, end, office = found
    before, after = [word for word in words[:begin] if word.fold not in DAYS], words[end:]
    if after and after[0].fold == POSSESSIVE:
        return None  # "the minister's son" holds no office
    former = any(lexicon().has("former", word.fold) for word in before)
    owner = (
        owner_before(phrase, _adjacent(before), local=office.speaks_for == "region")
        or owner_after(phrase, after, local=office.speaks_for == "region")
        or _assisted(phrase, office, after)
    )
    body = _body_of(phrase, before, words[begin:end], after)
    party = None if former else _party(office, owner, body, words)
    return Role(
        office=office.name, party=party, land=owner.name if owner and owner.form != "place" else None,
        body=body.name if body else None, gender=office.gender, former=former,
        country=bool(owner and owner.name is None),
    )  # fmt: skip


def _assisted(phrase: str, office: Office, after: Sequence[Word]) -> Owner | None:
    """Whose adviser: "assistant to the Peruvian president" is Peru's."""
    if office.name != "Adviser" or not after or after[0].fold != "to":
        return None
    named = lands(head_segment(after)[0])
    return Owner(named[0][2].name, named[0][2].form) if named else None


def _adjacent(words: Sequence[Word]) -> Sequence[Word]:
    """The modifiers right before an office: nothing from before a preposition."""
    for place in range(len(words) - 1, -1, -1):
        if words[place].fold in PREPOSITIONS or words[place].fold == "and":
            return words[place + 1 :]
    return words


def _body_of(phrase: str, before: Sequence[Word], title: Sequence[Word], after: Sequence[Word]) -> Source | None:
    """The body or organisation an office belongs to."""
    return _body_before(phrase, _adjacent(before)) or _body_after(phrase, after) or _body_in_title(phrase, title)


def _body_before(phrase: str, words: Sequence[Word]) -> Source | None:
    core = list(words)
    while core and core[-1].fold == POSSESSIVE:
        core.pop()
    for begin in range(len(core)):
        if find_body(core[begin:]):
            return read_body(phrase, core)
    known = known_in(core)
    if known:
        return organisation(known)
    core = list(undetermined(core))
    return read_unlisted_body(phrase, core) or _named_before(phrase, core)


def _body_in_title(phrase: str, title: Sequence[Word]) -> Source | None:
    """The body that a title holds: the police of "police chief"."""
    hit = lexicon().bodies.at(folds(title), 0)
    return read_body(phrase, title[: hit[0]]) if hit and hit[0] < len(title) else None


def _named_before(phrase: str, words: Sequence[Word]) -> Source | None:
    """A capitalised name before an office that is neither a country nor a plain adjective ("Acme spokeswoman")."""
    named = lands(words)
    rest = words[named[0][1] :] if named and named[0][0] == 0 else words
    while rest and rest[0].fold == POSSESSIVE:
        rest = rest[1:]
    begin = next((place for place, word in enumerate(rest) if word.capital), len(rest))
    end = capital_run(rest, begin)
    while begin < end < len(rest) and lexicon().has("organisation_heads", rest[end].fold):
        end += 1
    return organisation(between(phrase, rest[begin:end])) if end > begin else None


def _body_after(phrase: str, words: Sequence[Word]) -> Source | None:
    if not words or words[0].fold not in PREPOSITIONS:
        return None
    segment, _ = head_segment(words[1:])
    if not segment:
        return None
    body = read_body(phrase, segment) or read_unlisted_body(phrase, undetermined(segment))
    if body:
        return body
    known = known_in(segment)
    if known:
        return organisation(known)
    named = lands(segment)
    if named and named[0][0] <= 1:
        return None
    return read_named(phrase, segment, NO_HINTS)


def _party(office: Office, owner: Owner | None, body: Source | None, words: Sequence[Word]) -> str | None:
    land = owner.name if owner and owner.form != "place" else None
    place = owner.name if owner else None
    if office.speaks_for == "land":
        return land or (body.party if body else None)
    if office.speaks_for in ("body", "press"):
        return (body.party if body else None) or land
    if office.speaks_for == "region":
        return place or (body.name if body else None)
    known = known_in(words)
    return known if known and any(word.fold in _EMPLOYED for word in words) else None


def without_titles(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """A capitalised run parted into its titles, countries and bodies in front, and the name that is left."""
    keys = folds(words)
    cut, place = 0, 0
    while place < len(words):
        hit = _title_end(keys, words, place)
        if hit and hit < len(words) and any(not _suffix(word) for word in words[hit:]):
            cut = place = hit
            continue
        place += 1
    return words[:cut], words[cut:]


def _title_end(keys: Sequence[str], words: Sequence[Word], place: int) -> int | None:
    office = lexicon().offices.at(keys, place)
    body = lexicon().bodies.at(keys, place)
    honorific = lexicon().honorifics.at(keys, place)
    ends = [hit[0] for hit in (office, body) if hit]
    if honorific and (place == 0 or _title_before(keys, place)):
        ends.append(honorific[0])
    if not ends and words[place].capital:
        land = lexicon().lands.at(keys, place)
        if land and land[1].form in ("adjective", "short") and keys[place] not in lexicon().given:
            ends.append(land[0])
    return max(ends, default=None)


def _title_before(keys: Sequence[str], place: int) -> bool:
    return any(
        lexicon().offices.at(keys, i) or lexicon().honorifics.at(keys, i) or lexicon().lands.at(keys, i)
        for i in range(place)
    )


def _suffix(word: Word) -> bool:
    return word.fold in ("jr", "sr", "ii", "iii", "iv")
