"""Gathers from the accounts of an event what they tell of each speaker's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.claims.speakers.compare import Profile
from rashomon.claims.speakers.hints import hints_of
from rashomon.claims.speakers.owners import lands
from rashomon.claims.speakers.read import read
from rashomon.claims.speakers.source import Hints, Source
from rashomon.claims.speakers.survey import people_of
from rashomon.claims.speakers.words import POSSESSIVE, fold, name_key, split
from rashomon.model import Claim, Reading, words_of

UTTERANCE = 7  # quoted words in a row that two speakers do not both happen to say
MOST_QUOTED = 5000  # runs of words of one speaker
LONGEST_QUOTATION = 120  # words of a claim that are looked at
LONGEST_MENTION = 12  # words
_PLACE_LABELS = ("GPE", "NORP", "LOC", "ORG")
_SHORT_FORM = re.compile(r" \(([A-Z][A-Za-z]{1,7})\)")
_NAME_WORD = re.compile(r"(?:[A-Z][\w’'-]*|of|for|the|and|in)$")  # at the end of what stands between two spaces
LONGEST_NAME = 10  # words of a name that a short form stands behind
LOOKED_BACK = 300  # code points before a short form in which its name stands


def gather(readings: Sequence[Reading]) -> dict[str, Profile]:
    """The profile of every speaker that is named, in the order of the names."""
    profiles: dict[str, Profile] = {}
    for reading in sorted(readings, key=lambda r: r.account.id):
        _add_account(reading, profiles)
    return dict(sorted(profiles.items()))


def _add_account(reading: Reading, profiles: dict[str, Profile]) -> None:
    hints = hints_of(reading.parse)
    people = people_of(reading, hints, _sources(reading, hints))
    known = {person.name: person for person in people.persons}
    acronyms = dict(_short_forms(reading.account.text))
    told = _lands_told(reading)
    for claim in reading.claims:
        if not claim.speaker or claim.own_voice:
            continue
        profile = profiles.setdefault(claim.speaker, Profile(claim.speaker, name_key(claim.speaker)))
        profile.count += 1
        profile.lands[reading.account.id] = told
        profile.accounts.add(reading.account.id)
        if len(profile.quoted) < MOST_QUOTED:
            profile.quoted.update(_quoted(claim))
        if claim.party:
            profile.parties[claim.party] += 1
        person = known.get(claim.speaker)
        if person:
            profile.person = True
            profile.genders.update(person.genders)
            profile.parties.update(role.party for role in person.roles if role.party)
            profile.offices |= {(role.office, role.land) for role in person.roles if not role.former}
        short = acronyms.get(profile.key)
        if short:
            profile.acronyms.add(short)


def _lands_told(reading: Reading) -> set[str]:
    """The countries that an account names, by any of their names."""
    text = reading.account.text
    phrases = {mention.span.of(text) for mention in reading.parse.mentions if mention.label in _PLACE_LABELS}
    return {land.name for phrase in phrases for _, _, land in lands(split(phrase)[:LONGEST_MENTION])}


def _quoted(claim: Claim) -> Iterator[tuple[tuple[str, ...], str]]:
    """The runs of words in a claim that is all quotation, by which one utterance is known in two accounts."""
    if claim.mode != "direct":
        return
    words = split(claim.text)[:LONGEST_QUOTATION]
    plain = [word for word in words if not word.mark and word.fold != POSSESSIVE]
    for begin in range(len(plain) - UTTERANCE + 1):
        run = plain[begin : begin + UTTERANCE]
        yield tuple(word.fold for word in run), claim.text[run[0].begin : run[-1].end]


def _sources(reading: Reading, hints: Hints) -> list[Source]:
    text = reading.account.text
    return [read(words_of(text, claim.source).replace(" … ", " "), hints) for claim in reading.claims if claim.source]


def _short_forms(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Names that the text gives a short form in brackets: "International Rescue Committee (IRC)"."""
    for match in _SHORT_FORM.finditer(text):
        words = [word for word in _name_before(text, match.start()) if word != "the"]
        for begin in range(len(words)):
            if "".join(w[0] for w in words[begin:] if w[0].isupper()).upper() == match[1].upper():
                yield name_key(" ".join(words[begin:])), fold(match[1])
                break


def _name_before(text: str, end: int) -> list[str]:
    """The words of the name that ends at `end`, two or more, read backwards from there: forwards every capital of a
    text in capitals would begin a name that has to be read to its end."""
    found: list[str] = []
    for piece in reversed(text[max(0, end - LOOKED_BACK) : end].split(" ")[-LONGEST_NAME:]):
        word = _NAME_WORD.search(piece)
        if word is None:
            break
        found.insert(0, word[0])
        if word.start():
            break
    return found if len(found) > 1 else []
