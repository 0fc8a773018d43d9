"""The whole job on the shipped example, and the promises that hold for any input."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rashomon
from rashomon import pipeline
from rashomon.errors import UsageError
from rashomon.model import Account, Dossier, Reading, content_id
from rashomon.model.wire import dumps, from_wire, to_wire


def every_span(wire: Any) -> Iterator[tuple[str, list[int], str | None]]:
    """(document, span, words) of all that points into a text."""
    for document in wire["documents"]:
        for part in ("leftovers", "times", "places", "blocks"):
            for item in document[part]:
                yield document["id"], item["span"], item.get("text") if part in ("times", "places") else None
    for claim in wire["claims"]:
        for part in ("source", "cue", "content"):
            for span in claim[part]:
                yield claim["document"], span, None
    for figure in wire["figures"]:
        yield figure["document"], figure["span"], figure["text"]
    for point in wire["points"]:
        for relation in point["relations"]:
            for comparison in relation["comparisons"]:
                for side in ("left", "right"):
                    yield comparison[side]["document"], comparison[side]["span"], comparison[side]["text"]


def test_every_span_slices_back(dam_dossier: Dossier) -> None:
    wire = to_wire(dam_dossier)
    texts = {document["id"]: document["text"] for document in wire["documents"]}
    seen = 0
    for document, (begin, end), words in every_span(wire):
        assert 0 <= begin < end <= len(texts[document])
        assert words is None or texts[document][begin:end] == words
        seen += 1
    assert seen > 500


def test_claim_text_is_made_of_its_spans(dam_dossier: Dossier) -> None:
    texts = {document.id: document.account.text for document in dam_dossier.documents}
    for claim in dam_dossier.claims:
        assert claim.text == " … ".join(span.of(texts[claim.document]) for span in claim.content)


def test_nothing_cut_reaches_a_claim(dam_dossier: Dossier) -> None:
    cut = {d.id: [left.span for left in d.leftovers] for d in dam_dossier.documents}
    assert sum(map(len, cut.values())) > 10
    for claim in dam_dossier.claims:
        assert not any(span.overlap(left) for span in claim.content for left in cut[claim.document])


def test_the_example_shows_what_it_was_written_for(dam_dossier: Dossier) -> None:
    statuses = {point.status for point in dam_dossier.points}
    assert {"disputed", "one origin", "single source"} <= statuses
    assert {row.category for row in dam_dossier.tally} >= {"killed", "missing"}
    assert dam_dossier.lineage
    assert any(len(point.documents) > 2 for point in dam_dossier.points)


def test_reading_twice_gives_the_same_bytes(example: Path, toolbox: pipeline.Toolbox) -> None:
    one, two = (dumps(to_wire(rashomon.read(example, tools=toolbox))) for _ in range(2))
    assert one == two


def test_the_order_of_the_input_changes_nothing(dam_readings: list[Reading], dam_dossier: Dossier) -> None:
    shuffled = list(dam_readings)
    random.Random(7).shuffle(shuffled)
    again = to_wire(pipeline.dossier(shuffled, problems=dam_dossier.coverage.problems))
    known = to_wire(dam_dossier)
    assert again["points"] == known["points"]
    assert again == known


def test_the_dossier_survives_its_json(dam_dossier: Dossier) -> None:
    wire = json.loads(dumps(to_wire(dam_dossier)))
    assert to_wire(from_wire(wire)) == wire


PIECES = st.sampled_from(
    ["The mayor said ", "“", "”", '"', "the gate had failed", ", ", ". ", "\n\n", "5", " killed ", "Belmora ",
     "on Tuesday ", "according to ", "# ", "* ", "\u202e", "\x00", "é", "denied ", "they ", "'", "Tags:", "🙂", "\t"]
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=120))
def test_any_text_gives_spans_that_slice_back(text: str, toolbox: pipeline.Toolbox) -> None:
    account = Account(id=content_id("a", text), text=text)
    told = list(pipeline.readings([account], toolbox))
    wire = to_wire(pipeline.dossier(told))
    for _, (begin, end), words in every_span(wire):
        assert 0 <= begin < end <= len(text)
        assert words is None or text[begin:end] == words


def test_grouping_by_an_unknown_field_says_which_there_are(toolbox: pipeline.Toolbox) -> None:
    with pytest.raises(UsageError, match="story"):
        list(pipeline.stories([Account(id="a", text="One fell.", story="s")], toolbox, pipeline.Run(), by="colour"))


def test_accounts_of_several_stories_give_a_dossier_each(toolbox: pipeline.Toolbox) -> None:
    told = [
        Account(id="a", text="The gate failed, the mayor said.", story="x"),
        Account(id="b", text="Nobody was hurt, police said.", story="y"),
        Account(id="c", text="The gate held, the ministry said.", story="x"),
        Account(id="d", text="Nothing more was known."),
    ]
    run = pipeline.Run()
    dossiers = list(pipeline.stories(told, toolbox, run))
    assert [(d.story, len(d.documents)) for d in dossiers] == [("x", 2), ("y", 1)]
    assert [problem.document for problem in run.problems] == ["d"]


def test_a_cache_that_cannot_be_written_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("RASHOMON_CACHE", str(blocked))
    with pytest.raises(UsageError, match="RASHOMON_CACHE"):
        _ = pipeline.Toolbox().gazetteer
