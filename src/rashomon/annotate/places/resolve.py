"""Which place a name means: each of its entries in the gazetteer is weighed against the rest of the account.

Two linear models, trained in models/places. The first sees what is sure before anything is resolved: people, the words
after a comma, the states and countries that are named, where the names of the account could lie together, the
outlet's country. The second sees where the first one's choices lie as well, and is run twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log10
from typing import NamedTuple

from rashomon.annotate.places.gazetteer import Entry, Gazetteer, distance
from rashomon.annotate.places.grid import FAR, Cell, cells

AT_MOST = 80  # entries of one name that are weighed, the most populous first
ROUNDS = 2
CAPITAL = 0.05  # of a country's people: Washington is named more often for the city than for the state
SAME = 100.0  # km: a town and its county are not two opinions
SURE = 20  # times the people of the next largest place of the name
DOUBT = 0.4  # certainty below which a name stays unresolved; on LGL found rises by .027 and all falls by .007
DIVISIONS = frozenset(["county", "parish", "borough", "district", "municipality", "township", "raion", "rayon"])
SETTLEMENTS = frozenset(("capital", "city", "town", "village"))

Weights = Mapping[str, float]


class Name(NamedTuple):
    """One name of an account: its key, how often it stands there, its entries, the names that follow after a comma."""

    key: str
    times: int
    entries: tuple[Entry, ...]
    holders: tuple[str, ...]


class Scene:
    """What the names of an account have in common, counted once."""

    def __init__(self, names: Sequence[Name], gazetteer: Gazetteer, *, host: str = "") -> None:
        self.names, self.gazetteer = names, gazetteer
        self.host, self.home = host.replace("-", ""), home(host)
        self.cells: dict[Cell, set[str]] = {}
        self.named: dict[int, int] = Counter()
        self.namers: dict[int, set[str]] = {}
        self.holders = {entry.id for name in names for holder in name.holders for entry in gazetteer.look_up(holder)}
        for name in names:
            for entry in name.entries:
                for cell in cells(entry):
                    self.cells.setdefault(cell, set()).add(name.key)
            for entry in name.entries[:5]:
                if not settlement(entry):
                    self.named[entry.id] += name.times
                    self.namers.setdefault(entry.id, set()).add(name.key)
        self.sisters: Counter[int] = Counter()
        for name in names:
            peers = (0 if entry.kind in ("country", "capital") else entry.parent for entry in name.entries[:5])
            self.sisters.update(set(peers))
        self.parts: Counter[Cell] = Counter()
        for name in names:
            if (certain := sure(name)) is not None:
                self.parts.update(dict.fromkeys(cells(certain, size=FAR)[:1], min(name.times, 3)))
        self.count = sum(name.times for name in names if name.entries) or 1

    def features(self, name: Name, entry: Entry) -> dict[str, float]:
        """What speaks for `entry` before any name is resolved."""
        around = self.gazetteer.around(entry)
        people = log10(self.renown(entry) + 10)
        most = log10(max(map(self.renown, name.entries)) + 10)
        found = {
            "people": people,
            "less than the largest": most - people,
            f"how={entry.how}": 1.0,
            f"kind={kind(entry)}": 1.0,
        }
        if people == most:
            found["largest"] = 1.0
        if len(name.entries) == 1:
            found["only one"] = 1.0
        up = {place.id for place in around}
        if name.holders:
            inside = any(other.id in up for holder in name.holders for other in self.gazetteer.look_up(holder))
            found["inside what follows" if inside else "not inside what follows"] = 1.0
        if entry.id in self.holders:
            found["follows another"] = 1.0
        for place in around:
            if place.id in self.named:
                found[f"its {kind(place)} is named"] = 1.0
                found[f"its {kind(place)} is named often"] = min(1.0, self.named[place.id] / self.count * 4)
        near = set().union(*(self.cells.get(cell, ()) for cell in cells(entry))) - {name.key}
        found["could lie together"] = len(near) / max(1, len(self.names) - 1)
        found["could lie with"] = log10(len(near) + 1)
        if entry.kind == "country" or not settlement(entry):
            peers = self.sisters[0 if entry.kind == "country" else entry.parent] - 1
            found[f"peers of a {kind(entry)}"] = peers / max(1, len(self.names) - 1)
        if sure(name) is None:
            total = self.parts.total() or 1
            found["where sure names lie"] = sum(self.parts[cell] for cell in cells(entry, size=FAR)) / total
        found.update(self.at_home(name, entry))
        return found

    def renown(self, entry: Entry) -> float:
        """The people of a place, or a part of its country's where it is the capital: news names those more often."""
        if entry.kind != "capital":
            return entry.population
        return max(entry.population, *(CAPITAL * place.population for place in self.gazetteer.around(entry)), 0)

    def at_home(self, name: Name, entry: Entry) -> dict[str, float]:
        found: dict[str, float] = {}
        if self.home:
            found["home country" if entry.country == self.home else "not home country"] = 1.0
            if entry.kind == "country" and entry.country != self.home:
                found["country abroad"] = 1.0
        if len(name.key) > 4 and name.key.replace(" ", "") in self.host:
            found["in the host's name"] = 1.0
            found["people of what the host names"] = log10(entry.population + 10)
        return found


