"""Word vectors that ship with the package (`models/points/vectors.py`), loaded at the first look-up."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt


@cache
def _table() -> tuple[dict[str, int], npt.NDArray[np.float32]]:
    with (files("rashomon") / "data" / "align" / "vectors.npz").open("rb") as handle, np.load(handle) as data:
        words = data["words"].tobytes().decode("ascii").split("\n")
        rows = data["rows"].tolist()
        return dict(zip(words, rows, strict=True)), data["vectors"].astype(np.float32)


def vector_of(word: str) -> npt.NDArray[np.float32] | None:
    """The vector of a lower-case word, not of unit length: null where there is none."""
    index, vectors = _table()
    row = index.get(word)
    return None if row is None else vectors[row]
