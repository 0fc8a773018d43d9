"""The page in a real browser: what a reader does with it, and what a hostile account cannot do.

Needs playwright (in the development extra) and a Chromium on the path (`CHROMIUM` names another).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.views import hostile
from tests.views.browsing import Reader, page_of, reading
from tests.views.dam import dossier as the_dam

pytestmark = pytest.mark.slow


@pytest.fixture
def reader(browser: Any, dam: Path) -> Iterator[Reader]:
    with reading(browser, dam) as reader:
        yield reader


def test_a_point_lights_up_its_words_in_each_account(reader: Reader) -> None:
    reader.page.click("#point-p-bridge summary")
    words = "The road bridge at Lisny Ford was swept away"
    assert reader.lit() == dict.fromkeys(("d-halden-agency", "d-velmar-courier", "d-worldbrief"), words)
    assert "passage 1 of 3" in reader.page.inner_text("#lit-what")
    reader.page.click("#next")
    assert "passage 2 of 3, The Velmar Courier" in reader.page.inner_text("#lit-what")
    assert reader.in_view(".now")
    reader.page.click("#clear")
    assert reader.lit() == {}


def test_the_words_of_a_denial_are_lit_as_such(reader: Reader) -> None:
    reader.page.click("#point-p-evacuated summary")
    denied = reader.page.eval_on_selector_all(".lit-denies", "all => all.map((piece) => piece.textContent)")
    assert denied == [
        "about 400 residents had left the lower part of the town",
        "reports that 1,200 people had been evacuated",
    ]


def test_words_in_an_account_lead_to_their_point(reader: Reader) -> None:
    reader.page.click("text=3,400 households were without electricity")
    assert reader.page.get_attribute(".point.current", "id") == "point-p-power"
    assert reader.page.evaluate("() => document.querySelector('#point-p-power details').open")


def test_filters_by_status_party_account_and_words(reader: Reader) -> None:
    everything = len(the_dam().points)
    reader.page.uncheck("input[value='single source']")
    assert len(reader.visible_points()) == everything - 2
    assert "16 of 18" in reader.page.inner_text("#shown")
    reader.page.select_option("select[name=account]", "d-zarnev-evening-post")
    reader.page.select_option("select[name=party]", "Sarn Energo")
    assert reader.visible_points() == ["point-p-overhaul"]
    reader.page.click("button[type=reset]")
    reader.page.wait_for_function("() => !document.querySelector('.point[hidden]')")
    reader.page.fill("input[name=words]", "telephone dispatch")
    assert reader.visible_points() == ["point-p-without-warning", "point-p-call"]
    assert "these words stand in account 3" in reader.page.inner_text("#shown")
    reader.page.fill("input[name=words]", "no such words")
    assert "no account has these words" in reader.page.inner_text("#shown")


def test_a_count_on_the_first_screen_filters_the_points(reader: Reader) -> None:
    reader.page.click(".counts a[data-only='agreed']")
    assert len(reader.visible_points()) == 4


@pytest.mark.parametrize(
    ("link", "accounts"),
    [("point-p-measurements", {"d-halden-agency", "d-velmar-courier"}), ("claim-c-K-06", {"d-karvelia-today"})],
)
def test_a_deep_link_opens_at_the_words(browser: Any, dam: Path, link: str, accounts: set[str]) -> None:
    reader = Reader(browser, dam)
    reader.page.goto(f"{dam.as_uri()}#{link}")
    reader.page.reload()
    assert set(reader.lit()) == accounts
    assert reader.in_view(".now")
    reader.page.close()


def test_a_link_to_an_account_shows_it(browser: Any, dam: Path) -> None:
    reader = Reader(browser, dam)
    reader.page.click("[data-chip='d-worldbrief']")
    assert reader.in_view("#account-d-worldbrief .outlet")
    reader.page.close()


def test_by_keyboard_alone(reader: Reader) -> None:
    page = reader.page
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.get_attribute(".point.current", "id") == f"point-{the_dam().points[1].id}"
    page.keyboard.press("k")
    page.keyboard.press("n")
    assert "passage 2 of" in page.inner_text("#lit-what")
    page.keyboard.press("Escape")
    assert reader.lit() == {}
    page.keyboard.press("/")
    page.keyboard.type("jokes")
    assert reader.visible_points() == [], "letters typed into the search are no commands"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('.point[hidden]')")
    page.locator("#point-p-toll > details > summary").focus()
    page.keyboard.press("Enter")
    assert "Nine" not in str(reader.lit()) and len(reader.lit()) == 5


def test_single_letter_keys_can_be_switched_off(reader: Reader) -> None:
    reader.page.click("#help")
    reader.page.uncheck("#single-keys")
    reader.page.click("dialog form button")
    reader.page.keyboard.press("j")
    assert reader.lit() == {}


def test_without_javascript_the_page_is_whole(browser: Any, dam: Path) -> None:
    reader = Reader(browser, dam, java_script_enabled=False)
    assert not reader.page.is_visible("#filters") and not reader.page.is_visible("#theme")
    reader.page.click("#point-p-power summary")
    reader.page.focus("#point-p-power a.words")
    reader.page.keyboard.press("Enter")
    target = reader.page.locator("#claim-c-C-21")
    assert target.inner_text() == "3,400 households were without electricity on Tuesday evening"
    reader.page.wait_for_url("**#claim-c-C-21")
    reader.page.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1440, 2560])
def test_nothing_is_cut_off_at_any_width(browser: Any, dam: Path, width: int) -> None:
    reader = Reader(browser, dam, viewport={"width": width, "height": 900})
    assert reader.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    reader.page.close()


def test_a_hostile_account_runs_nothing(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, page_of(hostile.dossier(), tmp_path / "hostile.html"))
    for summary in reader.page.query_selector_all("main summary"):
        summary.evaluate("element => element.click()")
    for link in reader.page.query_selector_all("a[data-marks]"):
        link.evaluate("element => element.click()")
    assert reader.page.evaluate("() => window.ran") is None
    assert reader.requests[1:] == [] and reader.errors == []
    assert reader.page.evaluate("() => document.querySelectorAll('script, img, iframe').length") == 1
    reader.page.close()
