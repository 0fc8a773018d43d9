"""Totals of several accounts, set against each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rashomon.align.tally import tally
from rashomon.judgements import Judgement, Judgements
from rashomon.model import Account, Figure, Reading, Span

DAY = "2031-05-0{}"


def head(document: str, low: float, high: float | None, **fields: Any) -> Figure:
    defaults: dict[str, Any] = {
        "category": "killed",
        "role": "total",
        "headline": True,
        "counted": "people",
        "text": f"{low}",
    }
    return Figure(
        id=f"{document}-{fields.get('category', 'killed')}-{low}-{fields.get('counted', '')}", document=document,
        min=low, max=high, **{"span": Span(0, 1), **defaults, **fields},
    )  # fmt: skip


def reading(document: str, *figures: Figure, day: int | None = None) -> Reading:
    account = Account(id=document, text="", published=DAY.format(day) if day else None)
    return Reading(account=account, figures=figures)


def test_later_and_larger_is_the_latest_and_an_update() -> None:
    rows = tally(
        [
            reading("a", head("a", 15, 15), day=1),
            reading("b", head("b", 15, 15), day=1),
            reading("c", head("c", 18, 18), day=2),
        ]
    )
    assert rows[0].latest == (18, 18)
    assert {(pair.documents, pair.kind) for pair in rows[0].differ} == {(("a", "c"), "update"), (("b", "c"), "update")}


def test_same_day_is_a_conflict() -> None:
    (row,) = tally([reading("a", head("a", 3, 3), day=1), reading("b", head("b", 9, 9), day=1)])
    assert [pair.kind for pair in row.differ] == ["conflict"]


def test_ranges_that_meet_do_not_differ() -> None:
    (row,) = tally([reading("a", head("a", 24, None, approximate=True), day=1), reading("b", head("b", 30, 30), day=1)])
    assert row.differ == ()


def test_at_least_vouches_for_its_number_only() -> None:
    (row,) = tally([reading("a", head("a", 58, None), day=1), reading("b", head("b", 72, 72), day=1)])
    assert [pair.kind for pair in row.differ] == ["update"]


def test_agreement_outweighs_one_later_account() -> None:
    (row,) = tally(
        [
            reading("a", head("a", 4, 4), day=1),
            reading("b", head("b", 4, 4), day=1),
            reading("c", head("c", 2, 2), day=2),
        ]
    )
    assert row.latest == (4, 4)


def test_different_people_do_not_differ() -> None:
    (row,) = tally(
        [reading("a", head("a", 4, 4, counted="civilians")), reading("b", head("b", 9, 9, counted="soldiers"))]
    )
    assert row.differ == ()


def test_the_hurt_who_died_are_no_longer_hurt() -> None:
    early = reading("a", head("a", 1, 1, category="injured"), day=1)
    late = [reading(name, head(name, 1, 1), day=2) for name in "bc"]
    rows = {row.category: row for row in tally([early, *late])}
    assert rows["killed"].latest == (1, 1)
    assert rows["injured"].latest == (0, None)
    assert [total.document for total in rows["injured"].by_document] == ["a"]


def test_parts_add_up_across_accounts() -> None:
    whole = reading("a", head("a", 6, None))
    parts = reading(
        "b",
        head("b", 4, 4, counted="police officers", headline=True),
        head("b", 2, 2, counted="civilians", headline=False, role="part", span=Span(30, 40)),
    )
    (row,) = tally([whole, parts])
    assert [(len(total.parts), total.total) for total in row.sums] == [(2, whole.figures[0].id)]
    assert row.differ == ()
    assert row.latest == (6, None)


def test_parts_of_other_people_do_not_add_up() -> None:
    whole = reading("a", head("a", 6, 6, counted="civilians"))
    parts = reading(
        "b",
        head("b", 4, 4, counted="soldiers"),
        head("b", 2, 2, counted="villagers", headline=False, role="part", span=Span(30, 40)),
    )
    (row,) = tally([whole, parts])
    assert row.sums == ()


def test_an_accounts_total_is_explained_once() -> None:
    twice = [
        figure
        for begin in (0, 100)
        for figure in (
            head("a", 6, 6, span=Span(begin, begin + 5), headline=begin == 0),
            head("a", 4, 4, counted="nurses", headline=False, role="part", span=Span(begin + 10, begin + 15)),
            head("a", 2, 2, counted="porters", headline=False, role="part", span=Span(begin + 20, begin + 25)),
        )
    ]
    (row,) = tally([reading("a", *twice)])
    assert len(row.sums) == 1


def test_instants_are_compared_in_one_zone() -> None:
    early = Reading(account=Account(id="a", text="", published="2031-05-01T15:20+03:00"), figures=(head("a", 3, 3),))
    late = Reading(account=Account(id="b", text="", published="2031-05-01T13:05+00:00"), figures=(head("b", 5, 5),))
    (row,) = tally([early, late])
    assert [pair.kind for pair in row.differ] == ["update"]


def test_children_are_a_part_of_the_people() -> None:
    (row,) = tally([reading("a", head("a", 2, 2, counted="children")), reading("b", head("b", 5, 5))])
    assert row.differ == ()


def test_who_does_not_count_the_missing_says_nothing_of_them() -> None:
    told = reading("a", head("a", 12, 12, category="missing"), day=1)
    (row,) = tally([told, *(reading(name, day=2) for name in "bcdefg")])
    assert row.latest == (12, 12)


def test_a_total_of_the_title_counts_and_shows_its_words() -> None:
    titled = head("a", 4, 4, text="Four killed in farm fire", span=Span(0, 24))
    account = Account(id="a", text="Flowers at the gate.", title="Four killed in farm fire")
    (row,) = tally([Reading(account=account, titled=(titled,)), reading("b", head("b", 9, 9))])
    assert next((total.document, total.figure, total.title) for total in row.by_document) == ("a", "", account.title)
    assert row.differ == ()


def test_order_of_accounts_changes_nothing() -> None:
    readings = [reading("a", head("a", 4, 4), day=2), reading("b", head("b", 7, 7), day=1), reading("c")]
    assert tally(readings) == tally(readings[::-1])


def test_nothing_given_nothing_made_up() -> None:
    assert tally([reading("a"), reading("b")]) == ()


def test_figures_that_people_judged_to_be_different_do_not_differ() -> None:
    told = [reading("a", head("a", 3, 3), day=1), reading("b", head("b", 5, 5), day=1)]
    (row,) = tally(told)
    (pair,) = row.differ
    judged = Judgement(kind="figure", a=pair.figures[1], b=pair.figures[0], judgement="different")
    assert tally(told, judgements=Judgements.of([judged]))[0].differ == ()
    same = replace(judged, judgement="same")
    assert tally(told, judgements=Judgements.of([same]))[0].differ == (pair,)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("9999-12-31T23:59-23:59", "2031-05-01"),
        ("0001-01-01T00:00+23:59", "2031-05-01T10:00Z"),
        ("9999-12-31T23:59-01:00", "0001-01-01T00:00+01:00"),
    ],
)
def test_times_at_the_ends_of_the_calendar_are_compared_as_they_stand(first: str, second: str) -> None:
    given = [replace(reading(name, head(name, low, low)), account=Account(id=name, text="", published=time))
             for name, low, time in (("a", 3, first), ("b", 9, second))]  # fmt: skip
    (row,) = tally(given)
    assert len(row.differ) == 1
