"""Words of a source as the lexicons know them: folded, without marks, with their place in the phrase."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

POSSESSIVE = "'s"
_WORD = re.compile(r"['’`]s\b|(?<=s)['’](?=\s|$)|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.&'’](?!s\b)[^\W_]+)*|\S")
_OTHER_LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "Ə": "A", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
)


class Word(NamedTuple):
    """A word or mark at `[begin, end)` of its phrase; `fold` is what is compared."""

    text: str
    fold: str
    begin: int
    end: int
    land: str = ""  # the country that the account itself shows the word to name, or to be the adjective of

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def mark(self) -> bool:
        return not self.text[0].isalnum() and self.fold != POSSESSIVE


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`text` in lower case, without accents and dots, with straight apostrophes."""
    plain = unicodedata.normalize("NFKD", text.translate(_OTHER_LETTERS))
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c != ".")
    return kept.casefold().replace("’", "'").replace("`", "'") or text


@lru_cache(maxsize=32_768)
def split(phrase: str) -> tuple[Word, ...]:
    """The words of `phrase`; a hyphen parts words, a possessive is a word `'s`."""
    found = []
    for match in _WORD.finditer(phrase):
        text = match.group()
        folded = POSSESSIVE if text[0] in "'’`" and len(text) <= 2 and match.start() else fold(text)
        if text != "-":
            found.append(Word(text, folded, match.start(), match.end()))
    return tuple(found)


def folds(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.fold for word in words)


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name that are compared: folded, without marks and possessives."""
    return tuple(word.fold for word in split(name) if not word.mark and word.fold != POSSESSIVE)


def between(phrase: str, words: Sequence[Word]) -> str:
    """The very words of `phrase` from the first to the last of `words`."""
    return phrase[words[0].begin : words[-1].end] if words else ""


class Lookup(Generic[T]):
    """Entries of one or more words, the longest of which is found at a place."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for form, value in entries:
            key = folds(split(form))
            if key:
                self._by_first.setdefault(key[0], []).append((key, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def at(self, words: Sequence[str], place: int) -> tuple[int, T] | None:
        """The end of the longest entry that begins at `place`, and its value."""
        for key, value in self._by_first.get(words[place], ()):
            end = place + len(key)
            if tuple(words[place:end]) == key:
                return end, value
        return None

    def whole(self, words: Sequence[str]) -> T | None:
        """The value of the entry that is all of `words`."""
        found = self.at(words, 0) if words else None
        return found[1] if found and found[0] == len(words) else None
