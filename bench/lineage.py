"""Near-copies among news articles on many incidents: which pairs are found, and whether other incidents stay apart.

    bench/lineage.py [DOCS.jsonl]

A line of DOCS (`../shared/bench/incidents/docs.jsonl` unless told otherwise) is an article with `id`, `story`, `title`
and `text`. Truth: two articles of one story of which, once cleaned, more than half of the eight-word shingles of the
shorter stand in the other; a page that is nothing but a form or a list of films is no article. Recall is counted over
these, each story traced by itself. Precision is counted over all pairs found as copies when all articles are traced
together as if they were one event: a pair of different stories is wrong, unless `gold/lineage.json` names it as a pair
that was read to be of one incident (`precision as numbered` counts these as wrong too).
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from common import BENCH, heading, show
from rashomon.clean import clean
from rashomon.lineage import trace
from rashomon.lineage.furniture import is_furniture
from rashomon.lineage.text import SHINGLE, Text, text_of
from rashomon.model import Account, Reading

NEAR_COPY = 0.5
DOCS = BENCH / "incidents" / "docs.jsonl"
GOLD = Path(__file__).parent / "gold" / "lineage.json"


def readings(path: Path) -> Iterator[Reading]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text = row["text"]
        account = Account(
            id=f"{row['id']}-{number}", text=text, title=row.get("title"), published=row.get("published"),
            outlet=row.get("outlet"), url=row.get("url"), story=str(row["story"]),
        )  # fmt: skip
        yield clean(account)


def near_copies(members: Sequence[Reading]) -> set[frozenset[str]]:
    texts = [text for reading in members if not is_furniture((text := text_of(reading)).words)]
    return {frozenset((a.document, b.document)) for a, b in combinations(texts, 2) if shingle_overlap(a, b) > NEAR_COPY}


def shingle_overlap(left: Text, right: Text) -> float:
    """Shared shingles over the shingles of the shorter text, 0 to 1."""
    a, b = ({text.words[i : i + SHINGLE] for i in range(len(text.words) - SHINGLE + 1)} for text in (left, right))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def found(members: Sequence[Reading]) -> set[frozenset[str]]:
    return {frozenset((reuse.origin, reuse.to)) for reuse in trace(members) if reuse.kind != "shared statement"}


def measure(docs: Path = DOCS) -> dict[str, float]:
    """Recall and precision, as the module's docstring has them."""
    stories: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings(docs):
        stories[reading.account.story or ""].append(reading)
    groups = [members for members in stories.values() if len(members) > 1]
    truth = set().union(*map(near_copies, groups))
    system = set().union(*map(found, groups))
    mixed = [reading for members in stories.values() for reading in members]
    story = {reading.account.id: reading.account.story for reading in mixed}
    crossed = found(mixed)
    apart = [pair for pair in crossed if len({story[document] for document in pair}) > 1]
    wrong = [pair for pair in apart if pair not in read_as_one()]
    for pair in sorted(wrong, key=sorted)[:5]:
        print("other stories:", *sorted(pair))
    total = max(1, len(crossed))
    return {
        "copies.recall": len(truth & system) / max(1, len(truth)), "copies.precision": 1 - len(wrong) / total,
        "copies.precision as numbered": 1 - len(apart) / total, "near-copies": len(truth), "told": len(crossed),
    }  # fmt: skip


def read_as_one() -> set[frozenset[str]]:
    rows = json.loads(GOLD.read_text(encoding="utf-8"))["same"]
    return {frozenset(row[:2]) for row in rows}


def main() -> None:
    docs = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS
    if not docs.is_file():
        print(f"skipped: {docs.name} is absent")
        return
    print(heading())
    began = time.process_time()
    show(measure(docs))
    print(f"{time.process_time() - began:.1f} s of processor time, cleaning included")


if __name__ == "__main__":
    main()
