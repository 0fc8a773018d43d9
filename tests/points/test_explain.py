"""What a relation says of two statements besides what the judge said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Moment, Reading, Relation
from rashomon.points.edges import Edge
from rashomon.points.explain import relation
from rashomon.points.statements import statements
from tests.factories import figure, span

from .sketch import OWN_VOICE, telling

EDGE = Edge(0.8, 0.6, "a fake")


def related(left: Reading, right: Reading, *, denies: bool = False) -> Relation:
    readings = {reading.account.id: reading for reading in (left, right)}
    return relation(statements(left)[0], statements(right)[0], EDGE, readings, denies=denies)


def counting(reading: Reading, words: str, number: float, category: str = "killed") -> Reading:
    return replace(reading, figures=(figure(reading.account, words, number, number, category),))


def dated(reading: Reading, words: str, value: str, role: str = "event") -> Reading:
    moment = Moment(span=span(reading.account.text, words), text=words, type="DATE", value=value, role=role)  # type: ignore[arg-type]
    return replace(reading, moments=(moment,))


LEFT, RIGHT = telling("a", ("Ostrania", "Floods killed six")), telling("b", ("Karvelia", "Floods killed nine"))


def test_what_the_judge_said_and_how_sure_stands_first() -> None:
    found = related(LEFT, RIGHT)
    assert (found.kind, found.score) == ("same", 0.8)
    assert found.comparisons[0].detail == "same 0.80, opposed 0.60, by a fake"
    assert related(LEFT, RIGHT, denies=True).kind == "denies"
    assert related(LEFT, RIGHT, denies=True).score == 0.6


@pytest.mark.parametrize("denies", [False, True])
@pytest.mark.parametrize(("category", "kind"), [("killed", "differs in number"), ("injured", "differs in number")])
def test_two_numbers_of_one_category_that_do_not_meet(category: str, kind: str, denies: bool) -> None:
    found = related(counting(LEFT, "six", 6, category), counting(RIGHT, "nine", 9, category), denies=denies)
    assert found.kind == kind
    assert (found.comparisons[1].left.text, found.comparisons[1].right.text) == ("six", "nine")


@pytest.mark.parametrize(("category", "number"), [("killed", 6), ("injured", 9), ("other", 9)])
def test_numbers_that_meet_or_count_other_things_differ_in_nothing(category: str, number: float) -> None:
    assert related(counting(LEFT, "six", 6), counting(RIGHT, "nine", number, category)).kind == "same"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("2024-05-14", "2024-05-15", "differs in time"),
        ("2024-05-14", "2024-05", "same"),
        ("2024-05-14", "2024-05-14T09:00", "same"),
    ],
)
def test_two_days_of_the_event_that_cannot_be_one(one: str, other: str, kind: str) -> None:
    assert related(dated(LEFT, "six", one), dated(RIGHT, "nine", other)).kind == kind


def test_the_day_on_which_somebody_spoke_is_no_day_of_the_event() -> None:
    assert related(dated(LEFT, "six", "2024-05-14", "speaking"), dated(RIGHT, "nine", "2024-05-15")).kind == "same"


@pytest.mark.parametrize("said_first", [True, False])
def test_what_one_is_told_and_the_other_tells_as_fact(said_first: bool) -> None:
    own = telling("b", (OWN_VOICE, "Floods killed six"))
    found = related(LEFT, own) if said_first else related(replace_id(own), RIGHT)
    assert found.kind == "attribution lost"
    assert ("Ostrania" if said_first else "Karvelia") in found.comparisons[1].detail


def replace_id(reading: Reading) -> Reading:
    return telling("a", (OWN_VOICE, reading.account.text))


def test_a_hedge_that_only_one_has() -> None:
    hedged = replace(RIGHT, claims=(replace(RIGHT.claims[0], hedges=("reportedly",)),))
    found = related(LEFT, hedged)
    assert found.kind == "hedge dropped"
    assert "reportedly" in found.comparisons[1].detail


def test_a_statement_of_many_more_words_says_more() -> None:
    more = telling("b", ("Karvelia", "Floods killed six people near Belmora Lisny Hask bridge"))
    assert related(LEFT, more).kind == "narrower"
