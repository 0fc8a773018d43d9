"""What is compared: one predicate with its arguments."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Claim, Reading, Span, words_of
from rashomon.points.statements import CONTENT, Statement, statements
from tests.factories import claim

from .sketch import sketch

TWO_VERBS = (
    "Relt/PROPN/nsubj/2 fired/VERB:VBD/ROOT/0 the/DET/det/4 guard/NOUN/dobj/2 and/CCONJ/cc/2 "
    "sold/VERB:VBD/conj/2 the/DET/det/8 mill/NOUN/dobj/6 ./PUNCT/punct/2"
)
RELATIVE = (
    "The/DET/det/2 mill/NOUN/nsubj/7 that/PRON:WDT/nsubj/4 burned/VERB:VBD/relcl/2 on/ADP/prep/4 Monday/PROPN/pobj/5 "
    "employed/VERB:VBD/ROOT/0 ninety/NUM/nummod/9 people/NOUN/dobj/7 ./PUNCT/punct/7"
)
EXPECTED = (
    "Few/ADJ/nsubj/2 expected/VERB:VBD/ROOT/0 that/SCONJ/mark/6 the/DET/det/5 bank/NOUN/nsubj/6 "
    "failed/VERB:VBD/ccomp/2 the/DET/det/8 city/NOUN/dobj/6 ./PUNCT/punct/2"
)
SAID = (
    "The/DET/det/2 ministry/NOUN/nsubj/3 said/VERB:VBD/ROOT/0 that/SCONJ/mark/7 the/DET/det/6 gate/NOUN/nsubj/7 "
    "failed/VERB:VBD/ccomp/3 at/ADP/prep/7 dawn/NOUN/pobj/8 ./PUNCT/punct/3"
)
CALLED = (
    "Ondra/PROPN/nsubj/2 calls/VERB:VBZ/ROOT/0 the/DET/det/4 page/NOUN/nsubj/6 a/DET/det/6 forgery/NOUN/oprd/2 "
    "./PUNCT/punct/2"
)
BECAUSE = (
    "The/DET/det/2 train/NOUN/nsubj/3 stopped/VERB:VBD/ROOT/0 because/SCONJ/mark/7 the/DET/det/6 driver/NOUN/nsubj/7 "
    "braked/VERB:VBD/advcl/3 ./PUNCT/punct/3"
)


def whole(reading: Reading) -> Reading:
    """All of the account is one claim in its outlet's own voice."""
    text = reading.account.text
    return replace(reading, claims=(claim(reading.account, text),))


def told(reading: Reading) -> list[str]:
    return [words_of(reading.account.text, statement.spans) for statement in statements(reading)]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (TWO_VERBS, ["Relt fired the guard", "Relt … sold the mill"]),
        (RELATIVE, ["The mill that burned on Monday", "The mill … employed ninety people"]),
        (BECAUSE, ["The train stopped", "because the driver braked"]),
    ],
)
def test_a_sentence_gives_one_statement_a_predicate_each_with_its_subject(drawn: str, expected: list[str]) -> None:
    assert told(whole(sketch("a", drawn))) == expected


def test_a_clause_that_only_weakens_another_is_its_frame() -> None:
    reading = whole(sketch("a", EXPECTED))
    found = statements(reading)[-1]
    assert words_of(reading.account.text, found.spans) == "that the bank failed the city"
    assert words_of(reading.account.text, found.frame) == "Few expected"


def test_source_and_cue_are_no_statement() -> None:
    reading = sketch("a", SAID)
    said = claim(reading.account, "the gate failed at dawn", source="The ministry", cue="said")
    assert told(replace(reading, claims=(said,))) == ["that the gate failed at dawn"]


def test_a_predicate_in_the_cue_is_told_with_it() -> None:
    reading = sketch("a", CALLED)
    said = claim(reading.account, "the page", source="Ondra", cue="calls")
    assert told(replace(reading, claims=(said,))) == ["Ondra calls the page a forgery"]


def test_a_clause_belongs_to_the_claim_with_most_of_its_words() -> None:
    reading = sketch("a", TWO_VERBS)
    first = claim(reading.account, "Relt fired the guard", id="first")
    second = claim(reading.account, "sold the mill", id="second")
    assert [found.claim.id for found in statements(replace(reading, claims=(first, second)))] == ["first", "second"]


def test_what_no_claim_has_is_no_statement() -> None:
    reading = sketch("a", TWO_VERBS, BECAUSE)
    only = claim(reading.account, "The train stopped because the driver braked")
    assert {found.claim.id for found in statements(replace(reading, claims=(only,)))} == {only.id}
    assert statements(reading) == []


def test_marks_alone_are_no_statement() -> None:
    reading = whole(sketch("a", "—/PUNCT/ROOT/0 …/PUNCT/punct/1"))
    assert statements(reading) == []


def test_a_clause_of_one_word_stays_with_the_clause_above() -> None:
    drawn = (
        "The/DET/det/2 crew/NOUN/nsubj/3 ran/VERB:VBD/ROOT/0 when/SCONJ/advmod/6 it/PRON/nsubj/6 "
        "burned/VERB:VBD/advcl/3 ./PUNCT/punct/3"
    )
    assert told(whole(sketch("a", drawn))) == ["The crew ran when it burned"]


POS = ("NOUN", "PROPN", "VERB:VBD", "VERB:VBN", "AUX", "ADP", "DET", "PUNCT", "CCONJ", "PRON:WDT", "ADJ", "SPACE")
DEPS = ("nsubj", "dobj", "conj", "ccomp", "advcl", "relcl", "prep", "pobj", "det", "mark", "cc", "punct", "attr", "dep")


@st.composite
def drawings(draw: st.DrawFn) -> str:
    """A sentence of any tree whatever: what a parser makes of ruined text is no better."""
    order = draw(st.permutations(range(draw(st.integers(1, 14)))))
    heads = {order[0]: order[0]}
    for place, at in enumerate(order[1:], start=1):
        heads[at] = order[draw(st.integers(0, place - 1))]
    rows = []
    for at, head in sorted(heads.items()):
        dep = "ROOT" if head == at else draw(st.sampled_from(DEPS))
        rows.append(f"w{at}/{draw(st.sampled_from(POS))}/{dep}/{head + 1}")
    return " ".join(rows)


@given(st.lists(drawings(), min_size=1, max_size=4), st.data())
def test_whatever_the_parse_a_statement_is_words_of_one_sentence_and_one_claim(
    drawn: list[str], data: st.DataObject
) -> None:
    reading = sketch("a", *drawn)
    text = reading.account.text
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    claims = tuple(
        Claim(id=f"c{b}", document="a", source=(), cue=(), content=(Span(b, e),), text=text[b:e], own_voice=True)
        for b, e in pairwise(cuts)
    )
    reading = replace(reading, claims=claims)
    found = statements(reading)
    for statement in found:
        _is_sound(statement, reading)
    assert statements(reading) == found
    taken = [at for statement in found for at in statement.tokens if at == statement.head]
    assert len(taken) == len(set(taken))


def _is_sound(statement: Statement, reading: Reading) -> None:
    tokens = [reading.parse.tokens[at] for at in statement.tokens]
    assert statement.claim in reading.claims
    assert any(token.pos in CONTENT for token in tokens)
    assert statement.head in statement.tokens
    assert list(statement.tokens) == sorted(set(statement.tokens))
    assert statement.spans == tuple(sorted(statement.spans)) != ()
    assert all(statement.sentence.covers(span) and span.begin < span.end for span in statement.spans)
