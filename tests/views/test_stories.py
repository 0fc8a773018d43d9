"""The names of many reports, and the page that leads to them."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from tests.views import hostile
from tests.views.dam import dossier as the_dam

from rashomon.views import stories

NAMES = st.text(st.characters(exclude_categories=()), max_size=90) | st.text("aA./-\\ 1", max_size=5)


@given(st.sets(NAMES, max_size=6))
def test_names_are_plain_and_no_two_are_the_same(names: set[str]) -> None:
    files = [stories.file_name(name) for name in names]
    assert all(re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,90})\.html", file) for file in files)
    assert len({file.casefold() for file in files}) == len(names)
    assert stories.INDEX not in files


def test_a_name_that_is_plain_already_stays() -> None:
    assert stories.file_name("sarn-dam-2024") == "sarn-dam-2024.html"
    for name in ("index", "Index", "../x", "", "con", "Sarn Dam", "déjà", "/", "a" * 300):
        assert re.fullmatch(r"[a-z0-9-]{1,60}-[0-9a-f]{16}\.html", stories.file_name(name)), name


def test_the_index_holds_the_counts_and_no_hostile_word_does_anything() -> None:
    entries = [stories.entry(of, f"{n}.html") for n, of in enumerate((the_dam(), hostile.dossier()))]
    page = stories.index(entries, title=hostile.ATTACK)
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //svg | //*[@onload or @onerror]")
    assert tree.xpath("//a/@href") == ["0.html", "1.html"]
    assert tree.xpath("string(//tbody/tr[1]/td[2])") == "5"
    assert not set(page) & set("\u202e\x00\x1b")
    assert "script-src 'none'" in tree.xpath("string(//meta[@http-equiv]/@content)")


def test_a_title_stands_over_a_report() -> None:
    assert stories.entry(replace(the_dam(), title="The  gate"), "x.html").heading == "The gate"
