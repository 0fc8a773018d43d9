"""Fits the weights of `rashomon.align.scorer` on all annotated events and tells how well they generalise.

    python models/points/train.py

Events: `bench/gold/points.json` (26), `../shared/karabakh` and the shipped example. Two claims that gold lists are a
pair, positive where one point has both; a pair of claims is a bag of pairs of propositions, and the likeliest of them
speaks for it (three rounds). Logistic regression, features as in `align.likeness.likely`. An event weighs by the square
root of its pairs, the two with gold claims three times that. Prints average precision and the best F1 of each event,
left out in turn, then the weights that go into `scorer.py`. Needs scikit-learn; nothing is drawn at random.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from common import EXAMPLE, KARABAKH  # noqa: E402
from points import GOLD, accounts, covers, names  # noqa: E402
from rashomon import pipeline  # noqa: E402
from rashomon.align.board import Board  # noqa: E402
from rashomon.align.likeness import likely  # noqa: E402
from rashomon.align.vectors import vector_of  # noqa: E402
from rashomon.claims import resolve  # noqa: E402
from rashomon.judgements import Judgements  # noqa: E402
from rashomon.model import Reading  # noqa: E402

FEATURES = ("smaller", "larger", "frame_larger", "apart", "same_party", "same_document")
ROUNDS = 3
Bags = list[npt.NDArray[np.float64]]
Event = tuple[Bags, npt.NDArray[np.int64], float]


def events(tools: pipeline.Toolbox) -> Iterator[tuple[str, Event]]:
    for event in json.loads(GOLD.read_text(encoding="utf-8"))["events"]:
        told = resolve(list(pipeline.readings(accounts(event), tools)))
        points = [names([*point["supports"], *point["denies"]]) for point in event["points"]]
        yield event["event"], (*bags(told, points), 1.0)
    for folder in (KARABAKH, EXAMPLE):
        yield folder.name, (*_with_gold(folder, tools), 3.0)


def _with_gold(folder: Path, tools: pipeline.Toolbox) -> tuple[Bags, npt.NDArray[np.int64]]:
    paths = sorted((folder / "texts").glob("*.txt"))
    told = resolve(list(pipeline.readings(pipeline.accounts(paths, pipeline.Run(), settings=tools.settings), tools)))
    ids = {Path(reading.account.path or "").name: reading.account.id for reading in told}
    claims = {c["id"]: c for c in json.loads((folder / "gold" / "claims.json").read_text(encoding="utf-8"))}
    facts = json.loads((folder / "gold" / "facts.json").read_text(encoding="utf-8"))
    name = {key: f"{ids[c['doc']]}:{c['content']['span'][0]}:{c['content']['span'][1]}" for key, c in claims.items()}
    return bags(told, [[name[key] for key in fact["support"] + fact["deny"]] for fact in facts])


def bags(told: Sequence[Reading], points: Sequence[Sequence[str]]) -> tuple[Bags, npt.NDArray[np.int64]]:
    """For each pair of claims in gold the features of their pairs of propositions, and whether a point has both."""
    profiles = Board(told, vectors=vector_of, judgements=Judgements()).profiles
    known = sorted({name for point in points for name in point})
    positive = {frozenset(pair) for point in points for pair in combinations(sorted(set(point)), 2)}
    stands: dict[str, set[str]] = defaultdict(set)
    of_claim: dict[str, list[Any]] = defaultdict(list)
    for profile in profiles:
        claim = profile.proposition.claim
        stands[claim.id] |= {name for name in known if covers(name, claim.document, claim.content)}
        if profile.terms:
            of_claim[claim.id].append(profile)
    found: Bags = []
    labels = []
    for left, right in combinations(sorted(key for key in stands if stands[key] and of_claim[key]), 2):
        crossed = {frozenset((a, b)) for a in stands[left] for b in stands[right] if a != b}
        if crossed:
            rows = [row for mine in of_claim[left] for row in likely(mine, of_claim[right])]
            found.append(np.array([[row[name] for name in FEATURES] for row in rows]))
            labels.append(int(bool(crossed & positive)))
    return found, np.array(labels)


def fit(train: Sequence[Event]) -> tuple[npt.NDArray[np.float64], float]:
    all_bags = [bag for event in train for bag in event[0]]
    labels = np.concatenate([event[1] for event in train])
    weights = np.concatenate([np.full(len(event[1]), event[2] / np.sqrt(len(event[1]))) for event in train])
    chosen = np.stack([bag[bag[:, 0].argmax()] for bag in all_bags])
    for _ in range(ROUNDS):
        scale = chosen.std(axis=0) + 1e-9
        model = LogisticRegression(max_iter=500).fit(chosen / scale, labels, sample_weight=weights / weights.mean())
        weight, bias = model.coef_[0] / scale, float(model.intercept_[0])
        chosen = np.stack([bag[(bag @ weight).argmax()] for bag in all_bags])
    return weight, bias


def best_f1(scores: npt.NDArray[np.float64], labels: npt.NDArray[np.int64]) -> float:
    hits = np.cumsum(labels[np.argsort(-scores, kind="stable")])
    return float((2 * hits / (np.arange(1, len(hits) + 1) + labels.sum())).max())


def main() -> None:
    found = dict(events(pipeline.Toolbox()))
    results = {}
    for name, (mine, labels, _) in found.items():
        weight, _ = fit([event for other, event in found.items() if other != name])
        scores = np.array([(bag @ weight).max() for bag in mine])
        results[name] = (float(average_precision_score(labels, scores)), best_f1(scores, labels))
        print(f"{name[:22]:22} average precision {results[name][0]:.3f}  best F1 {results[name][1]:.3f}", flush=True)
    print("mean", np.mean(list(results.values()), axis=0).round(3))
    weight, bias = fit(list(found.values()))
    print(dict(zip(FEATURES, weight.round(3).tolist(), strict=True)), round(bias, 3))


if __name__ == "__main__":
    main()
