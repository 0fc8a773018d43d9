"""Which candidates name a place: a linear model weighs each, and of those that overlap the likeliest stays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from rashomon.annotate.places.candidates import Candidate
from rashomon.annotate.places.evidence import Evidence
from rashomon.model import Reading

THRESHOLD = 0.45  # probability; best F1 over the folds of models/places/train.py on LGL


@cache
def model() -> Any:
    """The weights that ship: `recognise` and `resolve`, each from features to numbers (see models/places/CARD.md)."""
    return json.loads((files("rashomon") / "data" / "places" / "model.json").read_text(encoding="utf-8"))


def recognise(
    reading: Reading, found: Sequence[Candidate], *, weights: Mapping[str, float] | None = None, threshold: float = THRESHOLD
) -> list[Candidate]:
    """The candidates of `found` that name a place, in the order of the text, none of them overlapping."""
    weights = model()["recognise"] if weights is None else weights
    evidence = Evidence(reading, found)
    scored = [(probability(evidence.features(candidate), weights), candidate) for candidate in found]
    scored.sort(key=lambda item: (-item[0], item[1].first, -item[1].last))
    taken: set[int] = set()
    chosen = []
    for likely, candidate in scored:
        own = range(candidate.first, candidate.last)
        if likely >= threshold and taken.isdisjoint(own):
            taken.update(own)
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate.first)


def probability(features: Sequence[str], weights: Mapping[str, float]) -> float:
    total = sum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
