"""What the tests share: the language model, loaded once, and where the benchmark sets lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from rashomon import pipeline
from rashomon.annotate.language import Language
from rashomon.model import Dossier, Reading
from rashomon.pipeline import Toolbox

settings.register_profile("rashomon", deadline=None)  # speed is a benchmark, never a timed test
settings.load_profile("rashomon")

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


@pytest.fixture(scope="session")
def toolbox() -> Toolbox:
    """The models of a run, loaded once."""
    return Toolbox()


@pytest.fixture(scope="session")
def dam_readings(toolbox: Toolbox) -> list[Reading]:
    """The shipped example, each account read by itself."""
    run = pipeline.Run()
    return list(pipeline.readings(pipeline.accounts([EXAMPLE / "texts"], run, settings=toolbox.settings), toolbox))


@pytest.fixture(scope="session")
def dam_dossier(dam_readings: list[Reading]) -> Dossier:
    """The shipped example's dossier."""
    return pipeline.dossier(dam_readings)
