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
from rashomon.annotate.places.vouching import Vouching
from rashomon.model import Reading

THRESHOLD = 0.4  # probability; best F1 over the folds of models/places/train.py on LGL

CHAIN = 3  # times that what was vouched for may vouch for its neighbour


@cache
def model() -> Any:
    """The weights that ship: `recognise`, `first` and `second`, each of features (see models/places/CARD.md)."""
    return json.loads((files("rashomon") / "data" / "places" / "model.json").read_text(encoding="utf-8"))


def recognise(reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of `found` that name a place, in the order of the text, none of them overlapping."""
    evidence, weights = Evidence(reading, found), model()["recognise"]
    probabilities = [probability(evidence.features(candidate), weights) for candidate in found]
    return supported(reading, found, probabilities)


def supported(reading: Reading, found: Sequence[Candidate], probabilities: Sequence[float]) -> list[Candidate]:
    """The likeliest candidates, and less likely ones that the text, the language model or a neighbour vouches for.

    The model learned from one country's local news: elsewhere it is too strict with names that the gazetteer lacks.
    """
    chosen = likeliest(found, probabilities)
    for _ in range(CHAIN):
        vouch = Vouching(reading, chosen)
        raised = [vouch.weigh(c, p, threshold=THRESHOLD) for c, p in zip(found, probabilities, strict=True)]
        before, chosen = chosen, likeliest(found, raised)
        if chosen == before:
            break
    return chosen


def likeliest(
    found: Sequence[Candidate], probabilities: Sequence[float], *, threshold: float = THRESHOLD
) -> list[Candidate]:
    """Of the candidates of `threshold` or more those that overlap no likelier one."""
    ranked = sorted(zip(probabilities, found, strict=True), key=lambda item: (-item[0], item[1].first, -item[1].last))
    taken: set[int] = set()
    chosen = []
    for likely, candidate in ranked:
        own = range(candidate.first, candidate.last)
        if likely >= threshold and taken.isdisjoint(own):
            taken.update(own)
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate.first)


def probability(features: Sequence[str], weights: Mapping[str, float]) -> float:
    total = sum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
