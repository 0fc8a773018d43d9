from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.times import calendar as cal


@pytest.mark.parametrize("day", ["1997-03-30", "2000-04-23", "2008-03-23", "2011-04-24", "2023-04-09", "2038-04-25"])
def test_easter(day: str) -> None:
    assert cal.easter(int(day[:4])).isoformat() == day


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 7), st.integers(1, 5))
def test_nth_weekday_against_a_walk_through_the_month(year: int, month: int, weekday: int, nth: int) -> None:
    day, same = date(year, month, 1), []
    while day.month == month:
        same += [day] if day.isoweekday() == weekday else []
        day += timedelta(days=1)
    assert cal.nth_weekday(year, month, weekday, nth) == (same[nth - 1] if nth <= len(same) else same[-1])


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(-200_000, 200_000))
def test_months_move_there_and_back(year: int, month: int, count: int) -> None:
    reached = cal.plus_months(year, month, count)
    if reached is not None:
        assert cal.plus_months(*reached, -count) == (year, month)


@given(st.dates())
def test_the_values_of_a_day_begin_on_or_before_it(day: date) -> None:
    assert cal.day_of(cal.day_value(day)) == day
    for value in (cal.month_value(day.year, day.month), cal.quarter_value(day.year, cal.quarter_of(day.month))):
        begin = cal.begin_of(value)
        assert begin is not None and 0 <= (day - begin).days < 93


@pytest.mark.parametrize(
    ("year", "reckoning", "day"),
    [(2023, "4*4/11", "2023-11-23"), (2020, "election", "2020-11-03"), (2021, "5*1/5", "2021-05-31"),
     (2023, "easter-2", "2023-04-07"), (2023, "12-25", "2023-12-25")],
)  # fmt: skip
def test_holidays(year: int, reckoning: str, day: str) -> None:
    found = cal.holiday_date(year, reckoning)
    assert found is not None and found.isoformat() == day


@pytest.mark.parametrize("value", ["", "2023-13", "2023-02-30", "XXXX-09-19", "PAST_REF", "P3W", "2023-W60"])
def test_what_names_no_day_has_no_begin(value: str) -> None:
    assert cal.begin_of(value) is None
