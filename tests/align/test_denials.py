"""What a denial opposes, and what it answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.align import align
from rashomon.align.board import Board
from rashomon.align.vectors import vector_of
from rashomon.annotate.language import Language
from rashomon.encoder import meanings
from rashomon.judgements import Judgements
from rashomon.model import Claim, Parse, Point, Reading, Span, Token

from .telling import OWN_VOICE, telling

ACCUSED = "Karvelia fired rockets at the harbour of Ostrania on Monday."

pytestmark = pytest.mark.slow


def denying(reading: Reading, place: int) -> Reading:
    """The reading with one claim under the cue "denied", which stands after its content."""
    parse, claim = reading.parse, reading.claims[place]
    begin = len(reading.account.text)
    word = Token(begin, begin + 6, "denied", "deny", "VERB", "VBD", "ROOT", len(parse.tokens), "")
    cued = replace(claim, cue=(Span(begin, begin + 6),), cue_text="denied", stance="deny")
    claims = (*reading.claims[:place], cued, *reading.claims[place + 1 :])
    account = replace(reading.account, text=reading.account.text + "denied")
    return replace(
        reading, account=account, claims=claims, parse=Parse(tokens=(*parse.tokens, word), sentences=parse.sentences)
    )


def disputed(points: tuple[Point, ...]) -> list[tuple[list[str], list[str]]]:
    return [
        ([claim.text for claim in point.supports], [claim.text for claim in point.denies])
        for point in points
        if point.status == "disputed"
    ]


def texts(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.text for claim in claims]


@pytest.mark.parametrize("denial", ["any involvement", "the accusations"])
def test_a_denial_without_words_of_its_own_answers_what_names_the_denier(language: Language, denial: str) -> None:
    told = telling(
        language, "a", ("Ostrania", ACCUSED), ("River Commission", "The ferry was late."), ("Karvelia", denial)
    )
    points = align([denying(told, 2)], ())
    assert disputed(points) == [([ACCUSED], [denial])]
    (point,) = (point for point in points if point.denies)
    (reason,) = {c for r in point.relations if r.kind == "denies" for c in r.comparisons if c.name == "answers"}
    assert reason.left.text == ACCUSED
    assert reason.right.text == denial


def test_a_denial_without_words_of_its_own_answers_nobody_where_nobody_is_named(language: Language) -> None:
    told = telling(
        language, "a", ("Ostrania", "Grain prices fell for the third week."), ("Karvelia", "any involvement")
    )
    assert disputed(align([denying(told, 1)], ())) == []


def test_what_a_cue_denies_is_set_against_the_same_told_by_others(language: Language) -> None:
    told = telling(language, "a", ("Ostrania", ACCUSED))
    other = denying(telling(language, "b", ("Karvelia", "Karvelia had fired rockets at the harbour of Ostrania.")), 0)
    assert [theirs for _, theirs in disputed(align([told, other], ()))] == [texts(other.claims)]


@pytest.mark.parametrize(
    "negation",
    [
        "Karvelia did not comment on the rockets fired at the harbour of Ostrania.",
        "No rockets were fired at the airport of Belmora.",
        "Karvelia has never visited the harbour of Ostrania.",
    ],
)
def test_a_negation_of_another_event_or_of_other_ones_opposes_nothing(language: Language, negation: str) -> None:
    readings = [telling(language, "a", ("Ostrania", ACCUSED)), telling(language, "b", ("Karvelia", negation))]
    assert disputed(align(readings, ())) == []


def test_nobody_denies_what_he_said_himself(language: Language) -> None:
    negation = "No rockets were fired at the harbour of Ostrania."
    readings = [telling(language, "a", ("Ostrania", ACCUSED)), telling(language, "b", ("Ostrania", negation))]
    assert disputed(align(readings, ())) == []


def test_an_outlet_that_negates_in_its_own_voice_denies_nobody(language: Language) -> None:
    negation = "No rockets were fired at the harbour of Ostrania on Monday."
    readings = [telling(language, "a", ("Ostrania", ACCUSED)), telling(language, "b", (OWN_VOICE, negation))]
    assert disputed(align(readings, ())) == []


def test_no_such_thing_answers_what_was_just_named(language: Language) -> None:
    faulty, unknown = "The hoist had been reported as faulty in March.", "he knew of no such report"
    told = telling(language, "a", ("Belmora", faulty), ("Karvelia", unknown))
    assert disputed(align([told], ())) == [([faulty], [unknown])]


def test_opposites_are_not_one_event(language: Language) -> None:
    opened, closed = "The gate of the dam was opened at night.", "The gate of the dam was closed at night."
    readings = [telling(language, "a", ("Ostrania", opened)), telling(language, "b", ("Karvelia", closed))]
    near, far = (
        Board(readings, vectors=vector_of, meanings=meanings, judgements=Judgements()),
        telling(language, "c", ("Velmar", opened)),
    )
    same = Board([readings[0], far], vectors=vector_of, meanings=meanings, judgements=Judgements())
    assert near.score(0, 1) < same.score(0, 1)


def test_a_negated_belief_is_no_agreement(language: Language) -> None:
    doubt = "I do not believe that Karvelia fired rockets at the harbour of Ostrania on Monday."
    readings = [telling(language, "a", ("Ostrania", ACCUSED)), telling(language, "b", ("Velmar", doubt))]
    points = align(readings, ())
    assert not any({ACCUSED, doubt} <= set(texts(point.supports)) for point in points)


@pytest.mark.parametrize(
    ("told", "opposed"),
    [
        ("The council signed the harbour treaty on Monday.", True),
        ("The council could sign the harbour treaty on Monday.", False),
        ("The council hopes to sign the harbour treaty on Monday.", False),
    ],
)
def test_what_is_not_is_no_answer_to_what_may_come(language: Language, told: str, opposed: bool) -> None:
    first = telling(language, "a", ("Ostrania", told))
    second = telling(language, "b", ("Karvelia", "The council did not sign the harbour treaty on Monday."))
    assert bool(disputed(align([first, second], ()))) is opposed


def test_a_denier_does_not_stand_behind_what_he_denies(language: Language) -> None:
    fired = "Karvelia fired rockets at the harbour of Ostrania."
    own = "Karvelia fired rockets at the harbour of Ostrania on Sunday."
    negation = "Karvelia did not fire rockets at the harbour of Ostrania."
    readings = [
        telling(language, "a", ("Ostrania", fired)),
        telling(language, "b", ("Karvelia", own), ("Karvelia", negation)),
    ]
    (sides,) = disputed(align(readings, ()))
    assert sides == ([fired], [negation])


def test_to_deny_a_negation_is_no_agreement_with_it(language: Language) -> None:
    negation = "the harbour road of Lisny had not been cleared"
    first = telling(language, "a", ("Police", negation))
    second = denying(telling(language, "b", ("Petra Lund", negation)), 0)
    assert [point.status for point in align([first, second], ()) if point.denies] == ["disputed"]


def test_who_tells_it_himself_negates_something_else(language: Language) -> None:
    told = "Four workers were killed when a grain silo collapsed in Belmora."
    other = "The company was never warned of cracks in the silo that collapsed in Belmora, killing four workers."
    readings = [telling(language, "a", ("Ostrania", told)), telling(language, "b", ("Karvelia", other))]
    assert disputed(align(readings, ())) == []
