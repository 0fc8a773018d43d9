"""Who judges pairs, and the one that judges nothing."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.points.judge import Fitted, Nobody, Reporting, verdicts

from .answering import context

TOLD = [context("Guards opened the gate before dawn"), context("The gate was opened early"), context("Grain fell")]

pytestmark = pytest.mark.slow


def test_nobody_finds_whom_to_compare_and_holds_no_pair_for_anything() -> None:
    judge = Nobody()
    told = judge.read(TOLD)
    cosine = told.vectors @ told.vectors.T
    assert cosine[0, 1] > cosine[0, 2]
    said = verdicts(judge, told, np.array([[0, 1], [0, 2]]))
    assert not said.chances.any() and list(said.by) == ["nobody", "nobody"]
    assert not isinstance(judge, Reporting) and not isinstance(judge, Fitted)


def test_nothing_to_judge_is_no_failure() -> None:
    told = Nobody().read([])
    assert len(told.vectors) == 0
    assert Nobody().compare(told, np.zeros((0, 2), dtype=np.int64)).shape == (0, 2)
