"""Numbers of two propositions set against each other: whether they can both hold."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice

from rashomon.align.profiles import Profile
from rashomon.model import Comparison, Figure, RelationKind, Words


def compare_figures(left: Profile, right: Profile) -> tuple[RelationKind, Comparison] | None:
    """A total of one that differs from the same total of the other: null where none does.

    A later state of a total is an update and no contradiction; a part says nothing against a total; ranges that meet
    can both hold.
    """
    for mine in _figures(left):
        for theirs in _figures(right):
            if mine.category == theirs.category and not _meet(mine, theirs):
                return _differ(mine, theirs)
    return None


def _figures(profile: Profile) -> list[Figure]:
    figures, spans = profile.proposition.reading.figures, profile.proposition.spans  # figures in the order of the text
    low, high = (
        bisect_left(figures, edge, key=_begin) for edge in (min(s.begin for s in spans), max(s.end for s in spans))
    )
    return [
        figure
        for figure in islice(figures, low, high)
        if figure.category != "other" and figure.role == "total" and any(span.covers(figure.span) for span in spans)
    ]


def _begin(figure: Figure) -> int:
    return figure.span.begin


def _meet(left: Figure, right: Figure) -> bool:
    highs = [figure.max for figure in (left, right) if figure.max is not None]
    return max(left.min, right.min) <= min(highs, default=float("inf"))


def _differ(left: Figure, right: Figure) -> tuple[RelationKind, Comparison]:
    kind: RelationKind = "differs in number"
    detail = f"{left.text} and {right.text} ({left.category})"
    if left.as_of and right.as_of and left.as_of != right.as_of:
        kind = "update"
        detail += f", as of {left.as_of} and {right.as_of}"
    return kind, Comparison(
        name="number", score=0.0, detail=detail,
        left=Words(left.document, left.span, left.text), right=Words(right.document, right.span, right.text),
    )  # fmt: skip
