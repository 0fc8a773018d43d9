"""The JSON: what `contract.md` names is there, everything comes back, anything else is refused with all its faults."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.model import (
    Account,
    Block,
    Claim,
    Comparison,
    Copied,
    Coverage,
    Difference,
    Document,
    Dossier,
    Figure,
    Gap,
    Happening,
    Leftover,
    Moment,
    NamedPlace,
    NameMerge,
    Place,
    Point,
    Problem,
    Reading,
    Relation,
    Reuse,
    Span,
    Sum,
    SummaryLine,
    Tally,
    Term,
    Total,
    Wording,
    Words,
)
from rashomon.model.wire import annotation_to_wire, dumps, from_wire, to_wire
from tests import factories as make
from tests.views.dam import dossier as the_dam

TEXT = "“Nobody called,” she said. \U0001f30a Five died."
ANY = st.text(max_size=8)  # lone surrogates included
SPAN = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(*sorted(pair)))
SPANS = st.lists(SPAN, max_size=2).map(tuple)
NUMBER = st.integers(0, 10**6) | st.floats(0, 1e6)
IDS = st.sampled_from(["d1", "d2"])
FIXED: dict[type, st.SearchStrategy[Any]] = {Span: SPAN, str: ANY, float: NUMBER}


def few(each: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, max_size=2).map(tuple)


def build(kind: type, **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any value of every field that is not in `known`: a field that the wire forgets cannot come back."""
    return st.builds(kind, **{**{name: ... for name in kind.__dataclass_fields__ if name not in known}, **known})


for plain, strategy in FIXED.items():
    st.register_type_strategy(plain, strategy)

WORDS = st.builds(Words, document=IDS, span=SPAN, text=ANY)
COMPARISON = build(Comparison, left=WORDS, right=WORDS)
RELATION = build(Relation, comparisons=few(COMPARISON))
BLOCK = SPAN.flatmap(
    lambda span: st.sampled_from(["paragraph", "title"]).map(lambda kind: Block(span, kind, span.of(TEXT)))
)
OTHER = st.dictionaries(
    st.text(st.characters(codec="utf-8"), max_size=3),
    st.none() | st.booleans() | st.integers(-9, 9) | st.lists(st.text(st.characters(codec="utf-8"), max_size=3)),
    max_size=2,
)


def document(identity: str) -> st.SearchStrategy[Document]:
    account = build(Account, id=st.just(identity), text=st.just(TEXT), parts=st.none(), given=st.none(), other=OTHER)
    return build(
        Document, account=account, blocks=few(BLOCK), leftovers=few(build(Leftover)), moments=few(build(Moment)),
        places=few(build(Place)), origin=st.none() | build(Copied),
    )  # fmt: skip


def a_claim(identity: str) -> st.SearchStrategy[Claim]:
    return build(Claim, id=st.just(identity), document=IDS, source=SPANS, cue=SPANS, content=SPANS)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    documents = (draw(document("d1")), draw(document("d2")))
    claims = (draw(a_claim("c0")), draw(a_claim("c1")))
    some = st.lists(st.sampled_from(claims), max_size=2).map(tuple)
    parts = st.dictionaries(st.sampled_from(["c0", "c1"]), SPANS, max_size=2).map(lambda found: tuple(found.items()))
    pair = st.tuples(ANY, ANY)
    fields = {
        "points": few(build(Point, supports=some, denies=some, parts=parts, relations=few(RELATION))),
        "figures": few(build(Figure, document=IDS)),
        "tally": few(build(
            Tally, latest=st.tuples(NUMBER, st.none() | NUMBER), by_document=few(build(Total)),
            differ=few(build(Difference, documents=pair, figures=pair)), sums=few(build(Sum)),
        )),
        "timeline": few(build(Happening)),
        "places": few(build(NamedPlace)),
        "wording": few(build(Wording, terms=few(build(Term)))),
        "lineage": few(build(Reuse, origin=IDS, to=IDS, spans=few(st.tuples(SPAN, SPAN)))),
        "summary": few(build(SummaryLine, words=few(WORDS))),
        "coverage": build(Coverage, problems=few(build(Problem)), gaps=few(build(Gap))),
        "story": st.none() | ANY,
        "title": st.none() | ANY,
        "generator": ANY,
        "names": few(build(NameMerge)),
        "judge": ANY,
    }  # fmt: skip
    assert {"documents", "claims", *fields} == set(Dossier.__dataclass_fields__)
    return Dossier(documents=documents, claims=claims, **{name: draw(strategy) for name, strategy in fields.items()})


