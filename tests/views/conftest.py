from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.views.browsing import CHROMIUM, QUIET, page_of
from tests.views.dam import dossier as the_dam


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium: the one that `CHROMIUM` names or that is on the path; skips where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no chromium on the path, and CHROMIUM names none")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dam(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the example as a careful reader would have it."""
    return page_of(the_dam(), tmp_path_factory.mktemp("dam") / "report.html")
