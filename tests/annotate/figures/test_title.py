"""What a headline says of the dead and the hurt, by its words alone."""

from __future__ import annotations

import pytest

from rashomon.annotate.figures.title import read_headline, title_totals


@pytest.mark.parametrize(
    ("title", "category", "wanted"),
    [
        ("Two killed in ferry fire", "killed", [(2, 2)]),
        ("More than 40 dead after dam gives way", "killed", [(41, None)]),
        ("Dozens of miners killed", "killed", [(24, None)]),
        ("Boy dies after fall from silo", "killed", [(1, 1)]),
        ("Toddler becomes fourth to die in farm blast", "killed", [(4, 4)]),
        ("Father kills daughter, then himself", "killed", [(1, 1), (2, 2)]),
        ("5 shot, 2 fatally, at harbour bar", "injured", [(5, 5), (4, 4)]),
        ("Three wounded in knife attack", "injured", [(3, 3)]),
        ("Father of 3 fatally shot at harbour", "killed", [(1, 1)]),
        ("Two men charged with attempted murder of guard", "killed", []),
        ("Council votes on new ferry", "killed", []),
        ("Harbour reopens at 7 a.m.", "injured", []),
    ],
)
def test_totals(title: str, category: str, wanted: list[tuple[float, float | None]]) -> None:
    assert title_totals(read_headline(title), category) == wanted


def test_no_title_says_nothing() -> None:
    assert title_totals(read_headline(None), "killed") == []
