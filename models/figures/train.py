"""Train what tells an account's own total of the killed and of the injured: the words' odds, then the ranker.

    python models/figures/train.py --shared ../shared --parses FOLDER [--folds 4]

Needs scikit-learn, which the package itself does not. `--parses` is a folder with `incidents.pkl` and `conflict.pkl`:
pickled readings with a parse, in the order of the files, as `ingest`, `clean` and the language model give them. A
candidate total counts as right where it equals the number that the archive (incidents) or the annotator (conflict,
killed only) gives; nothing else is labelled. A linear model learns from the words of an account how many died and were
hurt; boosted trees learn to tell right from wrong candidates, that model's odds among their features (always from folds
that the account is not in). The account's total is the best candidate, or none. Prints exact accuracy of each source by
cross-validation in which the accounts of one incident stand in one fold, then trains on everything and writes
`lexis.npz` and `ranker.npz` in `src/rashomon/data/figures`. Seeded: the same data give the same bytes with the same
scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import pickle
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from rashomon.annotate.figures.features import features, lexical
from rashomon.annotate.figures.lexis import ASKED
from rashomon.annotate.figures.telling import Telling, tell
from rashomon.model import Reading

TARGET = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "data" / "figures"
CATEGORIES = ("killed", "injured")
WEIGHT = {"incidents": 1.0, "conflict": 3.0}  # conflict has a seventh of the accounts
SETTINGS: dict[str, Any] = {
    "max_iter": 250,
    "learning_rate": 0.08,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 15,
    "l2_regularization": 2.0,
    "max_features": 0.3,
    "random_state": 0,
}


LEAST_ACCOUNTS = 8  # a word that fewer accounts use is not learned
INNER = 3  # folds from which the words' odds of the training accounts come
STRENGTH = 10.0  # inverse of the regularization of the words' weights
Odds = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one account and category: rows of features (the first is "no total") and which are right."""

    source: str
    account: str
    story: str
    category: str
    count: int
    bag: frozenset[str]
    values: tuple[float, ...]
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
    words, matrix = _matrix(examples)
    held = [_held_out(examples, matrix, arguments.folds, fold) for fold in range(arguments.folds)]
    arrays: dict[str, NDArray[Any]] = {"names": np.array(names)}
    final = _crossed(examples, matrix, arguments.folds)
    for category in CATEGORIES:
        own = [example for example in examples if example.category == category]
        for source, accuracy in _validated(own, names, held):
            print(f"{category}.{source}.exact {accuracy:.4f}")
        _with_odds(own, names, final)
        arrays |= {f"{category}_{name}": array for name, array in _packed(_trained(own)).items()}
    TARGET.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(TARGET / "ranker.npz", **arrays)
    np.savez_compressed(TARGET / "lexis.npz", **_weights(examples, words, matrix))
    for name in ("ranker", "lexis"):
        print(f"wrote {name}.npz: {(TARGET / name).with_suffix('.npz').stat().st_size} bytes")
    print(f"{len(examples)} examples, {len(words)} words")


def _examples(shared: Path, parses: Path, names: list[str]) -> Iterator[Example]:
    for source, gold in (("incidents", _incidents(shared)), ("conflict", _conflict(shared))):
        with (parses / f"{source}.pkl").open("rb") as handle:
            readings: list[Reading] = pickle.load(handle)
        for reading in readings:
            key = reading.account.story if source == "incidents" else reading.account.id.partition("-")[0]
            counts = gold.get(key or "", {}) if reading.parse.tokens else {}
            telling = tell(reading) if counts else None
            for category, count in counts.items():
                if telling is not None:
                    yield _example(reading, telling, source, category, count, names)


def _example(reading: Reading, telling: Telling, source: str, category: str, count: int, names: list[str]) -> Example:
    context = telling.contexts[category]
    options = [None, *context.options]
    rows = [features(context, option, dict.fromkeys(ASKED, 0.0)) for option in options]
    names.extend(name for name in rows[0] if not names or name not in names)
    ranges = [(option.min, option.max) if option else (0.0, 0.0) for option in options]
    right = [low == count and (source == "conflict" or high in (count, None)) for low, high in ranges]
    return Example(
        source=source, account=reading.account.id, story=reading.account.story or reading.account.id, category=category,
        count=count, bag=telling.bag, values=tuple(low for low, _ in ranges),
        rows=np.array([[row[name] for name in names] for row in rows], np.float32), right=np.array(right),
    )  # fmt: skip


