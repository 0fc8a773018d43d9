"""Accounts as TimeML: well-formed by two parsers, the text unchanged, each TIMEX3 around its words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from lxml import etree

from rashomon.exports import timeml
from rashomon.model import Document, Dossier, Moment
from tests import factories as make
from tests.exports.generated import any_dossier, given_dossiers

# XML 1.0, production 2, and what UTF-8 cannot hold.
UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read(document: Document) -> ElementTree.Element:
    source = timeml.text(document).encode("utf-8")
    strict = etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True))
    assert strict.docinfo.encoding if hasattr(strict, "docinfo") else strict.tag == "TimeML"
    return ElementTree.fromstring(source)


def check(of: Dossier) -> None:
    assert len(timeml.files(of)) == len(of.documents)
    assert all(re.fullmatch(r"[\w.-]+\.tml", name, re.ASCII) for name in timeml.files(of))
    for document in of.documents:
        root = read(document)
        text = root.find("TEXT")
        assert text is not None
        assert "".join(text.itertext()) == UNHELD.sub("\ufffd", document.account.text)
        marks = [mark for mark in root.iter("TIMEX3") if mark.get("tid") != "t0"]
        assert len(marks) == len(document.moments)
        assert len({mark.get("tid") for mark in marks}) == len(marks)
        assert inline(text) == apart(document)


def inline(text: ElementTree.Element) -> list[tuple[int, str]]:
    """Where each mark begins in the text, and its words."""
    found, at = [], len(text.text or "")
    for mark in text:
        assert mark.tag == "TIMEX3" and not len(mark)
        found.append((at, mark.text or ""))
        at += len(mark.text or "") + len(mark.tail or "")
    return found


def apart(document: Document) -> list[tuple[int, str]]:
    """The moments that overlap none before them, by a scan of their own."""
    kept: list[Moment] = []
    for moment in sorted(document.moments, key=lambda m: (m.span.begin, -m.span.end)):
        earlier = [m for m in document.moments if (m.span.begin, -m.span.end) < (moment.span.begin, -moment.span.end)]
        if not any(m.span.overlap(moment.span) for m in [*earlier, *kept]):
            kept.append(moment)
    return [(m.span.begin, UNHELD.sub("\ufffd", m.span.of(document.account.text))) for m in kept]


@given_dossiers
def test_the_text_is_the_accounts_and_each_mark_holds_its_words(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


def a_document(words: str, **fields: object) -> ElementTree.Element:
    account = make.account(f"It rained {words}.", id="a", published="2024-05-15")
    moment = Moment(span=make.span(account.text, words), text=words, **fields)
    return read(make.document(account, moments=(moment,)))


def test_what_was_counted_from_the_accounts_date_says_so() -> None:
    root = a_document("on Tuesday", type="DATE", value="2024-05-14", anchor="published")
    created, mark = root.iter("TIMEX3")
    assert (created.get("functionInDocument"), created.get("value")) == ("CREATION_TIME", "2024-05-15")
    assert (mark.get("temporalFunction"), mark.get("anchorTimeID"), mark.get("value")) == ("true", "t0", "2024-05-14")


def test_a_date_that_stands_whole_has_no_anchor() -> None:
    _, mark = a_document("on 14 May 2024", type="DATE", value="2024-05-14").iter("TIMEX3")
    assert (mark.get("temporalFunction"), mark.get("anchorTimeID")) == ("false", None)


@pytest.mark.parametrize("ids", [["a", "b"], ["../../x", "..", "a/b"], ["\ud800", "\udfff"]])
def test_files_are_named_so_that_none_leaves_its_folder(ids: list[str]) -> None:
    of = make.dossier(*(make.document(make.account("It rained.", id=each, path="../../a.txt")) for each in ids))
    names = [*timeml.files(of)]
    assert len(names) == len(ids) and not any("/" in name or name.startswith(".") for name in names)
