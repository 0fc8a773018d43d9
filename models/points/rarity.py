"""Writes how many sentences of news a word stands in: what `align` weighs words by.

    python models/points/rarity.py BENCH_FOLDER

Counts stems over the benchmark sets named in `SETS`, the events of `bench/gold/points.json` left out, so that the
figures of `bench/points.py` are of texts that were not counted. No text is kept, only words of `LEAST` sentences.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rashomon.align.terms import CONTENT, key_of
from rashomon.annotate.language import Language
from rashomon.model import Account, Block, Reading, Span

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "rashomon" / "data" / "align" / "rarity.json"
LEAST = 4  # sentences
SETS = {
    "times/timebank": None, "times/aquaint": None, "accounts/articles": None, "conflict/articles": None,
    "places/lgl": None, "incidents/docs": 600,
}  # fmt: skip


def readings(bench: Path) -> Iterator[Reading]:
    gold = json.loads((ROOT / "bench" / "gold" / "points.json").read_text(encoding="utf-8"))["events"]
    skipped = {(event["set"], line) for event in gold for line in event["documents"]}
    for name, most in SETS.items():
        lines = (bench / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines[:most], start=1):
            if (name.split("/")[0], number) in skipped:
                continue
            text = json.loads(line)["text"]
            account = Account(id=f"{name}:{number}", text=text)
            yield Reading(account=account, blocks=(Block(Span(0, len(text)), "paragraph", text),))


def main() -> None:
    counts: Counter[str] = Counter()
    sentences = 0
    for reading in Language().parse(readings(Path(sys.argv[1]))):
        tokens = reading.parse.tokens
        for sentence in reading.parse.sentences:
            sentences += 1
            counts.update({key_of(token) for token in tokens[sentence.first : sentence.last] if token.pos in CONTENT})
    kept = {key: n for key, n in sorted(counts.items()) if n >= LEAST and key.isalpha() and len(key) > 1}
    OUT.write_text(json.dumps({"sentences": sentences, "counts": kept}), encoding="utf-8")
    print(f"{sentences} sentences, {len(kept)} words")


if __name__ == "__main__":
    main()
