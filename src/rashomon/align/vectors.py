"""Word vectors that ship with the package, loaded at the first look-up: two tables side by side.

One counts a word's neighbours (`models/points/vectors.py`), the other is what a sentence encoder makes of the word by
itself (`models/points/meanings.py`). Each weighs half; a word that one lacks has zeros there, so that it is less near
to any other.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


@cache
def _neighbours() -> tuple[dict[str, int], Matrix]:
    words, data = _read("vectors")
    return dict(zip(words, data["rows"].tolist(), strict=True)), _unit(data["vectors"])


@cache
def _meanings() -> tuple[dict[str, int], Matrix]:
    words, data = _read("meanings")
    return {word: row for row, word in enumerate(words)}, _unit(data["vectors"])


def _read(name: str) -> tuple[list[str], dict[str, npt.NDArray[np.int8]]]:
    with (files("rashomon") / "data" / "align" / f"{name}.npz").open("rb") as handle, np.load(handle) as data:
        return data["words"].tobytes().decode("ascii").split("\n"), dict(data)


def _unit(rows: npt.NDArray[np.int8]) -> Matrix:
    full = rows.astype(np.float32)
    lengths: Matrix = np.maximum(np.linalg.norm(full, axis=1, keepdims=True), 1e-9)
    return full / lengths


def vector_of(word: str) -> Matrix | None:
    """The vector of a lower-case word, at most of unit length: null where there is none."""
    parts = [table[index[word]] if word in index else None for index, table in (_neighbours(), _meanings())]
    if all(part is None for part in parts):
        return None
    widths = (_neighbours()[1].shape[1], _meanings()[1].shape[1])
    sides = [np.zeros(width) if part is None else part for part, width in zip(parts, widths, strict=True)]
    return np.concatenate(sides).astype(np.float32) / np.float32(np.sqrt(2))
