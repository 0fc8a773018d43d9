"""Those through whom somebody speaks: statements, press services, spokespersons without a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.owners import DETERMINERS, PREPOSITIONS, ends
from rashomon.claims.speakers.source import Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, folds

_FROM = frozenset(("of", "for", "from", "at", "with", "by", "in"))
_STATEMENT_MODIFIERS = frozenset(
    ("official", "joint", "written", "brief", "short", "press", "separate", "earlier", "public", "released", "later",
     "first", "second", "new", "recent", "televised", "video", "strong", "strongly", "worded", "same", "latest",
     "another", "one", "senior", "chief", "deputy", "lead", "main", "top", "unnamed", "unidentified", "company")
)  # fmt: skip
_WHEN = frozenset(
    ("on", "late", "early", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip
_RELATIVES = frozenset(("which", "that", "who"))


class Relay(NamedTuple):
    """Whose relay it is (`owner`, empty where it does not say), the source if so, and whether it is a person."""

    owner: Sequence[Word]
    source: Source
    person: bool = False


def issuer(words: Sequence[Word]) -> Relay | None:
    """What `words` relay, if they are a statement, a press service or a spokesperson."""
    end = next((i for i, w in enumerate(words) if w.fold in PREPOSITIONS or ends(w) or _issuing(w)), len(words))
    core, after = words[:end], words[end:]
    keys = folds(core)
    if len(core) > 1 and core[-1].capital and core[-2].capital:
        return None  # The Jerusalem Post is no post
    for kind in ("statements", "documents", "press_service"):
        size = _ending(keys, kind)
        if size:
            return _relay(core[: len(core) - size], after, kind, keys[-1])
    office = _spokesperson(keys)
    if office:
        return _relay(core[:-office], after, "spokesperson", keys[-1])
    return None


def _issuing(word: Word) -> bool:
    return word.fold in ("issued", "released", "published", "posted", "attributed", "signed", "carried", "made")


def _ending(keys: Sequence[str], kind: str) -> int:
    """How many words of `kind` the core ends with."""
    return next((n for n in (3, 2, 1) if n <= len(keys) and " ".join(keys[-n:]) in lexicon().words[kind]), 0)


def _spokesperson(keys: Sequence[str]) -> int:
    for size in (2, 1):
        office = lexicon().offices.whole(keys[-size:]) if size <= len(keys) else None
        if office and office.name == "Spokesperson" and keys[-1] != "representative":
            return size
    return 0


def _relay(before: Sequence[Word], after: Sequence[Word], kind: str, head: str) -> Relay | None:
    owner = _owner_after(after) or _owner_before(before)
    person = kind == "spokesperson"
    if owner:
        return Relay(owner, _bare(kind, head), person)
    return Relay((), _bare(kind, head), person) if kind == "statements" else None


def _bare(kind: str, head: str) -> Source:
    return Source(kind="statement" if kind == "statements" else "none", head=head, definite=True)


def _owner_before(before: Sequence[Word]) -> Sequence[Word]:
    core = list(before)
    while core and (core[-1].fold == POSSESSIVE or (core[-1].fold in _STATEMENT_MODIFIERS and not core[-1].capital)):
        core.pop()
    articles = {"the", "a", "an", "this", "that", "another"}
    while core and core[0].fold in articles | _STATEMENT_MODIFIERS and (not core[0].capital or core[0] is before[0]):
        core.pop(0)
    return core if core and not all(word.fold in DETERMINERS - {"his", "her", "its", "their"} for word in core) else ()


def _owner_after(after: Sequence[Word]) -> Sequence[Word]:
    place = 0
    while place < len(after) and (_issuing(after[place]) or after[place].fold in _WHEN):
        place += 1
    if place < len(after) and after[place].fold in _FROM:
        owner = after[place + 1 :]
        end = next((i for i, w in enumerate(owner) if w.fold in _RELATIVES or w.fold in (",", ";", "(")), len(owner))
        return owner[:end]
    return ()
