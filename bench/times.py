"""Times against TimeBank and AQUAINT, with speed.

    python bench/times.py [--shared ../shared] [--parses FOLDER] [--half even|odd|all]

Prints what `score.py times` says of each set, then how many tokens a second the times alone take. `--parses` takes a
folder of pickled readings with a parse (`timebank.pkl`, `aquaint.pkl`) instead of running the language pipeline again;
`--half` keeps every other document, for tuning on one half and reporting the other. The weights that choose what is
marked were learned on both sets: `python models/times/train.py --dry-run` prints the same scores by cross-validation.
Without the shared texts it says so and exits with 0.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from common import SHARED, heading, scorer
from rashomon.annotate.times import find_moments
from rashomon.model import Account, Reading

SETS = ("timebank", "aquaint")
HALVES = {"even": (0, 2), "odd": (1, 2), "all": (0, 1)}


def main() -> int:
    """Score both sets, or say why not."""
    arguments = _arguments()
    score = scorer()
    print(heading())
    for name in SETS:
        gold = arguments.shared / "bench" / "times" / f"{name}.jsonl"
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        first, step = HALVES[arguments.half]
        readings = list(_readings(rows, name, arguments.parses))[first::step]
        started = time.perf_counter()
        readings = [replace(reading, moments=find_moments(reading)) for reading in readings]
        seconds = time.perf_counter() - started
        for key, value in _scores(score, rows[first::step], readings).items():
            print(f"{name}.{key} {value:.4f}")
        tokens = sum(len(reading.parse.tokens) for reading in readings)
        print(f"{name}.tokens_per_second {tokens / seconds:.0f}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--half", choices=tuple(HALVES), default="all")
    return parser.parse_args()


def _readings(rows: Sequence[dict[str, Any]], name: str, parses: Path | None) -> Iterable[Reading]:
    if parses is not None:
        loaded: list[Reading] = pickle.loads((parses / f"{name}.pkl").read_bytes())
        return loaded
    from rashomon.annotate.language import Language
    from rashomon.clean import clean

    accounts = (Account(id=str(row["id"]), text=row["text"], published=row["published"]) for row in rows)
    return Language().parse(map(clean, accounts))


def _scores(score: Any, rows: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder) / "gold.jsonl", Path(folder) / "found.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        found.write_text("".join(json.dumps(_row(reading)) + "\n" for reading in readings), encoding="utf-8")
        scores: dict[str, float] = score.times(gold, found)
        return scores


def _row(reading: Reading) -> dict[str, Any]:
    times = [{"span": moment.span, "type": moment.type, "value": moment.value} for moment in reading.moments]
    return {"id": reading.account.id, "times": times}


if __name__ == "__main__":
    sys.exit(main())
