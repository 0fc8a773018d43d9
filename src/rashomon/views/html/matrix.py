"""Points against accounts: who says it, who denies it, who leaves it out, who could not have known."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Point
from rashomon.views.outline import Outline

CELLS = {
    "says": "●",
    "denies": "✕",
    "both": "◐",
    "leaves out": "–",
    "could not know": "○",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """`word` is one of `CELLS`; `claim` the id of the first claim there, null where there is none."""

    word: str
    claim: str | None

    @property
    def mark(self) -> str:
        return CELLS[self.word]


@dataclass(frozen=True, slots=True)
class Row:
    point: Point
    cells: tuple[Cell, ...]


def matrix(outline: Outline) -> list[Row]:
    unknowing = {(gap.point, gap.document) for gap in outline.dossier.coverage.gaps if gap.could_know is False}
    return [
        Row(point, tuple(_cell(point, document, unknowing) for document in outline.documents))
        for point in outline.dossier.points
    ]


def _cell(point: Point, document: str, unknowing: set[tuple[str, str]]) -> Cell:
    says = next((claim.id for claim in point.supports if claim.document == document), None)
    denies = next((claim.id for claim in point.denies if claim.document == document), None)
    if says and denies:
        return Cell("both", says)
    if says or denies:
        return Cell("says" if says else "denies", says or denies)
    return Cell("could not know" if (point.id, document) in unknowing else "leaves out", None)
