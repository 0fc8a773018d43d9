"""The chance that two propositions say the same of the same thing, asserted or denied."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

# Fitted on the development half of bench/gold/points.json and on the gold claims of ../shared/karabakh; `spared` and
# `same_party` are set by hand, since few pairs there have them. `BIAS` puts a chance of one half where bench/points.py
# gives the best F1 on the same.
WEIGHTS = {
    "smaller": 4.34, "larger": 0.98, "frame": 1.92, "frame_larger": 0.74, "apart": -1.5, "spared": 3.0,
    "same_party": 0.6, "same_document": -0.38,
}  # fmt: skip
BIAS = -2.9


def chance(features: Mapping[str, float]) -> float:
    """0 to 1, from features by name."""
    total = BIAS + sum(weight * features[name] for name, weight in WEIGHTS.items())
    return 1.0 / (1.0 + exp(-total))