# Shrinking a whole dossier takes minutes and shows little more.
GENERATE = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=40, deadline=None, phases=GENERATE, suppress_health_check=[*HealthCheck])
@given(dossiers())
def test_every_dossier_comes_back(dossier: Dossier) -> None:
    assert from_wire(to_wire(dossier)) == dossier


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_json_of_any_text_is_utf_8_and_keeps_its_length(text: str) -> None:
    read = json.loads(dumps({"text": text}).encode("utf-8"))["text"]
    assert len(read) == len(text)
    apart = sum("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))
    assert [a for a, b in zip(read, text, strict=True) if a != b] == ["\ufffd"] * apart


def test_the_same_dossier_gives_the_same_bytes() -> None:
    once, again = dumps(to_wire(the_dam())), dumps(to_wire(from_wire(json.loads(dumps(to_wire(the_dam()))))))
    assert once == again
    assert "“" in once or "’" in once or "»" in once, "characters stand as they are"


CONTRACT = {
    "documents": "id path title outlet published language leftovers times places origin",
    "claims": "id document source cue content speaker party mode stance own_voice",
    "points": "id statement status supports denies origins parts",
    "figures": "id document span category min max unit headline as_of speaker claim",
    "timeline": "value statement claims documents",
    "places": "name also used_by lat lon kind documents",
    "wording": "party terms",
    "lineage": "from to kind share spans",
    "summary": "text claims documents",
}


def test_fields_of_the_contract() -> None:
    wire = to_wire(the_dam())
    tally = next(each for each in wire["tally"] if each["category"] == "killed")
    point = wire["points"][0]
    for name, fields in CONTRACT.items():
        assert set(fields.split()) <= set(wire[name][0]), name
    assert set(tally) == {"category", "latest", "by_document", "differ", "sum"}
    assert tally["latest"] == {"min": 5, "max": 5}
    assert tally["differ"][0]["kind"] == "update" and len(tally["differ"][0]["documents"]) == 2
    assert tally["sum"] == [{"total": "f-F1", "parts": ["f-F5", "f-F6"]}]
    assert point["origins"] == len(point["origin_names"])


def test_spans_slice_back_to_the_very_words() -> None:
    wire = to_wire(the_dam())
    texts = {document["id"]: document["text"] for document in wire["documents"]}
    for claim in wire["claims"]:
        assert " … ".join(texts[claim["document"]][b:e] for b, e in claim["content"]) == claim["text"]


def test_a_line_of_annotate_has_claims_and_figures_of_one_account() -> None:
    account = make.account("Five died, she said.", id="d1", outlet="The Paper", published="2024-05-14")
    claim = make.claim(account, "Five died", source="she", cue="said")
    reading = Reading(account=account, claims=(claim,), figures=(make.figure(account, "Five", 5, None),))
    wire = annotation_to_wire(reading)
    assert wire["claims"][0]["content"] == [[0, 9]] and wire["claims"][0]["source"] == [[11, 14]]
    assert wire["figures"][0]["max"] is None and wire["outlet"] == "The Paper"
    assert "origin" not in wire


def broken() -> Any:
    return json.loads(dumps(to_wire(the_dam())))


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wire = broken()
    wire["claims"][2]["mode"] = "loud"
    wire["points"][0]["supports"].append("c-nobody")
    wire["figures"][0]["span"] = [5, 10**9]
    wire["documents"][0]["title"] = 7
    with pytest.raises(InputError) as caught:
        from_wire(wire)
    message = str(caught.value)
    for part in ("claims[2].mode", "'loud'", "points[0].supports", "c-nobody", "figures[0].span", "documents[0].title"):
        assert part in message


@pytest.mark.parametrize(
    "value", [None, [], "text", 3, {}, {"documents": {}}, {"documents": [None]}, {"documents": [{"id": 1}]}]
)
def test_what_is_no_dossier_is_refused(value: object) -> None:
    with pytest.raises(InputError, match="not a dossier"):
        from_wire(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 99) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None, phases=GENERATE)
@given(st.data())
def test_a_dossier_with_anything_put_in_place_of_a_field_is_read_or_refused(data: st.DataObject) -> None:
    wire = broken()
    at: Any = wire
    while True:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.booleans()):
            break
        at = at[key]
    at[key] = data.draw(JSON)
    try:
        from_wire(wire)
    except InputError as error:
        assert "not a dossier" in str(error)


def test_a_long_list_of_faults_is_cut_short() -> None:
    wire = broken()
    for claim in wire["claims"]:
        claim["stance"] = None
    with pytest.raises(InputError, match="and 61 more"):
        from_wire(wire)


def test_blocks_without_marks_are_not_written_twice() -> None:
    account = make.account("A *bold* word")
    plain, marked = Block(Span(0, 13), "paragraph", account.text), Block(Span(0, 13), "paragraph", "A  bold  word")
    wire = to_wire(make.dossier(make.document(account, blocks=(plain, marked))))
    assert ["text" in block for block in wire["documents"][0]["blocks"]] == [False, True]
    assert from_wire(wire).documents[0].blocks == (plain, marked)


def test_numbers_are_whole_where_they_are() -> None:
    account = make.account("Five died and 2.5 km")
    figures = (make.figure(account, "Five", 5.0, None), make.figure(account, "2.5", 2.5, 2.5))
    wire = to_wire(replace(make.dossier(make.document(account)), figures=figures))
    assert '"min": 5,' in json.dumps(wire["figures"][0]) and wire["figures"][1]["max"] == 2.5
