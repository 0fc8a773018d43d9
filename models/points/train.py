"""Fits the weights of `rashomon.align.scorer` on the annotated events and tells how well they generalise.

    python models/points/train.py --encoders WORK

Events: the 86 of `bench/gold/points.json`, the five accounts and the shipped example. Two claims are a pair, positive
where one point has both, left out where one only takes the other for granted; a pair of claims is a bag of pairs of
propositions, and the likeliest of them speaks for it (three rounds). Logistic regression. What an encoder says of the
claims that it was trained on is too good to learn from, so each half is read with the encoder of the other (`WORK/dev`,
`WORK/test`, made by `encoder.py`). Prints mean average precision of five folds over events, and writes the weights of
all to `data/align/scorer.json`. Needs scikit-learn; nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "bench")]

from gold_points import GoldEvent, events, given, matched  # noqa: E402
from rashomon import pipeline  # noqa: E402
from rashomon.align.board import Board  # noqa: E402
from rashomon.align.evidence import FEATURES, Floats  # noqa: E402
from rashomon.align.vectors import vector_of  # noqa: E402
from rashomon.claims import resolve  # noqa: E402
from rashomon.encoder import SentenceEncoder  # noqa: E402
from rashomon.judgements import Judgements  # noqa: E402
from rashomon.model import Reading  # noqa: E402

TARGET = ROOT / "src" / "rashomon" / "data" / "align" / "scorer.json"
ROUNDS = 3
FOLDS = 5
STRENGTH = 1.0


@dataclass(frozen=True, slots=True)
class Bags:
    """Pairs of claims of an event: `rows` of their pairs of propositions, `bag` the pair of each row, `labels` of each
    pair, `listed` where both of its claims stand in some point."""

    rows: Floats
    bag: np.ndarray
    labels: np.ndarray
    listed: np.ndarray


def bags(event: GoldEvent, told: Sequence[Reading], encoder: SentenceEncoder) -> Bags:
    board = Board(told, vectors=vector_of, meanings=encoder, judgements=Judgements())
    gold = matched(event, [claim for reading in told for claim in reading.claims])
    of_claim: dict[int, list[int]] = defaultdict(list)
    for at, profile in enumerate(board.profiles):
        if profile.claim_id in gold and profile.terms and gold[profile.claim_id] not in event.unsound:
            of_claim[gold[profile.claim_id]].append(at)
    same, doubtful = event.same, event.doubtful
    members = {at for point in event.points for at in point.members}
    rows, bag, labels, listed = [], [], [], []
    for left, right in combinations(sorted(of_claim), 2):
        if (left, right) in doubtful:
            continue
        for mine in of_claim[left]:
            found = board.evidence.of(mine, np.array(of_claim[right]))
            rows.append(found)
            bag += [len(labels)] * len(found)
        labels.append((left, right) in same)
        listed.append(left in members and right in members)
    return Bags(np.concatenate(rows), np.array(bag), np.array(labels), np.array(listed))


def best_rows(told: Bags, scores: Floats) -> np.ndarray:
    """For each pair of claims the row that scores best."""
    order = np.lexsort((-scores, told.bag))
    return order[np.flatnonzero(np.diff(told.bag[order], prepend=-1))]


def fit(train: Sequence[Bags]) -> tuple[Floats, float]:
    labels = np.concatenate([one.labels for one in train])
    weights = np.concatenate([np.full(len(one.labels), 1 / np.sqrt(len(one.labels))) for one in train])
    chosen = np.concatenate([one.rows[best_rows(one, one.rows[:, 0])] for one in train])
    for _ in range(ROUNDS):
        scale = chosen.std(axis=0) + 1e-9
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(
            chosen / scale, labels, sample_weight=weights / weights.mean()
        )
        weight, bias = model.coef_[0] / scale, float(model.intercept_[0])
        chosen = np.concatenate([one.rows[best_rows(one, one.rows @ weight)] for one in train])
    return weight, bias


def judged(one: Bags, weight: Floats) -> tuple[float, float]:
    """Average precision over the pairs of claims that stand in points, and over all."""
    scores = (one.rows @ weight)[best_rows(one, one.rows @ weight)]
    return (
        float(average_precision_score(one.labels[one.listed], scores[one.listed])),
        float(average_precision_score(one.labels, scores)),
    )


def read(encoders: Mapping[str, SentenceEncoder]) -> Iterator[tuple[str, Bags]]:
    tools = pipeline.Toolbox()
    for event in (*events(), *given()):
        told = resolve(list(pipeline.readings(iter(event.accounts), tools)))
        found = bags(event, told, encoders["test" if event.half == "dev" else "dev"])
        if found.labels.any():
            yield event.half, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoders", type=Path, required=True, help="folder with those of the halves, dev and test")
    args = parser.parse_args()
    encoders = {half: SentenceEncoder.load(args.encoders / half) for half in ("dev", "test")}
    halves, found = zip(*read(encoders), strict=True)
    results = []
    for fold in range(FOLDS):
        weight, _ = fit([one for at, one in enumerate(found) if at % FOLDS != fold])
        results += [judged(one, weight) for at, one in enumerate(found) if at % FOLDS == fold]
    print("average precision over listed claims, over all:", np.mean(results, axis=0).round(3))
    weight, bias = fit(found)
    data = {"weights": dict(zip(FEATURES, weight.round(4).tolist(), strict=True)), "bias": round(bias, 4)}
    TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(data), len(halves))


if __name__ == "__main__":
    main()
