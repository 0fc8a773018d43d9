"""Sets the prices of spans of an exported tagger on the development set: two numbers a role, on a coarse grid.

    python models/claims/tune.py MODEL_FOLDER --data FOLDER [--parsed FOLDER] [--write]

The aim is the mean of four F1 over the claims that have a content: source, cue, content exactly, and links. Runs the
int8 model that ships, not the trained one, and prints what each step gains.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "src")]

import numpy as np  # noqa: E402
from corpus import Document, load  # noqa: E402
from judging import Claim, candidates_of, claims_of, gold_claims, judge  # noqa: E402

from rashomon.claims.tagging.batch import as_inputs, read_window  # noqa: E402
from rashomon.claims.tagging.choosing import Price  # noqa: E402
from rashomon.claims.tagging.marginals import Candidate  # noqa: E402
from rashomon.claims.tagging.pieces import windows  # noqa: E402
from rashomon.claims.tagging.tags import ROLES, Floats, Role  # noqa: E402
from rashomon.claims.tagging.weights import Weights, load_weights  # noqa: E402

LEAST = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65)
MASS = (0.0, 0.3, 0.6, 1.0)
Prices = dict[Role, Price]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A document with all that does not depend on the prices."""

    document: Document
    gold: list[Claim]
    candidates: list[Candidate]
    vectors: Floats


def run(weights: Weights, document: Document) -> Tagged:
    n = len(document.words)
    scores, vectors = np.zeros((n, weights.tags), np.float32), np.zeros((n, weights.link), np.float32)
    for window in windows(document.pieces, length=weights.length, context=weights.context):
        row = read_window(
            document.words,
            document.pieces,
            window.begin,
            window.end,
            opening=weights.opening,
            closing=weights.closing,
        )
        here = slice(window.first - row.start, window.last - row.start)
        found_scores, found_vectors = weights.run(as_inputs(row))
        scores[window.first : window.last] = found_scores[0, here]
        vectors[window.first : window.last] = found_vectors[0, here]
    found = candidates_of(document, scores, weights.tables["transitions"])
    return Tagged(document, gold_claims(document), found, vectors)


def scores_at(prices: Prices, tagged: Sequence[Tagged], weights: Weights) -> dict[str, float]:
    """F1 of spans and links over the claims that have a content: the others are not shown to anyone."""
    pairs = []
    for one in tagged:
        claims = claims_of(one.document, one.candidates, prices, one.vectors, weights.tables)
        pairs.append((one.gold, [claim for claim in claims if claim["content"]]))
    return judge(pairs)


def mean(scores: dict[str, float]) -> float:
    return sum(scores.values()) / len(scores)


def climb(tagged: Sequence[Tagged], weights: Weights) -> Prices:
    """Role by role, twice over: the best pair of numbers while the others stand."""
    prices = dict(weights.prices)
    best = mean(scores_at(prices, tagged, weights))
    for role in (*ROLES, *ROLES):
        for mass in MASS:
            for least in LEAST:
                trial = {**prices, role: replace(prices[role], least=round(least + 0.5 * mass, 3), mass=mass)}
                value = mean(scores_at(trial, tagged, weights))
                if value > best:
                    best, prices = value, trial
        print(role, asdict(prices[role]), round(best, 3), flush=True)
    return prices


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "attribution")
    parser.add_argument("--parsed", type=Path, default=ROOT / ".cache" / "claims" / "parsed")
    parser.add_argument("--write", action="store_true", help="put the prices into the model's config.json")
    args = parser.parse_args()
    weights = load_weights(args.model, threads=None)
    documents = load(args.data / "dev", args.parsed, weights.tokenizer, separator=weights.closing)
    tagged = [run(weights, document) for document in documents]
    print("before", scores_at(dict(weights.prices), tagged, weights), flush=True)
    prices = climb(tagged, weights)
    print("after ", scores_at(prices, tagged, weights))
    if args.write:
        path = args.model / "config.json"
        config = json.loads(path.read_text(encoding="utf-8"))
        config["prices"] = {role: asdict(price) for role, price in prices.items()}
        path.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
