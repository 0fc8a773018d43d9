"""Trains the three linear models of `rashomon.annotate.places` on LGL and says how well they do on articles held out.

    python models/places/train.py GOLD.jsonl [--parses PICKLE] [--write]

GOLD has one article a line: id, text, url, places with span, lat, lon. Every figure printed is by cross-validation over
articles; with `--write` the models are then trained on all of them and written to src/rashomon/data/places/model.json.
Deterministic: the folds are seeded, the training has no chance in it. Takes about three minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import linear

from rashomon.annotate.language import Language
from rashomon.annotate.places.candidates import Candidate, candidates
from rashomon.annotate.places.evidence import Evidence
from rashomon.annotate.places.find import host, names_of, pick
from rashomon.annotate.places.gazetteer import Entry, Gazetteer, distance
from rashomon.annotate.places.recognise import probability, supported
from rashomon.annotate.places.resolve import Chosen, Name, Scene, best, score
from rashomon.model import Account, Block, Reading, Span, trimmed
from rashomon.spelling import key

TARGET = Path(__file__).resolve().parents[2] / "src" / "rashomon" / "data" / "places" / "model.json"
FOLDS, SEED = 5, 7
LEAST, PENALTY = 5, 1.0  # articles a feature of the recogniser stands in; L2 penalty
LEAST_NAMES, PENALTY_NAMES = 3, 3.0
RIGHT = 161.0  # km, the field's radius
EDGE = " \t\r\n\"'“”‘’«»`,.;:!?()[]–—-"  # characters at the edges of a span that the score leaves out

Rows = list[dict[str, float]]
Scores = dict[str, dict[int, float]]


class Article(NamedTuple):
    reading: Reading
    gold: dict[Span, tuple[float, float] | None]
    found: list[Candidate]
    features: list[list[str]]
    labels: list[bool]


class Named(NamedTuple):
    """An article with the names recognised in it, those of the gold resolved by key."""

    found: list[Candidate]
    names: list[Name]
    holders: dict[Candidate, str]
    scene: Scene
    base: dict[str, Rows]
    right: dict[str, list[bool]]


def parsed(rows: list[dict[str, Any]], cache: Path | None) -> list[Reading]:
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    plain = [Account(id=str(row["id"]), text=row["text"], url=row.get("url")) for row in rows]
    whole = [Reading(account=a, blocks=(Block(Span(0, len(a.text)), "paragraph", a.text),)) for a in plain]
    readings = list(Language().parse(whole))
    if cache:
        cache.write_bytes(pickle.dumps(readings))
    return readings


def article(reading: Reading, row: dict[str, Any], gazetteer: Gazetteer) -> Article:
    text = reading.account.text
    gold = {
        trimmed(text, Span(*place["span"]), EDGE): None if place["lat"] is None else (place["lat"], place["lon"])
        for place in row["places"]
    }
    found = candidates(reading, gazetteer)
    evidence = Evidence(reading, found)
    labels = [trimmed(text, candidate.span, EDGE) in gold for candidate in found]
    return Article(reading, gold, found, [evidence.features(candidate) for candidate in found], labels)


def folds(count: int) -> list[list[int]]:
    order = list(range(count))
    random.Random(SEED).shuffle(order)
    return [order[i::FOLDS] for i in range(FOLDS)]


def recogniser(articles: Sequence[Article], numbers: Sequence[int]) -> dict[str, float]:
    rows = [dict.fromkeys(features, 1.0) for i in numbers for features in articles[i].features]
    labels = [label for i in numbers for label in articles[i].labels]
    groups = [i for i in numbers for _ in articles[i].labels]
    return linear.classifier(rows, labels, groups, least=LEAST, penalty=PENALTY)


def named(one: Article, weights: dict[str, float], gazetteer: Gazetteer) -> Named:
    probabilities = [probability(features, weights) for features in one.features]
    found = supported(one.reading, one.found, probabilities)
    text = one.reading.account.text
    names, holders = names_of(text, found)
    scene = Scene(names, gazetteer, host=host(one.reading.account))
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for candidate in found:
        point = one.gold.get(trimmed(text, candidate.span, EDGE))
        if point:
            points[key(candidate.span.of(text))].append(point)
    right = {
        name.key: [close(entry, points[name.key]) for entry in name.entries] for name in names if name.key in points
    }
    return Named(found, names, holders, scene, {n.key: [scene.features(n, e) for e in n.entries] for n in names}, right)


def close(entry: Entry, points: Sequence[tuple[float, float]]) -> bool:
    """Whether `entry` is right for at least half of the gold mentions of its name."""
    at = [entry._replace(lat=lat, lon=lon) for lat, lon in points]
    return 2 * sum(distance(entry, point) <= RIGHT for point in at) >= len(at)


def ranker(found: Sequence[Named], numbers: Sequence[int], extra: Sequence[dict[str, Rows]] | None) -> dict[str, float]:
    rows: Rows = []
    right: list[bool] = []
    queries: list[int] = []
    weights: list[float] = []
    for i in numbers:
        for name in found[i].names:
            wanted = found[i].right.get(name.key, [])
            if not any(wanted) or all(wanted):
                continue
            more = extra[i][name.key] if extra else [{} for _ in wanted]
            rows.extend({**a, **b} for a, b in zip(found[i].base[name.key], more, strict=True))
            right.extend(wanted)
            queries.extend([len(weights)] * len(wanted))
            weights.append(min(3, name.times))
    return linear.ranker(rows, right, queries, weights, least=LEAST_NAMES, penalty=PENALTY_NAMES)


def scored(one: Named, weights: dict[str, float], extra: dict[str, Rows] | None) -> Scores:
    found: Scores = {}
    for name in one.names:
        more = extra[name.key] if extra else [{} for _ in name.entries]
        rows = zip(name.entries, one.base[name.key], more, strict=True)
        found[name.key] = {entry.id: score(a, weights) + score(b, weights) for entry, a, b in rows}
    return found


def extras(one: Named, scores: Scores) -> dict[str, Rows]:
    chosen = Chosen(one.names, {n.key: best(n, scores[n.key]) for n in one.names if n.entries}, one.scene.gazetteer)
    return {name.key: [chosen.features(name, entry) for entry in name.entries] for name in one.names}


def report(articles: Sequence[Article], found: Sequence[Named], scores: Sequence[Scores]) -> None:
    hits = system = near = placed = 0
    for one, names, given in zip(articles, found, scores, strict=True):
        text, by_key = one.reading.account.text, {name.key: name for name in names.names}
        for candidate in names.found:
            system += 1
            span = trimmed(text, candidate.span, EDGE)
            hits += span in one.gold
            name = by_key[key(candidate.span.of(text))]
            entry = pick(name, given.get(name.key, {}), names.holders.get(candidate), names.scene.gazetteer)
            if one.gold.get(span) and entry is not None and entry.lat is not None:
                placed += 1
                near += close(entry, [one.gold[span]])
    gold = sum(len(one.gold) for one in articles)
    located = sum(point is not None for one in articles for point in one.gold.values())
    print(f"recognition: precision {hits / system:.4f} recall {hits / gold:.4f} f1 {2 * hits / (system + gold):.4f}")
    print(f"within 161 km: of all {near / located:.4f}, of those found and resolved {near / placed:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--parses", type=Path, help="read the parsed readings from this pickle, or write them to it")
    parser.add_argument("--write", action="store_true", help="train on all articles and write the models")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").split("\n") if line]
    gazetteer = Gazetteer.load()
    articles = [article(*pair, gazetteer) for pair in zip(parsed(rows, options.parses), rows, strict=True)]
    everything = list(range(len(articles)))
    parts = [(held, sorted(set(everything) - set(held))) for held in folds(len(articles))]

    found: list[Any] = [None] * len(articles)
    for held, rest in parts:
        weights = recogniser(articles, rest)
        for i in held:
            found[i] = named(articles[i], weights, gazetteer)
    first: list[Any] = [None] * len(articles)
    for held, rest in parts:
        weights = ranker(found, rest, None)
        for i in held:
            first[i] = scored(found[i], weights, None)
    more = [extras(one, scores) for one, scores in zip(found, first, strict=True)]
    second: list[Any] = [None] * len(articles)
    for held, rest in parts:
        weights = ranker(found, rest, more)
        for i in held:
            again = extras(found[i], scored(found[i], weights, more[i]))
            second[i] = scored(found[i], weights, again)
    report(articles, found, second)
    if options.write:
        models = {
            "recognise": recogniser(articles, everything),
            "first": ranker(found, everything, None),
            "second": ranker(found, everything, more),
        }
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(json.dumps(models, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{TARGET.name}: {', '.join(f'{name} {len(weights)} weights' for name, weights in models.items())}")


if __name__ == "__main__":
    main()
