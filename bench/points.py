"""Points against annotated events, made-up ones of the corpus and real ones, by `../shared/score/score.py points`.

    bench/points.py [--part dev|test|train] [--kind made|real] [--judge FOLDER] [--events]

Made-up events are of `corpus/`, real ones are `bench/gold/events/` with the articles of `../shared/bench`. Events are
read by the stages before points once and kept in `.cache/points`; points are found anew, as users get them, or by the
trained judge in FOLDER. Only `test` tells what either is worth. `--events` prints each event's own figures.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from common import heading
from point_events import Read, made, read, real, score, scorer, wire
from rashomon import pipeline
from rashomon.align import align
from rashomon.model import Point
from rashomon.points import find_points
from rashomon.points.network import Network

KINDS = {"made": made, "real": real}
SHOWN = (
    "events", "pairs.f1", "pairs.precision", "pairs.recall", "denied.f1", "denied.precision", "denied.recall",
    "disputed.found", "disputed.right", "agreed.right", "status", "core.recall", "events.pairs.f1",
)  # fmt: skip


def found(stages: Read, judge: Network | None) -> Sequence[Point]:
    if judge is not None:
        return find_points(stages.readings, stages.lineage, origins=stages.origins, judge=judge).points
    named = {claim: str(origin) for claim, origin in stages.origins.items()}
    return align(stages.readings, stages.lineage, origins=named)


def measure(kind: str, part: str, tools: pipeline.Toolbox, judge: Network | None, *, each: bool = False) -> None:
    rows = []
    for event in KINDS[kind](part):
        stages = read(event, tools)
        rows.append((event.gold, wire(event.name, stages.readings, found(stages, judge))))
        if each:
            own = score(rows[-1:])
            print(f"  {event.name:32} pairs {own['pairs.f1']:.3f}  denied {own['denied.f1']:.3f}", flush=True)
    if not rows:
        print(f"{kind} {part}: skipped, the events or their texts are absent")
        return
    figures = score(rows)
    print(f"{kind} {part}")
    for name in SHOWN:
        print(f"  {name:18} {figures[name]:.3f}" if name != "events" else f"  {name:18} {figures[name]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("train", "dev", "test"), help="dev and test, unless one is named")
    parser.add_argument("--kind", choices=tuple(KINDS), help="both, unless one is named")
    parser.add_argument("--judge", type=Path, help="folder of a trained judge, in place of what users get")
    parser.add_argument("--events", action="store_true", help="print the figures of each event too")
    options = parser.parse_args()
    scorer()  # says so and ends where the scorer is absent
    tools, judge = pipeline.Toolbox(), Network.load(options.judge) if options.judge else None
    print(heading())
    for part in [options.part] if options.part else ["dev", "test"]:
        for kind in [options.kind] if options.kind else list(KINDS):
            measure(kind, part, tools, judge, each=options.events)


if __name__ == "__main__":
    main()
