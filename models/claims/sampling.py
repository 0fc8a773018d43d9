"""Batches to train on: windows at a new random offset every epoch, none overlapping another.

In: documents and a seed. Out: batches of inputs, gold tags, lines and links, as tensors.
Always: the same seed gives the same batches; an epoch shows every word once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from corpus import Document
from losses import IGNORED, Lines, Links
from torch import Tensor

from rashomon.claims.tagging.batch import Row, read_window
from rashomon.claims.tagging.features import Ints
from rashomon.claims.tagging.relations import relate


@dataclass(frozen=True, slots=True)
class Marks:
    """Ids of the encoder's own marks."""

    opening: int
    closing: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Batch:
    inputs: dict[str, Tensor]
    tags: Tensor
    lines: Lines
    links: list[tuple[str, Links]]


def epoch(
    documents: Sequence[Document], marks: Marks, *, length: int, size: int, hide: float, seed: int
) -> Iterator[Batch]:
    """The batches of one epoch. `hide`: the share of pieces that the encoder does not get to see."""
    chance = np.random.default_rng(seed)
    cuts = [(d, begin, end) for d in documents for begin, end in offsets(len(d.pieces.ids), length, chance)]
    # Windows of like length share a batch, so that little is padded; which ones is left to chance.
    keys = np.array([end - begin for _, begin, end in cuts]) + chance.uniform(0, length / 8, len(cuts))
    order = np.argsort(keys)
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(batches)
    for batch in batches:
        yield build([cuts[i] for i in batch], marks, hide, chance)


def offsets(total: int, length: int, chance: np.random.Generator) -> Iterator[tuple[int, int]]:
    begin, end = 0, int(chance.integers(length // 2, length + 1))
    while begin < total:
        yield begin, min(end, total)
        begin, end = end, end + length


def build(cuts: Sequence[tuple[Document, int, int]], marks: Marks, hide: float, chance: np.random.Generator) -> Batch:
    rows: list[Row] = []
    kept: list[Document] = []
    for document, begin, end in cuts:
        row = read_window(document.words, document.pieces, begin, end, opening=marks.opening, closing=marks.closing)
        if len(row):
            rows.append(row)
            kept.append(document)
    inputs = stack(rows)
    if hide:
        seen = (inputs["owner"] > 0) & (chance.random(inputs["owner"].shape) < hide)
        inputs["ids"] = np.where(seen, marks.hidden, inputs["ids"])
    width = inputs["first"].shape[1]
    tags = np.zeros((len(rows), width), dtype=np.int64)
    for i, (row, document) in enumerate(zip(rows, kept, strict=True)):
        tags[i, : len(row)] = document.tags[row.start : row.start + len(row)]
    return Batch(
        {name: torch.from_numpy(value) for name, value in inputs.items()},
        torch.from_numpy(tags),
        lines_of(rows, kept, width),
        [pair for i, (row, document) in enumerate(zip(rows, kept, strict=True)) for pair in links_of(i, row, document)],
    )


def stack(rows: Sequence[Row]) -> dict[str, np.ndarray]:
    """The inputs of the network for a batch, padded to the longest. `mask` is 1 where a piece is."""
    longest, most = max(len(r.ids) for r in rows), max(len(r) for r in rows)
    own = np.arange(most, dtype=np.int64)
    out = {
        "ids": np.zeros((len(rows), longest), dtype=np.int64),
        "mask": np.zeros((len(rows), longest), dtype=np.int64),
        "owner": np.zeros((len(rows), longest), dtype=np.int64),
        "first": np.zeros((len(rows), most), dtype=np.int64),
        "codes": np.zeros((len(rows), most, rows[0].codes.shape[1]), dtype=np.int64),
        "tree": np.tile(own[None, :, None], (len(rows), 1, rows[0].tree.shape[1])),
        "back": np.tile(own, (len(rows), 1)),
    }
    for i, row in enumerate(rows):
        out["mask"][i, : len(row.ids)] = 1
        for name in ("ids", "owner"):
            out[name][i, : len(row.ids)] = getattr(row, name)
        for name in ("first", "codes", "tree", "back"):
            out[name][i, : len(row)] = getattr(row, name)
    return out


def lines_of(rows: Sequence[Row], documents: Sequence[Document], width: int) -> Lines:
    found: list[tuple[int, int, bool, bool]] = []
    for i, (row, document) in enumerate(zip(rows, documents, strict=True)):
        line = document.words.line
        a, b = row.start, row.start + len(row)
        starts = np.flatnonzero(np.diff(line[a:b], prepend=-1))
        ends = np.append(starts[1:], b - a)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            whole_start = start > 0 or a == 0 or line[a - 1] != line[a]
            whole_end = end < b - a or b == len(line) or line[b] != line[b - 1]
            found.append((i * width + start, end - start, whole_start, whole_end))
    where = np.full((len(found), max(n for _, n, _, _ in found)), -1, dtype=np.int64)
    for s, (begin, count, _, _) in enumerate(found):
        where[s, :count] = np.arange(begin, begin + count)
    return Lines(torch.from_numpy(where), torch.tensor([f[2] for f in found]), torch.tensor([f[3] for f in found]))


def links_of(window: int, row: Row, document: Document) -> Iterator[tuple[str, Links]]:
    """The links of one window: each cue asks for its source, each content for its cue."""
    a, b = row.start, row.start + len(row)
    inside = {
        role: sorted(
            (s.first, s.last, i)
            for i, s in enumerate(document.spans)
            if s.role == role and a <= s.first and s.last <= b
        )
        for role in ("source", "cue", "content")
    }
    answers: dict[tuple[str, int], int | None] = {}
    for link in document.links:
        cue = link["cue"][0] if link["cue"] else None
        if cue is not None:
            answers.setdefault(("source", cue), link["source"][0] if link["source"] else None)
        for content in link["content"]:
            answers.setdefault(("cue", content), cue)
    line = document.words.line[a:b]
    for kind, asking, candidates in (
        ("source", inside["cue"], inside["source"]),
        ("cue", inside["content"], inside["cue"]),
    ):
        number = {i: n for n, (_, _, i) in enumerate(candidates)}
        answer = [answers.get((kind, i), IGNORED) for _, _, i in asking]
        codes = [0 if i is None else IGNORED if i not in number else 1 + number[i] for i in answer]
        ask, own = ranges(asking, a), ranges(candidates, a)
        yield kind, Links(window, ask, own, relate(ask, own, line), np.array(codes, dtype=np.int64))


def ranges(spans: Sequence[tuple[int, int, int]], start: int) -> Ints:
    return np.array([(first - start, last - start) for first, last, _ in spans], dtype=np.int64).reshape(-1, 2)
