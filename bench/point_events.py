"""Annotated events for the benchmarks of points: made-up ones of `corpus/` and real ones of `../shared`.

An event is its accounts and its gold as `../shared/score/score.py points` reads it: points with members of a document
and a span. Read once by the program, its readings are kept in `.cache/points`, for a state of the sources.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "bench")]

from rashomon import claims, lineage, pipeline  # noqa: E402
from rashomon.model import Account, Origin, Point, Reading, Reuse  # noqa: E402

CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
CACHE = ROOT / ".cache" / "points"
SOURCES = ("claims", "clean", "annotate", "lineage", "model")
FIELDS = ("id", "text", "title", "outlet", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`kind`: `made` or `real`; `gold`: {"event", "points"}."""

    name: str
    kind: str
    part: str
    accounts: tuple[Account, ...]
    gold: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """What the stages before points give."""

    readings: tuple[Reading, ...]
    lineage: tuple[Reuse, ...]
    origins: dict[str, Origin]


def made(part: str) -> Iterator[Event]:
    """The made-up events of a part of the corpus."""
    for name in json.loads((CORPUS / "splits.json").read_text(encoding="utf-8"))[part]:
        event = json.loads((CORPUS / "events" / f"{name}.json").read_text(encoding="utf-8"))
        texts = {d["id"]: d["text"] for d in event["documents"]}
        points = [
            {**point, **{side: [_spanned(m, texts) for m in point[side]] for side in ("supports", "denies")}}
            for point in event["points"]
        ]
        accounts = tuple(Account(**{key: d.get(key) for key in FIELDS}) for d in event["documents"])
        yield Event(name=name, kind="made", part=part, accounts=accounts, gold={"event": name, "points": points})


def _spanned(member: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    begin = texts[member["doc"]].index(member["quote"])
    return {"doc": member["doc"], "span": [begin, begin + len(member["quote"])]}


def real(part: str) -> Iterator[Event]:
    """The real events that were annotated by the corpus's guide; none where `../shared` is absent."""
    from gold_points import _account

    rows = json.loads((ROOT / "bench" / "gold" / "events.json").read_text(encoding="utf-8"))["events"]
    for row in rows:
        path = ROOT / "bench" / "gold" / "events" / f"{row['name']}.json"
        if row["part"] != part or not path.exists() or not (SHARED / "bench").is_dir():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["points"]:
            accounts = tuple(_account(row["set"], int(document)) for document in gold["documents"])
            yield Event(name=row["name"], kind="real", part=part, accounts=accounts, gold=gold)


def read(event: Event, tools: pipeline.Toolbox) -> Read:
    """The event as the stages before points read it, from the cache where their sources have not changed."""
    target = CACHE / f"{event.kind}-{event.name}-{_state()}.pickle"
    if target.exists():
        found: Read = pickle.loads(target.read_bytes())
        return found
    told = list(pipeline.readings(event.accounts, tools))
    ordered = sorted(told, key=lambda reading: reading.account.id)
    named, _ = claims.resolve_with_reasons(pipeline._anchored(ordered))
    resolved = tuple(claims.attach_figures(reading) for reading in named)
    reuse = tuple(lineage.trace(resolved))
    made_of = Read(resolved, reuse, dict(lineage.origins(resolved, reuse)))
    CACHE.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pickle.dumps(made_of))
    return made_of


def _state() -> str:
    digest = hashlib.sha256()
    for room in SOURCES:
        for path in sorted((ROOT / "src" / "rashomon" / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def wire(name: str, readings: Sequence[Reading], points: Sequence[Point]) -> dict[str, Any]:
    """As much of an event's dossier as the scorer reads."""
    return {
        "story": name,
        "documents": [{"id": reading.account.id} for reading in readings],
        "claims": [
            {"id": claim.id, "document": claim.document, "content": [[*span] for span in claim.content]}
            for reading in readings
            for claim in reading.claims
        ],
        "points": [
            {
                "id": point.id,
                "status": point.status,
                "supports": [claim.id for claim in point.supports],
                "denies": [claim.id for claim in point.denies],
                "parts": {claim: [[*span] for span in spans] for claim, spans in point.parts},
            }
            for point in points
        ],
    }


def score(rows: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, float]:
    """The figures of `score.py points` for golds and dossiers, from files as it wants them."""
    with tempfile.TemporaryDirectory() as place:
        gold, dossiers = Path(place) / "gold", Path(place) / "dossiers.jsonl"
        gold.mkdir()
        for event, _ in rows:
            (gold / f"{event['event']}.json").write_text(json.dumps(event), encoding="utf-8")
        dossiers.write_text("".join(json.dumps(dossier) + "\n" for _, dossier in rows), encoding="utf-8")
        figures: dict[str, float] = scorer().points(gold, dossiers)
    return figures


def scorer() -> Any:
    """`../shared/score/score.py` as a module."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
