"""Figures and tallies against the gold of `incidents`, `conflict` and `karabakh`, with speed and memory.

    python bench/figures.py [--shared ../shared] [--parses FOLDER] [--half even|odd|all]

Builds for each event the part of a dossier that the scorer reads (documents, figures, tally) from the figures and the
tally alone. `--parses` takes a folder of pickled readings with a parse (`incidents.pkl`, ...) instead of running the
language pipeline again; `--half` keeps the incidents with even or odd ids, for tuning on one and reporting the other.
Prints `name value`, one a line. Without the shared texts it says so and exits with 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pickle
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from rashomon.align.tally import tally
from rashomon.annotate.figures import read_figures
from rashomon.model import Account, Block, Figure, Reading, Span, Tally

SETS = {
    "incidents": "bench/incidents/docs.jsonl",
    "conflict": "bench/conflict/articles.jsonl",
    "karabakh": "karabakh/texts",
}


def main() -> int:
    """Run all three sets, or say why not."""
    arguments = _arguments()
    if not (arguments.shared / "score" / "score.py").exists():
        print(f"skipped: no {arguments.shared / 'score' / 'score.py'}")
        return 0
    score = _scorer(arguments.shared)
    for name in arguments.sets:
        readings = _readings(name, arguments.shared, arguments.parses)
        started = time.perf_counter()
        readings = [_read(reading) for reading in readings]
        seconds = time.perf_counter() - started
        _report(name, _scores(name, score, arguments, readings))
        print(f"{name}.accounts_per_second {len(readings) / seconds:.0f}")
    print(f"peak_memory_mb {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    return 0


def _read(reading: Reading) -> Reading:
    figures, titled = read_figures(reading)
    return replace(reading, figures=figures, titled=titled)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all")
    parser.add_argument("--sets", nargs="*", choices=tuple(SETS), default=tuple(SETS))
    return parser.parse_args()


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"cannot load {shared / 'score' / 'score.py'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _readings(name: str, shared: Path, parses: Path | None) -> list[Reading]:
    if parses is not None:
        with (parses / f"{name}.pkl").open("rb") as handle:
            return list(pickle.load(handle))
    from rashomon.annotate.language import Language

    return list(Language().parse(map(_reading, _rows(shared / SETS[name]))))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield {"id": file.name, "text": file.read_text(encoding="utf-8")}
        return
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            yield json.loads(line)


def _reading(row: dict[str, Any]) -> Reading:
    account = Account(
        id=str(row["id"]), text=row["text"], title=row.get("title"), published=row.get("published"),
        outlet=row.get("outlet"), story=str(row.get("story") or row.get("event") or "") or None,
    )  # fmt: skip
    return Reading(account=account, blocks=tuple(_blocks(row["text"])))


def _blocks(text: str) -> Iterator[Block]:
    begin = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = begin + line.index(stripped)
            yield Block(Span(first, first + len(stripped)), "paragraph", stripped)
        begin += len(line)


def _scores(
    name: str, score: ModuleType, arguments: argparse.Namespace, readings: Sequence[Reading]
) -> dict[str, float]:
    if name == "karabakh":
        return _karabakh(arguments.shared / "karabakh" / "gold", readings)
    gold = arguments.shared / SETS[name]
    if name == "incidents":
        readings = [r for r in readings if _in_half(r.account.story or "", arguments.half)]
        gold = gold.with_name("incidents.jsonl")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as handle:
        for story, members in _by_story(readings).items():
            handle.write(json.dumps(dossier(story, members)) + "\n")
        handle.flush()
        result: dict[str, float] = getattr(score, name)(gold, handle.name)
    return result


def _in_half(story: str, half: str) -> bool:
    return half == "all" or (int(story) % 2 == 0) == (half == "even")


def _by_story(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    stories: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        stories[reading.account.story or reading.account.id].append(reading)
    return stories


def dossier(story: str, readings: Sequence[Reading]) -> dict[str, Any]:
    """What the scorer reads of one event's dossier."""
    return {
        "story": story,
        "documents": [{"id": reading.account.id} for reading in readings],
        "figures": [_figure(figure) for reading in readings for figure in reading.figures],
        "tally": [_row(row) for row in tally(readings)],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    fields = ("document", "span", "category", "min", "max", "headline")
    return {name: getattr(figure, name) for name in fields}


def _row(row: Tally) -> dict[str, Any]:
    return {
        "category": row.category,
        "latest": {"min": row.latest[0], "max": row.latest[1]},
        "differ": [{"documents": list(pair.documents), "kind": pair.kind} for pair in row.differ],
    }


def _karabakh(gold: Path, readings: Sequence[Reading]) -> dict[str, float]:
    """The scorer's `figures.recall` alone: it needs a whole dossier for the rest."""
    wanted = json.loads((gold / "figures.json").read_text(encoding="utf-8"))
    have = [(reading.account.id, figure) for reading in readings for figure in reading.figures]
    hits = sum(
        any(
            document == want["doc"] and figure.span.overlap(Span(*want["span"]))
            and (figure.min, figure.max) == (want["min"], want["max"])
            for document, figure in have
        )
        for want in wanted
    )  # fmt: skip
    return {"figures.recall": hits / len(wanted)}


def _report(name: str, scores: dict[str, float]) -> None:
    for key, value in scores.items():
        print(f"{name}.{key} {value:.4f}" if isinstance(value, float) else f"{name}.{key} {value}")


if __name__ == "__main__":
    sys.exit(main())
