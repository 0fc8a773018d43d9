"""axe-core finds nothing, in light and in dark: on the example by hand and as it is read, and on many accounts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.views import many
from tests.views.browsing import Reader, needs_axe, page_of, reading

from rashomon.model import Dossier

pytestmark = [pytest.mark.slow, needs_axe]
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
# All that folds but for the points, of which there are many of a kind: the first of each status, and a few more.
UNFOLD = """() => { document.querySelectorAll('details').forEach((fold) => { fold.open = !fold.closest('.points'); });
    const first = [...document.querySelectorAll('.point')].filter((point, at, all) => at < 4
        || all[at - 1].dataset.status !== point.dataset.status);
    first.flatMap((point) => [...point.querySelectorAll('details')]).forEach((fold) => { fold.open = true; }); }"""


def opened(browser: Any, page: Path, scheme: str, width: int) -> Any:
    return reading(browser, page, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)


def lit(reader: Reader) -> None:
    """Unfolded, and a point's words lit."""
    reader.page.locator(".point summary").first.click()
    reader.page.evaluate(UNFOLD)


@SCHEMES
def test_the_example_by_hand_on_a_telephone(browser: Any, dam: Path, scheme: str) -> None:
    with opened(browser, dam, scheme, 390) as reader:
        lit(reader)
        assert reader.violations() == []


@SCHEMES
def test_the_example_as_it_is_read(browser: Any, dam_dossier: Dossier, tmp_path: Path, scheme: str) -> None:
    with opened(browser, page_of(dam_dossier, tmp_path / "report.html"), scheme, 1440) as reader:
        lit(reader)
        assert reader.violations() == []


@SCHEMES
def test_many_accounts(browser: Any, tmp_path: Path, scheme: str) -> None:
    with opened(browser, page_of(many.dossier(), tmp_path / "report.html"), scheme, 1440) as reader:
        assert reader.violations() == []
