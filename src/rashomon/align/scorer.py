"""The chance that two propositions say the same of the same thing, asserted or denied."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

# Fitted by `models/points/train.py` on all annotated events; its cross-validation leaves each event out in turn.
# `spared` is set by hand, since few pairs have it. `BIAS` is the fitted one and `SHIFT`, which puts a chance of one
# half where grouping gives the best F1 over events that were left out.
WEIGHTS = {
    "smaller": 4.634, "larger": 1.2, "frame_larger": 1.536, "apart": -0.984, "spared": 3.0,
    "same_party": 0.222, "same_document": -0.087,
}  # fmt: skip
SHIFT = 1.1
BIAS = -3.123 + SHIFT


def chance(features: Mapping[str, float]) -> float:
    """0 to 1, from features by name."""
    total = BIAS + sum(weight * features[name] for name, weight in WEIGHTS.items())
    return 1.0 / (1.0 + exp(-total))
