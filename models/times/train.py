"""Learns which phrases that the grammar of times finds are marked as times (`rashomon.annotate.times.choose`).

    python models/times/train.py ../shared/bench/times/timebank.jsonl ../shared/bench/times/aquaint.jsonl

Prints the scores by ten-fold cross-validation over documents, then writes the weights of all documents to
`src/rashomon/data/times/choice.json`. Nothing is random but the folds, whose seed is fixed.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.annotate.times.choose import chance
from rashomon.annotate.times.find import Candidate, candidates
from rashomon.model import Account, Reading

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "src" / "rashomon" / "data" / "times" / "choice.json"
EDGE = " \t\r\n\"'“”‘’«»`,.;:!?()[]–—-"  # what the scorer trims
FOLDS, SEED = 10, 7
RIDGE, FEWEST, THRESHOLD = 3.0, 3, 0.4  # set by cross-validation on TimeBank and AQUAINT
STEPS, RATE = 300, 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A document with its gold times, the candidates found in it and whether each is a gold time."""

    text: str
    gold: Sequence[Mapping[str, Any]]
    found: Sequence[Candidate]
    marked: Sequence[bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path, help="JSON lines with id, text, published and times")
    parser.add_argument("--parses", type=Path, help="folder of pickled lists of readings, named like the gold files")
    parser.add_argument("--dry-run", action="store_true", help="only cross-validate")
    arguments = parser.parse_args()
    examples = [example for path in arguments.gold for example in read_examples(path, arguments.parses)]
    print("all candidates", scores(examples, [[True] * len(example.found) for example in examples]))
    print("chosen        ", scores(examples, cross_validated(examples)))
    if not arguments.dry_run:
        weights = {name: round(weight, 3) for name, weight in learn(examples).items()}
        model = {"weights": {name: weight for name, weight in weights.items() if weight}, "threshold": THRESHOLD}
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(json.dumps(model, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def read_examples(path: Path, parses: Path | None) -> list[Example]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_example(row, reading) for row, reading in zip(rows, readings(rows, path, parses), strict=True)]


def readings(rows: Sequence[Mapping[str, Any]], path: Path, parses: Path | None) -> Iterable[Reading]:
    """The parsed readings of the rows, from the folder of pickles where there is one."""
    if parses is not None:
        loaded: list[Reading] = pickle.loads((parses / f"{path.stem}.pkl").read_bytes())
        return loaded
    from rashomon.annotate.language import Language
    from rashomon.clean import clean

    accounts = (Account(id=str(row["id"]), text=row["text"], published=row["published"]) for row in rows)
    return Language().parse(map(clean, accounts))


def _example(row: Mapping[str, Any], reading: Reading) -> Example:
    found = list(candidates(reading))
    gold = [trimmed(row["text"], time["span"]) for time in row["times"]]
    spans = [trimmed(row["text"], candidate.moment.span) for candidate in found]
    return Example(row["text"], row["times"], found, [any(_meet(span, other) for other in gold) for span in spans])


def trimmed(text: str, span: Sequence[int]) -> tuple[int, int]:
    begin, end = span
    while begin < end and text[begin] in EDGE:
        begin += 1
    while end > begin and text[end - 1] in EDGE:
        end -= 1
    return begin, end


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression with a ridge, by full-batch AdaGrad; "" is the constant."""
    rows = [set(candidate.features) for example in examples for candidate in example.found]
    seen = Counter(feature for row in rows for feature in row)
    names = ["", *sorted(feature for feature, count in seen.items() if count >= FEWEST)]
    index = {name: position for position, name in enumerate(names)}
    columns = [[0, *sorted(index[feature] for feature in row if feature in index)] for row in rows]
    wanted = np.array([mark for example in examples for mark in example.marked], dtype=float)
    return dict(zip(names, fitted(columns, wanted, size=len(names)).tolist(), strict=True))


def fitted(columns: Sequence[Sequence[int]], wanted: np.ndarray, *, size: int) -> np.ndarray:
    flat = np.concatenate([np.array(row) for row in columns])
    row_of = np.repeat(np.arange(len(columns)), [len(row) for row in columns])
    weights, history = np.zeros(size), np.full(size, 1e-8)
    for _ in range(STEPS):
        totals = np.bincount(row_of, weights=weights[flat], minlength=len(columns))
        errors = 1 / (1 + np.exp(-totals)) - wanted
        gradient = np.bincount(flat, weights=errors[row_of], minlength=size) + RIDGE * weights
        gradient[0] -= RIDGE * weights[0]  # the constant is free
        history += gradient**2
        weights -= RATE * gradient / np.sqrt(history)
    return weights


def cross_validated(examples: Sequence[Example]) -> list[list[bool]]:
    """For each candidate of each document whether weights learned on the other folds mark it."""
    order = list(range(len(examples)))
    random.Random(SEED).shuffle(order)
    kept: dict[int, list[bool]] = {}
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = learn([example for position, example in enumerate(examples) if position not in held])
        for position in held:
            found = examples[position].found
            kept[position] = [chance(candidate.features, weights) >= THRESHOLD for candidate in found]
    return [kept[position] for position in range(len(examples))]


def scores(examples: Sequence[Example], kept: Sequence[Sequence[bool]]) -> str:
    """Strict, relaxed and value F1 as the scorer counts them."""
    counts: Counter[str] = Counter()
    for example, keep in zip(examples, kept, strict=True):
        free = [replace(candidate.moment) for candidate, chosen in zip(example.found, keep, strict=True) if chosen]
        counts["both"] += len(free) + len(example.gold)
        for gold in example.gold:
            span = trimmed(example.text, gold["span"])
            hits = [moment for moment in free if _meet(trimmed(example.text, moment.span), span)]
            if hits:
                hit = max(hits, key=lambda moment: trimmed(example.text, moment.span) == span)
                free.remove(hit)
                counts.update(
                    relaxed=1, strict=trimmed(example.text, hit.span) == span, value=hit.value == gold["value"]
                )
    return " ".join(f"{name} {2 * counts[name] / counts['both']:.4f}" for name in ("strict", "relaxed", "value"))


if __name__ == "__main__":
    main()
