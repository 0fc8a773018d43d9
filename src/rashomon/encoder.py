"""What a sentence says, as a vector: two that say the same of the same thing lie close together.

In: texts. Out: one row of unit length for each. A small encoder that was trained on pairs of claims which editors put
into one point (`models/points/encoder.py`). The same text gives the same row, whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.networks import open_session, open_tokenizer

Matrix = npt.NDArray[np.float32]
Meanings = Callable[[Sequence[str]], Matrix]

SHIPPED = Path(__file__).resolve().parent / "data" / "align" / "encoder"
FEATURE = "comparing claims by their meaning"
LONGEST = 64  # pieces of a sentence that are read, as in training
WORKERS = 2  # sentences read side by side, each on a thread of its own


class SentenceEncoder:
    """The encoder with its weights in memory."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> SentenceEncoder:
        """The encoder in `folder` (`model.onnx`, `tokenizer.json`).

        Raises:
            InputError: a file is missing or damaged.
            MissingPackageError: onnxruntime or tokenizers is not installed.
        """
        tokenizer = open_tokenizer(folder / "tokenizer.json", feature=FEATURE, longest=LONGEST)
        return cls(open_session(folder / "model.onnx", feature=FEATURE, threads=1), tokenizer)

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """(n, width), a row of unit length for each text, in order; equal texts are read once."""
        if not texts:
            return np.zeros((0, 1), dtype=np.float32)
        places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        read = self._tokenizer.encode_batch(list(places))
        with ThreadPoolExecutor(WORKERS) as pool:
            rows = list(pool.map(self._row, [one.ids for one in read]))
        return np.stack([rows[places[text]] for text in texts])

    def _row(self, ids: Sequence[int]) -> Matrix:
        vector: Matrix = self._session.run(["vector"], {"ids": np.array([ids], dtype=np.int64)})[0][0]
        return vector


@cache
def _shipped() -> SentenceEncoder:
    return SentenceEncoder.load()


def meanings(texts: Sequence[str]) -> Matrix:
    """The rows that the encoder which ships gives; it is loaded at the first call."""
    return _shipped()(texts)
