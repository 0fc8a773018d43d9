"""Writes the program's output on the shipped example into README's first screen.

    python scripts/readme.py

The counts, the summary and the first disputed points, as `rashomon read` prints them on 80 columns; a point of many
tellings is shortened, which a line with "…" says.
"""

from __future__ import annotations

import os
import re
from io import StringIO
from pathlib import Path

from rich.console import Console

import rashomon
from rashomon.views import terminal

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 80
POINTS = 2  # disputed points shown
LINES = 8  # of a point


def excerpt(printed: str) -> list[str]:
    lines = [re.sub(r"─+", "", line).rstrip() for line in printed.splitlines()]
    begin = next(at for at, line in enumerate(lines) if re.match(r"\d+ accounts, ", line))
    sources = next(at for at, line in enumerate(lines) if line.startswith("[1] "))
    dispute = next(at for at, line in enumerate(lines) if line.startswith("In dispute"))
    shown = [*lines[begin:sources], lines[dispute]]
    points: list[list[str]] = []
    for line in lines[dispute + 1 :]:
        if re.match(r"(Agreed|One origin|Single source|Figures|Timeline)\b", line):
            break
        if line.startswith("≠"):
            points.append([])
        if points and line:
            points[-1].append(line)
    for point in points[:POINTS]:
        shown += point if len(point) <= LINES else [*point[: LINES - 1], "    …"]
    return shown


def main() -> None:
    os.chdir(ROOT)
    out = StringIO()
    terminal.render(rashomon.read("examples/dam/texts"), Console(file=out, width=WIDTH))
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    block = "```text\n" + "\n".join(excerpt(out.getvalue())) + "\n```"
    page.write_text(re.sub(r"```text\n.*?```", lambda _: block, text, count=1, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
