"""Two linear models in numpy: one that says yes or no, one that picks among candidates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

ROUNDS, RATE = 200, 0.05


class Features:
    """Numbers for named features, those that stand in fewer than `least` groups left out."""

    def __init__(self, rows: Sequence[dict[str, float]], groups: Sequence[int], least: int) -> None:
        seen: dict[str, set[int]] = {}
        for row, group in zip(rows, groups, strict=True):
            for name in row:
                seen.setdefault(name, set()).add(group)
        self.names = sorted(name for name, found in seen.items() if len(found) >= least)
        self.number = {name: i for i, name in enumerate(self.names)}

    def matrix(self, rows: Sequence[dict[str, float]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Row numbers, column numbers and values of all entries."""
        cells = [
            (i, self.number[name], value)
            for i, row in enumerate(rows)
            for name, value in row.items()
            if name in self.number
        ]
        if not cells:
            return np.zeros(0, int), np.zeros(0, int), np.zeros(0)
        lines, columns, values = zip(*cells, strict=True)
        return np.array(lines), np.array(columns), np.array(values, float)


def adam(gradient, size: int) -> np.ndarray:
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, ROUNDS + 1):
        slope = gradient(weights)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def classifier(
    rows: Sequence[dict[str, float]], labels: Sequence[bool], groups: Sequence[int], *, least: int, penalty: float
) -> dict[str, float]:
    """Weights of a logistic regression with an L2 penalty (per row)."""
    features = Features(rows, groups, least)
    lines, columns, values = features.matrix(rows)
    wanted = np.array(labels, float)
    size = len(features.names)

    def gradient(weights: np.ndarray) -> np.ndarray:
        totals = np.bincount(lines, values * weights[columns], len(rows))
        error = 1 / (1 + np.exp(-np.clip(totals, -30, 30))) - wanted
        return (np.bincount(columns, values * error[lines], size) + penalty * weights) / len(rows)

    return dict(zip(features.names, adam(gradient, size).round(4).tolist(), strict=True))


def ranker(
    rows: Sequence[dict[str, float]],
    right: Sequence[bool],
    queries: Sequence[int],
    weight: Sequence[float],
    *,
    least: int,
    penalty: float,
) -> dict[str, float]:
    """Weights of a softmax over the rows of each query that puts its mass on the right ones. `queries` ascend."""
    features = Features(rows, queries, least)
    lines, columns, values = features.matrix(rows)
    query, good, share = np.array(queries), np.array(right, bool), np.array(weight, float)
    count, size = int(query.max()) + 1, len(features.names)

    def gradient(weights: np.ndarray) -> np.ndarray:
        totals = np.bincount(lines, values * weights[columns], len(rows))
        top = np.full(count, -np.inf)
        np.maximum.at(top, query, totals)
        mass = np.exp(totals - top[query])
        given = mass / np.bincount(query, mass, count)[query]
        wanted = np.where(good, mass, 0) / np.bincount(query, np.where(good, mass, 0), count)[query]
        error = (given - wanted) * share[query]
        return (np.bincount(columns, values * error[lines], size) + penalty * weights) / count

    return dict(zip(features.names, adam(gradient, size).round(4).tolist(), strict=True))
