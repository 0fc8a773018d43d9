"""What the tests share: the language model, loaded once, and where the benchmark sets lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.annotate.language import Language

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "dam"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def language() -> Language:
    """The shipped English pipeline."""
    return Language()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the benchmark sets; skips where it is absent."""
    if not (SHARED / "score" / "score.py").is_file():
        pytest.skip("../shared is absent: its texts are not part of the project")
    return SHARED


@pytest.fixture(scope="session")
def example() -> Path:
    """The texts of the shipped event."""
    return EXAMPLE / "texts"
