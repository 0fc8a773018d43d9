"""Checks the corpus: every quotation stands once, statuses fit, parts are those of `split.py`; prints what there is.

python corpus/check.py            exit code 1 where something is wrong
python corpus/check.py --agree A.json B.json    how far two annotations of one event agree
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from split import part_of  # noqa: E402

STATUSES = ("disputed", "agreed", "one origin")
Place = tuple[str, int, int]


def load(path: Path) -> tuple[dict[str, Any], list[str]]:
    """An event with the spans of its members, and what is wrong with it."""
    event = json.loads(path.read_text(encoding="utf-8"))
    texts = {d["id"]: d["text"] for d in event["documents"]}
    wrong = [] if event["event"] == path.stem else [f"it calls itself {event['event']!r}"]
    for point in event["points"]:
        for side in ("supports", "denies"):
            for member in point[side]:
                count = texts.get(member["doc"], "").count(member["quote"])
                if count != 1:
                    wrong.append(f"{point['id']}: {member['quote'][:60]!r} stands {count} times in {member['doc']!r}")
                    continue
                begin = texts[member["doc"]].index(member["quote"])
                member["span"] = (begin, begin + len(member["quote"]))
        if point["status"] not in STATUSES or (point["status"] == "disputed") != bool(point["denies"]):
            wrong.append(f"{point['id']}: status {point['status']!r} with {len(point['denies'])} denials")
        if not point["denies"] and len({m["doc"] for m in point["supports"]}) < 2:
            wrong.append(f"{point['id']}: one account tells it and nobody denies it")
    return event, wrong


def pairs(event: dict[str, Any]) -> tuple[set[frozenset[Place]], set[frozenset[Place]]]:
    """Members of different accounts that stand in one point, and those of which one denies the other."""
    same, denied = set(), set()
    for point in event["points"]:
        say, deny = ([(m["doc"], *m["span"]) for m in point[side]] for side in ("supports", "denies"))
        same |= {frozenset(p) for p in combinations(sorted({*say, *deny}), 2) if p[0][0] != p[1][0]}
        denied |= {frozenset((a, b)) for a in say for b in deny if a != b}
    return same, denied


def agreement(one: set[frozenset[Place]], other: set[frozenset[Place]]) -> float:
    """F1 of pairs, matched where half of the shorter member stands in the other."""

    def over(a: Place, b: Place) -> bool:
        shared = max(0, min(a[2], b[2]) - max(a[1], b[1]))
        return a[0] == b[0] and 2 * shared >= min(a[2] - a[1], b[2] - b[1])

    def found(pair: frozenset[Place], others: list[tuple[Place, Place]]) -> bool:
        a, b = sorted(pair)
        return any((over(a, c) and over(b, d)) or (over(a, d) and over(b, c)) for c, d in others)

    left, right = ([(p[0], p[1]) for p in map(sorted, pairs) if len(p) == 2] for pairs in (one, other))
    p = sum(found(frozenset(x), right) for x in left) / max(1, len(left))
    r = sum(found(frozenset(x), left) for x in right) / max(1, len(right))
    return 2 * p * r / (p + r) if p + r else 0.0


def families() -> Iterator[str]:
    """What is wrong with the families of sentences."""
    for path in sorted((HERE / "families").glob("*.jsonl")):
        if part_of(path.stem) != "train":
            yield f"{path.name}: families are written around events of train alone"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for item in json.loads(line)["items"]:
                if item["statement"] not in item["sentence"]:
                    yield f"{path.name}:{number}: {item['statement'][:60]!r} does not stand in its sentence"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agree", nargs=2, type=Path)
    options = parser.parse_args()
    if options.agree:
        (same, denied), (same2, denied2) = (pairs(load(path)[0]) for path in options.agree)
        print(f"pairs {agreement(same, same2):.3f}  denials {agreement(denied, denied2):.3f}")
        return
    faults = list(families())
    counts: Counter[str] = Counter()
    parts: dict[str, list[str]] = {"train": [], "dev": [], "test": []}
    for path in sorted((HERE / "events").glob("*.json")):
        event, wrong = load(path)
        faults += [f"{path.name}: {each}" for each in wrong]
        part = part_of(path.stem)
        parts[part].append(path.stem)
        counts.update({f"{part} events": 1, f"{part} accounts": len(event["documents"])})
        counts.update({f"{part} points": len(event["points"])})
        counts.update({f"{part} disputed": sum(p["status"] == "disputed" for p in event["points"])})
        counts["words"] += sum(len(d["text"].split()) for d in event["documents"])
    if json.loads((HERE / "splits.json").read_text(encoding="utf-8")) != parts:
        faults.append("splits.json is not what split.py writes: python corpus/split.py")
    for name, count in sorted(counts.items()):
        print(f"{name:<16}{count:>8,}")
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
