"""What the tagger sees of a word besides its letters: the parse, the case, the quotation marks, the line.

In: a text and its tokens. Out: a `Words` table, one row a word, in the order of the text.
Always: every array has the same length; every code lies inside its column's inventory; code 0 means unknown.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.claims.tagging.inventories import COLUMNS, DEP_CODE, DEPTHS, ENT_CODE, POS_CODE, STEPS

Ints = NDArray[np.int64]

_ROOT, _PUNCT = DEP_CODE["ROOT"], POS_CODE["PUNCT"]
_MARK = re.compile("[\"“”„«»‘]|``|''|\n")
_OPENING = frozenset({"“", "„", "«", "``"})
_DEEPEST_PARSE = 60
"""Steps to the root at most: no parse of prose is deeper, and a parse that runs in a circle must come to an end."""


class TokenView(Protocol):
    """One token of the parse. `begin` and `end` are code points into the text; `head` is an index into the tokens."""

    @property
    def begin(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def pos(self) -> str: ...
    @property
    def dep(self) -> str: ...
    @property
    def head(self) -> int: ...
    @property
    def entity(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text (white space left out), n rows.

    begin, end: (n,) code points into the text.
    line: (n,) the number of the line a word stands in, empty lines not counted.
    codes: (n, len(COLUMNS)) feature codes.
    tree: (n, 3) rows of the word's head, of the head of the largest clause or phrase that opens at the word, and of
        the largest that closes there; the word's own row where there is none.
    """

    begin: Ints
    end: Ints
    line: Ints
    codes: Ints
    tree: Ints

    def __len__(self) -> int:
        return len(self.begin)


def read_words(text: str, tokens: Sequence[TokenView]) -> Words:
    """The table of a text's words. Tokens that are white space or lie outside the text are left out."""
    kept = [
        i for i, t in enumerate(tokens) if 0 <= t.begin < t.end <= len(text) and not text[t.begin : t.end].isspace()
    ]
    row = {old: new for new, old in enumerate(kept)}
    rows = [tokens[i] for i in kept]
    begin, end = _ints(t.begin for t in rows), _ints(t.end for t in rows)
    line = _lines(text, begin)
    if not rows:
        nothing = np.zeros((0, len(COLUMNS)), dtype=np.int64)
        return Words(begin, end, line, nothing, nothing[:, :3])
    own = np.arange(len(rows), dtype=np.int64)
    head = _ints(row.get(t.head, i) for i, t in enumerate(rows))
    pos = _ints(POS_CODE.get(t.pos, 0) for t in rows)
    dep = _ints(DEP_CODE.get(t.dep, 0) for t in rows)
    depth, opens, closes = _edges(head, dep, pos)
    columns = {
        "pos": pos,
        "dep": dep,
        "ent": _ints(ENT_CODE.get(t.entity, 0) for t in rows),
        "shape": _ints(_shape(text[t.begin : t.end]) for t in rows),
        "quote": _quotes(text, begin, end),
        "line": _places_in_line(line),
        "head_pos": pos[head],
        "head_step": _steps(head - own),
        "opens": np.where(opens >= 0, dep[opens], 0),
        "closes": np.where(closes >= 0, dep[closes], 0),
        "depth": np.minimum(depth, DEPTHS - 1),
    }
    tree = [head, np.where(opens >= 0, head[opens], own), np.where(closes >= 0, head[closes], own)]
    return Words(begin, end, line, np.stack([columns[name] for name in COLUMNS], axis=1), np.stack(tree, axis=1))


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word.istitle():
        return 2
    if any(c.isalpha() for c in word):
        return 5
    return 6 if any(c.isdigit() for c in word) else 7


def _lines(text: str, begin: Ints) -> Ints:
    """The number of each word's line; numbers grow by one from one line with words to the next."""
    breaks = np.array([m.start() for m in re.finditer("\n", text)], dtype=np.int64)
    raw = np.searchsorted(breaks, begin)
    return np.unique(raw, return_inverse=True)[1].astype(np.int64).reshape(-1)


def _places_in_line(line: Ints) -> Ints:
    starts = np.ones(len(line), dtype=bool)
    starts[1:] = line[1:] != line[:-1]
    return np.where(line == 0, np.where(starts, 3, 2), starts.astype(np.int64)).astype(np.int64)


def _steps(offset: Ints) -> Ints:
    """Signed distances in steps that double: 0 for none, then those to the right, then those to the left."""
    size = np.searchsorted(np.array(STEPS), np.abs(offset)) + 1
    return np.where(offset == 0, 0, np.where(offset > 0, size, size + len(STEPS) + 1)).astype(np.int64)


def _quotes(text: str, begin: Ints, end: Ints) -> Ints:
    """Where each word stands towards quotation marks. Every line starts anew, so an odd mark spoils one line only."""
    state = np.zeros(len(begin), dtype=np.int64)
    opened = -1
    for mark in [*_MARK.finditer(text), None]:
        at = len(text) if mark is None else mark.start()
        word = int(np.searchsorted(begin, at, side="right")) - 1
        sign = "\n" if mark is None else mark.group()
        if sign == "\n":
            if opened >= 0:
                state[opened + 1 : word + 1] = 4
            opened = -1
        elif not (0 <= word < len(begin) and begin[word] <= at < end[word]):
            continue
        elif sign == "‘":
            state[word] = 5
        elif sign in _OPENING or (sign == '"' and opened < 0):
            state[word], opened = 1, word
        elif opened >= 0:
            state[opened + 1 : word] = 3
            state[word], opened = 2, -1
        else:
            state[word] = 2
    return state


def _edges(head: Ints, dep: Ints, pos: Ints) -> tuple[Ints, Ints, Ints]:
    """Depth of each word, and the highest word below the root whose phrase opens, closes at each word (-1: none).

    Punctuation counts for no phrase: its place in the tree is arbitrary and spans are compared without it.
    """
    n = len(head)
    own = np.arange(n, dtype=np.int64)
    real = pos != _PUNCT
    first, last = np.where(real, own, n), np.where(real, own, -1)
    depth, up = np.zeros(n, dtype=np.int64), own
    for _ in range(_DEEPEST_PARSE):
        first_before, last_before = first.copy(), last.copy()
        np.minimum.at(first, head, first_before)
        np.maximum.at(last, head, last_before)
        above = head[up]
        depth += above != up
        if np.array_equal(above, up) and np.array_equal(first, first_before) and np.array_equal(last, last_before):
            break
        up = above
    opens, closes = np.full(n, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64)
    order = np.argsort(-depth, kind="stable")
    order = order[real[order] & (dep[order] != _ROOT)]
    # Later writes win, so the shallowest word keeps the edge.
    opens[first[order]] = order
    closes[last[order]] = order
    return depth, opens, closes
