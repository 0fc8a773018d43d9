"""All that shows text of one account in another."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.lineage.copies import copies
from rashomon.lineage.statements import shared_statements
from rashomon.lineage.text import text_of
from rashomon.model import Reading, Reuse, Span


def trace(readings: Sequence[Reading]) -> tuple[Reuse, ...]:
    """The reused text among accounts of one event.

    Where a passage stands word for word, it is told once, as a copy, and not again as a shared statement.

    Args:
        readings: accounts with blocks; with claims too, statements in several translations are found.

    Returns:
        Reuses ordered by the ids of their accounts; the order of `readings` changes nothing.
    """
    ordered = sorted(readings, key=lambda reading: (reading.account.published or "~", reading.account.id))
    found = copies(ordered, [text_of(reading) for reading in ordered])
    verbatim = {frozenset((reuse.origin, reuse.to)): reuse for reuse in found}
    for reuse in shared_statements(ordered):
        copied = verbatim.get(frozenset((reuse.origin, reuse.to)))
        if copied is None or not _told(reuse, copied):
            found.append(reuse)
    return tuple(sorted(found, key=lambda reuse: (reuse.origin, reuse.to, reuse.kind, reuse.spans)))


def _told(statement: Reuse, copied: Reuse) -> bool:
    """Whether most of the statement's words stand in the copied passages already."""
    left = 0 if statement.origin == copied.origin else 1
    ours = [pair[left] for pair in statement.spans]
    total = sum(span.end - span.begin for span in ours)
    return sum(_covered(span, [pair[0] for pair in copied.spans]) for span in ours) * 2 >= total


def _covered(span: Span, passages: Sequence[Span]) -> int:
    return sum(span.overlap(passage) for passage in passages)
