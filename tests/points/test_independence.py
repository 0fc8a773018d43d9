"""Who stands behind a point on his own feet, and the status that this gives."""

from __future__ import annotations

from typing import Any

import pytest

from rashomon.model import Claim, Origin, Span
from rashomon.points.independence import behind, status

A, B = Origin("party", "Ostrania"), Origin("party", "River Commission")
ECHO, MAIL = Origin("outlet", "The Echo"), Origin("outlet", "The Mail")
THERE, NOBODY = Origin("witnesses", via="The Echo"), Origin("unnamed", via="The Echo")


def claim(identity: str, document: str, text: str = "", **fields: Any) -> Claim:
    text = text or f"words{identity} alone{identity} here{identity}"
    return Claim(id=identity, document=document, source=(), cue=(), content=(Span(0, 1),), text=text, **fields)


def told(*rows: tuple[str, Origin] | tuple[str, Origin, str]) -> tuple[list[Claim], dict[str, Origin]]:
    """Claims by their document and origin; an outlet's are in its own voice."""
    claims, of = [], {}
    for at, (document, origin, *text) in enumerate(rows):
        claims.append(claim(str(at), document, *text, own_voice=origin.kind == "outlet"))
        of[str(at)] = origin
    return claims, of


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", A), ("b", B)], {A, B}),
        ([("a", A), ("b", A)], {A}),
        ([("a", A), ("b", NOBODY)], {A}),
        ([("a", NOBODY)], {NOBODY}),
        ([("a", NOBODY), ("b", Origin("unnamed", via="The Mail"))], {Origin("unnamed")}),
        ([("a", A), ("b", THERE)], {A, THERE}),
        ([("a", ECHO), ("b", MAIL)], {ECHO, MAIL}),
        ([("a", A), ("b", MAIL)], {A, MAIL}),
    ],
)
def test_origins_that_do_not_depend_on_one_another_count(rows: list[tuple[str, Origin]], expected: set[Origin]) -> None:
    claims, of = told(*rows)
    assert set(behind(claims, of)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivo Relt", "Relt"),
        ("Ivo Relt", "IVO RELT"),
        ("Ostrania Ministry of Defence", "Ministry of Defence"),
        ("Ostrania", "Ostrania Interior Ministry"),
        ("Relt Ivo", "Ivo Relt"),
    ],
)
def test_a_party_under_two_names_is_one_origin(one: str, other: str) -> None:
    for names in ((one, other), (other, one)):
        claims, of = told(*(("ab"[at], Origin("party", name)) for at, name in enumerate(names)))
        assert len(behind(claims, of)) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Ivo Relt", "Ana Relt"), ("Ostrania", "Karvelia"), ("North Bank", "Bank South")]
)
def test_two_parties_with_a_word_in_common_are_two(one: str, other: str) -> None:
    claims, of = told(("a", Origin("party", one)), ("b", Origin("party", other)))
    assert len(behind(claims, of)) == 2


def test_those_who_speak_as_one_are_no_second_origin_beside_one_of_them() -> None:
    both = Origin("party", "Ostrania and Karvelia", members=("Ostrania", "Karvelia"))
    assert set(behind(*told(("a", A), ("b", both)))) == {A}
    assert set(behind(*told(("a", both)))) == {both}
    other = Origin("party", "Karvelia and Morvia", members=("Karvelia", "Morvia"))
    assert len(behind(*told(("a", both), ("b", other)))) == 1


def test_an_outlet_that_names_the_party_for_it_adds_nothing() -> None:
    assert set(behind(*told(("a", A), ("a", ECHO)))) == {A}
    assert set(behind(*told(("a", NOBODY), ("a", ECHO), ("b", A)))) == {A}


@pytest.mark.parametrize(
    ("party", "outlet", "expected"),
    [
        ("the gate had been opened before dawn", "The gate was opened before dawn.", 1),
        ("nine people were detained in Belmora", "Nine people were detained.", 1),
        ("the gate had been opened before dawn", "Water ran through Belmora's streets all night.", 2),
    ],
)
def test_an_outlet_that_plainly_repeats_a_partys_words_adds_nothing(party: str, outlet: str, expected: int) -> None:
    assert len(behind(*told(("a", A, party), ("b", MAIL, outlet)))) == expected


@pytest.mark.parametrize("name", ["The Echo", "THE ECHO"])
def test_an_outlet_that_another_cites_is_one_with_its_own_voice(name: str) -> None:
    assert len(behind(*told(("a", ECHO), ("b", Origin("party", name))))) == 1


def test_the_order_of_claims_changes_nothing() -> None:
    claims, of = told(("a", A), ("b", B), ("c", MAIL), ("d", THERE), ("e", Origin("party", "ostrania")))
    assert behind(claims, of) == behind(claims[::-1], of)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", A), ("b", B)], "agreed"),
        ([("a", A), ("b", A)], "one origin"),
        ([("a", A)], "single source"),
        ([("a", A), ("a", B)], "agreed"),  # two parties in one account
        ([("a", ECHO), ("b", ECHO)], "one origin"),  # one wire text in two papers
        ([("a", A), ("b", NOBODY)], "one origin"),
        ([("a", A), ("b", MAIL, "words0 alone0 here0")], "one origin"),
    ],
)
def test_status_without_a_denial(rows: list[tuple[str, Origin]], expected: str) -> None:
    claims, of = told(*rows)
    assert status(claims, [], of) == expected


def test_any_denial_makes_a_dispute() -> None:
    claims, of = told(("a", A), ("b", A))
    assert status(claims[:1], claims[1:], of) == "disputed"
    assert status([], claims[1:], of) == "disputed"


def test_a_claim_whose_origin_nobody_gave_is_of_somebody_unnamed() -> None:
    assert behind([claim("1", "a")], {}) == (Origin("unnamed"),)
