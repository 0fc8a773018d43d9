"""What each account leaves out, and whether it could have known."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Gap, Point, Reading


def gaps(readings: Sequence[Reading], points: Sequence[Point]) -> tuple[Gap, ...]:
    """For each point told by two documents or more, the documents that do not tell it."""
    published = {reading.account.id: reading.account.published for reading in readings}
    found: list[Gap] = []
    for point in points:
        telling = set(point.documents)
        if len(telling) < 2:
            continue
        dates = sorted(date for document in telling if (date := published[document]))
        found.extend(
            Gap(document, point.id, _could_know(date, dates))
            for document, date in published.items()
            if document not in telling
        )
    return tuple(found)


def _could_know(date: str | None, telling: Sequence[str]) -> bool | None:
    """Whether a document of `date` is no older than the first telling; null where a date is missing, or where one is
    a day and the other an hour of the same day."""
    if date is None or not telling:
        return None
    first = telling[0]
    width = min(len(date), len(first))
    if date[:width] == first[:width] and len(date) != len(first):
        return None
    return date[:width] >= first[:width]
