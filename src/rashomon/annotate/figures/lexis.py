"""What all words of an account together say of how many died and were hurt: a linear model over the words used.

A number may be told in words that no rule reads ("a vigil for the slain student"): the words an account is written in
tell whether someone died even there. They never give a figure, only help to tell which number is the account's total.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.figures.title import words_of_title
from rashomon.annotate.figures.view import View

LEAD = 60  # tokens: words of the opening count by themselves too
REACH = 1200  # tokens: what comes later in a long text is seldom of the event
ASKED = ("killed_1", "killed_2", "injured_1", "injured_2", "injured_4")  # "so many or more"


def bag(view: View, title: str | None) -> frozenset[str]:
    """The words used, once each: names left out, numbers as `0`, those of the opening and of the title marked."""
    return frozenset((*_words(view), *(f"T_{_plain(word)}" for word in words_of_title(title))))


def _words(view: View) -> Iterator[str]:
    for index, word in enumerate(view.words[:REACH]):
        if view.tokens[index].pos == "PROPN":
            continue
        plain = _plain(word)
        yield plain
        if index < LEAD:
            yield f"L_{plain}"


def _plain(word: str) -> str:
    return "0" if word[:1].isdigit() else word


def odds(words: frozenset[str]) -> dict[str, float]:
    """Log odds of each of `ASKED`, as the words of `bag` give them."""
    rows, weights, base = _model()
    known = sorted(row for word in words if (row := rows.get(word)) is not None)
    total = weights[known].sum(axis=0) / math.sqrt(max(len(known), 1)) + base
    return dict(zip(ASKED, map(float, total), strict=True))


@cache
def _model() -> tuple[Mapping[str, int], NDArray[np.float32], NDArray[np.float32]]:
    with files("rashomon.data.figures").joinpath("lexis.npz").open("rb") as handle:
        packed = np.load(handle)
        rows = {str(word): row for row, word in enumerate(packed["words"])}
        return rows, packed["weights"].astype(np.float32), packed["base"].astype(np.float32)


def fit(odds_of: Mapping[str, float], category: str, value: float) -> float:
    """The log likelihood of a total in the light of the odds: of its being as large as it is, and no larger."""
    steps = [(float(key.rpartition("_")[2]), odds_of[key]) for key in ASKED if key.startswith(category)]
    total = 0.0
    for least, log_odds in steps:
        if value >= least:
            total -= _softplus(-log_odds)
        else:
            return total - _softplus(log_odds)
    return total


def _softplus(x: float) -> float:
    return math.log1p(math.exp(-abs(x))) + max(x, 0.0)
