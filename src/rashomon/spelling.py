"""Spellings of names: a key that two share where a reader hears no difference, and slips of one another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

SLIP = 0.9  # least Jaro-Winkler similarity of two spellings of one name
SLIP_LETTERS = 6  # a shorter name with a letter changed is another place (Mali, Bali; Iran, Iraq)
SLIP_SHARE = 0.2  # of the letters may differ
_LETTERS = str.maketrans({
    "ə": "a", "ǝ": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ŋ": "ng", "ħ": "h", "’": None, "‘": None, "'": None, "ʻ": None, "ʼ": None, "ʹ": None, "`": None,
    ".": None, "´": None,
})  # fmt: skip
_BREAK = re.compile(r"[\W_]+")
_LONG = {"saint": "st", "sainte": "st", "ste": "st", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """`name` casefolded, unaccented, without "the", with hyphens as spaces and Saint, Mount and Fort in short."""
    if name.isascii():
        plain = name.lower()
    else:
        split = unicodedata.normalize("NFKD", name)
        plain = "".join(c for c in split if not unicodedata.combining(c)).casefold()
    words = [_LONG.get(word, word) for word in _BREAK.sub(" ", plain.translate(_LETTERS)).split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def slip(a: str, b: str) -> bool:
    """Whether two different keys are spellings of one name: long, of one first letter and the same numbers, different
    in few letters. So are the names of a family's men and women: ask only for names of places."""
    if min(len(a), len(b)) < SLIP_LETTERS or a[0] != b[0] or _numbers(a) != _numbers(b):
        return False
    return OSA.distance(a, b) <= SLIP_SHARE * min(len(a), len(b)) and JaroWinkler.similarity(a, b) >= SLIP


def _numbers(name: str) -> list[str]:
    return [word for word in name.split() if any(c.isdigit() for c in word)]
