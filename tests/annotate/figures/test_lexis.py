"""What the words of an account together say."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.figures.lexis import ASKED, fit, odds

EVEN = dict.fromkeys(ASKED, 0.0)


def test_words_of_death_make_deaths_likely() -> None:
    dead = odds(frozenset({"homicide", "victim", "died", "death", "T_killed"}))
    hurt = odds(frozenset({"wounded", "recovering", "stable", "hospital", "T_injured"}))
    assert dead["killed_1"] > 0 > hurt["killed_1"]
    assert hurt["injured_1"] > 0


def test_unknown_words_leave_the_base() -> None:
    assert odds(frozenset({"zzqx"})) == odds(frozenset())
    assert set(odds(frozenset())) == set(ASKED)


@pytest.mark.parametrize(("category", "values"), [("killed", (0, 1, 2)), ("injured", (0, 1, 2, 4))])
def test_likelihoods_of_even_odds_halve_with_each_step(category: str, values: tuple[int, ...]) -> None:
    found = [fit(EVEN, category, value) for value in values]
    assert found[0] == pytest.approx(math.log(0.5))
    assert all(math.exp(later) <= math.exp(earlier) for earlier, later in itertools.pairwise(found))


@given(st.floats(-30, 30), st.integers(0, 500))
def test_fit_is_a_likelihood(log_odds: float, value: int) -> None:
    assert -100 < fit({**EVEN, "killed_1": log_odds}, "killed", value) <= 0
