"""The chance that two propositions say the same of the same thing, asserted or denied."""

from __future__ import annotations

from math import exp

from rashomon.align.likeness import Likeness

# Fitted on the development half of bench/gold/points.json (models/points/train.py).
WEIGHTS = {"smaller": 4.64, "larger": 0.81, "event": -1.86, "frame": 4.47, "same_document": -0.66}
BIAS = -3.0


def chance(features: Likeness) -> float:
    """0 to 1."""
    total = BIAS + sum(weight * getattr(features, name) for name, weight in WEIGHTS.items())
    return 1.0 / (1.0 + exp(-total))
