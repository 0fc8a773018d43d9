"""schema.org JSON-LD: read by pyld and rdflib, every type and property one of the vocabulary's, no rating."""

from __future__ import annotations

import json
from typing import Any

from rdflib import RDF
from rdflib.namespace import SDO

from rashomon.exports import schemaorg
from rashomon.exports.text import address
from rashomon.model import Dossier
from tests.exports import context
from tests.exports.generated import any_dossier, given_dossiers, replaced, words_at
from tests.views.dam import dossier as the_dam


def read(of: Dossier) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in json.loads(schemaorg.render(of))["@graph"]}


def check(of: Dossier) -> None:
    nodes = read(of)
    graph = context.graph(json.loads(schemaorg.render(of)))
    for _, predicate, value, _ in graph.quads():
        name = value if predicate == RDF.type else predicate
        assert name in SDO, name
        assert "rating" not in name.lower() and "review" not in name.lower()
    for claim in of.claims:
        node = nodes[address("claim", claim.id)]
        assert node["@type"] == ("Quotation" if claim.mode == "direct" else "Claim")
        words = " … ".join(words_at(of, place["@id"]) for place in node["isBasedOn"])
        assert replaced(words) == node["text"]
    for point in of.points:
        node = nodes[address("point", point.id)]
        assert [each["@id"] for each in node["appearance"]] == [address("claim", c.id) for c in point.supports]
        assert all(each["@id"] in nodes for each in node["appearance"] + node.get("subjectOf", []))


@given_dossiers
def test_every_term_is_one_of_schema_org_and_every_claim_leads_back(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


def test_a_denial_is_no_appearance() -> None:
    of = the_dam()
    point = next(point for point in of.points if point.denies)
    node = read(of)[address("point", point.id)]
    assert [each["@id"] for each in node["subjectOf"]] == [address("claim", claim.id) for claim in point.denies]
    assert point.status in node["keywords"]
