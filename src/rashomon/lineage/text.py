"""The words of an account, as lineage compares them: folded to lower case, with their places in the text."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rashomon.lineage.furniture import playlists
from rashomon.model import Reading, Span

SHINGLE = 8  # words; the unit in which the field counts shared text
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Text:
    """An account's words in order, and where each begins and ends in the account's text."""

    document: str
    words: tuple[str, ...]
    begins: array[int]
    ends: array[int]

    @cached_property
    def shingles(self) -> int:
        """How many different runs of `SHINGLE` words there are."""
        return len(set(zip(*(self.words[step:] for step in range(SHINGLE)), strict=False)))

    def span(self, first: int, last: int) -> Span:
        """From the beginning of word `first` to the end of word `last - 1`."""
        return Span(self.begins[first], self.ends[last - 1])


def folded(text: str) -> Iterable[str]:
    """The words of `text` as they are compared."""
    return (match.group().casefold().replace("’", "'") for match in _WORD.finditer(text))


def text_of(reading: Reading) -> Text:
    """The words of what was kept of an account, less lists of films."""
    words: list[str] = []
    begins, ends = array("q"), array("q")
    films = playlists([block.text for block in reading.blocks])
    for block in (block for place, block in enumerate(reading.blocks) if place not in films):
        base = block.span.begin
        for match in _WORD.finditer(block.text):
            words.append(sys.intern(match.group().casefold().replace("’", "'")))
            begins.append(base + match.start())
            ends.append(base + match.end())
    return Text(reading.account.id, tuple(words), begins, ends)
