"""What the judge reads of a statement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.points.context import BEFORE, LONGEST, Context, contexts
from rashomon.points.statements import statements
from tests.factories import claim

from .sketch import sketch
from .test_statements import BECAUSE, EXPECTED, SAID, TWO_VERBS, drawings, whole


def read(*drawn: str) -> list[Context]:
    reading = whole(sketch("a", *drawn))
    return contexts(statements(reading), reading)


def test_the_sentence_is_given_with_the_statements_words_marked() -> None:
    first, second = read(TWO_VERBS)
    assert first.sentence == second.sentence == "Relt fired the guard and sold the mill."
    assert (first.words, second.words) == ("Relt fired the guard", "Relt sold the mill")
    assert second.marks == ((0, 4), (25, 38))


def test_the_sentence_before_is_given_cut_to_its_last_words() -> None:
    long = " ".join([*(f"w{at}/NOUN/dep/61" for at in range(60)), "ran/VERB:VBD/ROOT/0"])
    found = read(long, BECAUSE)
    assert found[0].before == ""
    assert found[-1].before.split()[-1] == "ran"
    assert len(found[-1].before.split()) == BEFORE


def test_speaker_and_cue_are_given_in_the_order_of_speech() -> None:
    reading = sketch("a", SAID)
    said = claim(reading.account, "the gate failed at dawn", source="The ministry", cue="said")
    for speaker, expected in ((None, "The ministry said"), ("Ostrania", "Ostrania said")):
        told = replace(reading, claims=(replace(said, speaker=speaker),))
        assert [context.said for context in contexts(statements(told), told)] == [expected]


def test_a_frame_is_given_where_the_outlet_itself_speaks() -> None:
    assert [context.said for context in read(EXPECTED)][-1] == "Few expected"
    assert [context.said for context in read(BECAUSE)] == ["", ""]


@pytest.mark.parametrize("at", [0, 150, 299])
def test_of_a_sentence_without_end_what_is_near_is_given(at: int) -> None:
    words = [f"w{number}/NOUN/dep/300" for number in range(299)]
    words.insert(at, "Relt/PROPN/nsubj/300")
    words[299] = "ran/VERB:VBD/ROOT/0"
    reading = sketch("a", " ".join(words))
    said = claim(reading.account, "ran" if at == 299 else reading.parse.tokens[at].text)
    reading = replace(reading, claims=(said,))
    (statement,) = statements(reading)
    near = replace(statement, spans=said.content)
    (context,) = contexts([near], reading)
    assert len(context.sentence.split()) <= LONGEST + 1
    assert context.words == said.text


@given(st.lists(drawings(), min_size=1, max_size=3), st.integers(0, 3))
def test_marks_are_the_statements_words_whatever_the_white_space(drawn: list[str], gaps: int) -> None:
    reading = whole(sketch("a", *drawn))
    text = reading.account.text
    spaced = text.replace(" ", "\n", gaps)  # of one length, so that every span holds
    reading = replace(reading, account=replace(reading.account, text=spaced))
    found = statements(reading)
    for statement, context in zip(found, contexts(found, reading), strict=True):
        assert context.words == " ".join(" ".join(span.of(text) for span in statement.spans).split())
        assert "\n" not in context.sentence
        ends = [end for mark in context.marks for end in mark]
        assert ends == sorted(ends)
        assert ends[0] >= 0 and ends[-1] <= len(context.sentence)
