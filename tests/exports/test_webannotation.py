"""Annotations by the W3C's data model: read by pyld and rdflib, and by its MUSTs; every selector finds its words."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld
from rdflib import RDF, Namespace

from rashomon.exports import webannotation
from rashomon.exports.text import address
from rashomon.model import Dossier
from tests import factories as make
from tests.exports import context
from tests.exports.generated import any_dossier, given_dossiers, replaced

OA = Namespace(context.OA)
MOTIVATIONS = {"identifying", "classifying", "tagging", "linking", "describing"}


def read(of: Dossier) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    found = json.loads(webannotation.render(of))
    return found, found["first"]["items"]


def check(of: Dossier) -> None:
    found, items = read(of)
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld" and found["type"] == "AnnotationCollection"
    assert found["total"] == len(items) and found["first"]["partOf"] == found["id"]
    texts = {address("account", document.id): replaced(document.account.text) for document in of.documents}
    for item in items:
        assert item["type"] == "Annotation" and item["motivation"] in MOTIVATIONS and item["target"]
        assert all(body["purpose"] in MOTIVATIONS for body in item["body"])
        for target in item["target"]:
            finds(target, texts[target["source"]["id"]])


def finds(target: dict[str, Any], text: str) -> None:
    """Both selectors of a target point at the same words, counted in code points."""
    quote, position = target["selector"]
    begin, end = position["start"], position["end"]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert text[begin:end] == quote["exact"] != ""
    assert text[:begin].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])


@given_dossiers
def test_every_selector_finds_its_words(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


@given_dossiers
def test_every_term_is_one_of_the_vocabulary(of: Dossier) -> None:
    """pyld drops what no context names: nothing may be dropped."""
    found, items = read(of)
    expanded = jsonld.expand(found, {"documentLoader": context.load})
    back = jsonld.compact(expanded, found["@context"], {"documentLoader": context.load})
    assert {key for item in back["first"].get("items", []) for key in item} == {key for item in items for key in item}
    assert all(":" not in key for item in back["first"].get("items", []) for key in item)


@any_dossier
def test_rdf_readers_read_it(of: Dossier) -> None:
    found, items = read(of)
    graph = context.graph(found)
    assert len({*graph.subjects(RDF.type, OA.Annotation)}) == len({item["id"] for item in items})
    targets = sum(len(item["target"]) for item in items)
    assert len([*graph.triples((None, OA.hasTarget, None, None))]) == targets


def test_code_points_are_counted_and_not_units_of_utf_16() -> None:
    account = make.account("\U0001f600\U0001f600 The mayor said it rained.", id="a")
    claim = make.claim(account, "it rained", source="The mayor", cue="said")
    _, items = read(make.dossier(make.document(account), claims=(claim,)))
    content, source, cue = items
    assert content["target"][0]["selector"][1]["start"] == 18
    assert source["target"][0]["selector"][0]["exact"] == "The mayor"
    assert cue["motivation"] == "classifying"


def test_only_a_web_address_becomes_a_link() -> None:
    good = make.account("It rained.", id="a", url="https://paper.example/a")
    bad = make.account("It snowed.", id="b", url="javascript:alert(1)")
    claims = (make.claim(good, "It rained"), make.claim(bad, "It snowed"))
    _, items = read(make.dossier(make.document(good), make.document(bad), claims=claims))
    sources = [item["target"][0]["source"] for item in items]
    assert [source.get("via") for source in sources] == ["https://paper.example/a", None]
