"""Windows made into the arrays that the network reads; training and run time share them.

In: words, pieces and windows of them. Out: one array for each input of the network.
Always: indices point inside the window; what lies outside counts as the word's own place, or as none.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.claims.tagging.features import Ints, Words
from rashomon.claims.tagging.pieces import Pieces

INPUTS = ("ids", "owner", "first", "codes", "tree", "back")


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


def read_window(
    words: Words,
    pieces: Pieces,
    begin: int,
    end: int,
    *,
    opening: int,
    closing: int,
    core: tuple[int, int] | None = None,
) -> Row:
    """The row for the pieces [begin, end). `opening` and `closing`: ids of the marks that the encoder expects. `core`:
    the words that the row is for; of others no more than there are pieces stand on either side."""
    a, b = (int(i) for i in np.searchsorted(pieces.first, (begin, end)))
    if core is not None:
        a, b = max(a, core[0] - (end - begin)), min(b, core[1] + end - begin)
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


def as_inputs(row: Row) -> dict[str, NDArray[np.int64]]:
    """The inputs of the exported graph for one window: its batch is 1, so that nothing is padded."""
    return {name: getattr(row, name)[None] for name in INPUTS}
