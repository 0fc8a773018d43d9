"""The chance that two propositions say the same of the same thing, asserted or denied."""

from __future__ import annotations

from math import exp

from rashomon.align.likeness import Likeness

# Fitted on the development half of bench/gold/points.json (models/points/train.py).
WEIGHTS = {
    "smaller": 3.9, "larger": 0.89, "frame": 1.63, "apart": -1.28, "spared": 3.0, "same_party": 0.6,
    "same_document": -0.66,
}  # fmt: skip
BIAS = -2.4


def chance(features: Likeness) -> float:
    """0 to 1."""
    total = BIAS + sum(weight * getattr(features, name) for name, weight in WEIGHTS.items())
    return 1.0 / (1.0 + exp(-total))
