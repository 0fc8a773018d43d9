"""Totals of several accounts, set against each other."""

from __future__ import annotations

from typing import Any

from rashomon.align.tally import tally
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


def test_parts_of_other_people_do_not_add_up() -> None:
    whole = reading("a", head("a", 6, 6, counted="civilians"))
    parts = reading(
        "b",
        head("b", 4, 4, counted="soldiers"),
        head("b", 2, 2, counted="villagers", headline=False, role="part", span=Span(30, 40)),
    )
    (row,) = tally([whole, parts])
    assert row.sums == ()


def test_order_of_accounts_changes_nothing() -> None:
    readings = [reading("a", head("a", 4, 4), day=2), reading("b", head("b", 7, 7), day=1), reading("c")]
    assert tally(readings) == tally(readings[::-1])


def test_nothing_given_nothing_made_up() -> None:
    assert tally([reading("a"), reading("b")]) == ()
