"""Pronouns as sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.source import PronounKind, Source
from rashomon.claims.speakers.words import Word, folds

_AFTER = frozenset(
    ("also", "himself", "herself", "itself", "themselves", "too", "all", "both", "then", "later", "once")
)


def read_pronoun(words: Sequence[Word]) -> Source | None:
    """The pronoun that `words` are, with nothing else but "also", "himself" and the like."""
    keys = folds(words)
    if keys[-1] in ("whom", "whose") or keys[0] == "whose":
        return Source(kind="pronoun", head="whom", pronoun="relative", plural=True)
    hit = lexicon().pronouns.at(keys, 0)
    if not hit or any(key not in _AFTER for key in keys[hit[0] :]):
        return None
    if len(words[0].text) > 1 and words[0].text.replace(".", "").isupper() and keys[0] in ("us", "it", "who"):
        return None  # the country, the trade, the World Health Organization
    kind = pronoun_kind(hit[1])
    gender = hit[1].get("gender")
    return Source(kind="pronoun", head=keys[0], pronoun=kind, gender=gender, plural=kind == "several", definite=True)


def pronoun_kind(entry: dict[str, Any]) -> PronounKind:
    if entry.get("gender"):
        return "man" if entry["gender"] == "m" else "woman"
    kinds: tuple[tuple[str, PronounKind], ...] = (
        ("thing", "thing"), ("plural", "several"), ("first", "first"), ("relative", "relative"),
    )  # fmt: skip
    return next((kind for field, kind in kinds if entry.get(field)), "other")
