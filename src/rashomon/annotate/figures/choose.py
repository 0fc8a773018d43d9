"""Which candidate is the account's own total: a ranker trained on incidents and conflict news (models/figures)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.figures.features import Context, features
from rashomon.annotate.figures.totals import Candidate


@cache
def _model(category: str) -> tuple[tuple[str, ...], dict[str, NDArray[np.float32]]]:
    with files("rashomon.data.figures").joinpath("ranker.npz").open("rb") as handle:
        packed = np.load(handle)
        arrays = {name.removeprefix(category + "_"): packed[name] for name in packed.files if name.startswith(category)}
        return tuple(str(name) for name in packed["names"]), arrays


def choose(context: Context, odds: Mapping[str, float]) -> tuple[Candidate | None, float]:
    """The best candidate and its share of the belief (0 to 1); null where the account gives no total of its own."""
    options: list[Candidate | None] = [None, *context.options]
    weights = belief(context, options, odds)
    best = max(range(len(options)), key=lambda index: (weights[index], -index))
    return options[best], weights[best]


def belief(context: Context, options: Sequence[Candidate | None], odds: Mapping[str, float]) -> list[float]:
    """How the belief divides among candidates; sums to one."""
    names, trees = _model(context.category)
    rows = np.array(
        [[row[name] for name in names] for row in (features(context, option, odds) for option in options)], np.float32
    )
    scores = _scores(trees, rows)
    shares = np.exp(scores - scores.max())
    return [float(share) for share in shares / shares.sum()]


def _scores(trees: dict[str, NDArray[np.float32]], rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """The sum of all trees: nodes are stored one after another, a leaf has feature -1."""
    feature, threshold, left, right, value = (trees[n] for n in ("feature", "threshold", "left", "right", "value"))
    node = np.repeat(trees["roots"][None, :].astype(np.int64), len(rows), axis=0)
    line = np.arange(len(rows))[:, None]
    for _ in range(math.ceil(float(trees["depth"]))):
        at = feature[node].astype(np.int64)
        below = rows[line, np.maximum(at, 0)] <= threshold[node]
        node = np.where(at < 0, node, np.where(below, left[node], right[node]).astype(np.int64))
    total: NDArray[np.float64] = value[node].sum(axis=1, dtype=np.float64)
    return total + float(trees["base"])
