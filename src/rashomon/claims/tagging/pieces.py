"""Word pieces of a text, and the windows that the encoder reads of them.

In: the words of a text and a tokenizer. Out: `Pieces`, one stream a text, and `Window`s over it.
Always: every word has a piece to stand for it; the cores of the windows cover every word exactly once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from rashomon.claims.tagging.features import Ints, Words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SEPARATOR = -1
"""Stands for the word of a piece that belongs to none: the mark between two lines."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text, N of them, for n words. A separator stands between lines.

    ids: (N,) vocabulary ids. word: (N,) the row of the word a piece belongs to, `SEPARATOR` where none.
    first: (n,) for each word the place in the stream of the piece that stands for it.
    """

    ids: Ints
    word: Ints
    first: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [begin, end) are read; the words [first, last) among them are decided here, the rest is context."""

    begin: int
    end: int
    first: int
    last: int


def cut_pieces(text: str, words: Words, tokenizer: "Tokenizer", separator: int) -> Pieces:
    """Cuts every line of words into pieces. Linear in the text."""
    if not len(words):
        empty = np.zeros(0, dtype=np.int64)
        return Pieces(empty, empty, empty)
    edges = np.flatnonzero(np.diff(words.line, prepend=-1, append=-1))
    ids: list[int] = []
    word: list[int] = []
    first = np.zeros(len(words), dtype=np.int64)
    bounds = [(int(a), int(b)) for a, b in pairwise(edges)]
    encoded = tokenizer.encode_batch(
        [text[words.begin[a] : words.end[b - 1]] for a, b in bounds], add_special_tokens=False
    )
    for (a, b), line in zip(bounds, encoded, strict=True):
        if ids:
            ids.append(separator)
            word.append(SEPARATOR)
        if not line.ids:
            # Only characters that the tokenizer drops: the line still needs a piece to stand for its words.
            first[a:b] = len(ids)
            ids.append(separator)
            word.append(SEPARATOR)
            continue
        starts = np.array([begin for begin, _ in line.offsets], dtype=np.int64) + words.begin[a]
        owner = np.searchsorted(words.begin[a:b], starts, side="right") - 1
        # A word inside a piece that began earlier, or one without any, is stood for by the piece before its end.
        covering = np.searchsorted(starts, words.begin[a:b], side="left")
        covering = np.where(starts[np.minimum(covering, len(starts) - 1)] < words.end[a:b], covering, covering - 1)
        first[a:b] = len(ids) + np.clip(covering, 0, len(starts) - 1)
        ids.extend(line.ids)
        word.extend((owner + a).tolist())
    return Pieces(np.array(ids, dtype=np.int64), np.array(word, dtype=np.int64), first)


def windows(pieces: Pieces, *, length: int, context: int) -> Iterator[Window]:
    """Windows of at most `length` pieces; those in the middle see `context` pieces on both sides of their core.

    A core has no more words than a window has pieces: a run of marks that the tokenizer takes for one piece can be
    thousands of words.
    """
    total = len(pieces.ids)
    begin = word = 0
    while word < len(pieces.first):
        end = min(begin + length, total)
        stop = total if end == total else end - context
        last = int(np.searchsorted(pieces.first, stop))
        while last - word > length:
            yield Window(begin, end, word, word + length)
            word += length
        if last > word:
            yield Window(begin, end, word, last)
            word = last
        begin = max(stop - context, begin + 1)
