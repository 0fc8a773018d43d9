"""The figures of a category, one under the other on a common axis."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Figure, Tally
from rashomon.views.outline import Outline

WIDTH, MARGIN = 240.0, 8.0  # of an axis, in SVG units


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a figure lies on its axis: `begin` to `end` in SVG units; `open` where no upper end is given."""

    begin: float
    end: float
    open: bool


@dataclass(frozen=True, slots=True)
class Entry:
    figure: Figure
    bar: Bar


@dataclass(frozen=True, slots=True)
class Ledger:
    """A category: each account's own total, and all the other figures of it."""

    category: str
    tally: Tally | None
    totals: tuple[Entry, ...]
    others: tuple[Entry, ...]

    @property
    def latest(self) -> str:
        """The latest total in the words of an account that gives it."""
        if self.tally is None:
            return ""
        same = (e.figure.text for e in self.totals if (e.figure.min, e.figure.max) == self.tally.latest)
        return next(same, "")


def ledgers(outline: Outline) -> list[Ledger]:
    """Categories with a tally first, in the order of the dossier, then the rest."""
    tallies = {tally.category: tally for tally in outline.dossier.tally}
    categories = dict.fromkeys([*tallies, *(figure.category for figure in outline.dossier.figures)])
    return [_ledger(category, tallies.get(category), outline) for category in categories]


def _ledger(category: str, tally: Tally | None, outline: Outline) -> Ledger:
    figures = [figure for figure in outline.dossier.figures if figure.category == category]
    own = {total.figure for total in tally.by_document} if tally else set()
    totals = [figure for figure in figures if figure.id in own]
    others = [figure for figure in figures if figure.id not in own]
    top = max((figure.max or figure.min for figure in (totals or others)), default=0)
    return Ledger(category, tally, _entries(totals, top), _entries(others, top))


def _entries(figures: list[Figure], top: float) -> tuple[Entry, ...]:
    return tuple(Entry(figure, _bar(figure, top)) for figure in figures)


def _bar(figure: Figure, top: float) -> Bar:
    scale = (WIDTH - 4 * MARGIN) / top if top > 0 else 0

    def at(value: float) -> float:
        return round(MARGIN + min(max(value, 0), top) * scale, 1)

    if figure.max is None:
        return Bar(at(figure.min), WIDTH - MARGIN, True)
    return Bar(at(figure.min), at(figure.max), False)
