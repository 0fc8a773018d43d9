"""The chance that two propositions say the same of the same thing, asserted or denied."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import numpy as np

from rashomon.align.evidence import FEATURES, Floats


@cache
def _weights() -> tuple[Floats, float]:
    """Fitted by `models/points/train.py` on the annotated events, one weight a feature, and the bias."""
    data = json.loads((files("rashomon") / "data" / "align" / "scorer.json").read_text(encoding="utf-8"))
    return np.array([data["weights"][name] for name in FEATURES]), float(data["bias"])


def chances(rows: Floats) -> Floats:
    """(n,) between 0 and 1, from rows of `Evidence.of`."""
    weights, bias = _weights()
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(rows @ weights + bias, -50.0, 50.0))))
