"""Makes what the judge learns from: groups of statements in context, with what is known of their pairs.

    python models/points/examples.py corpus  --to work/groups
    python models/points/examples.py families --to work/groups
    python models/points/examples.py real    --to work/groups
    python models/points/examples.py guided   --to work/groups
    python models/points/examples.py pairs   --to work/groups
    python models/points/examples.py nli     --to work/groups

A group is one event (or one family of sentences, or one labelled pair). It is read by the program itself, so that the
judge learns on the statements that it will be given. Labels of a pair are two: do they say the same, are they opposed;
each 1, 0 or -1 (not known). Members of a gold point are learned on as they were marked. Files are written an event each
and kept, so that a run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench"), str(ROOT / "corpus")]

from rashomon import pipeline  # noqa: E402
from rashomon.model import Account, Claim, Reading  # noqa: E402
from rashomon.model import Span as Span_  # noqa: E402
from rashomon.points.context import Context, contexts  # noqa: E402
from rashomon.points.statements import Statement, statements  # noqa: E402

SHARED = ROOT.parent / "shared"
SAME = ("base", "paraphrase", "narrower")
AGAINST = ("denial", "opposite")
Span = tuple[int, int]


def told(reading: Reading) -> list[tuple[Statement, Context]]:
    found = statements(reading)
    return list(zip(found, contexts(found, reading), strict=True))


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def tells(statement: Statement, document: str, spans: Sequence[Span]) -> bool:
    """As the scorer matches: half of the shorter of the two."""
    if statement.document != document:
        return False
    shared = sum(overlap(mine, theirs) for mine in statement.spans for theirs in spans)
    shorter = min(sum(e - b for b, e in spans), sum(e - b for b, e in statement.spans))
    return shared > 0 and 2 * shared >= shorter


class Labels:
    """What is known of the pairs of a group: matrices of 1, 0 and -1 (not known)."""

    def __init__(self, size: int) -> None:
        self.same = np.zeros((size, size), dtype=np.int8)
        self.opposed = np.zeros((size, size), dtype=np.int8)

    def put(self, matrix: np.ndarray, a: int, b: int, value: int) -> None:
        """A known 1 stays; an unknown stays where a 0 would come."""
        if a != b:
            value = max(value, matrix[a, b]) if value == 1 or matrix[a, b] == 1 else min(value, matrix[a, b])
            matrix[a, b] = matrix[b, a] = value

    def wire(self) -> dict[str, Any]:
        """The pairs that are not plain "neither", the lower index first."""
        rows = {}
        for name, matrix in (("same", self.same), ("opposed", self.opposed)):
            for value, label in ((1, name), (-1, f"{name}_unknown")):
                rows[label] = [[int(a), int(b)] for a, b in np.argwhere(np.triu(matrix == value, 1))]
        return rows


def event_group(name: str, readings: Sequence[Reading], points: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The members of an event's points as they were marked, and the statements that stand in none.

    A member is what an annotator marked, a clause or a sentence: that it says the point is sure, while which of its
    clauses does is not. `points`: {"supports", "denies", "presumes", "relation"}; members {"doc", "spans"}.
    """
    by_id = {reading.account.id: reading for reading in readings}
    places: dict[tuple[str, tuple[Span, ...]], int] = {}
    found: list[tuple[str, Context]] = []

    def index(member: dict[str, Any]) -> int:
        key = (member["doc"], tuple((b, e) for b, e in member["spans"]))
        if key not in places:
            places[key] = len(found)
            found.append((member["doc"], marked(by_id[member["doc"]], key[1])))
        return places[key]

    rows = [
        (
            *(sorted({index(m) for m in p.get(side, ())}) for side in ("supports", "denies", "presumes")),
            p.get("relation"),
        )
        for p in points
    ]
    members = list(places)
    for reading in readings:
        for statement, context in told(reading):
            if not any(
                tells(statement, document, spans) for document, spans in members if document == statement.document
            ):
                found.append((statement.document, context))
    labels = Labels(len(found))
    for say, deny, doubt, relation in rows:
        _mark(labels, say, deny, doubt, relation)
    return _group(name, found, labels) | {"members": len(members)}


