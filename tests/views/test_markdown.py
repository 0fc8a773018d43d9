from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from tests.views import hostile
from tests.views.dam import dossier as the_dam

from rashomon.views.markdown import escaped, render

READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
LINKING = MarkdownIt("commonmark")
TEXTS = st.text(st.sampled_from("ab1 \n#*_`[]()<>&!|~$=+-.:\\/@'\"wxtp"), max_size=30) | st.text(max_size=20)


def read(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(READER.render(text), create_parent="div")


@given(TEXTS)
def test_escaped_text_reads_as_itself_and_nothing_else(text: str) -> None:
    tree = read(escaped(text))
    assert {each.tag for each in tree.iter()} <= {"div", "p"}
    assert " ".join(tree.text_content().split()) == " ".join(escaped_away(text).split())


def escaped_away(text: str) -> str:
    from rashomon.views.shown import line

    return line(text)


def test_hostile_words_are_only_words() -> None:
    brief = render(hostile.dossier())
    tree = read(brief)
    assert not tree.xpath(".//script | .//img | .//svg | .//a[not(starts-with(@href, 'https://paper.example/'))]")
    assert not set(brief) & set("\u202e\x00\x1b\ud800")
    assert "http://evil" not in brief and "www.evil" not in brief


def test_the_brief_holds_both_sides_of_every_dispute() -> None:
    brief = render(the_dam())
    for point in the_dam().points:
        assert escaped(point.statement) in brief
    assert (
        "Karvelia Ministry of Water Resources, in a denial (“denied”): “the gate had been opened on purpose” \\[1\\]"
        in brief
    )
    assert "update: “three dead” \\[3\\] and “killing five people” \\[1\\]" in brief
    assert "Belmora / Balmur (Belmora: Ostrania; Balmur: Karvelia)" in brief


def test_lists_and_tables_are_read_as_such() -> None:
    tree = read(render(the_dam()))
    assert len(tree.xpath("./ol/li")) == 5 and len(tree.xpath("./table")) == 4
    assert len(tree.xpath("./ul/li/p/strong | ./ul/li/strong")) == len(the_dam().points)


@pytest.mark.parametrize(
    "url",
    ["https://bank.example@evil.example/", "javascript:alert(1)", "https://a.example/\u202e", "mailto:a@b.example"],
)
def test_an_address_that_misleads_is_words_and_no_link(url: str) -> None:
    of = the_dam()
    first = of.documents[0]
    told = replace(of, documents=(replace(first, account=replace(first.account, url=url)), *of.documents[1:]))
    brief = render(told)
    tree = html.fragment_fromstring(LINKING.render(brief), create_parent="div")
    assert not [each.get("href") for each in tree.iter("a") if "paper" not in (each.get("href") or "")]
    assert "evil.example" not in url or "evil.example" in tree.text_content()
