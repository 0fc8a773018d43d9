"""Points against gold: 26 events of `../shared/bench` annotated for this project, pairs and denials.

    bench/points.py [dev|test]

`bench/gold/points.json` lists sentences, in the later events the words of claims, by offsets. Two of them are a gold
pair where one point has both, and a system pair where claims of both stand in one point; those in no gold point are
left out, as by `score.py karabakh`. The weights were fitted on both halves (`models/points/train.py` tells what they do
on events left out); constants were tuned on `dev`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from common import SHARED, heading
from rashomon import pipeline
from rashomon.model import Account, Dossier, Span

GOLD = Path(__file__).parent / "gold" / "points.json"
Pairs = set[frozenset[str]]


def accounts(event: dict[str, Any]) -> Iterator[Account]:
    """The event's articles, each with its line number as id: ids of the set are not unique."""
    lines = (SHARED / "bench" / event["set"] / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for number in event["documents"]:
        row = json.loads(lines[number - 1])
        fields = {name: row.get(name) for name in ("title", "outlet", "published", "url")}
        yield Account(id=f"{number:05}", text=row["text"], format="jsonl", **fields)


def names(places: Sequence[Sequence[int]]) -> list[str]:
    return [f"{number:05}:{begin}:{end}" for number, begin, end in places]


def together(groups: Sequence[Sequence[str]]) -> Pairs:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}


def across(sides: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Pairs:
    return {frozenset((a, b)) for ours, theirs in sides for a in ours for b in theirs if a != b}


def sides(dossier: Dossier, known: set[str]) -> list[tuple[list[str], list[str]]]:
    """For each point the gold sentences that its claims, or the parts of them that bear on it, stand in."""
    found = []
    for point in dossier.points:
        parts = dict(point.parts)

        told = [
            [
                name
                for claim in side
                for name in sorted(known)
                if covers(name, claim.document, parts.get(claim.id, claim.content))
            ]
            for side in (point.supports, point.denies)
        ]
        found.append((told[0], told[1]))
    return found


def covers(name: str, document: str, spans: Sequence[Span]) -> bool:
    """Whether half of the words pointed at stand in the sentence."""
    number, begin, end = name.rsplit(":", 2)
    total = sum(span.end - span.begin for span in spans)
    shared = sum(span.overlap(Span(int(begin), int(end))) for span in spans)
    return number == document and shared * 2 >= total > 0


def score(event: dict[str, Any], tools: pipeline.Toolbox) -> Counter[str]:
    told = list(pipeline.readings(accounts(event), tools))
    dossier = pipeline.dossier(told)
    gold = [(names(point["supports"]), names(point["denies"])) for point in event["points"]]
    known = {name for ours, theirs in gold for name in (*ours, *theirs)}
    system = sides(dossier, known)
    gold_pairs, system_pairs = together([a + b for a, b in gold]), together([a + b for a, b in system])
    gold_denied, system_denied = across(gold), across(system)
    return Counter(
        pairs_hit=len(gold_pairs & system_pairs), pairs_system=len(system_pairs), pairs_gold=len(gold_pairs),
        denied_hit=len(gold_denied & system_denied), denied_system=len(system_denied), denied_gold=len(gold_denied),
    )  # fmt: skip


def f1(hit: int, system: int, gold: int) -> str:
    precision, recall = hit / max(1, system), hit / max(1, gold)
    value = 2 * precision * recall / (precision + recall) if hit else 0.0
    return f"precision {precision:.3f} recall {recall:.3f} f1 {value:.3f}"


def main() -> None:
    events = json.loads(GOLD.read_text(encoding="utf-8"))["events"]
    tools = pipeline.Toolbox()
    print(heading())
    for half in sys.argv[1:] or ["dev", "test"]:
        total: Counter[str] = Counter()
        for event in events:
            if event["half"] == half:
                total += score(event, tools)
        for name in ("pairs", "denied"):
            print(half, name, f1(total[f"{name}_hit"], total[f"{name}_system"], total[f"{name}_gold"]))


if __name__ == "__main__":
    main()
