"""What the views write of the example, word for word. Write it anew, and read the difference, with:

RASHOMON_WRITE_GOLDEN=1 python -m pytest tests/views/test_golden.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.views.dam import dossier as the_dam
from tests.views.test_terminal import summary

from rashomon.views import written

GOLDEN = Path(__file__).parent / "golden"
VIEWS: dict[str, Callable[[], str]] = {
    "dam.md": lambda: written(the_dam(), ".md"),
    "dam.json": lambda: written(the_dam(), ".json"),
    "dam-100.txt": lambda: summary(the_dam(), width=100),
    "dam-48.txt": lambda: summary(the_dam(), width=48),
}


@pytest.mark.parametrize("name", VIEWS)
def test_views_of_the_example(name: str) -> None:
    found = "\n".join(line.rstrip() for line in VIEWS[name]().splitlines()) + "\n"
    if os.environ.get("RASHOMON_WRITE_GOLDEN"):
        (GOLDEN / name).write_text(found, encoding="utf-8")
    assert found == (GOLDEN / name).read_text(encoding="utf-8")
