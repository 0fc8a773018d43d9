"""Points against annotated events, made-up ones of the corpus and real ones, by `../shared/score/score.py points`.

    bench/points.py [--part dev|test|train] [--kind made|real] [--judge FOLDER] [--events]

Made-up events are of `corpus/`, real ones are `bench/gold/events/` with the articles of `../shared/bench`. Events are
read by the stages before points once and kept in `.cache/points`; points are found anew. The judge learned from `train`
and its thresholds were fitted on `dev`; only `test` tells what it is worth. `--events` prints each event's own figures.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from common import heading, scorer
from point_events import CORPUS, Event, made, read, real
from rashomon import pipeline
from rashomon.model import Point
from rashomon.points import Found, find_points
from rashomon.points.judge import SHIPPED, Network, thresholds

KINDS = {"made": made, "real": real}
SHOWN = (
    "events", "pairs.f1", "pairs.precision", "pairs.recall", "denied.f1", "denied.precision", "denied.recall",
    "disputed.found", "disputed.right", "agreed.right", "status", "core.recall", "events.pairs.f1",
)  # fmt: skip


def events(kind: str, part: str) -> Iterator[Event]:
    """The events of a kind and part; none where their texts are absent."""
    if kind == "real" or (CORPUS / "splits.json").is_file():
        yield from KINDS[kind](part)


def found(event: Event, tools: pipeline.Toolbox, judge: Network, folder: Path) -> tuple[dict[str, Any], Found]:
    """The event's dossier as far as the scorer reads it."""
    stages = read(event, tools)
    result = find_points(stages.readings, stages.lineage, origins=stages.origins, judge=judge, at=thresholds(folder))
    claims = [
        {"id": claim.id, "document": claim.document, "content": [list(span) for span in claim.content]}
        for reading in stages.readings for claim in reading.claims
    ]  # fmt: skip
    documents = [{"id": reading.account.id} for reading in stages.readings]
    points = [_wire(point) for point in result.points]
    return {"story": event.name, "documents": documents, "claims": claims, "points": points}, result


def _wire(point: Point) -> dict[str, Any]:
    return {
        "id": point.id,
        "status": point.status,
        "supports": [claim.id for claim in point.supports],
        "denies": [claim.id for claim in point.denies],
        "parts": {claim: [list(span) for span in spans] for claim, spans in point.parts},
    }


def score(golds: Iterable[dict[str, Any]], dossiers: Iterable[dict[str, Any]]) -> dict[str, float]:
    """The scorer's figures, from files as it wants them."""
    with tempfile.TemporaryDirectory() as place:
        gold = Path(place) / "gold"
        gold.mkdir()
        for at, event in enumerate(golds):
            (gold / f"{at:03}.json").write_text(json.dumps(event), encoding="utf-8")
        path = Path(place) / "dossiers.jsonl"
        path.write_text("".join(json.dumps(dossier) + "\n" for dossier in dossiers), encoding="utf-8")
        figures: dict[str, float] = scorer().points(gold, path)
    return figures


def measure(kind: str, part: str, tools: pipeline.Toolbox, judge: Network, folder: Path, *, each: bool = False) -> None:
    golds, dossiers, hidden, total = [], [], 0, 0
    for event in events(kind, part):
        dossier, result = found(event, tools, judge, folder)
        golds.append(event.gold)
        dossiers.append(dossier)
        hidden, total = hidden + result.hidden, total + len(result.points)
        if each:
            own = score(golds[-1:], dossiers[-1:])
            print(f"  {event.name:32} pairs {own['pairs.f1']:.3f}  denied {own['denied.f1']:.3f}", flush=True)
    if not golds:
        print(f"{kind} {part}: skipped, the events or their texts are absent")
        return
    figures = score(golds, dossiers)
    print(f"{kind} {part}: {total} points, {hidden} opposed pairs that no point shows")
    for name in SHOWN:
        print(f"  {name:18} {figures[name]:.3f}" if name != "events" else f"  {name:18} {figures[name]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("train", "dev", "test"), help="dev and test, unless one is named")
    parser.add_argument("--kind", choices=tuple(KINDS), help="both, unless one is named")
    parser.add_argument("--judge", type=Path, default=SHIPPED, help="folder of another judge's weights")
    parser.add_argument("--events", action="store_true", help="print the figures of each event too")
    options = parser.parse_args()
    scorer()  # says so and ends where the scorer is absent
    tools, judge = pipeline.Toolbox(), Network.load(options.judge)
    print(heading())
    for part in [options.part] if options.part else ["dev", "test"]:
        for kind in [options.kind] if options.kind else list(KINDS):
            measure(kind, part, tools, judge, options.judge, each=options.events)


if __name__ == "__main__":
    main()
