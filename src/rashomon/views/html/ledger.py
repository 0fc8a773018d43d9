"""The figures of a category, one under the other on a common axis."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

from rashomon.model import Figure, Tally
from rashomon.views.outline import Outline
from rashomon.views.shown import number

WIDTH, MARGIN = 230.0, 14.0  # of an axis, in SVG units
APART = 60  # times the smaller: figures as far apart as this stand on a logarithmic axis
TICKS = 4
LETTER = 7.0  # about the width of a digit of a tick's label


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a figure lies on its axis: `begin` to `end` in SVG units; `open` where no upper end is given."""

    begin: float
    end: float
    open: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """Figures of one value: of each account its own, or of many accounts together."""

    figures: tuple[Figure, ...]
    bar: Bar

    @property
    def figure(self) -> Figure:
        return self.figures[0]


@dataclass(frozen=True, slots=True)
class Axis:
    """From zero, or from one where it is logarithmic, to `top`."""

    top: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        room = WIDTH - 2 * MARGIN
        if self.top <= 0:
            return MARGIN
        inside = min(max(value, 0), self.top)
        share = log10(1 + inside) / log10(1 + self.top) if self.logarithmic else inside / self.top
        return round(MARGIN + share * room, 1)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        values = _powers(self.top) if self.logarithmic else _even(self.top)
        return tuple(Tick(self.at(value), _short(value)) for value in values)

    def bar(self, figure: Figure) -> Bar:
        if figure.max is None:
            return Bar(self.at(figure.min), WIDTH - MARGIN / 2, True)
        return Bar(self.at(figure.min), self.at(figure.max), False)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A category: each account's own total, and all the other figures of it."""

    category: str
    tally: Tally | None
    totals: tuple[Entry, ...]
    others: tuple[Entry, ...]
    axis: Axis
    latest: str = ""


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
    axis = _axis(totals or others)
    return Ledger(
        category, tally, _entries(totals, axis, outline), _entries(others, axis, outline), axis,
        _latest(tally, totals, outline),
    )  # fmt: skip


def _latest(tally: Tally | None, totals: list[Figure], outline: Outline) -> str:
    """The latest total in the words of an account that gives it."""
    return next((outline.counted(f) for f in totals if tally and (f.min, f.max) == tally.latest), "")


def _entries(figures: list[Figure], axis: Axis, outline: Outline) -> tuple[Entry, ...]:
    """One entry a figure; of many accounts one entry a value."""
    if not outline.many:
        return tuple(Entry((figure,), axis.bar(figure)) for figure in figures)
    same: dict[tuple[float, float | None], list[Figure]] = {}
    for figure in figures:
        same.setdefault((figure.min, figure.max), []).append(figure)
    ordered = sorted(same.values(), key=lambda group: (-len(group), group[0].min))
    return tuple(Entry(tuple(group), axis.bar(group[0])) for group in ordered)


def _axis(figures: list[Figure]) -> Axis:
    tops = [figure.max or figure.min for figure in figures]
    least = min((top for top in tops if top > 0), default=1)
    top = max(tops, default=0)
    if top > APART and top / least > APART:
        return Axis(top, True)
    return Axis(_round_up(top, room=any(figure.max is None and figure.min >= top for figure in figures)))


def _round_up(top: float, *, room: bool) -> float:
    """The next tick at or above `top`; with `room` above it, so that an arrow from there is seen."""
    if top <= 0:
        return 0
    step = _step(top)
    return (floor(top / step) + 1 if room else ceil(top / step)) * step


def _step(top: float) -> float:
    """1, 2 or 5 times a power of ten, so that at most `TICKS` steps reach `top`; whole, since people are counted."""
    rough = max(top / TICKS, 1)
    power = 10.0 ** floor(log10(rough))
    return next(power * lead for lead in (1, 2, 5, 10) if power * lead >= rough)


def _even(top: float) -> list[float]:
    step = _step(top) if top > 0 else 1.0
    return [step * count for count in range(int(top / step + 1e-9) + 1)]


def _short(value: float) -> str:
    """`200000.0` as `200k`: a label of an axis."""
    for size, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if value >= size and not value % (size / 10):
            return f"{number(value / size)}{letter}"
    return number(value)


def _powers(top: float) -> list[float]:
    """Powers of ten up to `top`; every second or third one where their labels would meet."""
    most = floor(log10(top))
    each = max(1, ceil(most * 1.2 * LETTER * len(_short(10.0**most)) / (WIDTH - 2 * MARGIN)))
    return [10.0**power for power in range(0, most + 1, each)]
