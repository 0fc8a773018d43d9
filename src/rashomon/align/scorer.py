"""The chance that two propositions say the same of the same thing, asserted or denied."""

from __future__ import annotations

from math import exp

from rashomon.align.likeness import Likeness

# Set by hand on the development half of bench/gold/points.json, until the trained weights replace them.
WEIGHTS = {
    "smaller": 5.0, "larger": 3.0, "equal_smaller": 1.0, "equal_larger": 1.5, "events": 2.0, "actors": 0.5,
    "objects": 1.0, "names": 0.7, "numbers": 0.7, "same_party": 0.8, "same_document": -0.5, "length": 0.0,
}  # fmt: skip
BIAS = -7.0


def chance(features: Likeness) -> float:
    """0 to 1."""
    total = BIAS + sum(weight * getattr(features, name) for name, weight in WEIGHTS.items())
    return 1.0 / (1.0 + exp(-total))
