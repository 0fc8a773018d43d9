"""Windows made into the arrays that the network reads; training and run time share them.

In: words, pieces and windows of them. Out: one array an input of the network, padded to the longest of the batch.
Always: row 0 of the first axis belongs to the first window; what is padded does not change what is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.claims.tagging.features import Ints, Words
from rashomon.claims.tagging.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Row:
    """What the network reads of one window, of T pieces (marks at both ends included) and W words from row `start` on.

    ids: (T,). owner: (T,) the word of each piece, counted from 1, 0 for none. first: (W,) the piece of each word.
    codes: (W, columns). tree: (W, 3), rows of this window. back: (W,) the words from last to first.
    """

    start: int
    ids: Ints
    owner: Ints
    first: Ints
    codes: Ints
    tree: Ints
    back: Ints

    def __len__(self) -> int:
        return len(self.first)


def read_window(words: Words, pieces: Pieces, begin: int, end: int, *, opening: int, closing: int) -> Row:
    """The row for the pieces [begin, end). `opening` and `closing`: ids of the marks that the encoder expects."""
    a, b = (int(i) for i in np.searchsorted(pieces.first, (begin, end)))
    owner = pieces.word[begin:end] - a + 1
    owner = np.where((owner < 1) | (owner > b - a), 0, owner)
    own = np.arange(b - a, dtype=np.int64)
    tree = words.tree[a:b] - a
    inside = (tree >= 0) & (tree < b - a)
    return Row(
        start=a,
        ids=np.concatenate([[opening], pieces.ids[begin:end], [closing]]),
        owner=np.pad(owner, 1),
        first=pieces.first[a:b] - begin + 1,
        codes=words.codes[a:b],
        tree=np.where(inside, tree, own[:, None]),
        back=own[::-1],
    )


def stack(rows: Sequence[Row], *, pieces: int = 0, words: int = 0) -> dict[str, NDArray[np.int64]]:
    """The inputs of the network for a batch, padded to `pieces` and `words` or more. `mask` is 1 where a piece is."""
    longest = max([pieces, *(len(r.ids) for r in rows)])
    most = max([words, *(len(r) for r in rows)])
    size = len(rows)
    out = {
        "ids": np.zeros((size, longest), dtype=np.int64),
        "mask": np.zeros((size, longest), dtype=np.int64),
        "owner": np.zeros((size, longest), dtype=np.int64),
        "first": np.zeros((size, most), dtype=np.int64),
        "codes": np.zeros((size, most, rows[0].codes.shape[1]), dtype=np.int64),
        "tree": np.tile(np.arange(most, dtype=np.int64)[None, :, None], (size, 1, rows[0].tree.shape[1])),
        "back": np.tile(np.arange(most, dtype=np.int64), (size, 1)),
    }
    for i, row in enumerate(rows):
        out["ids"][i, : len(row.ids)] = row.ids
        out["mask"][i, : len(row.ids)] = 1
        out["owner"][i, : len(row.ids)] = row.owner
        out["first"][i, : len(row)] = row.first
        out["codes"][i, : len(row)] = row.codes
        out["tree"][i, : len(row)] = row.tree
        out["back"][i, : len(row)] = row.back
    return out
