"""What is known of a pair before it is clustered, and what wins over what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rashomon.judgements import Judgement, Judgements
from rashomon.model import Reading, Reuse, Span
from rashomon.points.edges import PERSON, Edge, Edges, copied, edges_of
from rashomon.points.statements import Statement, statements
from tests.factories import figure

from .sketch import telling

ROSE, FELL, SANK = "Relt buried six", "Relt buried nine", "Relt buried many"


def readings(*words: str) -> list[Reading]:
    return [telling(chr(ord("a") + at), ("Ostrania", each)) for at, each in enumerate(words)]


def all_statements(told: list[Reading]) -> list[Statement]:
    return [statement for reading in told for statement in statements(reading)]


def counting(told: Reading, words: str, low: float, high: float | None, category: str = "killed") -> Reading:
    return replace(told, figures=(figure(told.account, words, low, high, category),))


def test_a_pair_is_known_in_either_order() -> None:
    known = Edges()
    known.put(5, 2, Edge(0.1, 0.2, "a fake"))
    assert known.get(2, 5) == known.get(5, 2) == Edge(0.1, 0.2, "a fake")
    assert known.near == {5: [2], 2: [5]}
    known.put(2, 5, Edge(0.3, 0.2, "a fake"))
    assert known.near == {5: [2], 2: [5]}
    assert known.get(0, 1) is None


@pytest.mark.parametrize(
    ("one", "other", "category", "same"),
    [
        ((6, 6), (9, 9), "killed", 0.0),
        ((6, 6), (6, 6), "killed", 0.9),
        ((6, None), (9, 9), "killed", 0.9),  # at least six may be nine
        ((6, 6), (9, None), "killed", 0.0),
        ((6, 9), (9, 12), "injured", 0.9),
        ((6, 6), (9, 9), "other", 0.9),  # who knows what these count
    ],
)
def test_numbers_that_cannot_be_one_are_not_the_same(
    one: tuple[float, float | None], other: tuple[float, float | None], category: str, same: float
) -> None:
    left, right = readings(ROSE, FELL)
    told = [counting(left, "six", *one, category), counting(right, "nine", *other, category)]
    found = edges_of(all_statements(told), told, [(0, 1, 0.9, 0.4)], by="a fake")
    assert found.get(0, 1) == Edge(same, 0.4, "a fake")


def test_numbers_of_two_categories_part_nothing() -> None:
    left, right = readings(ROSE, FELL)
    told = [counting(left, "six", 6, 6, "killed"), counting(right, "nine", 9, 9, "injured")]
    assert edges_of(all_statements(told), told, [(0, 1, 0.9, 0.0)], by="a fake").get(0, 1) == Edge(0.9, 0.0, "a fake")


def test_a_number_in_other_words_of_the_account_parts_nothing() -> None:
    left = telling("a", ("Ostrania", ROSE), ("Ostrania", "Karn saw two"))
    right = telling("b", ("Ostrania", FELL))
    told = [counting(left, "two", 2, 2), counting(right, "nine", 9, 9)]
    found = edges_of(all_statements(told), told, [(0, 2, 0.9, 0.0), (1, 2, 0.9, 0.0)], by="a fake")
    assert [found.get(0, 2), found.get(1, 2)] == [Edge(0.9, 0.0, "a fake"), Edge(0.0, 0.0, "a fake")]


def aligned(told: list[Reading], here: Span, there: Span, **fields: Any) -> Reuse:
    return Reuse(origin="a", to="b", kind="copy", share=0.5, spans=((here, there),), **fields)


def test_aligned_words_are_one_text_whatever_the_judge_says() -> None:
    told = readings(ROSE, "Someone filled graves")
    reuse = aligned(told, *(reading.claims[0].content[0] for reading in told))
    found = edges_of(all_statements(told), told, [(0, 1, 0.1, 0.8)], by="a fake", lineage=[reuse])
    assert found.get(0, 1) == Edge(1.0, 0.0, "copied text")


@pytest.mark.parametrize(("share", "expected"), [(0.3, []), (0.95, [(0, 1)])])
def test_most_of_a_statement_must_stand_in_the_aligned_words(share: float, expected: list[tuple[int, int]]) -> None:
    told = readings(ROSE, FELL)
    whole = [reading.claims[0].content[0] for reading in told]
    part = Span(0, int(share * whole[0].end))
    assert list(copied(all_statements(told), [aligned(told, part, whole[1])])) == expected


def test_passages_that_hold_unequally_many_statements_align_none() -> None:
    told = [telling("a", ("Ostrania", ROSE), ("Ostrania", FELL)), telling("b", ("Ostrania", SANK))]
    spans = [Span(0, len(reading.account.text)) for reading in told]
    assert list(copied(all_statements(told), [aligned(told, *spans)])) == []


def decision(told: list[Reading], verdict: str, a: int = 0, b: int = 1) -> Judgements:
    one, other = (told[at].claims[0].id for at in (a, b))
    return Judgements.of([Judgement(kind="claim", a=one, b=other, judgement=verdict)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdict", "judged", "expected"),
    [
        ("same", (0.1, 0.0), Edge(1.0, 0.0, PERSON, "same")),
        ("same", (0.2, 0.7), Edge(0.0, 1.0, PERSON, "same")),  # of one point: to say it and to deny it
        ("different", (0.9, 0.0), Edge(0.0, 0.0, PERSON, "different")),
        ("different", (0.0, 0.9), Edge(0.0, 0.0, PERSON, "different")),
        ("unsure", (0.7, 0.2), Edge(0.7, 0.2, "a fake")),
    ],
)
def test_a_person_wins_over_the_judge(verdict: str, judged: tuple[float, float], expected: Edge) -> None:
    told = readings(ROSE, FELL)
    decided = decision(told, verdict)
    assert (
        edges_of(all_statements(told), told, [(0, 1, *judged)], by="a fake", judgements=decided).get(0, 1) == expected
    )


def test_a_person_wins_over_copied_text_and_over_numbers() -> None:
    told = readings(ROSE, FELL)
    reuse = aligned(told, *(reading.claims[0].content[0] for reading in told))
    parted = edges_of(
        all_statements(told), told, [], by="a fake", lineage=[reuse], judgements=decision(told, "different")
    )
    assert parted.get(0, 1) == Edge(0.0, 0.0, PERSON, "different")
    counted = [counting(told[0], "six", 6, 6), counting(told[1], "nine", 9, 9)]
    joined = edges_of(
        all_statements(counted), counted, [(0, 1, 0.9, 0.0)], by="a fake", judgements=decision(counted, "same")
    )
    assert joined.get(0, 1) == Edge(1.0, 0.0, PERSON, "same")


def test_of_a_claims_statements_the_likest_is_the_one_that_a_person_meant() -> None:
    told = [telling("a", ("Ostrania", ROSE), ("Ostrania", SANK)), telling("b", ("Ostrania", FELL))]
    first, second = told[0].claims
    both = replace(first, content=(first.content[0], second.content[0]))
    told[0] = replace(told[0], claims=(both,))
    found = edges_of(
        all_statements(told), told, [(0, 2, 0.2, 0.0), (1, 2, 0.4, 0.0)], by="a fake", judgements=decision(told, "same")
    )
    assert found.get(1, 2) == Edge(1.0, 0.0, PERSON, "same")
    assert found.get(0, 2) == Edge(0.2, 0.0, "a fake")


def test_decisions_on_claims_that_are_not_there_do_no_harm() -> None:
    told = readings(ROSE, FELL)
    gone = Judgements.of([Judgement(kind="claim", a="gone", b="c-a-0", judgement="same")])
    assert edges_of(all_statements(told), told, [], by="a fake", judgements=gone).known == {}
