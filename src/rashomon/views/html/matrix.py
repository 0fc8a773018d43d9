"""Points against accounts: who says it, who denies it, who leaves it out, who could not have known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rashomon.model import Claim, Point
from rashomon.views.outline import Outline

CELLS = {
    "says": "●",
    "denies": "✕",
    "both": "◐",
    "leaves out": "–",
    "could not have known": "○",
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

    @property
    def several(self) -> bool:
        """Whether two accounts or more tell it."""
        return len(self.point.documents) > 1

    @property
    def numbers(self) -> list[tuple[str, int, str]]:
        """For each word of `CELLS` how many accounts it is true of, and their numbers, runs as `4–9`."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, cell in enumerate(self.cells, 1):
            found[cell.word].append(number)
        return [(word, len(found[word]), ", ".join(_runs(found[word]))) for word in CELLS]


def matrix(outline: Outline) -> list[Row]:
    """One row a point, one cell an account; of many accounts only the points that two of them tell."""
    unknowing = {(gap.point, gap.document) for gap in outline.dossier.coverage.gaps if gap.could_know is False}
    points = (point for point in outline.dossier.points if not outline.many or len(point.documents) > 1)
    return [Row(point, tuple(_cells(point, outline, unknowing))) for point in points]


@dataclass(frozen=True, slots=True)
class Share:
    """What an account tells of the points: all that it has, and what it alone has; of the points that two accounts or
    more tell, how many it leaves out, and how many it could not have known."""

    document: str
    tells: int
    alone: int
    leaves_out: int
    unknown: int


def shares(outline: Outline) -> list[Share]:
    """One entry an account, in the order of the report."""
    tells = Counter(document for point in outline.dossier.points for document in point.documents)
    alone = Counter(p.documents[0] for p in outline.dossier.points if len(p.documents) == 1)
    unknown = Counter(gap.document for gap in outline.dossier.coverage.gaps if gap.could_know is False)
    several = sum(len(point.documents) > 1 for point in outline.dossier.points)
    return [
        Share(each, tells[each], alone[each], several - (tells[each] - alone[each]) - unknown[each], unknown[each])
        for each in outline.documents
    ]


def _cells(point: Point, outline: Outline, unknowing: set[tuple[str, str]]) -> Iterator[Cell]:
    says, denies = _first(point.supports), _first(point.denies)
    for document in outline.documents:
        if document in says and document in denies:
            yield Cell("both", says[document])
        elif document in says or document in denies:
            yield Cell("says" if document in says else "denies", says.get(document) or denies[document])
        else:
            yield Cell("could not have known" if (point.id, document) in unknowing else "leaves out", None)


def _first(claims: Iterable[Claim]) -> dict[str, str]:
    """The first claim of each document."""
    found: dict[str, str] = {}
    for claim in claims:
        found.setdefault(claim.document, claim.id)
    return found


def _runs(numbers: list[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield f"{members[0]}–{members[-1]}" if len(members) > 2 else ", ".join(map(str, members))
