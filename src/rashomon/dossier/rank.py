"""The order of the points: what is contested first, then what stands on several feet, then the single voices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.model import Claim, Point

STATUS_ORDER = {"disputed": 0, "agreed": 1, "one origin": 2, "single source": 3}


def ranked(points: Iterable[Point]) -> tuple[Point, ...]:
    """Disputed points first, then agreed ones, one origin, single source; within each the most widely told first."""
    return tuple(sorted((_ordered(point) for point in points), key=_key))


def _key(point: Point) -> tuple[object, ...]:
    attributed = sum(not claim.own_voice for claim in point.claims)
    return (
        STATUS_ORDER[point.status],
        -len(point.documents),
        -len(point.origins),
        -attributed,
        -len(point.claims),
        point.id,
    )


def _ordered(point: Point) -> Point:
    return replace(point, supports=_by_place(point.supports), denies=_by_place(point.denies))


def _by_place(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: (c.own_voice, c.document, c.content, c.id)))