def marked(reading: Reading, spans: Sequence[Span]) -> Context:
    """What a judge reads of words that an annotator marked: with speaker and cue of the claim that has most of them."""
    whole = [Span_(b, e) for b, e in spans]
    sentences = reading.parse.sentences
    sentence = max(sentences, key=lambda one: sum(one.span.overlap(span) for span in whole), default=None)
    text = reading.account.text
    if sentence is None:
        return Context("", "", " ".join(span.of(text) for span in whole), ((0, sum(e - b for b, e in spans)),))
    inside = [Span_(max(s.begin, sentence.span.begin), min(s.end, sentence.span.end)) for s in whole]
    kept = tuple(span for span in inside if span.begin < span.end) or (sentence.span,)
    claim = max(reading.claims, key=lambda c: sum(a.overlap(b) for a in c.content for b in kept), default=None)
    if claim is None or not any(a.overlap(b) for a in claim.content for b in kept):
        claim = Claim(id="", document=reading.account.id, source=(), cue=(), content=kept, text="", own_voice=True)
    statement = Statement(claim=claim, spans=kept, sentence=sentence.span, frame=(), head=sentence.first, tokens=())
    return contexts([statement], reading)[0]


def statement_labels(found: Sequence[tuple[Statement, Context]], points: Iterable[dict[str, Any]]) -> Labels:
    """What the points say of the pairs of an event's statements, each of which tells a member as the scorer matches
    it: to fit on, not to learn from, since a statement may stand in a member's words and not say its point."""
    labels = Labels(len(found))
    for point in points:
        sides = [
            sorted(
                at
                for at, (statement, _) in enumerate(found)
                if any(tells(statement, member["doc"], member["spans"]) for member in point.get(side, ()))
            )
            for side in ("supports", "denies", "presumes")
        ]
        _mark(labels, *sides, point.get("relation"))
    return labels


def _mark(labels: Labels, say: Sequence[int], deny: Sequence[int], doubt: Sequence[int], relation: str | None) -> None:
    everyone = {*say, *deny, *doubt}
    for a in doubt:
        for b in everyone:
            labels.put(labels.same, a, b, -1)
            labels.put(labels.opposed, a, b, -1)
    for a in say:
        for b in say:
            labels.put(labels.same, a, b, 1)
        for b in deny:
            labels.put(labels.opposed, a, b, 1)
            labels.put(labels.same, a, b, 0)
    for a in deny:
        for b in deny:
            labels.put(labels.same, a, b, 1 if relation in ("denial", "negation") else -1)
            labels.put(labels.opposed, a, b, -1)


def _group(name: str, found: Sequence[tuple[str, Context]], labels: Labels) -> dict[str, Any]:
    rows = [{"doc": document, **asdict(context)} for document, context in found]
    return {"event": name, "statements": rows, **labels.wire()}


def read_all(accounts: Iterable[Account], tools: pipeline.Toolbox) -> list[Reading]:
    return list(pipeline.readings(accounts, tools))


def written(path: Path, group: dict[str, Any]) -> None:
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(group, ensure_ascii=False), encoding="utf-8")
    partial.replace(path)


def corpus(folder: Path, tools: pipeline.Toolbox) -> None:
    """The made-up events of train and dev; test is not read."""
    parts = json.loads((ROOT / "corpus" / "splits.json").read_text(encoding="utf-8"))
    for part in ("train", "dev"):
        for name in parts[part]:
            target = folder / f"corpus-{part}-{name}.json"
            if target.exists():
                continue
            event = json.loads((ROOT / "corpus" / "events" / f"{name}.json").read_text(encoding="utf-8"))
            texts = {d["id"]: d["text"] for d in event["documents"]}
            fields = ("id", "text", "title", "outlet", "published")
            accounts = [Account(**{key: d.get(key) for key in fields}) for d in event["documents"]]
            found = read_all(accounts, tools)
            written(target, event_group(name, found, [_point(point, texts) for point in event["points"]]))
            print(target.name, len(found), flush=True)


