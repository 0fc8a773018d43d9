"""The front door: what it lists is what it runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["./dev", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_list_of_benches_holds_programs_and_nothing_that_they_share() -> None:
    listed = dev("bench").stdout.split()
    assert {"speed", "points", "floors", "kills"} <= set(listed)
    for path in (ROOT / "bench").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert (path.stem in listed) == ("def main()" in text), path.name
    assert dev("bench", "common").returncode == 2
