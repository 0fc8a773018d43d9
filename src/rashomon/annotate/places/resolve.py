"""Which place a name means: every candidate of the gazetteer is weighed against the rest of the account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10
from typing import NamedTuple

from rashomon.annotate.places.gazetteer import Entry, Gazetteer, distance

AT_MOST = 60  # candidates of one name that are weighed, the most populous first
NEAR = 161.0  # km: the radius at which the field counts a resolution as right


class Name(NamedTuple):
    """One name of an account: its key, how often it stands there, its candidates, the names that follow a comma."""

    key: str
    text: str
    count: int
    entries: tuple[Entry, ...]
    containers: tuple[str, ...]


Weights = Mapping[str, float]
WEIGHTS: Weights = {
    "people": 1.0, "country": 3.0, "division": 2.0, "short": -0.5, "alternate": -1.0, "explicit": 8.0,
    "same_country": 2.0, "same_division": 3.0, "near": 2.0, "holds": 2.0, "home": 1.0, "demonym": 0.0,
}  # fmt: skip


def resolve(names: Sequence[Name], gazetteer: Gazetteer, *, weights: Weights = WEIGHTS) -> dict[str, Entry]:
    """The place that each name means, by key; a name without candidates is not in it."""
    chosen: dict[str, Entry] = {}
    for _ in range(2):
        picked = {}
        for name in names:
            scored = [(score(features(name, entry, names, chosen, gazetteer), weights), -i) for i, entry in enumerate(name.entries)]
            if scored:
                picked[name.key] = name.entries[-max(scored)[1]]
        chosen = picked
    return chosen


def score(found: Mapping[str, float], weights: Weights) -> float:
    return sum(weights.get(feature, 0.0) * value for feature, value in found.items())


def features(name: Name, entry: Entry, names: Sequence[Name], chosen: Mapping[str, Entry], gazetteer: Gazetteer) -> dict[str, float]:
    """What speaks for `entry` being what `name` means."""
    around = gazetteer.around(entry)
    found = {"people": log10(entry.population + 10)}
    if entry.kind == "country":
        found["country"] = 1.0
    elif around and around[0].kind == "country" and entry.how != "alternate":
        found["division"] = 1.0
    found[entry.how] = 1.0
    if any(holder.id == place.id for c in name.containers for holder in gazetteer.look_up(c) for place in around):
        found["explicit"] = 1.0
    others = [(o, n.count) for n in names if n.key != name.key and (o := chosen.get(n.key))]
    total = sum(c for _, c in others) or 1
    up = {place.id for place in around} | {entry.id}
    for other, count in others:
        theirs = gazetteer.around(other)
        if entry.country and other.country == entry.country:
            found["same_country"] = found.get("same_country", 0.0) + count / total
        if up & {p.id for p in (*theirs, other) if p.kind != "country"}:
            found["same_division"] = found.get("same_division", 0.0) + count / total
        if distance(entry, other) <= NEAR:
            found["near"] = found.get("near", 0.0) + count / total
        if entry.id in {p.id for p in theirs}:
            found["holds"] = found.get("holds", 0.0) + count / total
    return found
