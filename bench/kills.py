"""Kills and full disks: no file is lost or half-written, and a run that was broken off goes on to the same bytes.

    bench/kills.py [--kills N] [--seed N]

Of `read --by story --jsonl --resume` and `annotate --resume` in turn, N (20) runs are killed with SIGKILL at a random
moment, each set of kills ended by a run to its end. Then four disks are full at a random place: `read -o --json`,
`read --by --jsonl -o FOLDER`, `annotate`, `export --to csv`. After each, every file that was there must be as it was or
whole and new. Where a small file system in memory can be mounted (as root), the disks are such; else the size of a file
is limited.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from common import EXAMPLE, heading

STORIES = 6
PROGRAM = [sys.executable, "-m", "rashomon"]
DISKS = (64, 256, 700, 1500)  # KiB
OLD = "what was there before\n"


def accounts(path: Path) -> None:
    """The shipped example, several times over, as stories of their own."""
    with path.open("w", encoding="utf-8") as out:
        for story in range(STORIES):
            for file in sorted((EXAMPLE / "texts").glob("*.txt")):
                text = f"{file.read_text(encoding='utf-8')}\n\nStory {story}."
                row = {"id": f"{file.stem}-{story}", "text": text, "story": f"s{story}", "outlet": file.stem}
                out.write(json.dumps(row) + "\n")


def run(*call: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *call], cwd=cwd, capture_output=True, text=True, check=False)


def killed(call: list[str], *, cwd: Path, after: float) -> bool:
    """Whether the program was still at work after so many seconds, and was killed."""
    process = subprocess.Popen([*PROGRAM, *call], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def lines_of(path: Path) -> list[bytes]:
    """The whole lines of a file, each of which must be JSON."""
    whole = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    for line in whole:
        json.loads(line)
    return whole


def kills(call: list[str], target: str, *, count: int, folder: Path, chance: random.Random) -> tuple[int, int]:
    """Kills runs of a call until `count` were killed; how many, and how many broke a promise."""
    begin = time.perf_counter()
    done = run(*call, target, cwd=folder)
    whole = (folder / target).read_bytes()
    length = time.perf_counter() - begin
    if done.returncode or not whole:
        raise SystemExit(f"{' '.join(call)}: {done.stderr}")
    number = broken = 0
    while number < count:
        (folder / target).unlink(missing_ok=True)
        kept: list[bytes] = []
        while number < count:
            if not killed([*call, target, "--resume"], cwd=folder, after=chance.uniform(0.2, length)):
                break
            number += 1
            now = lines_of(folder / f"{target}.part") or lines_of(folder / target)
            broken += now[: len(kept)] != kept  # a line that was whole is there still
            kept = now
        if run(*call, target, "--resume", cwd=folder).returncode or (folder / target).read_bytes() != whole:
            broken += 1
    return number, broken


@contextmanager
def disk(size: int) -> Iterator[tuple[Path, Callable[[], None] | None]]:
    """A folder on a disk of so many KiB, and what a process must do first where there is none."""
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode == 0  # fmt: skip
    limit = (size * 1024 // 4,) * 2

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    try:
        yield folder, None if mounted else limited
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)
        shutil.rmtree(folder)


def full(call: list[str], outputs: list[str], *, size: int, folder: Path, chance: random.Random) -> tuple[str, bool]:
    """A call whose disk is full; what it said, and whether every file is as it was or whole."""
    with disk(size) as (target, first):
        for name in outputs:
            (target / name).parent.mkdir(exist_ok=True)
            (target / name).write_text(OLD)
        room = target / "ballast"
        room.write_bytes(b"x" * 1024 * chance.randrange(size // 2, size - 12))
        done = subprocess.run(
            [*PROGRAM, *(part.replace("DISK", str(target)) for part in call)],
            cwd=folder, capture_output=True, text=True, check=False, preexec_fn=first,
        )  # fmt: skip
        well = done.returncode == 2 and "cannot be written" in done.stderr and "Traceback" not in done.stderr
        for name in outputs:
            text = (target / name).read_text(encoding="utf-8")
            well &= text == OLD or text.rstrip().endswith(("}", "</html>", '"'))
        hidden = [each for each in target.rglob(".*") if each.name.endswith(".rashomon-part")]
        return done.stderr.strip().splitlines()[-1] if done.stderr else f"rc {done.returncode}", well and not hidden


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20, help="of each of the two commands, half")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    print(heading())
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        accounts(folder / "in.jsonl")
        read = ["read", "in.jsonl", "-q", "--by", "story", "--jsonl"]
        for call, target in ((read, "dossiers.jsonl"), (["annotate", "in.jsonl", "-q", "-o"], "annotations.jsonl")):
            number, broken = kills(call, target, count=(options.kills + 1) // 2, folder=folder, chance=chance)
            failures += broken
            print(f"{call[0]}: {number} kills, {broken} files lost or half-written")
        run("read", str(EXAMPLE / "texts"), "-q", "--json", "dossier.json", cwd=folder)
        calls = (
            (["read", "in.jsonl", "-q", "-o", "DISK/d.html", "--json", "DISK/d.json"], ["d.html", "d.json"]),
            (["read", "in.jsonl", "-q", "--by", "story", "--jsonl", "DISK/d.jsonl", "-o", "DISK/reports"], ["d.jsonl"]),
            (["annotate", "in.jsonl", "-q", "-o", "DISK/a.jsonl"], ["a.jsonl"]),
            (
                ["export", "dossier.json", "--to", "csv", "-o", "DISK/tables"],
                ["tables/claims.csv", "tables/places.csv"],
            ),
        )
        for (call, outputs), size in zip(calls, DISKS[::-1], strict=True):
            said, well = full(call, outputs, size=size, folder=folder, chance=chance)
            failures += not well
            print(f"full disk, {call[0]}: {'every old file whole' if well else 'BROKEN'}; it said: {said[:150]}")
    print("failures", failures)
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
