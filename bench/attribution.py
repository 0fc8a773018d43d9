"""The claims tagger on the attribution set: exact F1 of source, cue and content, F1 of links, and its speed.

    bench/attribution.py [--set FOLDER] [--model FOLDER] [--out ANNOTATIONS.jsonl] [--threads N]

The tagger reads the parse that a run makes anyway; the time of that parse, in the same process, stands beside its own.
Scored are the tagger's own spans and links, before anything that the claims stage adds to them: all links, with
spans that found no partner; then those with a content, which is what becomes claims and what --out holds at the end.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from common import BENCH, ROOT, heading, scorer, show
from rashomon.annotate.language import Language
from rashomon.claims.tagger import Tagger, Tagging
from rashomon.model import Account, Block, Reading, Span

ROLES = ("source", "cue", "content")


def readings(folder: Path) -> list[Reading]:
    """One reading a text file, one block a line that is not empty."""
    return [_reading(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def _reading(name: str, text: str) -> Reading:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), "paragraph", line))
        at += len(line) + 1
    return Reading(account=Account(id=name, text=text), blocks=tuple(blocks))


def annotations(
    names: Sequence[str], taggings: Sequence[Tagging], *, whole: bool = True
) -> Iterator[dict[str, object]]:
    """The lines that the scorer reads: `id` and `claims`; with `whole`, of the links that have a content."""
    for name, tagging in zip(names, taggings, strict=True):
        places = [(span.begin, span.end) for span in tagging.spans]
        links = [link for link in tagging.links if link.content or not whole]
        claims = [{role: [places[i] for i in getattr(link, role)] for role in ROLES} for link in links]
        yield {"id": name, "claims": claims}


def write(path: Path, rows: Iterator[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", type=Path, default=BENCH / "attribution" / "dev", help="folder of .txt and .ann files")
    parser.add_argument("--model", type=Path, help="folder of another tagger")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "attribution.jsonl")
    parser.add_argument("--threads", type=int, help="threads of the encoder (default: onnxruntime's choice)")
    options = parser.parse_args()
    score = scorer()
    language, tagger = Language(), Tagger.load(options.model, threads=options.threads)
    given = readings(options.set)
    language.pipeline("Loaded before the clock starts.")

    began = time.perf_counter()
    parsed = list(language.parse(given))
    middle = time.perf_counter()
    taggings = list(tagger.tag([(reading.account.text, reading.parse.tokens) for reading in parsed]))
    ended = time.perf_counter()

    tokens = sum(len(reading.parse.tokens) for reading in parsed)
    print(heading())
    print(f"{len(parsed)} accounts, {tokens} tokens")
    print(f"parse  {tokens / (middle - began):8.0f} tokens/s {len(parsed) / (middle - began):6.1f} accounts/s")
    print(f"tagger {tokens / (ended - middle):8.0f} tokens/s {len(parsed) / (ended - middle):6.1f} accounts/s")
    names = [reading.account.id for reading in parsed]
    for whole, title in ((False, "all links"), (True, "links with a content")):
        write(options.out, annotations(names, taggings, whole=whole))
        print(f"\n{title}")
        show(score.attribution(options.set, options.out))


if __name__ == "__main__":
    main()
