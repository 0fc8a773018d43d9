"""Whether two propositions can speak of one time."""

from __future__ import annotations

import pytest

from rashomon.align.times import apart

NOW = ["2024-05-14", "2024-05-15T06:00:00Z"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((), (), False),
        (("2024-05-14",), ("2024-05-14",), False),
        (("2024-05-14",), ("2024-05",), False),
        (("2024-05-14",), ("2024-05-13",), True),
        (("1998",), (), True),
        (("2024-05-13",), (), False),
        (("2024",), (), False),
        (("1998", "2024-05-14"), ("2024-05-14",), False),
    ],
)
def test_dates_that_do_not_fit_are_apart(left: tuple[str, ...], right: tuple[str, ...], expected: bool) -> None:
    assert apart(frozenset(left), frozenset(right), published=NOW) is expected
    assert apart(frozenset(right), frozenset(left), published=NOW) is expected


def test_without_a_date_of_publication_an_old_date_shows_nothing() -> None:
    assert not apart(frozenset(["1998"]), frozenset(), published=[None, None])
