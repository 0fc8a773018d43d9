"""The tally: all accounts' totals of one category, set against each other. Nothing is averaged.

In: readings whose figures are found. Out: one `Tally` for each category of which an account gives a total. Always
holds: each total is a figure of its account, or stands in its title where the text has none; `latest` is a range that
an account gives, or from nought to unknown where the accounts that know the latest deaths name no others (see
`tally_latest`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

from rashomon.align.tally_latest import Given, latest_range
from rashomon.align.tally_populations import disjoint, within
from rashomon.align.tally_sums import find_sums
from rashomon.judgements import Judgements
from rashomon.model import Category, Difference, Figure, Reading, Sum, Tally, Total

CATEGORIES: tuple[Category, ...] = ("killed", "injured", "missing", "detained", "displaced")

SHRINKING = frozenset({"missing", "displaced"})  # counts that fall as people are found or go home


def tally(readings: Sequence[Reading], *, judgements: Judgements | None = None) -> tuple[Tally, ...]:
    """One tally for each category of which an account gives a total, in the order of `CATEGORIES`.

    Figures that people judged to be different count different things, so that neither differs from the other.
    """
    ordered = sorted(readings, key=lambda reading: reading.account.id)
    deaths = latest_range([_given(reading, "killed") for reading in ordered], category="killed")
    known = judgements or Judgements()
    rows = (_tally(ordered, category, deaths, known) for category in CATEGORIES)
    return tuple(row for row in rows if row is not None)


def _tally(
    readings: Sequence[Reading], category: Category, deaths: tuple[float, float | None] | None, judgements: Judgements
) -> Tally | None:
    given = [_given(reading, category) for reading in readings]
    totals = [item for item in given if item.figure is not None]
    if not totals:
        return None
    current = None if category == "killed" else {g.document for g in _agreeing(readings, deaths)}
    figures = {f.id: f for reading in readings for f in reading.figures if f.category == category}
    sums = find_sums(list(figures.values()))
    latest = latest_range([_whole(g, sums, figures) for g in given], category=category, current=current)
    return Tally(
        category=category,
        latest=latest if latest is not None else (0.0, None),
        by_document=tuple(map(_total, totals)),
        differ=tuple(
            found
            for found in _differences([g for g in totals if not g.titled], sums, figures)
            if judgements.verdict("figure", *found.figures) != "different"
        ),
        sums=tuple(sums),
    )


def _given(reading: Reading, category: Category) -> Given:
    own = [*reading.figures, *reading.titled]
    figure = next((f for f in own if f.category == category and f.headline), None)
    time = (figure.as_of if figure else None) or reading.account.modified or reading.account.published
    return Given(document=reading.account.id, time=time, figure=figure, titled=figure in reading.titled)


def _whole(given: Given, sums: Sequence[Sum], figures: Mapping[str, Figure]) -> Given:
    """What an account vouches for: where its own total is but one of its parts that add up to another account's total
    ("two civilians", and "four police officers" further on), that sum."""
    for row in sums:
        total, parts = figures[row.total], [figures[part] for part in row.parts]
        own = given.figure
        if (
            own is not None
            and own.min < total.min
            and all(part.document == given.document for part in parts)
            and any((part.min, part.counted) == (own.min, own.counted) for part in parts)
        ):
            return replace(given, figure=replace(total, score=own.score))
    return given


def _total(given: Given) -> Total:
    assert given.figure is not None
    low, high = given.figure.min, given.figure.max
    if given.titled:
        return Total(given.document, low, high, "", given.figure.text)
    return Total(given.document, low, high, given.figure.id)


def _agreeing(readings: Sequence[Reading], deaths: tuple[float, float | None] | None) -> list[Given]:
    """What the accounts give that know the latest deaths; all of them where no account gives any."""
    given = [_given(reading, "killed") for reading in readings]
    return [g for g in given if (deaths[0] if deaths else None) == (g.figure.min if g.figure else None)]


def _differences(totals: Sequence[Given], sums: Sequence[Sum], figures: Mapping[str, Figure]) -> list[Difference]:
    """The pairs of accounts whose totals cannot both hold at one time and that no sum explains."""
    found = []
    for a, b in combinations(totals, 2):
        if (
            a.figure is None
            or b.figure is None
            or not _apart(a.figure, b.figure)
            or _explained(a.figure, b.figure, sums, figures)
        ):
            continue
        kind, why = _kind(a, b)
        found.append(
            Difference(
                documents=(a.document, b.document),
                kind="update" if kind else "conflict",
                figures=(a.figure.id, b.figure.id),
                why=why,
            )
        )
    return found


def _apart(a: Figure, b: Figure) -> bool:
    """Whether two totals differ: what they vouch for does not meet, and they do not count different people."""
    low, high = sorted((a, b), key=lambda figure: figure.min)
    return _vouched(low) < high.min and not disjoint(a.counted, b.counted) and not within(low.counted, high.counted)


def _vouched(figure: Figure) -> float:
    """The most that a total vouches for: "at least 58" vouches for 58, so that it differs from 72, as a smaller
    state of the toll; "dozens" leaves its upper end open."""
    if figure.max is not None:
        return figure.max
    return math.inf if figure.approximate else figure.min


def _explained(a: Figure, b: Figure, sums: Sequence[Sum], figures: Mapping[str, Figure]) -> bool:
    """Whether one total is a sum that the other account's figures are the parts of, its own total among them or all
    that it counts."""
    pairs = {(row.total, figures[part].document) for row in sums for part in row.parts}
    return (a.id, b.document) in pairs or (b.id, a.document) in pairs


def _kind(a: Given, b: Given) -> tuple[bool, str]:
    """Whether it is an update, and why: tolls grow, so the smaller number is an older state where it is of an earlier
    time, or where it says "at least". The missing are found: their number may change either way."""
    assert a.figure is not None and b.figure is not None
    low, high = (a, b) if a.figure.min < b.figure.min else (b, a)
    assert low.figure is not None
    if low.time is not None and high.time is not None and _before(low.time, high.time):
        return True, f"the larger number is of {high.time}, the smaller of {low.time}"
    if low.figure.category in SHRINKING and low.time is not None and high.time is not None and low.time != high.time:
        return True, f"the smaller number is of {low.time}, the larger of {high.time}"
    if low.figure.max is None:
        return True, f"{low.figure.text!r} leaves room for more"
    if low.time is None or high.time is None:
        return False, "at least one account has no date"
    if _before(high.time, low.time):
        return False, f"the smaller number is the later one, of {low.time}"
    return False, f"both are of {low.time[:10]}"


def _before(a: str, b: str) -> bool:
    """Whether one ISO 8601 time is before another, as far as both are exact; instants with an offset in UTC."""
    first, second = _instant(a), _instant(b)
    exact = min(len(first), len(second))
    return first[:exact] < second[:exact]


def _instant(time: str) -> str:
    """The time in UTC where it says its offset, else as it stands: a date has no hour to shift."""
    try:
        at = datetime.fromisoformat(time)
        return at.astimezone(UTC).isoformat()[:16] if at.tzinfo else time[:16]
    except OverflowError:  # an hour of the first or last day of the calendar that is of no day in UTC
        return time[:16]
    except ValueError:
        return time
