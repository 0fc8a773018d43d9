"""Characters that no reader sees, and letters that look like others, change nothing of what is read.

The property: a dossier of accounts with such characters put into their words is, over the reading text, the very
dossier of the accounts without them; and every span of it slices the text as given to the same words.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

import rashomon
from rashomon import pipeline, views
from rashomon.judgements import Judgements
from rashomon.model import Account, Dossier, Reading
from rashomon.model.wire import annotation_to_wire, from_wire, to_wire
from rashomon.normalise import as_given, as_read, plain
from rashomon.normalise.told import KIND
from rashomon.questions import context, questions
from rashomon.views import notebook, single, terminal
from tests.normalise.habits import HABITS, accounts, mangled
from tests.test_pipeline import every_span


@pytest.fixture(scope="module")
def told(toolbox: pipeline.Toolbox) -> list[Reading]:
    return list(pipeline.readings(accounts(), toolbox))


@pytest.fixture(scope="module")
def known(told: list[Reading]) -> Dossier:
    return pipeline.dossier(told)


def _over_reading_text(dossier: Dossier) -> Dossier:
    """The dossier over its reading text, without the word about what was read through."""
    read = as_read(dossier)
    documents = tuple(replace(each, account=replace(each.account, given=None)) for each in read.documents)
    problems = tuple(each for each in read.coverage.problems if each.kind != KIND)
    return replace(read, documents=documents, coverage=replace(read.coverage, problems=problems))


def test_the_accounts_hold_enough_to_lose(known: Dossier) -> None:
    assert len(known.claims) >= 8 and len(known.figures) >= 6 and known.points and known.tally
    assert any(document.moments for document in known.documents) and any(d.places for d in known.documents)


@pytest.mark.parametrize("name", HABITS)
def test_a_habit_of_writing_changes_nothing(
    name: str, known: Dossier, told: list[Reading], toolbox: pipeline.Toolbox
) -> None:
    changed = accounts(lambda text: mangled(text, HABITS[name]))
    assert all(a.text != b.text for a, b in zip(changed, accounts(), strict=True)) or name == "ligatures"
    readings = list(pipeline.readings(changed, toolbox))
    dossier = pipeline.dossier(readings)
    assert _over_reading_text(dossier) == known
    for reading, plainly in zip(readings, told, strict=True):
        assert reading.account.given is None
        assert replace(as_read(reading).account, given=None) == plainly.account
        assert replace(as_read(reading), account=plainly.account) == plainly


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(sorted(HABITS)), share=st.floats(0.05, 0.9), seed=st.integers(0, 999))
def test_spans_slice_the_given_text_to_the_same_words(
    name: str, share: float, seed: int, known: Dossier, toolbox: pipeline.Toolbox
) -> None:
    changed = accounts(lambda text: mangled(text, HABITS[name], share=share, seed=seed))
    dossier = pipeline.dossier(list(pipeline.readings(changed, toolbox)))
    given_texts = {account.id: account.text for account in changed}
    plain_texts = {document.id: document.account.text for document in known.documents}
    wire = to_wire(dossier)
    assert {document["id"]: document["text"] for document in wire["documents"]} == given_texts
    pairs = list(zip(every_span(wire), every_span(to_wire(known)), strict=True))
    assert len(pairs) > 60
    for (document, (begin, end), words), (same, (first, last), _) in pairs:
        assert document == same
        assert plain(given_texts[document][begin:end]) == plain_texts[document][first:last]
        assert words is None or words == given_texts[document][begin:end]
    for claim in dossier.claims:
        assert claim.text == " … ".join(span.of(given_texts[claim.document]) for span in claim.content)
    assert _over_reading_text(dossier) == known
    assert from_wire(wire) == replace(dossier, documents=from_wire(wire).documents)


def test_coverage_says_what_was_read_through(toolbox: pipeline.Toolbox) -> None:
    text = "Nine peo\u00adple died,\nthe min\u00adistry said, and а police\u200b officer fell ill with Сovid."
    readings = list(pipeline.readings([Account(id="a", text=text, path="a.txt")], toolbox))
    (problem,) = pipeline.dossier(readings).coverage.problems
    assert (problem.kind, problem.document, problem.path, problem.fatal) == (KIND, "a", "a.txt", False)
    assert "2 soft hyphens (the first at offset 8 in line 1)" in problem.message
    assert "1 zero-width character (at offset " in problem.message
    assert "2 Cyrillic letters in a Latin word" in problem.message
    assert str(problem).startswith("a.txt: ")


def test_coverage_says_it_once_on_every_way_in(tmp_path: Path, toolbox: pipeline.Toolbox) -> None:
    (tmp_path / "a.txt").write_text("Nine peo\u00adple were killed, the min\u00adistry said.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nine people were hurt, the mayor said.\n", encoding="utf-8")
    page = "<html><body><h1>Flood</h1><p>Nine peo&shy;ple were killed, the mayor said on Tuesday.</p></body></html>"
    (tmp_path / "c.html").write_text(page, encoding="utf-8")
    dossier = rashomon.read(tmp_path, tools=toolbox)
    assert [Path(problem.path or "").name for problem in dossier.coverage.problems] == ["a.txt", "c.html"]
    run = pipeline.Run()
    assert len(list(pipeline.accounts([tmp_path], run, settings=toolbox.settings))) == 3
    assert [problem.kind for problem in run.problems] == [KIND, KIND] and not run.failed
    source = [Account(id="a", text="Nine peo\u00adple fell.", story="x"), Account(id="b", text="None.", story="y")]
    stories = list(pipeline.stories(source, toolbox, pipeline.Run()))
    assert [len(each.coverage.problems) for each in stories] == [1, 0]


def test_what_is_shown_has_whole_words(known: Dossier, toolbox: pipeline.Toolbox) -> None:
    changed = accounts(lambda text: mangled(text, HABITS["soft hyphens"]))
    dossier = pipeline.dossier(list(pipeline.readings(changed, toolbox)))
    assert [point.statement for point in dossier.points] == [point.statement for point in known.points]
    assert [line.text for line in dossier.summary] == [line.text for line in known.summary]
    for ending in (".html", ".md"):
        page = views.written(dossier, ending)
        assert "\u00ad" not in page and "U+00AD" not in page
        assert "people were killed early on Tuesday" in page
    console = Console(file=io.StringIO(), width=100)
    terminal.render(dossier, console)
    claim = dossier.claims[0]
    single.show(dossier, claim.id, console)
    single.listed(dossier, "claim", console)
    shown = console.file.getvalue()
    assert "U+00AD" not in shown and "\u00ad" not in shown
    assert f"at: {claim.content[0].begin} to {claim.content[0].end}" in shown
    assert "U+00AD" not in notebook.render(dossier)


def test_what_is_asked_has_whole_words(known: Dossier, toolbox: pipeline.Toolbox) -> None:
    changed = accounts(lambda text: mangled(text, HABITS["soft hyphens"]))
    dossier = pipeline.dossier(list(pipeline.readings(changed, toolbox)))
    asked, plainly = questions(dossier, Judgements()), questions(known, Judgements())
    assert asked and [(q.kind, q.a, q.b) for q in asked] == [(q.kind, q.a, q.b) for q in plainly]
    for one, other in zip(asked, plainly, strict=True):
        for words, same in ((one.left, other.left), (one.right, other.right)):
            if words and same:
                assert context(dossier, words)[1] == context(known, same)[1]


def test_a_title_is_read_through_too(toolbox: pipeline.Toolbox) -> None:
    def one(title: str) -> Reading:
        text = "The wave came at night, the mayor said, and the town was empty by noon."
        (reading,) = pipeline.readings([Account(id="a", text=text, title=title, outlet="The Ti\u00admes")], toolbox)
        return reading

    odd, plainly = one("Se\u200bven peо\u00adple kil\u00adled in flood"), one("Seven people killed in flood")
    assert odd == plainly and odd.account.outlet == "The Times"
    assert odd.titled


def test_what_has_nothing_unseen_is_the_very_object(known: Dossier, told: list[Reading]) -> None:
    assert as_read(known) is known and as_given(known) is known
    assert all(as_read(each) is each and as_given(each) is each for each in told)


def test_annotations_count_in_the_given_text(toolbox: pipeline.Toolbox) -> None:
    text = "Kar\u00advelia said on Tues\u200bday that ｎｉｎｅ peo\u00adple were kil\u00adled in Lon\u00addon."
    (reading,) = pipeline.readings([Account(id="a", text=text)], toolbox)
    wire = annotation_to_wire(reading)
    assert wire["text"] == text
    assert [text[begin:end] for begin, end in (each["span"] for each in wire["figures"])] == ["ｎｉｎｅ peo\u00adple"]
    assert "Lon\u00addon" in [text[begin:end] for begin, end in (each["span"] for each in wire["places"])]
    assert [each["text"] for each in wire["times"]] == ["Tues\u200bday"]
    assert plain(wire["claims"][0]["text"]) == "that nine people were killed in London"
