"""Provenance, read by the library `prov`."""

from __future__ import annotations

import json
from typing import Any

from prov.model import ProvDocument, ProvEntity

from rashomon.exports import prov
from rashomon.model import Dossier, Reuse
from tests import factories as make
from tests.exports.generated import any_dossier, given_dossiers, replaced, words_at
from tests.views.dam import dossier as the_dam


def check(of: Dossier) -> None:
    text = prov.render(of)
    document = ProvDocument.deserialize(content=text, format="json")
    assert ProvDocument.deserialize(content=document.serialize(format="json"), format="json") == document
    assert len({*document.get_records(ProvEntity)}) >= len(of.documents) + len(of.claims)
    known = {name for kind in ("entity", "agent") for name in json.loads(text).get(kind, {})}
    for kind, records in json.loads(text).items():
        if kind not in ("prefix", "entity", "agent"):
            assert all(end in known for record in records.values() for end in ends(record))
    for claim in of.claims:
        entity = json.loads(text)["entity"][prov._name("claim", claim.id)]
        words = [words_at(of, place["$"]) for place in entity["prov:location"]]
        assert replaced(" … ".join(words)) == replaced(claim.text) == entity["prov:value"]


def ends(record: dict[str, Any]) -> list[str]:
    return [value for key, value in record.items() if key != "prov:type"]


@given_dossiers
def test_prov_reads_it_and_every_claim_leads_back(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


def test_it_can_be_written_as_prov_n_too() -> None:
    written = ProvDocument.deserialize(content=prov.render(the_dam()), format="json").get_provn()
    assert "wasAttributedTo" in written and "actedOnBehalfOf" in written and "hadMember" in written


def test_no_direction_is_given_where_none_is_known() -> None:
    left, right = make.account("The gate held.", id="a"), make.account("The gate held.", id="b")
    spans = ((make.span(left.text, "The gate"), make.span(right.text, "The gate")),)
    relations = {}
    for directed in (True, False):
        reuse = Reuse(origin="a", to="b", kind="copy", share=1, spans=spans, directed=directed)
        of = make.dossier(make.document(left), make.document(right), lineage=(reuse,))
        records = json.loads(prov.render(of))["wasDerivedFrom"].values()
        relations[directed] = [(r["prov:generatedEntity"], r["prov:usedEntity"]) for r in records]
    assert relations[True] == [("account:b", "account:a")]
    assert relations[False] == [("account:a", "shared:1"), ("account:b", "shared:1")]