class Chosen:
    """Where the choices of the round before lie."""

    def __init__(self, names: Sequence[Name], chosen: Mapping[str, Entry], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.names = {name.key: name for name in names}
        self.chosen = chosen
        self.countries: Counter[str | None] = Counter()
        self.divisions: Counter[int] = Counter()
        self.cells: Counter[Cell] = Counter()
        self.parts: Counter[Cell] = Counter()
        self.total = 0
        for name in names:
            if name.key in chosen:
                self.add(chosen[name.key], name.times, 1)

    def add(self, entry: Entry, count: int, sign: int) -> None:
        weight = sign * min(count, 3)
        self.total += weight
        self.countries[entry.country] += weight
        self.divisions.update({place.id: weight for place in (entry, *self.gazetteer.around(entry))})
        if settlement(entry) or entry.kind in DIVISIONS:
            self.cells.update(dict.fromkeys(cells(entry)[:1], weight))
        self.parts.update(dict.fromkeys(cells(entry, size=FAR)[:1], weight))

    def features(self, name: Name, entry: Entry) -> dict[str, float]:
        """What speaks for `entry` given what the other names mean."""
        own = self.chosen.get(name.key)
        if own is not None:
            self.add(own, self.names[name.key].times, -1)
        total = self.total or 1
        outermost = [place for place in (entry, *self.gazetteer.around(entry)) if place.kind != "country"][-1:]
        found = {
            "same country": self.countries[entry.country] / total if entry.country else 0.0,
            "same division": self.divisions[outermost[0].id] / total if outermost else 0.0,
            "near": sum(self.cells[cell] for cell in cells(entry)) / total,
            "same part of the world": sum(self.parts[cell] for cell in cells(entry, size=FAR)) / total,
            "holds": self.divisions[entry.id] / total,
        }
        found |= {f"any {feature}": 1.0 for feature, value in found.items() if value > 0}
        if own is not None:
            self.add(own, self.names[name.key].times, 1)
        return found


def sure(name: Name) -> Entry | None:
    """The entry of a name that could hardly mean another: one with far more people, not of the outlet's doing."""
    if not name.entries:
        return None
    ranked = sorted((entry.population for entry in name.entries), reverse=True)
    return name.entries[0] if len(ranked) == 1 or ranked[0] >= SURE * (ranked[1] + 1) else None


def resolve(names: Sequence[Name], scene: Scene, *, first: Weights, second: Weights) -> dict[str, dict[int, float]]:
    """For each name with entries, by key, the score of each entry (by its id)."""
    base = {name.key: [scene.features(name, entry) for entry in name.entries] for name in names if name.entries}
    scores = {
        n.key: {e.id: score(f, first) for e, f in zip(n.entries, base[n.key], strict=True)} for n in names if n.entries
    }
    for _ in range(ROUNDS):
        chosen = Chosen(names, {n.key: best(n, scores[n.key]) for n in names if n.entries}, scene.gazetteer)
        scores = {
            n.key: {
                e.id: score(f, second) + score(chosen.features(n, e), second)
                for e, f in zip(n.entries, base[n.key], strict=True)
            }
            for n in names
            if n.entries
        }
    return scores


def best(name: Name, scores: Mapping[int, float]) -> Entry:
    """The entry of the highest score; of two, the one with more people."""
    return max(name.entries, key=lambda entry: scores[entry.id])


def certainty(name: Name, scores: Mapping[int, float]) -> float:
    """The part of the model's belief, 0 to 1, that lies on the best entry and on those near it."""
    top = best(name, scores)
    belief = {entry.id: exp(scores[entry.id] - scores[top.id]) for entry in name.entries}
    near = sum(belief[entry.id] for entry in name.entries if entry.id == top.id or distance(entry, top) <= SAME)
    return near / sum(belief.values())


def score(found: Mapping[str, float], weights: Weights) -> float:
    return sum(weights.get(feature, 0.0) * value for feature, value in found.items())


def settlement(entry: Entry) -> bool:
    return entry.kind in SETTLEMENTS


def kind(entry: Entry) -> str:
    """The kind in six classes: country, capital, settlement, small and large division, a place of the lexicons."""
    if entry.kind in ("country", "capital"):
        return entry.kind
    if settlement(entry):
        return "settlement"
    if entry.id <= -1_000_000:
        return "natural"
    return "small division" if entry.kind in DIVISIONS else "division"


def home(host: str) -> str | None:
    """The country of an outlet by the end of its host's name, null for those of no country (`.com`)."""
    end = host.rpartition(".")[2].upper()
    return None if len(end) != 2 else "GB" if end == "UK" else end
