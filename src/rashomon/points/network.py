"""A judge of pairs that was trained: a network in a folder (`models/points`).

It reads each statement once, in context, with the lower layers of a small transformer, and then compares pairs with the
upper ones. What always holds: judging (a, b) and (b, a) gives the same; what stands beside a pair changes its chances
by no more than int8 rounds. None ships: the one that was trained so far is not good enough (`models/points/JUDGE.md`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.errors import InputError
from rashomon.networks import open_session, open_tokenizer
from rashomon.points.clustering import Thresholds
from rashomon.points.context import Context
from rashomon.points.judge import Floats, Ints, Told

Pieces = tuple[list[int], list[int]]

FEATURE = "comparing statements"
REMEDY = "Give a folder that models/points/export_judge.py wrote."
READ_AT_ONCE = 16
COMPARED_AT_ONCE = 64
WORKERS = 2  # batches side by side, each on a thread of its own
LEAD = 8  # pieces before the statement that stay where its sentence is cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the network was trained with, from `judge.json`: `longest` pieces of a statement in context, `said` and
    `before` of them at most for the speaker and for the sentence before, `kept` that go on to the comparison; `scale`
    and `shift` of each answer's logit, fitted on dev events."""

    longest: int = 112
    said: int = 24
    before: int = 32
    kept: int = 40
    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)


def pieces(tokenizer: Any, contexts: Sequence[Context], shape: Shape) -> list[Pieces]:
    """What the network reads of statements, in training too: ids of pieces, and for each 1 (the statement's own), 2
    (speaker, cue, the first) or 0. `tokenizer` neither cuts nor pads."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    said_of, before_of, sentences = (
        tokenizer.encode_batch([getattr(context, part) for context in contexts], add_special_tokens=False)
        for part in ("said", "before", "sentence")
    )
    rows = []
    for context, said_read, before_read, read in zip(contexts, said_of, before_of, sentences, strict=True):
        said, before = said_read.ids[: shape.said], before_read.ids[-shape.before :]
        ids, own = read.ids, [int(any(b < e2 and b2 < e for b2, e2 in context.marks)) for b, e in read.offsets]
        room = shape.longest - len(said) - len(before) - 4
        if len(ids) > room:
            first = next((at for at, flag in enumerate(own) if flag), 0)
            begin = max(0, min(first - LEAD, len(ids) - room))
            ids, own = ids[begin : begin + room], own[begin : begin + room]
        if not any(own):
            own = [1] * len(own)
        flags = [2, *(2 for _ in said), 0, *(0 for _ in before), 0, *own, 0]
        rows.append(([cls, *said, sep, *before, sep, *ids, sep], flags))
    return rows


class Network:
    """The judge with its weights in memory."""

    def __init__(self, reader: Any, comparer: Any, tokenizer: Any, shape: Shape, name: str, fitted: Thresholds) -> None:
        self.thresholds = fitted
        self._reader = reader
        self._comparer = comparer
        self._tokenizer = tokenizer
        self._shape = shape
        self.name = name

    @classmethod
    def load(cls, folder: Path) -> Network:
        """The judge in `folder`: `reader.onnx`, `comparer.onnx`, `tokenizer.json`, `judge.json`.

        Raises:
            InputError: a file is missing or damaged.
            MissingPackageError: onnxruntime or tokenizers is not installed.
        """
        try:
            told = json.loads((folder / "judge.json").read_text(encoding="utf-8"))
            shape = Shape(
                **{key: told[key] for key in ("longest", "said", "before", "kept")},
                scale=tuple(told["scale"]),
                shift=tuple(told["shift"]),
            )
            fitted = Thresholds(**told.get("thresholds", {}))
            name = str(told.get("name", folder.name))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{folder / 'judge.json'}: no judge can be read here ({error}). {REMEDY}") from error
        return cls(
            open_session(folder / "reader.onnx", feature=FEATURE, threads=1),
            open_session(folder / "comparer.onnx", feature=FEATURE, threads=1),
            open_tokenizer(folder / "tokenizer.json", feature=FEATURE),
            shape,
            name,
            fitted,
        )

    def read(self, contexts: Sequence[Context]) -> Told:
        """The statements, each read in its context; those of like length together."""
        rows = pieces(self._tokenizer, contexts, self._shape)
        order = sorted(range(len(rows)), key=lambda at: (len(rows[at][0]), at))
        batches = [order[begin : begin + READ_AT_ONCE] for begin in range(0, len(order), READ_AT_ONCE)]
        with ThreadPoolExecutor(WORKERS) as pool:
            done = list(pool.map(lambda batch: self._read([rows[at] for at in batch]), batches))
        width = done[0][1].shape[1] if done else 1
        vectors = np.zeros((len(rows), width), dtype=np.float32)
        states = np.zeros((len(rows), self._shape.kept, width), dtype=np.float16)
        masks = np.zeros((len(rows), self._shape.kept), dtype=np.float32)
        for batch, (state, vector, mask) in zip(batches, done, strict=True):
            states[batch, : state.shape[1]], vectors[batch], masks[batch, : mask.shape[1]] = state, vector, mask
        return Told(vectors, states, masks)

    def compare(self, told: Told, pairs: Ints) -> Floats:
        """(m, 2) chances; pairs of like length together."""
        lengths = told.masks.sum(axis=1).astype(np.int64)
        longest = lengths[pairs].max(axis=1) if len(pairs) else np.zeros(0, dtype=np.int64)
        order = np.argsort(longest, kind="stable")
        batches = [order[begin : begin + COMPARED_AT_ONCE] for begin in range(0, len(order), COMPARED_AT_ONCE)]
        with ThreadPoolExecutor(WORKERS) as pool:
            done = list(pool.map(lambda batch: self._compare(told, pairs[batch], int(longest[batch].max())), batches))
        logits = np.zeros((len(pairs), 2), dtype=np.float32)
        for batch, found in zip(batches, done, strict=True):
            logits[batch] = found
        fitted = logits * np.array(self._shape.scale, dtype=np.float32) + np.array(self._shape.shift, dtype=np.float32)
        return np.asarray(1 / (1 + np.exp(-np.clip(fitted, -30, 30))), dtype=np.float32)

    def _read(self, rows: Sequence[Pieces]) -> tuple[Floats, Floats, Floats]:
        longest = max(len(ids) for ids, _ in rows)
        ids = np.zeros((len(rows), longest), dtype=np.int64)
        flags = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.float32)
        for at, (one, flag) in enumerate(rows):
            ids[at, : len(one)], flags[at, : len(one)], mask[at, : len(one)] = one, flag, 1
        given = {"ids": ids, "marked": (flags == 1).astype(np.float32), "mask": mask}
        states, vectors = self._reader.run(["states", "vectors"], given)
        where = np.argsort(flags == 0, axis=1, kind="stable")[:, : self._shape.kept]
        kept = np.take_along_axis(states, where[..., None], axis=1)
        return kept, vectors, np.take_along_axis(flags, where, axis=1).astype(bool).astype(np.float32)

    def _compare(self, told: Told, pairs: Ints, longest: int) -> Floats:
        a, b = pairs[:, 0], pairs[:, 1]
        given = {
            "a": told.states[a, :longest].astype(np.float32), "a_mask": told.masks[a, :longest],
            "b": told.states[b, :longest].astype(np.float32), "b_mask": told.masks[b, :longest],
        }  # fmt: skip
        logits: Floats = self._comparer.run(["logits"], given)[0]
        return logits
