"""Pages of our own making: what a reader sees is the text, what is not the article says why."""

from __future__ import annotations

import io
import re
import time
from itertools import pairwise

import pytest

from rashomon.clean import clean
from rashomon.ingest import accounts
from rashomon.ingest.html import MANY_ATTRIBUTES
from rashomon.model import Account, Problem
from rashomon.normalise import as_read
from rashomon.settings import Settings

BODY = (
    "A gate of the Orvel dam on the Sarn river gave way on Sunday, the ministry of Tavria said, and a town was empty.",
    "“We heard it go,” said Marek Dolin, a farmer in Lower Sarn, whose fields lay under a metre of brown water.",
    "Two people are missing & four were hurt, according to the district hospital in Orvel.",
    "The government of neighbouring Velia denied that its engineers had touched the gate.",
)
PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Gate fails at Orvel dam | Delta Courier</title>
<meta property="og:site_name" content="Delta Courier"><meta property="og:title" content="Gate fails at Orvel dam">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Gate fails at Orvel dam",
"datePublished": "2031-05-04T08:15:00+02:00", "dateModified": "2031-05-04T11:00:00Z"}}</script>
<style>p {{ color: red }}</style></head>
<body><nav><ul><li>Home</li><li>World</li></ul></nav>
<div class="cookie-banner">We use cookies on this site. <button>Accept all</button></div>
<main><article><h1>Gate fails at <em>Orvel</em> dam</h1>
<div class="share-bar">Share Tweet</div>
<p>By <a href="#">Ann Lee</a></p><time>4 May 2031</time>
<p>{BODY[0].replace("Tavria", "<b>Tav<i>r</i>ia</b>")}</p>
<figure><img alt="a dam"><figcaption>The dam on Sunday.</figcaption></figure>
<p>{BODY[1]}<br>{BODY[2].replace("&", "&amp;")}</p>
<p style="display:none">Hidden words that no reader sees.</p>
<h2>Blame</h2><p>{BODY[3]}</article>
<aside class="related"><h3>Related</h3><ul><li>Ten killed in mine collapse in the north</ul></aside>
<section id="comments"><h3>2 comments</h3><p>bob: I saw fifty people dead there with my own eyes.</p>
<form><label>Name</label><textarea>x</textarea></form></section></main>
<footer>© 2031 Delta Courier</footer><script>track()</script></body></html>"""


def read(page: str) -> Account | Problem:
    (found,) = accounts(["-"], settings=Settings(), stdin=io.BytesIO(page.encode()))
    return found


def account(page: str) -> Account:
    found = read(page)
    assert isinstance(found, Account), found
    return found


def test_the_article_is_kept_and_the_rest_cut_with_its_reason() -> None:
    reading = clean(account(PAGE))
    assert [block.text for block in reading.blocks if block.kind == "paragraph"] == list(BODY)
    kinds = {block.kind: block.text for block in reading.blocks}
    assert (kinds["title"], kinds["heading"]) == ("Gate fails at Orvel dam", "Blame")
    assert kinds["caption"] == "The dam on Sunday."
    reasons = {leftover.reason for leftover in reading.leftovers}
    assert reasons >= {"navigation", "privacy notice", "share bar", "aside", "comments", "page footer"}


def test_metadata_comes_from_the_head_with_its_place() -> None:
    found = clean(account(PAGE)).account
    assert (found.title, found.outlet) == ("Gate fails at Orvel dam", "Delta Courier")
    assert (found.published, found.modified) == ("2031-05-04T08:15:00+02:00", "2031-05-04T11:00:00+00:00")
    assert dict(found.read_from)["published"] == "JSON-LD datePublished"
    assert found.bylines == ("Ann Lee",)


def test_the_text_is_what_a_reader_sees() -> None:
    text = account(PAGE).text
    assert "Home\nWorld" in text and "2 comments" in text and "Tavria" in text
    assert not any(word in text for word in ("Hidden", "track()", "color", "datePublished", "<"))


def test_parts_lie_in_the_text_in_order() -> None:
    found = account(PAGE)
    assert found.parts is not None
    spans = [part.span for part in found.parts]
    assert all(before.end < after.begin for before, after in pairwise(spans))
    assert "\n".join(span.of(found.text) for span in spans) == found.text


def test_malformed_markup_is_read() -> None:
    reading = clean(account(f"<html><body><div><p>{BODY[0]}<p><b>{BODY[1]}</div></i></p><table><tr><td>{BODY[3]}"))
    assert [block.text for block in reading.blocks] == [BODY[0], BODY[1], BODY[3]]


def test_deep_and_huge_pages_are_read() -> None:
    deep = account("<html><body>" + "<div>" * 1_500 + BODY[0] + "</div>" * 1_500)
    assert BODY[0] in deep.text
    abyss = read("<html><body><div>" + "<i>" * 50_000 + BODY[0])
    assert isinstance(abyss, Problem)
    begin = time.process_time()
    huge = account("<html><body>" + "<div><span>menu</span></div>" * 120_000 + f"<p>{BODY[0]}</p>")
    assert huge.text.endswith(BODY[0])
    assert time.process_time() - begin < 30


@pytest.mark.parametrize("mark", ["\u00ad", "&shy;", "&#8203;", "\u200d", "\ufe0f"])
def test_unseen_characters_in_its_words_change_nothing_of_what_is_the_article(mark: str) -> None:
    head, body = PAGE.split("<body>")
    body = re.sub(r"(?<=>)[^<>]+(?=<)", lambda m: re.sub(r"([A-Za-z]{2})(?=[A-Za-z]{2})", rf"\1{mark}", m[0]), body)
    problem, odd = accounts(["-"], settings=Settings(), stdin=io.BytesIO(f"{head}<body>{body}".encode()))
    assert isinstance(odd, Account) and isinstance(problem, Problem) and problem.document == odd.id
    plainly, read_through = account(PAGE), as_read(odd)
    assert odd.text != plainly.text == read_through.text
    assert read_through.parts == plainly.parts
    assert (odd.title, odd.outlet, odd.published) == (plainly.title, plainly.outlet, plainly.published)


def test_a_page_without_words_is_empty() -> None:
    found = read("<!doctype html><html><head><title>x</title></head><body><script>1</script></body></html>")
    assert isinstance(found, Problem) and found.kind == "empty"


@pytest.mark.parametrize(
    "attribute", [" a{}=x", ' a{}="x > y"', " a{}", " a{}='x'", '\na{} = "x"', ' a{}=x"', "/a{}=/x", " a<{}='"]
)
def test_attributes_of_a_tag_beyond_reason_are_dropped_and_its_words_are_not(attribute: str) -> None:
    many = "".join(map(attribute.format, range(3_000)))
    tag = f"<div class='main'{many}>"
    assert len(MANY_ATTRIBUTES.sub(r"\1", tag)) < len(tag) / 2
    page = f"<html><body>{tag}<p>{BODY[0]}</p></div><p>{BODY[1]}</p></body></html>"
    found = account(page)
    assert BODY[1] in found.text


@pytest.mark.parametrize(
    "tag",
    [
        "<img alt='a dam' src=\"data:image/png;base64," + "A" * 50_000 + '">',
        "<p class='" + "a " * 5_000 + "'>",
        "<p" + "".join(f" a{n}=x" for n in range(200)) + ">",
        "a < b = c > d",
    ],
)
def test_the_tags_of_pages_stay_as_they_are(tag: str) -> None:
    assert MANY_ATTRIBUTES.sub(r"\1", PAGE + tag) == PAGE + tag
