"""All that shows text of one account in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.lineage.copies import copies
from rashomon.lineage.statements import shared_statements, statement
from rashomon.lineage.text import text_of
from rashomon.model import Reading, Reuse, Span
from rashomon.model.passages import Passages

QUOTED = 0.8  # of the shared words; the rest is "he said" and what a quotation cuts off


def trace(readings: Sequence[Reading]) -> tuple[Reuse, ...]:
    """The reused text among accounts of one event.

    Where a passage stands word for word, it is told once, as a copy, and not again as a shared statement.

    Args:
        readings: accounts with blocks; with claims too, statements in several translations are found.

    Returns:
        Reuses ordered by the ids of their accounts; the order of `readings` changes nothing.
    """
    ordered = sorted(readings, key=lambda reading: (reading.account.published or "~", reading.account.id))
    by_id = {reading.account.id: reading for reading in ordered}
    found = [_quoted(reuse, by_id) for reuse in copies(ordered, [text_of(reading) for reading in ordered])]
    verbatim = {frozenset((reuse.origin, reuse.to)): reuse for reuse in found}
    for reuse in shared_statements(ordered):
        copied = verbatim.get(frozenset((reuse.origin, reuse.to)))
        if copied is not None and (copied.kind, copied.origin) == (reuse.kind, reuse.origin):
            found[found.index(copied)] = _joined(copied, reuse)
        elif copied is None or not _told(reuse, copied):
            found.append(reuse)
    return tuple(sorted(found, key=lambda reuse: (reuse.origin, reuse.to, reuse.kind, reuse.spans)))


def _joined(quoted: Reuse, told: Reuse) -> Reuse:
    """One statement of which a part stands in both accounts word for word: its sentences, each once."""
    stands = Passages([left for left, _ in told.spans])
    pairs = [*told.spans, *(pair for pair in quoted.spans if not stands.covered(pair[0]))]
    return replace(told, spans=tuple(sorted(pairs)), share=max(told.share, quoted.share))


def _quoted(reuse: Reuse, readings: Mapping[str, Reading]) -> Reuse:
    """A copy that is nothing but somebody's words in quotation marks, in both accounts, as the shared statement that it
    is: two outlets that quote one speech have it from the speaker."""
    if reuse.kind != "copy":
        return reuse
    left, right = readings[reuse.origin], readings[reuse.to]
    speakers = [_speakers(reading, [pair[at] for pair in reuse.spans]) for at, reading in enumerate((left, right))]
    if not all(speakers):
        return reuse
    return statement(left, right, reuse.spans, sorted(speakers[0] & speakers[1] or speakers[0]))


def _speakers(reading: Reading, passages: Sequence[Span]) -> set[str]:
    """Those whose quoted words the passages are; nobody where an account says more of it in other ways."""
    quoted = [claim for claim in reading.claims if claim.mode == "direct" and not claim.own_voice]
    stands = Passages(passages)
    shared = {claim.id: sum(map(stands.covered, claim.content)) for claim in quoted}
    if sum(shared.values()) < QUOTED * sum(span.end - span.begin for span in passages):
        return set()
    return {claim.party or claim.speaker or "an unnamed source" for claim in quoted if shared[claim.id]}


def _told(statement: Reuse, copied: Reuse) -> bool:
    """Whether most of the statement's words stand in the copied passages already."""
    left = 0 if statement.origin == copied.origin else 1
    ours = [pair[left] for pair in statement.spans]
    total = sum(span.end - span.begin for span in ours)
    return sum(map(Passages([pair[0] for pair in copied.spans]).covered, ours)) * 2 >= total
