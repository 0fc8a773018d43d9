"""Near-copies among news articles on many incidents: which pairs are found, and whether other incidents stay apart.

    python bench/lineage.py DOCS.jsonl [--cross N]

A line of DOCS is an article with `id`, `story` and `text`. Truth: two articles of one story of which, once cleaned,
more than half of the eight-word shingles of the shorter stand in the other; a page that is nothing but a form is no
article. Recall is counted over these; precision over all pairs found as copies when N articles of different stories
are traced together as if they were one event.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from rashomon.clean import clean
from rashomon.lineage import trace
from rashomon.lineage.furniture import is_furniture
from rashomon.lineage.shared import shingle_overlap
from rashomon.lineage.text import text_of
from rashomon.model import Account, Reading

NEAR_COPY = 0.5


def readings(path: Path) -> Iterator[Reading]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text = row["text"]
        account = Account(
            id=f"{row['id']}-{number}", text=text, published=row.get("published"), outlet=row.get("outlet"),
            url=row.get("url"), story=str(row["story"]),
        )  # fmt: skip
        yield clean(account)


def near_copies(members: Sequence[Reading]) -> set[frozenset[str]]:
    texts = [text for reading in members if not is_furniture((text := text_of(reading)).words)]
    return {frozenset((a.document, b.document)) for a, b in combinations(texts, 2) if shingle_overlap(a, b) > NEAR_COPY}


def found(members: Sequence[Reading]) -> set[frozenset[str]]:
    return {frozenset((reuse.origin, reuse.to)) for reuse in trace(members) if reuse.kind != "shared statement"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--cross", type=int, default=1000, help="articles traced together for precision")
    arguments = parser.parse_args()
    stories: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings(arguments.docs):
        stories[reading.account.story or ""].append(reading)
    truth: set[frozenset[str]] = set()
    system: set[frozenset[str]] = set()
    for members in stories.values():
        if len(members) > 1:
            truth |= near_copies(members)
            system |= found(members)
    print(f"pairs of one story: near-copies {len(truth)}, told as copies {len(system)}")
    print(f"recall {len(truth & system) / max(1, len(truth)):.4f}")
    mixed = [reading for members in stories.values() for reading in members][: arguments.cross]
    story = {reading.account.id: reading.account.story for reading in mixed}
    began = time.perf_counter()
    crossed = found(mixed)
    wrong = [pair for pair in crossed if len({story[document] for document in pair}) > 1]
    print(f"{len(mixed)} articles together: {len(crossed)} pairs in {time.perf_counter() - began:.1f} s")
    print(f"precision {1 - len(wrong) / max(1, len(crossed)):.4f}")
    for pair in sorted(wrong, key=sorted)[:5]:
        print("  other stories:", *sorted(pair))


if __name__ == "__main__":
    main()
