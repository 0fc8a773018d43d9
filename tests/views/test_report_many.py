"""The page of two hundred accounts: most of it waits until it is asked for, and without scripts all of it is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests import factories as make
from tests.views import hostile
from tests.views.browsing import page_of, reading
from tests.views.many import dossier as many

from rashomon.model import Dossier
from rashomon.views.html import render

POINT = "p-bridge"
WORDS = "The road bridge at Lisny Ford was swept away"


@pytest.fixture(scope="module")
def told() -> Dossier:
    return many()


@pytest.fixture(scope="module")
def page(told: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(told, tmp_path_factory.mktemp("many") / "report.html")


def test_all_of_it_stands_in_the_file(told: Dossier, page: Path) -> None:
    tree = html.document_fromstring(page.read_text(encoding="utf-8"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {f"claim-{claim.id}" for claim in told.claims} <= set(ids)
    assert {link[1:] for link in tree.xpath("//@href") if link.startswith("#")} <= set(ids)


def test_a_few_accounts_do_not_wait() -> None:
    assert "<noscript" not in render(many(4)) and "<noscript" in render(many(5))


def test_the_matrix_names_accounts_by_number(page: Path) -> None:
    tree = html.document_fromstring(page.read_text(encoding="utf-8"))
    (row,) = [row for row in tree.xpath("//table[@class='numbers']/tbody/tr") if "Lisny Ford" in row.text_content()]
    says, *_ = (cell.text_content() for cell in row.xpath("td"))
    assert says.startswith("120 1, 2, 5–7, 10–12")


@pytest.mark.slow
def test_little_is_made_before_it_is_asked_for(browser: Any, page: Path) -> None:
    with reading(browser, page) as reader:
        assert reader.page.evaluate("() => document.querySelectorAll('*').length") < 12_000
        assert reader.page.locator("noscript.later").count() > 200


@pytest.mark.slow
def test_a_point_lights_up_its_words_in_accounts_that_waited(browser: Any, page: Path) -> None:
    with reading(browser, page) as reader:
        reader.page.click(f"#point-{POINT} summary")
        lit = reader.lit()
        assert len(lit) == 120 and set(lit.values()) == {WORDS}
        assert reader.page.locator(f"#point-{POINT} a.words").count() == 1, "the very same words stand there once"


@pytest.mark.slow
def test_a_link_into_an_account_that_waits_leads_to_the_words(browser: Any, page: Path) -> None:
    with reading(browser, page) as reader:
        reader.page.goto(f"{page.as_uri()}#claim-c-K-06-33")
        reader.page.reload()
        assert set(reader.lit()) == {"d-karvelia-today-33"}
        assert reader.in_view(".now")
        reader.requests = reader.requests[:1]


@pytest.mark.slow
def test_search_finds_words_that_wait(browser: Any, page: Path) -> None:
    with reading(browser, page) as reader:
        reader.page.fill("input[name=words]", "telephoned dispatch")
        assert "point-p-call" in reader.visible_points()
        reader.page.fill("input[name=words]", "noscript href")
        assert reader.visible_points() == [], "marks of the page are no words"


@pytest.mark.slow
def test_scrolling_to_an_account_shows_it(browser: Any, page: Path) -> None:
    with reading(browser, page) as reader:
        account = reader.page.locator(".account").nth(150)
        account.scroll_into_view_if_needed()
        account.locator(".text").wait_for()


@pytest.mark.slow
def test_all_of_it_is_printed(browser: Any, page: Path) -> None:
    with reading(browser, page) as reader:
        reader.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        assert reader.page.locator("noscript.later").count() == 0
        assert reader.page.locator(".account .text").count() == 200


@pytest.mark.slow
def test_without_javascript_the_page_is_whole(browser: Any, page: Path) -> None:
    with reading(browser, page, java_script_enabled=False) as reader:
        reader.page.locator(".account .text").nth(199).wait_for(state="attached")
        reader.page.locator("#claim-c-K-06-33").wait_for(state="attached")


@pytest.mark.slow
def test_a_hostile_account_that_waits_runs_nothing(browser: Any, tmp_path: Path) -> None:
    attack = hostile.dossier()
    others = tuple(make.document(make.account(f"Words {n}.", id=f"other{n}")) for n in range(25))
    page = page_of(replace(attack, documents=attack.documents + others), tmp_path / "hostile.html")
    with reading(browser, page) as reader:
        assert reader.page.locator("noscript.later").count() > 25
        for summary in reader.page.query_selector_all("main summary"):
            summary.evaluate("element => element.click()")
        reader.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        assert reader.page.evaluate("() => window.ran") is None
        assert reader.page.evaluate("() => document.querySelectorAll('script, img, iframe, noscript').length") == 1
        assert "⟨U+202E⟩" in reader.page.inner_text("#accounts")
