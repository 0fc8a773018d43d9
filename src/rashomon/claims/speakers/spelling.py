"""Spelling and transliteration: whether two words are one name written two ways."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

ALIKE = 0.78  # Jaro-Winkler, where the consonants agree too: Youssef/Yusuf .79, Khoury/Khouri .93, Lee/Li .70
_SOUND_PAIRS = (
    "tsch:ch tch:ch sch:sh dzh:j dj:j kh:h gh:g zh:j ph:f th:t ck:k ts:z tz:z ks:x q:k w:v ou:u oo:u ee:i ie:i iy:i "
    "yy:i ij:i y:i ei:e ai:e c:k d:t b:p"
)
_SOUNDS = tuple((pair.partition(":")[0], pair.partition(":")[2]) for pair in _SOUND_PAIRS.split())
_VARIANTS = {
    "defense": "defence", "center": "centre", "labor": "labour", "organization": "organisation", "program": "programme",
    "theater": "theatre", "harbor": "harbour", "&": "and", "cooperation": "co-operation",
}  # fmt: skip


def british(word: str) -> str:
    """A folded word of an institution's name in the one spelling that is compared."""
    return _VARIANTS.get(word, word)


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """The consonants that a name keeps in most transliterations."""
    for spelled, sound in _SOUNDS:
        word = word.replace(spelled, sound)
    word = re.sub(r"(.)\1", r"\1", word)
    return word[:1] + re.sub(r"[aeiouh]", "", word[1:])


def gendered_pair(left: str, right: str) -> bool:
    """Whether two surnames are the man's and the woman's form of one: Ivanov and Ivanova, Sadowski and Sadowska."""
    longer, shorter = sorted((left, right), key=len, reverse=True)
    if longer == shorter + "a" and re.search(r"(ov|ev|in|yn|off|eff)$", shorter):
        return True
    stems = {re.sub(r"([sc]k)(a|aya|aia|i|y|iy|ij|yi|yj)$", r"\1", word) for word in (left, right)}
    return len(stems) == 1 and left != right and left.endswith("a") != right.endswith("a")


def alike(left: str, right: str) -> float:
    """How alike two folded words are as spellings of one name, 0 where they are not."""
    if left == right:
        return 1.0
    if gendered_pair(left, right) or (left[:1] != right[:1] and skeleton(left) != skeleton(right)):
        return 0.0
    near = float(JaroWinkler.similarity(left, right))
    return near if near >= ALIKE and skeleton(left) == skeleton(right) else 0.0
