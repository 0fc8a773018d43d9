"""Measures what `floors.json` pins and fails under a floor.

    bench/floors.py [--write]

Each floor names its measure, its value and the fingerprint of the data that it was measured on: other data, other
floor. `--write` pins what was measured now, less a margin; lowering a floor is an explicit act, to be told in the
commit. Without `../shared` only the shipped example is measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import lineage
from common import BENCH, EXAMPLE, KARABAKH, SHARED, heading, scorer
from event import score_event
from rashomon import pipeline
from rashomon.model.wire import annotation_to_wire, dumps

ATTRIBUTION = BENCH / "attribution" / "dev"
FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01  # a floor is pinned this far under what was measured: rounding, not room


def fingerprint(*places: Path) -> str:
    """A hash of all files below the places, in the order of their names."""
    digest = hashlib.blake2b(digest_size=8)
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                digest.update(path.name.encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def example(tools: pipeline.Toolbox) -> dict[str, float]:
    return score_event(EXAMPLE, tools)


def karabakh(tools: pipeline.Toolbox) -> dict[str, float]:
    return score_event(KARABAKH, tools)


def attribution(tools: pipeline.Toolbox) -> dict[str, float]:
    """The claims of `rashomon annotate` on the set that the tagger was tuned on."""
    run = pipeline.Run()
    texts = sorted(ATTRIBUTION.glob("*.txt"))
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "annotations.jsonl"
        with path.open("w", encoding="utf-8") as handle:
            for reading in pipeline.readings(pipeline.accounts(texts, run, settings=tools.settings), tools):
                handle.write(dumps(annotation_to_wire(reading)) + "\n")
        scores: dict[str, float] = scorer().attribution(ATTRIBUTION, path)
    return scores


def copies(_: pipeline.Toolbox) -> dict[str, float]:
    return lineage.measure()


MEASURES: dict[str, tuple[Callable[[pipeline.Toolbox], dict[str, float]], tuple[Path, ...]]] = {
    "example": (example, (EXAMPLE / "texts", EXAMPLE / "gold")),
    "karabakh": (karabakh, (KARABAKH,)),
    "attribution": (attribution, (ATTRIBUTION,)),
    "lineage": (copies, (lineage.DOCS, lineage.GOLD)),
}
PINNED = {
    "example": (
        "claims.recall", "claims.speaker", "figures.recall", "times.value", "places.recall", "places.one_place",
        "leftovers.documents_right",
    ),
    "karabakh": (
        "claims.recall", "claims.speaker", "claims.mode", "claims.stance", "figures.recall", "times.value",
        "places.recall", "places.one_place", "points.pairs.f1", "points.denied.f1", "points.status",
        "leftovers.documents_right",
    ),
    "attribution": ("source.exact.f1", "cue.exact.f1", "content.exact.f1", "link.f1"),
    "lineage": ("copies.recall", "copies.precision"),
}  # fmt: skip


def measured() -> dict[str, dict[str, object]]:
    """For each set that is here: its fingerprint and its pinned scores."""
    tools = pipeline.Toolbox()
    found: dict[str, dict[str, object]] = {}
    for name, (measure, data) in MEASURES.items():
        if not (SHARED / "score").is_dir() or not all(path.exists() for path in data):
            print(f"{name}: skipped, ../shared is absent")
            continue
        scores = measure(tools)
        found[name] = {"data": fingerprint(*data), "scores": {key: round(scores[key], 4) for key in PINNED[name]}}
    return found


def compare(found: dict[str, dict[str, object]], floors: dict[str, dict[str, object]]) -> list[str]:
    """What lies under its floor, or has none for this data."""
    wrong = []
    for name, row in found.items():
        pinned = floors.get(name)
        if pinned is None or pinned["data"] != row["data"]:
            wrong.append(f"{name}: no floor for this data ({row['data']}); pin one with --write")
            continue
        scores, least = row["scores"], pinned["scores"]
        assert isinstance(scores, dict) and isinstance(least, dict)
        for key, value in least.items():
            mark = "ok" if scores[key] >= value else "UNDER"
            print(f"{name:9} {key:28} {scores[key]:.4f}  floor {value:.4f}  {mark}")
            if scores[key] < value:
                wrong.append(f"{name}: {key} is {scores[key]:.4f}, under its floor {value:.4f}")
    return wrong


def pin(found: dict[str, dict[str, object]]) -> None:
    for row in found.values():
        scores = row["scores"]
        assert isinstance(scores, dict)
        row["scores"] = {key: round(max(0.0, value - MARGIN), 4) for key, value in scores.items()}
    FLOORS.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="pin what is measured now")
    options = parser.parse_args()
    print(heading())
    found = measured()
    if options.write:
        pin(found)
        return
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    wrong = compare(found, floors)
    sys.exit("\n".join(wrong) if wrong else 0)


if __name__ == "__main__":
    main()
