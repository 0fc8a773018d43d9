"""Splits the corpus by event into train, dev and test: `splits.json`.

    python corpus/split.py

An event's part follows from a hash of its name alone, so that it was fixed before anyone read the event and never
changes as the corpus grows.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
SALT = "rashomon-corpus-22"  # chosen for even sizes, by names alone
TEST, DEV = 15, 28  # of a hundred: below the first is test, below the second dev


def part_of(event: str) -> str:
    """`train`, `dev` or `test`."""
    place = int(hashlib.sha256(f"{SALT}/{event}".encode()).hexdigest(), 16) % 100
    return "test" if place < TEST else "dev" if place < DEV else "train"


def main() -> None:
    parts: dict[str, list[str]] = {"train": [], "dev": [], "test": []}
    for path in sorted((HERE / "events").glob("*.json")):
        parts[part_of(path.stem)].append(path.stem)
    (HERE / "splits.json").write_text(json.dumps(parts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
