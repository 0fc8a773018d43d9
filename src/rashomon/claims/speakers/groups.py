"""Sources without a name, officials, and sources joined by "and"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.claims.speakers.bodies import find_body, read_body
from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.organisations import known_at, known_in
from rashomon.claims.speakers.owners import (
    DETERMINERS,
    ENDS,
    PREPOSITIONS,
    ends,
    land_at,
    lands,
    owner_after,
    undetermined,
)  # fmt: skip
from rashomon.claims.speakers.pronouns import pronoun_kind
from rashomon.claims.speakers.source import Hints, Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, between, folds

_INDEFINITE = DETERMINERS | {
    "some",
    "several",
    "many",
    "other",
    "another",
    "various",
    "multiple",
    "certain",
    "numerous",
}
_OWNING = frozenset(("his", "her", "its", "their", "our", "my"))
_TELLING = frozenset(("on", "familiar", "speaking", "quoted", "cited", "interviewed", "contacted", "reached"))
LONGEST_GROUP = 10  # words of an unnamed source that are kept


def read_officials(phrase: str, head: Sequence[Word]) -> Source | None:
    """Unnamed officials with whom they speak for ("Peruvian officials", "an official at the Ministry of Health")."""
    end = next((i for i, w in enumerate(head) if w.fold in PREPOSITIONS), len(head))
    keys = folds(head[:end])
    listed = lexicon().words["officials"]
    if not keys or not (keys[-1] in listed or " ".join(keys[-2:]) in listed):
        return None
    party = _party(phrase, head[: end - 1], head[end:])
    return group(phrase, head, party=party, plural=keys[-1].endswith("s"))


def _party(phrase: str, before: Sequence[Word], after: Sequence[Word]) -> str | None:
    inner = after[1:] if after else ()
    body = (read_body(phrase, inner) if inner else None) or (read_body(phrase, before) if find_body(before) else None)
    if body and body.party:
        return body.party
    named = lands(before)
    if named:
        return named[-1][2].name
    known = known_in(before) or known_in(inner)
    if known:
        return known
    owner = owner_after(phrase, after)
    return owner.name if owner and owner.form != "place" else None


def read_belonging(phrase: str, words: Sequence[Word]) -> Source | None:
    """Somebody who belongs to what a pronoun stands for ("his lawyer", "her campaign", "its chief")."""
    hit = lexicon().pronouns.at(folds(words), 0) if len(words) > 1 else None
    if not hit or words[0].fold not in _OWNING:
        return None
    kind = pronoun_kind(hit[1])
    owner = Source(kind="pronoun", head=words[0].fold, pronoun=kind, gender=hit[1].get("gender"), definite=True)
    body = read_body(phrase, words[1:])
    thing = body if body and not body.land else read_group(phrase, words)
    return replace(thing, members=(owner,), head=words[-1].fold)


def read_group(phrase: str, words: Sequence[Word]) -> Source:
    """A source without a name, in its own words: "Several local residents who fled" is `Local residents`."""
    head = words
    keys = folds(undetermined(words))
    party = None
    if any(lexicon().has("groups", key) for key in keys[:4]):
        party = normal_form(phrase, words)
    plural = bool(keys) and (_head(keys).endswith("s") or _head(keys) in ("people", "police", "media"))
    return group(phrase, head, party=party, plural=plural)


def _head(keys: Sequence[str]) -> str:
    end = next((i for i, key in enumerate(keys) if key in PREPOSITIONS or key in _TELLING or key in ENDS), len(keys))
    return keys[end - 1] if end else keys[0]


def group(phrase: str, words: Sequence[Word], *, party: str | None = None, plural: bool = False) -> Source:
    keys = folds(undetermined(words))
    gender = next((lexicon().gendered[key] for key in keys[:6] if key in lexicon().gendered), None)
    return Source(
        kind="group", name=normal_form(phrase, words), head=_head(keys) if keys else "", party=party, plural=plural,
        gender=gender, definite=words[0].fold == "the",
    )  # fmt: skip


def normal_form(phrase: str, words: Sequence[Word]) -> str:
    """The words of an unnamed source less articles and what is told of it, with a capital."""
    core = list(words)
    while len(core) > 1 and core[0].fold in _INDEFINITE and not core[1].mark and core[1].fold not in PREPOSITIONS:
        core.pop(0)
    end = next((i for i, w in enumerate(core) if i and (ends(w) or w.fold in _TELLING)), len(core))
    core = core[: min(end, LONGEST_GROUP)]
    if len(core) > 1 and core[-1].fold in ("sources", "reports", "outlets") and core[-2].fold in ("media", "press"):
        core.pop()
    while len(core) > 1 and (core[-1].fold == POSSESSIVE or core[-1].mark):
        core.pop()
    text = " ".join(between(phrase, core).split())
    return text[:1].upper() + text[1:]


def conjoined(words: Sequence[Word], hints: Hints) -> list[Sequence[Word]]:
    """The parts that "and" (and commas before it) join, where each may stand by itself; else nothing."""
    keys = folds(words)
    if "and" not in keys or _one_name(words):
        return []
    last = len(keys) - 1 - keys[::-1].index("and")
    left, right = words[:last], words[last + 1 :]
    if not left or not right or any(key in ("who", "which", "that") for key in keys[:last]):
        return []
    if "," in keys[:last] and _second_description(right):
        return []
    parts = [*_listed(left), right]
    return parts if all(_alone(part, hints) for part in parts) else []


def _second_description(words: Sequence[Word]) -> bool:
    """Whether words go on describing the one named before them: "a member of X and former head of Y"."""
    head = words[: _head_end(words)]
    plain = all(not word.capital for word in head) and head[0].fold not in _INDEFINITE | {"the"}
    office = any(lexicon().offices.at(folds(head), place) for place in range(len(head)))
    return plain and office and not head[-1].fold.endswith("s")


def _head_end(words: Sequence[Word]) -> int:
    return next((place for place, word in enumerate(words) if place and word.fold in PREPOSITIONS), len(words))


def _one_name(words: Sequence[Word]) -> bool:
    """Whether one entry of the lexicons holds the "and"."""
    keys = folds(words)
    for place in range(len(words)):
        for entries in (lexicon().bodies, lexicon().organisations, lexicon().lands, lexicon().offices):
            hit = entries.at(keys, place)
            if hit and "and" in keys[place : hit[0]]:
                return True
    return False


def _listed(words: Sequence[Word]) -> list[Sequence[Word]]:
    parts: list[Sequence[Word]] = []
    begin = 0
    for place, word in enumerate([*words, None]):
        if word is None or word.fold == ",":
            if place > begin:
                parts.append(words[begin:place])
            begin = place + 1
    short = all(len(part) <= 6 for part in parts)
    return parts if short else [words]


def _alone(part: Sequence[Word], hints: Hints) -> bool:
    """Whether a part of a list may be a source of its own."""
    core = undetermined(part)
    if not core:
        return False
    keys = folds(core)
    if land_at(core, 0) or known_at(core, 0) or find_body(core) or keys in hints.persons:
        return True
    named = part[0].fold == "the" and len(core) > 1 and all(word.capital for word in core)
    if named and lexicon().has("organisation_heads", keys[-1]):
        return True
    if len(core) == 1 and core[0].text.isupper() and len(core[0].text) > 1:
        return True  # "the BBC and AP"
    if (
        len(part) == 1
        and keys not in hints.persons
        and not keys[0].endswith("s")
        and keys[0] not in ("police", "media")
    ):
        return False
    named = any(
        lexicon().has(words, key)
        for key in keys
        for words in ("unnamed", "officials", "groups", "media_words", "government")
    )
    person = core[-1].capital and (
        keys[-2:] in hints.persons or keys[-1:] in hints.persons or keys[0] in lexicon().given
    )
    titled = any(lexicon().offices.at(keys, place) for place in range(len(keys)))
    return named or person or titled