def _point(point: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    def member(row: dict[str, Any]) -> dict[str, Any]:
        begin = texts[row["doc"]].index(row["quote"])
        return {"doc": row["doc"], "spans": [(begin, begin + len(row["quote"]))]}

    sides = {side: [member(row) for row in point[side]] for side in ("supports", "denies")}
    return {"statement": point["statement"], "relation": point.get("relation"), **sides}


def guided(folder: Path, tools: pipeline.Toolbox) -> None:
    """The real events that were annotated by the corpus's guide, of train and dev."""
    from point_events import real as annotated

    for part in ("train", "dev"):
        for event in annotated(part):
            target = folder / f"guided-{part}-{event.name}.json"
            if target.exists():
                continue
            found = read_all(event.accounts, tools)
            points = [
                {
                    **point,
                    **{
                        side: [{"doc": m["doc"], "spans": [tuple(m["span"])]} for m in point[side]]
                        for side in ("supports", "denies")
                    },
                }
                for point in event.gold["points"]
            ]
            written(target, event_group(event.name, found, points))
            print(target.name, len(found), flush=True)


def real(folder: Path, tools: pipeline.Toolbox) -> None:
    """The real events of `bench/gold/points.json`, the five accounts and the example; `real_part` says which are for
    learning."""
    from gold_points import events, given

    for event in (*given(), *events()):
        name = event.name.replace("/", "-")
        target = folder / f"{'given' if event.half == 'given' else 'real'}-{real_part(name)}-{name}.json"
        if target.exists() or real_part(name) == "test":
            continue
        found = read_all(event.accounts, tools)
        points = [
            {
                side: [
                    {"doc": event.claims[at].document, "spans": list(event.claims[at].spans)} for at in getattr(p, side)
                ]
                for side in ("supports", "denies", "presumes")
            }
            for p in event.points
        ]
        written(target, event_group(name, found, points))
        print(target.name, len(found), flush=True)


def real_part(name: str) -> str:
    """One real event in six is `dev`; what the guide's own annotation keeps for `test` is not read here at all."""
    import hashlib

    if name in kept_apart():
        return "test"
    if name in ("karabakh", "dam"):
        return "train"
    return "dev" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 6 == 0 else "train"


@cache
def kept_apart() -> frozenset[str]:
    """The real events of `bench/gold/events.json` that are `test`, as `bench/gold/points.json` names them."""
    rows = json.loads((ROOT / "bench" / "gold" / "events.json").read_text(encoding="utf-8"))["events"]
    return frozenset(f"{r['set']}/{r['event']}".replace("/", "-") for r in rows if r["part"] == "test")


def families(folder: Path, tools: pipeline.Toolbox) -> None:
    """Families of sentences around a statement, of events in train."""
    train = json.loads((ROOT / "corpus" / "splits.json").read_text(encoding="utf-8"))["train"]
    for path in sorted((ROOT / "corpus" / "families").glob("*.jsonl")):
        target = folder / f"family-train-{path.stem}.json"
        if target.exists() or path.stem not in train:
            continue
        event = json.loads((ROOT / "corpus" / "events" / f"{path.stem}.json").read_text(encoding="utf-8"))
        fields = ("id", "text", "title", "outlet", "published")
        base = read_all([Account(**{key: d.get(key) for key in fields}) for d in event["documents"]], tools)
        by_id = {reading.account.id: reading for reading in base}
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        items = [
            Account(id=f"{at}/{number}", text=item["sentence"])
            for at, row in enumerate(rows)
            for number, item in enumerate(row["items"])
        ]
        made = {reading.account.id: reading for reading in read_all(items, tools)}
        groups = [_family(path.stem, at, row, by_id, made) for at, row in enumerate(rows)]
        written(target, {"groups": [group for group in groups if group is not None]})
        print(target.name, len(groups), flush=True)


def _family(
    event: str, at: int, row: dict[str, Any], base: dict[str, Reading], made: dict[str, Reading]
) -> dict[str, Any] | None:
    quote, document = row["base"]["quote"], row["base"]["doc"]
    begin = base[document].account.text.find(quote) if document in base else -1
    if begin < 0:
        return None
    found = [("base", marked(base[document], [(begin, begin + len(quote))]))]
    kinds = ["base"]
    for number, item in enumerate(row["items"]):
        reading = made.get(f"{at}/{number}")
        if reading is not None:
            found.append((str(number), marked(reading, [_part(item)])))
            kinds.append(item["kind"])
    labels = Labels(len(found))
    for a, one in enumerate(kinds):
        for b, other in enumerate(kinds):
            if a == b:
                continue
            pair = {one, other}
            if pair <= set(SAME):
                labels.put(labels.same, a, b, 1)
            elif one in AGAINST and other in SAME:
                labels.put(labels.opposed, a, b, 1)
            elif not pair & set(SAME):
                labels.put(labels.same, a, b, -1)
                labels.put(labels.opposed, a, b, -1)
    return _group(f"{event}/{at}", found, labels) | {"kinds": kinds}


def _part(item: dict[str, Any]) -> Span:
    begin = item["sentence"].find(item["statement"])
    return (begin, begin + len(item["statement"])) if begin >= 0 else (0, len(item["sentence"]))


def pairs(folder: Path) -> None:
    """Labelled pairs of sentences of real events: `bench/gold/pairs.jsonl`, places in the accounts of an event."""
    source = SHARED / "bench" / "inference" / "allsides.jsonl"
    rows = map(json.loads, source.read_text(encoding="utf-8").splitlines())
    texts = {row["id"]: [account["text"] for account in row["accounts"]] for row in rows}
    by_event: dict[str, list[dict[str, Any]]] = {}
    for line in (ROOT / "bench" / "gold" / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_event.setdefault(row["event"], []).append(row)
    groups = []
    for event, known in by_event.items():
        places: dict[tuple[int, int, int], int] = {}
        for row in known:
            for side in ("a", "b"):
                places.setdefault(tuple(row[side]), len(places))
        found = Labels(len(places))
        found.same[:], found.opposed[:] = -1, -1
        for row in known:
            a, b = (places[tuple(row[side])] for side in ("a", "b"))
            found.same[a, b] = found.same[b, a] = int(row["label"] in ("same", "narrower"))
            found.opposed[a, b] = found.opposed[b, a] = int(row["label"] == "opposed")
        sentences = [(str(account), texts[event][account][begin:end]) for account, begin, end in places]
        groups.append(_group(event, [(document, whole(words)) for document, words in sentences], found))
    written(folder / "pairs-train-allsides.json", {"groups": groups})
    print(len(groups), "groups", sum(map(len, by_event.values())), "pairs")


def whole(sentence: str) -> Context:
    """A sentence that nobody says and that is the statement, all of it."""
    return Context("", "", sentence, ((0, len(sentence)),))


def nli(folder: Path) -> None:
    """Public pairs with entailment and contradiction: each a group of two."""
    groups = []
    for line in (SHARED / "bench" / "inference" / "nli.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels = Labels(2)
        labels.put(labels.same, 0, 1, int(row["label"] == "entails"))
        labels.put(labels.opposed, 0, 1, int(row["label"] == "contradicts"))
        groups.append(_group(row["set"], [(side, whole(row[side])) for side in ("a", "b")], labels))
    written(folder / "nli-train-all.json", {"groups": groups})
    print(len(groups))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("corpus", "families", "guided", "real", "pairs", "nli"))
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    match options.what:
        case "corpus":
            corpus(options.to, pipeline.Toolbox())
        case "families":
            families(options.to, pipeline.Toolbox())
        case "guided":
            guided(options.to, pipeline.Toolbox())
        case "real":
            real(options.to, pipeline.Toolbox())
        case "pairs":
            pairs(options.to)
        case "nli":
            nli(options.to)


if __name__ == "__main__":
    main()
