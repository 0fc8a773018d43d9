"""From readings to points, with a judge of given chances."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.judgements import Judgement, Judgements
from rashomon.model import Point, Reading
from rashomon.points import Found, Thresholds, find_points, statements

from .sketch import OWN_VOICE, FakeJudge, origins, telling

OPENED, UNDID, HELD, GRAIN = "Guards opened gates", "Soldiers undid bolts", "Nobody touched gates", "Grain lost value"
JUDGE = FakeJudge(
    {
        (OPENED, UNDID): (0.9, 0.0),
        (OPENED, HELD): (0.05, 0.9),
        (UNDID, HELD): (0.05, 0.8),
        (OPENED, OPENED): (0.99, 0.0),
    }
)
AT = Thresholds(same=0.5, apart=0.5, shared=0.7, opposed=0.5, against=0.3, corroborated=0.5)


def found(*readings: Reading, judge: FakeJudge = JUDGE, judgements: Judgements | None = None) -> Found:
    return find_points(readings, (), origins=origins(readings), judge=judge, judgements=judgements, at=AT)


def told(point: Point) -> set[str]:
    return {claim.text.rstrip(".") for claim in point.claims}


def holding(points: tuple[Point, ...], *words: str) -> Point:
    return next(point for point in points if set(words) <= told(point))


def test_two_parties_that_say_the_same_agree() -> None:
    points = found(telling("a", ("Ostrania", OPENED)), telling("b", ("Karvelia", UNDID))).points
    assert [(point.status, point.origins) for point in points] == [("agreed", ("Karvelia", "Ostrania"))]


def test_one_party_in_two_accounts_is_one_origin() -> None:
    points = found(telling("a", ("Ostrania", OPENED)), telling("b", ("Ostrania", UNDID))).points
    assert [point.status for point in points] == ["one origin"]


def test_what_is_opposed_is_one_dispute() -> None:
    result = found(
        telling("a", ("Ostrania", OPENED)), telling("b", ("Karvelia", HELD)), telling("c", ("Morvia", UNDID))
    )
    (point,) = result.points
    assert ({c.text.rstrip(".") for c in point.supports}, {c.text.rstrip(".") for c in point.denies}) == (
        {OPENED, UNDID},
        {HELD},
    )
    assert (point.status, result.hidden) == ("disputed", 0)


def test_statements_on_other_things_stay_apart_and_none_is_lost() -> None:
    points = found(telling("a", ("Ostrania", OPENED)), telling("b", ("Karvelia", GRAIN))).points
    assert [point.status for point in points] == ["single source", "single source"]
    assert {point.unsaid for point in points} == {("a",), ("b",)}


def test_nothing_told_is_no_point() -> None:
    assert (found().points, found().hidden) == ((), 0)
    assert found(Reading(account=telling("a", ("Ostrania", OPENED)).account)).points == ()


def decided(verdict: str, a: str, b: str) -> Judgements:
    return Judgements.of([Judgement(kind="claim", a=a, b=b, judgement=verdict)])  # type: ignore[arg-type]


@pytest.mark.parametrize("words", [GRAIN, UNDID, HELD])
def test_a_person_who_says_the_same_joins_in_one_point(words: str) -> None:
    readings = (telling("a", ("Ostrania", OPENED)), telling("b", ("Karvelia", words)))
    points = found(*readings, judgements=decided("same", "c-a-0", "c-b-0")).points
    (point,) = points
    assert told(point) == {OPENED, words}
    assert point.status == ("disputed" if words == HELD else "agreed")  # who is opposed stays so, in that one point


@pytest.mark.parametrize("words", [GRAIN, UNDID, HELD])
def test_a_person_who_says_different_parts_for_good(words: str) -> None:
    third = telling("c", ("Morvia", UNDID), ("Morvia", HELD))
    readings = (telling("a", ("Ostrania", OPENED)), telling("b", ("Karvelia", words)), third)
    points = found(*readings, judgements=decided("different", "c-a-0", "c-b-0")).points
    assert not any({"c-a-0", "c-b-0"} <= {claim.id for claim in point.claims} for point in points)
    assert {claim.id for point in points for claim in point.claims} == {"c-a-0", "c-b-0", "c-c-0", "c-c-1"}


def test_unsure_changes_nothing() -> None:
    readings = (telling("a", ("Ostrania", OPENED)), telling("b", ("Karvelia", UNDID)))
    assert found(*readings, judgements=decided("unsure", "c-a-0", "c-b-0")) == found(*readings)


def test_the_order_of_readings_changes_nothing() -> None:
    readings = [
        telling("a", ("Ostrania", OPENED), (OWN_VOICE, GRAIN)),
        telling("b", ("Karvelia", HELD), (None, OPENED)),
        telling("c", ("Morvia", UNDID), ("Ostrania", HELD)),
    ]
    results = [found(*order) for order in permutations(readings)]
    assert all(result == results[0] for result in results)


WORDS = st.sampled_from((OPENED, UNDID, HELD, GRAIN))
PARTIES = st.sampled_from(("Ostrania", "Karvelia", OWN_VOICE, None))


@settings(max_examples=60)
@given(st.lists(st.lists(st.tuples(PARTIES, WORDS), min_size=1, max_size=4), min_size=1, max_size=5))
def test_every_statement_stands_in_a_point_and_no_point_agrees_with_its_opposite(
    accounts: list[list[tuple[str | None, str]]],
) -> None:
    readings = [telling(f"d{at}", *said) for at, said in enumerate(accounts)]
    result = found(*readings)
    claims = {claim.id for point in result.points for claim in point.claims}
    assert claims == {statement.claim.id for reading in readings for statement in statements(reading)}
    for point in result.points:
        assert not {OPENED, HELD} <= {claim.text.rstrip(".") for claim in point.supports}
        assert not {c.id for c in point.supports} & {c.id for c in point.denies}
        assert (point.status == "disputed") == bool(point.denies)
