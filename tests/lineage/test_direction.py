"""Which of two times is surely the earlier one."""

from __future__ import annotations

import pytest

from rashomon.lineage.direction import _before


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ("2031-05-01", "2031-05-03", True),
        ("2031-05-01T10:00Z", "2031-05-01", None),
        ("9999-12-31", "2031-05-01", False),
        ("0001-01-01", "2031-05-01T10:00+02:00", True),
        ("0001-01-01T00:00", "9999-12-31T23:59-12:00", True),
        ("9999-12-31T23:59", "9999-12-31T23:59Z", None),
        ("no day", "2031-05-01", None),
    ],
)
def test_times_anywhere_in_the_calendar_are_compared(first: str, second: str, earlier: bool | None) -> None:
    assert _before(first, second) is earlier
    assert _before(second, first) is (None if earlier is None else not earlier)