def _matrix(examples: Sequence[Example]) -> tuple[list[str], csr_matrix]:
    """The words that are learned, and for each example those it uses, scaled to length one."""
    used = Counter(word for example in examples for word in example.bag)
    words = sorted(word for word, count in used.items() if count >= 2 * LEAST_ACCOUNTS)  # most accounts stand in twice
    rows = {word: row for row, word in enumerate(words)}
    known = [sorted(rows[word] for word in example.bag if word in rows) for example in examples]
    ends = np.cumsum([0, *map(len, known)])
    ones = np.ones(int(ends[-1]), np.float32)
    matrix = csr_matrix((ones, np.concatenate([np.array(k, int) for k in known]), ends), (len(known), len(words)))
    lengths = np.sqrt(np.maximum(np.diff(ends), 1))
    return words, (diags(1 / lengths) @ matrix).tocsr()


def _asked(examples: Sequence[Example], asked: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which examples answer the question, and which with yes."""
    category, _, least = asked.partition("_")
    own = np.array([example.category == category for example in examples])
    return own, np.array([example.count >= int(least) for example in examples])


def _linear(matrix: csr_matrix, answers: NDArray[np.bool_], rows: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(matrix[rows], answers[rows])


def _held_out(examples: Sequence[Example], matrix: csr_matrix, folds: int, fold: int) -> Odds:
    """Odds for one outer fold: of its own accounts by a model of all others, of those by folds among themselves."""
    outside = np.array([_fold(example.story, folds) != fold for example in examples])
    return _odds(examples, matrix, outside, ~outside)


def _crossed(examples: Sequence[Example], matrix: csr_matrix, folds: int) -> Odds:
    """Odds of every account by folds among all."""
    return _odds(examples, matrix, np.full(len(examples), True), np.full(len(examples), False))


def _odds(
    examples: Sequence[Example], matrix: csr_matrix, train: NDArray[np.bool_], test: NDArray[np.bool_]
) -> dict[str, dict[str, float]]:
    inner = np.array([_fold(f"inner {example.story}", INNER) for example in examples])
    found: dict[str, dict[str, float]] = {example.account: {} for example in examples}
    for asked in ASKED:
        own, answers = _asked(examples, asked)
        parts = [(train & own & (inner != i), train & (inner == i)) for i in range(INNER)]
        for rows, target in [*parts, (train & own, test)]:
            if not target.any():
                continue
            scores = _linear(matrix, answers, rows).decision_function(matrix[target])
            for index, score in zip(np.flatnonzero(target), scores, strict=True):
                found[examples[index].account][asked] = float(score)
    return found


def _weights(examples: Sequence[Example], words: list[str], matrix: csr_matrix) -> dict[str, NDArray[Any]]:
    models = []
    for asked in ASKED:
        own, answers = _asked(examples, asked)
        models.append(_linear(matrix, answers, own))
    return {
        "words": np.array(words), "weights": np.stack([m.coef_[0] for m in models], axis=1).astype(np.float16),
        "base": np.array([m.intercept_[0] for m in models], np.float32),
    }  # fmt: skip


def _with_odds(examples: Sequence[Example], names: list[str], odds: Odds) -> None:
    """Writes the features that hang on the words' odds into the rows of each example."""
    for example in examples:
        for row, value in zip(example.rows, example.values, strict=True):
            for name, number in lexical(odds[example.account], example.category, value).items():
                row[names.index(name)] = number


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


def _validated(examples: Sequence[Example], names: list[str], odds: Sequence[Odds]) -> Iterator[tuple[str, float]]:
    right: dict[str, list[bool]] = {}
    for fold, own_odds in enumerate(odds):
        _with_odds(examples, names, own_odds)
        model = _trained([example for example in examples if _fold(example.story, len(odds)) != fold])
        held = [example for example in examples if _fold(example.story, len(odds)) == fold]
        scores = model.decision_function(np.vstack([example.rows for example in held]))
        ends = np.cumsum([len(example.rows) for example in held])
        for example, own in zip(held, np.split(scores, ends[:-1]), strict=True):
            right.setdefault(example.source, []).append(bool(example.right[int(np.argmax(own))]))
    for source, hits in sorted(right.items()):
        yield source, sum(hits) / len(hits)


def _fold(story: str, folds: int) -> int:
    return zlib.crc32(story.encode()) % folds


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
