"""What the benchmarks share: where the sets lie, the scorer, and how a run is described."""

from __future__ import annotations

import importlib.util
import platform
import subprocess
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench"
KARABAKH = SHARED / "karabakh"
EXAMPLE = ROOT / "examples" / "dam"


def scorer() -> ModuleType:
    """`../shared/score/score.py` as a module; ends the program with the reason where it is absent."""
    path = SHARED / "score" / "score.py"
    if not path.is_file():
        print(f"skipped: {path.relative_to(ROOT.parent)} is absent, and with it the benchmark sets")
        sys.exit(0)
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "no commit"


def heading() -> str:
    """The commit and the machine, for a line in RESULTS.md."""
    return f"commit {commit()}, Python {platform.python_version()}, {platform.machine()}, {_cores()} cores"


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def show(scores: dict[str, float]) -> None:
    for name, value in scores.items():
        print(name, f"{value:.4f}" if isinstance(value, float) else value)
