"""Reads a source from its words alone: what kind it is, its canonical name, whom it speaks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.claims.speakers.bodies import government, read_body, read_unlisted_body
from rashomon.claims.speakers.groups import conjoined, read_belonging, read_group, read_officials
from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.organisations import known_in, read_known, read_named
from rashomon.claims.speakers.owners import ends, head_segment
from rashomon.claims.speakers.persons import read_person
from rashomon.claims.speakers.pronouns import read_pronoun
from rashomon.claims.speakers.relay import issuer
from rashomon.claims.speakers.roles import find_office, read_role
from rashomon.claims.speakers.source import NO_HINTS, Hints, Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, folds, name_key, split

LONGEST_SOURCE = 60  # words; what is longer is no source and is read no further
_EDGE = ' \t\r\n"“”«»„`.,;:!?-–—'


def read(phrase: str, hints: Hints = NO_HINTS) -> Source:
    """What `phrase`, the words of a source, says by itself."""
    words = hints.words(phrase)[:LONGEST_SOURCE]
    while words and words[0].text in _EDGE:
        words = words[1:]
    while words and (words[-1].text in _EDGE or words[-1].fold == POSSESSIVE):
        words = words[:-1]
    return read_words(phrase, words, hints)


def read_words(phrase: str, words: Sequence[Word], hints: Hints) -> Source:
    if not words or _impersonal(words):
        return Source(kind="none")
    return (
        read_pronoun(words)
        or _relayed(phrase, words, hints)
        or _joint(phrase, words, hints)
        or one(phrase, words, hints)
    )


def _impersonal(words: Sequence[Word]) -> bool:
    """Whether the words say that something is said, and not by whom ("It is noted")."""
    return len(words) > 1 and words[0].fold == "it" and words[1].fold in ("is", "was", "has", "had", "'s", "will")


def one(phrase: str, words: Sequence[Word], hints: Hints) -> Source:
    """A source that is not several joined by "and"."""
    head, _ = head_segment(words)
    reporter = _reporter(phrase, head)
    if reporter:
        return reporter
    readers: tuple[Callable[[], Source | None], ...] = (
        lambda: read_known(head, hints),
        lambda: government(phrase, head),
        lambda: read_belonging(phrase, head),
        lambda: read_body(phrase, head),
        lambda: read_person(phrase, words, hints),
        lambda: read_officials(phrase, head),
        lambda: _office(phrase, head),
        lambda: read_unlisted_body(phrase, head),
        lambda: read_named(phrase, head, hints),
    )
    for reader in readers:
        found = reader()
        if found:
            return found if not _unsure(found, hints) else replace(found, kind="person", party=None)
    return read_group(phrase, words)


def _unsure(found: Source, hints: Hints) -> bool:
    """Whether a single name, of which nothing tells what it is, is read as a surname."""
    key = name_key(found.name)
    known = known_in(split(found.name)) or any(lexicon().has("organisation_heads", word) for word in key)
    return found.kind == "organisation" and len(key) == 1 and key not in hints.others and not known


def _relayed(phrase: str, words: Sequence[Word], hints: Hints) -> Source | None:
    """Somebody's statement, press service or spokesperson without a name: the one they speak for."""
    found = issuer(words)
    if found is None:
        return None
    if not found.owner:
        return found.source
    inner = read_words(phrase, found.owner, hints)
    if found.person and read_person(phrase, words, hints):
        return None
    if found.person and inner.kind in ("person", "pronoun", "group", "office", "joint"):
        return _spokesperson(phrase, words, inner)
    return replace(inner, definite=True) if inner.kind != "none" else found.source


def _spokesperson(phrase: str, words: Sequence[Word], inner: Source) -> Source | None:
    """A spokesperson for a person or for words that are no name ("the group", "the rebels")."""
    if inner.kind == "group" and lexicon().has("short_forms", inner.head) and len(inner.name.split()) == 1:
        return replace(inner, definite=True)
    if inner.kind not in ("person", "group"):
        return None
    return replace(read_group(phrase, words), party=inner.party or inner.name)


def _reporter(phrase: str, head: Sequence[Word]) -> Source | None:
    office = find_office(head)
    if not office or office[2].name != "Reporter" or not _closed(head, office[1]):
        return None
    role = read_role(phrase, head)
    if not role or not role.party:
        return None
    return Source(kind="organisation", name=role.party, party=role.party, head=head[-1].fold, role=role, definite=True)


def _office(phrase: str, head: Sequence[Word]) -> Source | None:
    """An office without the name of its holder: "the Peruvian president", "the minister"."""
    found = find_office(head)
    if not found or not _closed(head, found[1]):
        return None
    role = read_role(phrase, head)
    if role is None or found[2].speaks_for == "press":
        return None
    definite = head[0].fold == "the" or (bool(role.land) and head[0].fold not in ("a", "an"))
    title = role.office
    name = f"{role.land} {title}" if role.land and found[2].speaks_for == "land" else ""
    plural = head[found[1] - 1].fold.endswith("s")
    if not definite or plural or (found[2].speaks_for == "self" and not definite):
        return replace(read_group(phrase, head), role=role, party=role.party, gender=role.gender, plural=plural)
    return Source(
        kind="office", name=name or read_group(phrase, head).name, head=head[found[1] - 1].fold, role=role,
        party=role.party, land=role.land, gender=role.gender, definite=True, country=role.country,
    )  # fmt: skip


def _closed(head: Sequence[Word], end: int) -> bool:
    return end == len(head) or ends(head[end]) or head[end].fold in ("of", "for", "at", "in", "from", "to", "with")


def _joint(phrase: str, words: Sequence[Word], hints: Hints) -> Source | None:
    parts = conjoined(words, hints)
    if not parts:
        return None
    members = tuple(one(phrase, part, hints) for part in parts)
    firm = all(member.kind in ("person", "land", "body", "organisation", "office") for member in members)
    grouped = all(member.kind != "none" for member in members) and any(_plain(part) for part in parts)
    return Source(kind="joint", members=members, plural=True) if firm or grouped else None


def _plain(part: Sequence[Word]) -> bool:
    return any(key in lexicon().words["unnamed"] or key in lexicon().words["officials"] for key in folds(part))
