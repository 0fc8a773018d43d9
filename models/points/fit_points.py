"""Fits what turns judgements into points, on dev events: scale and shift of the logits, then the thresholds.

    python models/points/fit_points.py --judge work/points

Logits become chances by a logistic regression on the candidate pairs of dev. The thresholds are searched one after
another, over and over, for the most of `objective` (F1 of pairs and of denials, disputes and statuses right), over
made-up and real events alike; written into `judge.json` with the fingerprint of the events.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench"), str(ROOT / "models" / "points")]

from examples import statement_labels, told  # noqa: E402

from point_events import Event, made, read, real, scorer, wire  # noqa: E402
from rashomon import pipeline  # noqa: E402
from rashomon.points.assemble import assemble  # noqa: E402
from rashomon.points.clustering import Thresholds, clusters, sides  # noqa: E402
from rashomon.points.edges import edges_of  # noqa: E402
from rashomon.points.network import Network  # noqa: E402
from rashomon.points.retrieval import candidates  # noqa: E402

GRID = {
    "same": (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7),
    "apart": (0.2, 0.3, 0.4, 0.5, 0.7),
    "shared": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.1),
    "opposed": (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8),
    "against": (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1.1),
    "corroborated": (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
}


class Prepared:
    """An event with its judged pairs."""

    def __init__(self, event: Event, judge: Network, tools: pipeline.Toolbox) -> None:
        self.event, self.stages = event, read(event, tools)
        ordered = sorted(self.stages.readings, key=lambda reading: reading.account.id)
        self.ordered = ordered
        rows = [each for reading in ordered for each in told(reading)]
        self.rows = rows
        self.statements = [statement for statement, _ in rows]
        seen = judge.read([context for _, context in rows])
        self.pairs = candidates(seen.vectors, [s.document for s in self.statements])
        self.chances = judge.compare(seen, self.pairs)

    def labels(self) -> np.ndarray:
        """Labels (m, 2) of the candidate pairs: 1, 0, -1."""
        points = [
            {**point, **{side: [_member(m) for m in point[side]] for side in ("supports", "denies")}}
            for point in self.event.gold["points"]
        ]
        found = statement_labels(self.rows, points)
        a, b = self.pairs.T
        return np.stack([found.same[a, b], found.opposed[a, b]], 1)

    def dossier(self, chances: np.ndarray, at: Thresholds) -> dict[str, Any]:
        judged = [(int(a), int(b), float(s), float(o)) for (a, b), (s, o) in zip(self.pairs, chances, strict=True)]
        edges = edges_of(self.statements, self.ordered, judged, by="judge", lineage=self.stages.lineage)
        both, _ = sides(clusters(len(self.statements), edges, at), edges, at)
        points = assemble(both, self.statements, edges, self.ordered, self.stages.origins, at)
        return wire(self.event.name, self.ordered, points)


def _member(member: dict[str, Any]) -> dict[str, Any]:
    return {"doc": member["doc"], "spans": [tuple(member["span"])]}


def figures(total: dict[str, float]) -> dict[str, float]:
    out = {}
    for name in ("pairs", "denied"):
        p = total[f"{name}.right"] / max(1, total[f"{name}.system"])
        r = total[f"{name}.tp"] / max(1, total[f"{name}.gold"])
        out |= {f"{name}.p": p, f"{name}.r": r, f"{name}.f1": 2 * p * r / (p + r) if p + r else 0.0}
    out["disputed.found"] = total["disputed.found"] / max(1, total["disputed.gold"])
    out["disputed.right"] = total["disputed.right"] / max(1, total["disputed.system"])
    out["agreed.right"] = total["agreed.right"] / max(1, total["agreed.system"])
    out["agreed.n"] = total["agreed.system"]
    out["status"] = total["status.right"] / max(1, total["status.gold"])
    return {key: round(value, 3) for key, value in out.items()}


def scored(
    prepared: Sequence[Prepared], chances: Sequence[np.ndarray], at: Thresholds, score: Any
) -> dict[str, dict[str, float]]:
    totals: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one, own in zip(prepared, chances, strict=True):
        for key, value in score._event(one.event.gold, one.dossier(own, at)).items():
            totals[one.event.kind][key] += value
    return {kind: figures(total) for kind, total in totals.items()}


def objective(told_of: dict[str, dict[str, float]]) -> float:
    """The mean over kinds of events; precision of pairs and disputes below .6 costs double, agreement below .7 too."""
    worth = []
    for f in told_of.values():
        value = f["pairs.f1"] + f["denied.f1"]
        value += 0.5 * (f["disputed.found"] + f["status"] + f["agreed.right"])
        value -= 2 * max(0.0, 0.6 - f["pairs.p"]) + 2 * max(0.0, 0.6 - f["disputed.right"])
        value -= max(0.0, 0.7 - f["agreed.right"])
        worth.append(value)
    return float(np.mean(worth))


def logits(chances: np.ndarray) -> np.ndarray:
    kept = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.log(kept / (1 - kept))


def calibrated(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Scale and shift of logits by logistic regression, Newton's method."""
    w = np.array([1.0, 0.0])
    rows = np.stack([x, np.ones_like(x)], 1)
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ w))
        gradient = rows.T @ (p - y) + 1e-3 * (w - [1, 0])
        hessian = (rows * (p * (1 - p))[:, None]).T @ rows + 1e-3 * np.eye(2)
        w = w - np.linalg.solve(hessian, gradient)
    return float(w[0]), float(w[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--look", action="store_true", help="print the figures of the thresholds as they are, and stop")
    options = parser.parse_args()
    judge, tools, score = Network.load(options.judge), pipeline.Toolbox(), scorer()
    prepared = [Prepared(event, judge, tools) for event in (*made(options.part), *real(options.part))]
    target = options.judge / "judge.json"
    told_of = json.loads(target.read_text(encoding="utf-8"))
    raw = [one.chances for one in prepared]
    if options.look:
        print(json.dumps(scored(prepared, raw, Thresholds(**told_of.get("thresholds", {})), score), indent=1))
        return
    old_scale, old_shift = np.array(told_of["scale"]), np.array(told_of["shift"])
    plain = [(logits(chances) - old_shift) / old_scale for chances in raw]
    labels = [one.labels() for one in prepared]
    scale, shift = [], []
    for answer in (0, 1):
        x = np.concatenate([p[:, answer] for p in plain])
        y = np.concatenate([label[:, answer] for label in labels])
        fitted = calibrated(x[y >= 0], y[y >= 0].astype(float))
        scale.append(fitted[0])
        shift.append(fitted[1])
    chances = [1 / (1 + np.exp(-(p * scale + shift))) for p in plain]
    print("scale", scale, "shift", shift)
    best = Thresholds(same=0.4, shared=0.6, opposed=0.4, against=0.3)
    value = objective(scored(prepared, chances, best, score))
    for _ in range(2):
        for name, grid in GRID.items():
            for step in grid:
                tried = replace(best, **{name: step})
                now = objective(scored(prepared, chances, tried, score))
                if now > value + 1e-6:
                    best, value = tried, now
            print(name, asdict(best), round(value, 4), flush=True)
    final = scored(prepared, chances, best, score)
    print(json.dumps(final, indent=1))
    names = sorted(one.event.name for one in prepared)
    told_of |= {
        "scale": [round(s, 4) for s in scale], "shift": [round(s, 4) for s in shift], "thresholds": asdict(best),
        "fitted_on": {
            "part": options.part, "events": len(names),
            "fingerprint": hashlib.sha256("|".join(names).encode()).hexdigest()[:16],
        },
    }  # fmt: skip
    target.write_text(json.dumps(told_of, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
