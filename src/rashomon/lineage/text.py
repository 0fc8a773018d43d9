"""The words of an account, as lineage compares them: folded to lower case, with their places in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Reading, Span

SHINGLE = 8  # words; the unit in which the field counts shared text
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Text:
    """An account's words in order, and the span of each in the account's text."""

    document: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    @cached_property
    def shingles(self) -> tuple[int, ...]:
        """The hash of the words `[i, i + SHINGLE)` at each `i`: equal in one process only, so never written out."""
        return tuple(hash(self.words[i : i + SHINGLE]) for i in range(len(self.words) - SHINGLE + 1))

    def span(self, first: int, last: int) -> Span:
        """From the beginning of word `first` to the end of word `last - 1`."""
        return Span(self.spans[first].begin, self.spans[last - 1].end)


def text_of(reading: Reading) -> Text:
    """The words of what was kept of an account."""
    words: list[str] = []
    spans: list[Span] = []
    for block in reading.blocks:
        base = block.span.begin
        for match in _WORD.finditer(block.text):
            words.append(match.group().casefold().replace("’", "'"))
            spans.append(Span(base + match.start(), base + match.end()))
    return Text(reading.account.id, tuple(words), tuple(spans))
