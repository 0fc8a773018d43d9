"""Train the ranker that tells an account's own total of the killed and of the injured.

    python models/figures/train.py --shared ../shared --parses FOLDER [--folds 4]

Needs scikit-learn, which the package itself does not. `--parses` is a folder with `incidents.pkl` and `conflict.pkl`:
pickled readings with a parse. A candidate total counts as right where it equals the number that the archive (incidents)
or the annotator (conflict, killed only) gives; nothing else is labelled. Boosted trees learn to tell right from wrong
candidates; the account's total is the best one, or none. Prints exact accuracy of each source by cross-validation in
which the accounts of one incident stand in one fold, then trains on everything and writes
`src/rashomon/data/figures/ranker.npz`. Seeded: the same data give the same bytes with the same scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from rashomon.annotate.figures.features import features
from rashomon.annotate.figures.telling import tell
from rashomon.model import Reading

TARGET = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "data" / "figures" / "ranker.npz"
CATEGORIES = ("killed", "injured")
WEIGHT = {"incidents": 1.0, "conflict": 2.0}  # conflict has a seventh of the accounts
SETTINGS: dict[str, Any] = {
    "max_iter": 250,
    "learning_rate": 0.08,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 15,
    "l2_regularization": 2.0,
    "max_features": 0.3,
    "random_state": 0,
}


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one account and category: rows of features (the first is "no total") and which are right."""

    source: str
    story: str
    category: str
    rows: NDArray[np.float32]
    right: NDArray[np.bool_]


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--parses", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=4)
    arguments = parser.parse_args()
    names: list[str] = []
    examples = list(_examples(arguments.shared, arguments.parses, names))
    arrays: dict[str, NDArray[Any]] = {"names": np.array(names)}
    for category in CATEGORIES:
        own = [example for example in examples if example.category == category]
        for source, accuracy in _validated(own, arguments.folds):
            print(f"{category}.{source}.exact {accuracy:.4f}")
        arrays |= {f"{category}_{name}": array for name, array in _packed(_trained(own)).items()}
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(TARGET, **arrays)
    print(f"wrote {TARGET.name}: {TARGET.stat().st_size} bytes, {len(examples)} examples")


def _examples(shared: Path, parses: Path, names: list[str]) -> Iterator[Example]:
    for source, gold in (("incidents", _incidents(shared)), ("conflict", _conflict(shared))):
        with (parses / f"{source}.pkl").open("rb") as handle:
            readings: list[Reading] = pickle.load(handle)
        for reading in readings:
            key = reading.account.story if source == "incidents" else reading.account.id
            for category, count in gold.get(key or "", {}).items():
                yield _example(reading, source, category, count, names)


def _example(reading: Reading, source: str, category: str, count: int, names: list[str]) -> Example:
    context = tell(reading).contexts[category]
    options = [None, *context.options]
    rows = [features(context, option) for option in options]
    names.extend(name for name in rows[0] if not names or name not in names)
    ranges = [(option.min, option.max) if option else (0.0, 0.0) for option in options]
    right = [low == count and (source == "conflict" or high in (count, None)) for low, high in ranges]
    matrix = np.array([[row[name] for name in names] for row in rows], np.float32)
    return Example(source, reading.account.story or reading.account.id, category, matrix, np.array(right))


def _incidents(shared: Path) -> dict[str, dict[str, int]]:
    rows = _lines(shared / "bench" / "incidents" / "incidents.jsonl")
    return {
        str(row["incident"]): {"killed": row["num_killed"], "injured": row["num_injured"]}
        for row in rows
        if row.get("num_killed") is not None
    }


def _conflict(shared: Path) -> dict[str, dict[str, int]]:
    rows = _lines(shared / "bench" / "conflict" / "articles.jsonl")
    totals = {str(row["id"]): row["gold"]["civilians"] + row["gold"]["noncivilians"] for row in rows}
    return {key: {"killed": total} for key, total in totals.items() if total}


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def _trained(examples: Sequence[Example]) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(**SETTINGS)
    weights = np.concatenate([np.full(len(e.rows), WEIGHT[e.source]) for e in examples])
    model.fit(np.vstack([e.rows for e in examples]), np.concatenate([e.right for e in examples]), sample_weight=weights)
    return model


def _validated(examples: Sequence[Example], folds: int) -> Iterator[tuple[str, float]]:
    right: dict[str, list[bool]] = {}
    for fold in range(folds):
        model = _trained([example for example in examples if _fold(example, folds) != fold])
        held = [example for example in examples if _fold(example, folds) == fold]
        scores = model.decision_function(np.vstack([example.rows for example in held]))
        ends = np.cumsum([len(example.rows) for example in held])
        for example, own in zip(held, np.split(scores, ends[:-1]), strict=True):
            right.setdefault(example.source, []).append(bool(example.right[int(np.argmax(own))]))
    for source, hits in sorted(right.items()):
        yield source, sum(hits) / len(hits)


def _fold(example: Example, folds: int) -> int:
    return zlib.crc32(example.story.encode()) % folds


def _packed(model: HistGradientBoostingClassifier) -> dict[str, NDArray[Any]]:
    """The trees as flat arrays: node after node, a leaf has feature -1 and points at itself."""
    parts: dict[str, list[NDArray[Any]]] = {name: [] for name in ("feature", "threshold", "left", "right", "value")}
    roots, offset, depth = [], 0, 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        leaf = nodes["is_leaf"].astype(bool)
        here = np.arange(len(nodes)) + offset
        parts["feature"].append(np.where(leaf, -1, nodes["feature_idx"]).astype(np.int16))
        parts["threshold"].append(nodes["num_threshold"].astype(np.float32))
        parts["left"].append(np.where(leaf, here, nodes["left"] + offset).astype(np.int32))
        parts["right"].append(np.where(leaf, here, nodes["right"] + offset).astype(np.int32))
        parts["value"].append(np.where(leaf, nodes["value"], 0.0).astype(np.float32))
        roots.append(offset)
        offset, depth = offset + len(nodes), max(depth, int(nodes["depth"].max()))
    packed: dict[str, NDArray[Any]] = {name: np.concatenate(arrays) for name, arrays in parts.items()}
    base = float(np.ravel(model._baseline_prediction)[0])
    return packed | {"roots": np.array(roots, np.int32), "depth": np.array(depth), "base": np.array(base)}


if __name__ == "__main__":
    main()
