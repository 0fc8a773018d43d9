"""Claims shared out among groups, and groups that then say the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from rashomon.align.sharing import shared_out
from rashomon.model import Comparison, Span, Words

HERE = Words("d", Span(0, 1), "x")
WHY = Comparison(name="answers", score=1.0, detail="said so", left=HERE, right=HERE)


def board(scores: dict[tuple[int, int], float], count: int, *, denying: tuple[int, ...] = ()) -> Any:
    """`count` propositions, each of a claim and an account of its own; pairs without a score have none in common."""
    profiles = [SimpleNamespace(claim_id=f"c{at}", denies=at in denying, negative=at in denying) for at in range(count)]
    return SimpleNamespace(
        profiles=profiles,
        compared=scores,
        score=lambda left, right: scores.get((left, right), 0.0),
        claim=lambda at: SimpleNamespace(document=f"d{at}"),
    )


def voice(at: int) -> str:
    return f"origin {at}"


def test_a_claim_joins_a_second_group_that_it_is_surely_like() -> None:
    alike = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.6, (1, 3): 0.6}
    assert shared_out(board(alike, 4), [([0, 1], []), ([2, 3], [])], voice) == [([0, 1], []), ([1, 2, 3], [])]


@pytest.mark.parametrize("alike", [0.0, 0.2])
def test_a_claim_that_is_hardly_like_a_group_stays_where_it_is(alike: float) -> None:
    found = [([0, 1], []), ([2, 3], [])]
    assert shared_out(board({(0, 1): 0.9, (2, 3): 0.9, (1, 2): alike, (1, 3): alike}, 4), found, voice) == found


def test_a_denial_is_not_shared_out() -> None:
    alike = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.6, (1, 3): 0.6}
    found = [([0, 1], []), ([2, 3], [])]
    assert shared_out(board(alike, 4, denying=(1,)), found, voice) == found


def test_groups_that_become_one_are_told_once() -> None:
    alike = {(a, b): 0.9 for a in range(4) for b in range(a + 1, 4)}
    assert shared_out(board(alike, 4), [([0, 1], []), ([2, 3], [])], voice) == [([0, 1, 2, 3], [])]


def test_what_is_denied_is_never_dropped() -> None:
    answer = (4, 2, WHY)
    alike = {(a, b): 0.9 for a in range(4) for b in range(a + 1, 4)}
    told = shared_out(board(alike, 5), [([0, 1], []), ([2, 3], [answer])], voice)
    assert told == [([0, 1, 2, 3], [answer])]


def test_one_alone_takes_nobody_in_and_goes_where_it_stands_already() -> None:
    alike = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}
    assert shared_out(board(alike, 3), [([0, 1], []), ([2], [])], voice) == [([0, 1, 2], [])]
