"""The key under which a place name is looked up: spellings of one name that differ in nothing a reader hears, share it."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({
    "ə": "a", "ǝ": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ŋ": "ng", "ħ": "h", "’": None, "‘": None, "'": None, "ʻ": None, "ʼ": None, "ʹ": None, "`": None, ".": None, "´": None,
})  # fmt: skip
_BREAK = re.compile(r"[\W_]+")
_LONG = {"saint": "st", "sainte": "st", "ste": "st", "mount": "mt", "fort": "ft"}


def key(name: str) -> str:
    """`name` casefolded, unaccented, without "the", with hyphens as spaces and Saint, Mount and Fort in short."""
    if name.isascii():
        plain = name.lower()
    else:
        split = unicodedata.normalize("NFKD", name.casefold())
        plain = "".join(c for c in split if not unicodedata.combining(c))
    words = [_LONG.get(word, word) for word in _BREAK.sub(" ", plain.translate(_LETTERS)).split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
