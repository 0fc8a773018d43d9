"""FollowTheMoney entities, by its own model where it is installed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rashomon.exports import ftm
from rashomon.model import Dossier
from tests import factories as make
from tests.exports.generated import any_dossier, given_dossiers, replaced, words_at
from tests.views.dam import dossier as the_dam


def read(of: Dossier) -> list[dict[str, Any]]:
    return [json.loads(row) for row in ftm.render(of).split("\n") if row]


def check(of: Dossier) -> None:
    entities = read(of)
    ids = [entity["id"] for entity in entities]
    assert len(ids) == len({*ids})
    texts = [entity["properties"]["bodyText"] for entity in entities if entity["schema"] == "Article"]
    assert texts == [[replaced(document.account.text)] for document in of.documents]
    notes = [entity for entity in entities if "claim" in entity["properties"].get("keywords", [])]
    assert len(notes) == len(of.claims)
    for note, claim in zip(notes, of.claims, strict=True):
        words = [words_at(of, place) for place in dict.fromkeys(note["properties"]["notes"])]
        assert all(part.of(next(d.account.text for d in of.documents if d.id == claim.document)) in words
                   for part in claim.content)  # fmt: skip


@given_dossiers
def test_each_entity_stands_once_and_every_claim_leads_back(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


def valid(of: Dossier) -> None:
    """The model knows every schema and property, takes every value, and every entity that is named is there."""
    followthemoney = pytest.importorskip("followthemoney", reason="needs ICU to build: pip install followthemoney")
    entities = read(of)
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        proxy.schema.validate({"properties": entity["properties"]})
        for name, values in entity["properties"].items():
            prop = proxy.schema.get(name)
            if prop.type.name == "entity":
                assert {*values} <= ids
            elif prop.type.name in ("date", "url", "language", "number"):
                assert len(proxy.get(name)) == len(values), (name, values)
            assert prop.type.name == "text" or proxy.get(name) or not "".join(values).strip() or strange(values)


def strange(values: list[str]) -> bool:
    """Whether there is no letter or digit in it: the model keeps no such name."""
    return not any(mark.isalnum() for value in values for mark in value)


@given_dossiers
def test_the_model_takes_it(of: Dossier) -> None:
    valid(of)


@any_dossier
def test_the_model_takes_any_dossier(of: Dossier) -> None:
    valid(of)


def test_what_is_longer_than_the_model_takes_is_cut_and_said_so() -> None:
    words = "rain and more rain " * 4000
    account = make.account(f"The mayor said {words}.", id="a", title=words, outlet=words)
    claim = make.claim(account, words.strip(), source="The mayor", cue="said", speaker=words, party=words[5:])
    of = make.dossier(make.document(account), claims=(claim,), points=(make.point(claim),))
    (article,) = [entity["properties"] for entity in read(of) if entity["schema"] == "Article"]
    assert "bodyText" not in article and "longer" in article["notes"][0]
    assert len(article["title"][0]) == 1024 and article["title"][0].endswith("…")
    valid(of)


def test_a_time_with_a_zone_is_told_in_utc() -> None:
    account = make.account("It rained.", id="a", published="2024-05-14T01:30+03:00")
    (article,) = read(make.dossier(make.document(account)))
    assert article["properties"]["publishedAt"] == ["2024-05-13T22:30:00"]


@pytest.mark.parametrize(
    ("source", "is_name"),
    [("He", False), ("the ministry", False), ("The ministry", False), ("Valk", True), ("the Interior Ministry", True),
     ("Irena Valk", True), ("", False), ("they", False)],
)  # fmt: skip
def test_a_mention_is_a_name(source: str, is_name: bool) -> None:
    account = make.account(f"{source} said it rained.", id="a")
    claim = make.claim(account, "it rained", source=source, cue="said", speaker="Irena Valk")
    found = [e for e in read(make.dossier(make.document(account), claims=(claim,))) if e["schema"] == "Mention"]
    assert bool(found) == is_name


def test_who_says_and_who_denies_are_links() -> None:
    of = the_dam()
    links = [e["properties"] for e in read(of) if e["schema"] == "UnknownLink"]
    point = next(point for point in of.points if point.denies)
    roles = {(link["role"][0], link["subject"][0]) for link in links if link["object"] == [point.id]}
    assert roles == {("says", c.id) for c in point.supports} | {("denies", c.id) for c in point.denies}
