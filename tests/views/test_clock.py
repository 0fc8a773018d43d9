from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

from rashomon.model import Happening
from rashomon.views.html.clock import LEFT, ROWS, WIDTH, Clock, clock, hour_of
from rashomon.views.outline import Outline


def drawn(*values: str, published: str | None = "2024-05-14T12:00Z", accounts: int = 1) -> Clock | None:
    told = [make.account(f"Words {n}.", id=f"d{n}", published=published) for n in range(accounts)]
    timeline = tuple(
        Happening(value=value, statement=f"at {value}", claims=(), documents=tuple(each.id for each in told))
        for value in values
    )
    return clock(Outline(make.dossier(*map(make.document, told), timeline=timeline)))


def test_later_lies_further_right_whatever_its_zone() -> None:
    chart = drawn("2024-05-14T03:00Z", "2024-05-14T09:00+05:00", "2024-05-14T06:30")
    assert chart is not None
    first, second, third = chart.lines[0].marks
    assert LEFT <= first.begin < second.begin < third.begin <= WIDTH
    published = chart.lines[0].published
    assert published is not None and published > third.begin


def test_a_day_and_a_part_of_a_day_are_stretches() -> None:
    chart = drawn("2024-05-14", "2024-05-14TEV", "2024-05-14T18:00Z")
    assert chart is not None
    day, evening, hour = chart.lines[0].marks
    assert day.begin < evening.begin < evening.end <= day.end and hour.begin == hour.end


def test_a_day_of_publication_is_a_stretch_too() -> None:
    chart = drawn("2024-05-14T03:00Z", "2024-05-14T09:00Z", published="2024-05-14")
    assert chart is not None and chart.lines[0].published is None and chart.lines[0].day is not None


def test_what_lies_far_off_is_counted_and_not_drawn() -> None:
    chart = drawn("1991-12-26", "2024-05-14T03:00Z", "2024-05-14T09:00Z", "2024-W20")
    assert chart is not None and len(chart.lines[0].marks) == 2 and chart.outside == 2


def test_no_chart_of_one_entry_or_of_none() -> None:
    assert drawn() is None and drawn("2024-05-14T03:00Z") is None
    assert drawn("2024-05", "P6W", published=None) is None


def test_many_accounts_are_cut_and_counted() -> None:
    chart = drawn("2024-05-14T03:00Z", "2024-05-14", accounts=ROWS + 5)
    assert chart is not None and len(chart.lines) == ROWS and chart.left_out == 5


@given(st.lists(st.text("0123456789-T:Z+AEV", max_size=22), max_size=4), st.text("0123456789-T:Z", max_size=17))
def test_any_value_is_survived(values: list[str], published: str) -> None:
    drawn("2024-05-14T03:00Z", "9999-12-31", "0001-01-01T00:00+14:00", *values, published=published)


@pytest.mark.parametrize(
    ("value", "hour"), [("2024-05-14", 0), ("2024-05-14TAF", 12), ("2024-05-14T13:30+03:00", 13.5), ("P6W", 0)]
)
def test_the_hour_that_sorts_an_entry_within_its_day(value: str, hour: float) -> None:
    assert hour_of(value) == hour


@pytest.mark.parametrize("end", ["0001-01-01", "9999-12-31", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_accounts_of_the_ends_of_the_calendar_get_no_chart(end: str) -> None:
    assert drawn(end, f"{end[:10]}T12:00Z", published=end) is None
    assert drawn("2024-05-14T03:00Z", "2024-05-14T09:00Z", end, published="2024-05-14") is not None
