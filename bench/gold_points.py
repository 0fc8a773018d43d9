"""The events of `bench/gold/points.json` with the words of their claims, read from `../shared/bench`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from common import BENCH, EXAMPLE, KARABAKH
from rashomon import pipeline
from rashomon.model import Account, Claim, Span
from rashomon.settings import Settings

GOLD = Path(__file__).parent / "gold" / "points.json"
Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """Indices of claims: those that say it, those that deny it, those that only take it for granted."""

    supports: tuple[int, ...]
    denies: tuple[int, ...]
    presumes: tuple[int, ...]
    status: str

    @property
    def members(self) -> tuple[int, ...]:
        return self.supports + self.denies


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What was said, as spans of the account whose id is `document`."""

    document: str
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    name: str
    half: str
    accounts: tuple[Account, ...]
    claims: tuple[GoldClaim, ...]
    points: tuple[GoldPoint, ...]
    unsound: frozenset[int]

    @property
    def same(self) -> Pairs:
        """Pairs of claims, the lower index first, that stand in one point."""
        return {pair for point in self.points for pair in combinations(sorted(set(point.members)), 2)}

    @property
    def denied(self) -> Pairs:
        return {(min(a, b), max(a, b)) for point in self.points for a in point.supports for b in point.denies if a != b}

    @property
    def doubtful(self) -> Pairs:
        """Pairs of which one only takes for granted what the other says: neither the same nor different."""
        near = {
            pair
            for point in self.points
            for pair in combinations(sorted({*point.members, *point.presumes}), 2)
            if point.presumes
        }
        return near - self.same


def events(halves: Iterable[str] = ("dev", "test")) -> Iterator[GoldEvent]:
    """The annotated events of the halves named, in the order of the file."""
    wanted = set(halves)
    for row in json.loads(GOLD.read_text(encoding="utf-8"))["events"]:
        if row["half"] in wanted:
            yield _event(row)


def given() -> Iterator[GoldEvent]:
    """The five accounts and the shipped example, by the gold that came with them, in the half `given`."""
    for folder in (KARABAKH, EXAMPLE):
        paths = sorted((folder / "texts").glob("*.txt"))
        accounts = tuple(pipeline.accounts(paths, pipeline.Run(), settings=Settings()))
        ids = {Path(account.path or "").name: account for account in accounts}
        claims = json.loads((folder / "gold" / "claims.json").read_text(encoding="utf-8"))
        facts = json.loads((folder / "gold" / "facts.json").read_text(encoding="utf-8"))
        number = {claim["id"]: at for at, claim in enumerate(claims)}
        yield GoldEvent(
            folder.name, "given", accounts,
            tuple(
                _claim(ids[claim["doc"]], claim["content"]["span"]) for claim in claims
            ),
            tuple(
                GoldPoint(
                    tuple(number[key] for key in fact["support"]), tuple(number[key] for key in fact["deny"]), (),
                    fact["status"],
                )
                for fact in facts if fact["support"] or fact["deny"]
            ),
            frozenset(),
        )  # fmt: skip


def _event(row: dict[str, Any]) -> GoldEvent:
    accounts = tuple(_account(row["set"], number) for number in row["documents"])
    by_id = {account.id: account for account in accounts}
    return GoldEvent(
        f"{row['set']}/{row['event']}", row["half"], accounts,
        tuple(_claim(by_id[f"{number:05}"], places) for number, *places in row["claims"]),
        tuple(
            GoldPoint(*(tuple(point.get(side, ())) for side in ("supports", "denies", "presumes")), point["status"])
            for point in row["points"]
        ),
        frozenset(row["unsound"]),
    )  # fmt: skip


def _claim(account: Account, places: Sequence[int]) -> GoldClaim:
    spans = tuple(Span(begin, end) for begin, end in zip(places[::2], places[1::2], strict=True))
    return GoldClaim(account.id, spans, " … ".join(" ".join(span.of(account.text).split()) for span in spans))


@cache
def _articles(name: str) -> list[str]:
    return (BENCH / name / "articles.jsonl").read_text(encoding="utf-8").splitlines()


def _account(name: str, number: int) -> Account:
    """An article with its line number as id: ids of the set are not unique."""
    row = json.loads(_articles(name)[number - 1])
    fields = {field: row.get(field) for field in ("title", "outlet", "published", "url")}
    return Account(id=f"{number:05}", text=row["text"], format="jsonl", **fields)


def matched(event: GoldEvent, claims: Iterable[Claim]) -> dict[str, int]:
    """For each claim of ours the index of the gold claim whose words it shares most, where they share half of both."""
    found: dict[str, int] = {}
    for claim in claims:
        shares = [_shared(gold, claim) for gold in event.claims]
        best = max(range(len(shares)), key=lambda at: shares[at], default=None)
        if best is not None and shares[best] >= 0.5:
            found[claim.id] = best
    return found


def _shared(gold: GoldClaim, claim: Claim) -> float:
    """The part of the words of either that both have, as `score.py karabakh` counts it."""
    if gold.document != claim.document:
        return 0.0
    both = sum(one.overlap(other) for one in gold.spans for other in claim.content)
    either = sum(span.end - span.begin for span in (*gold.spans, *claim.content)) - both
    return both / either if either else 0.0
