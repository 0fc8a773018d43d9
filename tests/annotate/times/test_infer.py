from __future__ import annotations

from datetime import date

import pytest

from rashomon.annotate.times import find_moments
from rashomon.annotate.times.infer import inferred_date
from tests.annotate.times.accounts import told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Tuesday, September 19, the gate failed. The dam was mended in 2021.", date(2023, 9, 19)),
        ("On Tuesday, September 19, the gate failed. The treaty is of November 10, 2020.", date(2023, 9, 19)),
        ("On Tuesday, September 19, the gate failed.", None),  # 2017, 2023, 2028
        ("On September 19 the gate failed. The dam was mended in 2021.", None),
        ("On Tuesday, September 19, and Friday, March 1, it failed. Mended in 2021.", None),  # 2023 and 2024
        ("On Monday, May 1, and Tuesday, May 2, it failed. Mended in 2021.", date(2023, 5, 2)),
        ("The gate failed. The dam was mended in 2021.", None),
    ],
)
def test_a_date_is_inferred_only_where_one_year_fits(text: str, day: date | None) -> None:
    assert inferred_date(told(text)) == day


def test_what_is_counted_from_an_inferred_date_says_so() -> None:
    text = "On Tuesday, September 19, the gate failed. The dam was mended in 2021 and shut in May."
    found = {moment.text: (moment.value, moment.anchor, moment.inferred) for moment in find_moments(told(text))}
    assert found["Tuesday, September 19"] == ("2023-09-19", "published", True)
    assert found["2021"] == ("2021", "text", False)
