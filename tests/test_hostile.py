"""Inputs that mean harm, through the whole of the program: no fault ends it, no span leaves its text.

`bench/hostile_inputs.py` makes them, and reads 1,500; here is a part of them, and the fields that are known to hurt.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from rashomon.pipeline import Toolbox

BENCH = Path(__file__).resolve().parent.parent / "bench"
COUNT = 60
LONGEST = 20_000  # bytes of a file: long ones are for the benchmark

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def hostile() -> ModuleType:
    sys.path.insert(0, str(BENCH))
    try:
        import hostile_inputs
    finally:
        sys.path.remove(str(BENCH))
    return hostile_inputs


def test_generated_inputs_are_read_and_their_spans_hold(hostile: ModuleType, toolbox: Toolbox, tmp_path: Path) -> None:
    found: dict[str, object] = {}
    for name, files in hostile.inputs(COUNT, seed=5):
        folder = tmp_path / name
        folder.mkdir()
        for file, data in files.items():
            (folder / file).write_bytes(data[:LONGEST])
        wrong = hostile.read([str(folder)], toolbox)
        if wrong:
            found[name] = wrong
    assert not found


def test_the_same_seed_makes_the_same_inputs(hostile: ModuleType) -> None:
    assert list(hostile.inputs(20, seed=5)) == list(hostile.inputs(20, seed=5))
    assert list(hostile.inputs(20, seed=5)) != list(hostile.inputs(20, seed=6))


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("url", "ADDRESSES"),
        ("published", "DATES"),
        ("modified", "DATES"),
        ("outlet", "ODD"),
        ("title", "ODD"),
        ("id", "ODD"),
    ],
)
def test_no_value_of_a_field_is_a_fault(
    hostile: ModuleType, toolbox: Toolbox, tmp_path: Path, field: str, values: str
) -> None:
    text = "The mayor of Leeds said on Tuesday that {} people had died in the fire at the mill."
    rows = [
        {"id": f"a{at}", "text": text.format(at + 2), field: value} for at, value in enumerate(getattr(hostile, values))
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes("\n".join(map(json.dumps, rows)).encode())
    assert hostile.read([str(path)], toolbox) == []
