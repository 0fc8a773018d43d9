"""What the documentation shows of the shipped example is what the program says, and its core is told right.

The gold of the example (`examples/dam/gold`) says who says and who denies each fact in the five `.txt` accounts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from rashomon.model import Claim, Dossier, Point, Span
from rashomon.views import terminal

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "examples" / "dam" / "gold"
WIDTH = 80  # columns of the output that README shows

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def facts() -> dict[str, dict[str, Any]]:
    return {fact["id"]: fact for fact in json.loads((GOLD / "facts.json").read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def words() -> dict[str, tuple[str, Span]]:
    """Of each gold claim the file and where its words stand."""
    rows = json.loads((GOLD / "claims.json").read_text(encoding="utf-8"))
    return {row["id"]: (row["doc"], Span(*row["content"]["span"])) for row in rows}


class Read:
    """The dossier of the example, asked by the gold's own claims."""

    def __init__(self, dossier: Dossier, words: dict[str, tuple[str, Span]]) -> None:
        self.dossier = dossier
        self.words = words
        self.files = {document.id: Path(document.account.path or "").name for document in dossier.documents}

    def tells(self, point: Point, claim: Claim, gold: str) -> bool:
        """Whether a claim, as far as it stands in the point, has half of the gold claim's words, or the other way."""
        file, span = self.words[gold]
        spans = dict(point.parts).get(claim.id, claim.content)
        shared = sum(span.overlap(own) for own in spans)
        shorter = min(span.end - span.begin, sum(own.end - own.begin for own in spans))
        return self.files[claim.document] == file and 2 * shared >= shorter

    def side(self, point: Point, claims: tuple[Claim, ...], gold: list[str]) -> set[str]:
        return {each for each in gold if any(self.tells(point, claim, each) for claim in claims)}


@pytest.fixture(scope="module")
def read(dam_dossier: Dossier, words: dict[str, tuple[str, Span]]) -> Read:
    return Read(dam_dossier, words)


@pytest.mark.parametrize("name", ["on-purpose", "without-warning"])
def test_the_core_disputes_are_disputes(name: str, read: Read, facts: dict[str, dict[str, Any]]) -> None:
    """Whether the gate was opened on purpose, and whether there was a warning: both sides stand against each other."""
    fact = facts[name]
    found = [
        point
        for point in read.dossier.points
        if point.status == "disputed"
        and (
            (read.side(point, point.supports, fact["support"]) and read.side(point, point.denies, fact["deny"]))
            or (read.side(point, point.supports, fact["deny"]) and read.side(point, point.denies, fact["support"]))
        )
    ]
    assert found, f"no disputed point has both sides of {fact['id']}"


def test_nothing_is_agreed_that_the_other_side_denies(read: Read, facts: dict[str, dict[str, Any]]) -> None:
    for fact in facts.values():
        for point in read.dossier.points:
            if point.status == "agreed" and fact["status"] == "disputed":
                mine = read.side(point, point.supports, [each for each in fact["support"] if each not in fact["deny"]])
                theirs = read.side(
                    point, point.supports, [each for each in fact["deny"] if each not in fact["support"]]
                )
                assert not (mine and theirs), (fact["id"], point.statement)


@pytest.mark.parametrize("name", ["on-purpose", "without-warning"])
def test_no_party_denies_its_own_word(name: str, read: Read, facts: dict[str, dict[str, Any]]) -> None:
    fact = facts[name]
    for point in read.dossier.points:
        if read.side(point, point.supports, fact["support"]) and read.side(point, point.denies, fact["deny"]):
            says = {claim.party for claim in point.supports if claim.party}
            assert says.isdisjoint({claim.party for claim in point.denies if claim.party}), point.statement


def test_five_are_dead_and_nine_are_missing_by_tuesday_night(dam_dossier: Dossier) -> None:
    tally = {each.category: each for each in dam_dossier.tally}
    assert tally["killed"].latest == (5, 5)
    missing = {(total.min, total.max) for total in tally["missing"].by_document}
    assert (9, 9) in missing
    assert tally["missing"].latest in ((9, 9), (7, 7))  # seven on Wednesday, by one account


def _shown(text: str) -> Iterator[str]:
    """The lines of the block that README shows as the program's output, less what it leaves out."""
    block = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert block, "README shows no output"
    yield from (line.rstrip() for line in block[1].splitlines() if line.strip() and line.strip() != "…")


def test_readme_shows_what_the_program_says(dam_dossier: Dossier) -> None:
    out = StringIO()
    terminal.render(dam_dossier, Console(file=out, width=WIDTH))
    said = [re.sub(r"─+", "", line).rstrip() for line in out.getvalue().splitlines()]
    at = 0
    for line in _shown((ROOT / "README.md").read_text(encoding="utf-8")):
        assert line in said[at:], f"README shows {line!r}, which the program does not say there: ./dev readme"
        at += said[at:].index(line) + 1
