"""Propositions that are one text: both stand in words that lineage aligned with one another."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.align.profiles import Profile
from rashomon.model import Reuse, Span

COVERED = 0.6  # of either's words


def copied(profiles: Sequence[Profile], lineage: Sequence[Reuse]) -> list[tuple[int, int]]:
    """Pairs of indices, the lower first, in order."""
    documents: dict[str, list[int]] = {}
    for at, profile in enumerate(profiles):
        documents.setdefault(profile.proposition.claim.document, []).append(at)
    pairs = set()
    for reuse in lineage:
        for here, there in reuse.spans:
            mine = [at for at in documents.get(reuse.origin, ()) if _stands(profiles[at], here)]
            theirs = [at for at in documents.get(reuse.to, ()) if _stands(profiles[at], there)]
            if len(mine) == len(theirs):  # one statement may hold several; in order they are the same ones
                mine, theirs = (sorted(side, key=lambda at: profiles[at].proposition.spans) for side in (mine, theirs))
                pairs |= {(min(pair), max(pair)) for pair in zip(mine, theirs, strict=True)}
    return sorted(pairs)


def _stands(profile: Profile, span: Span) -> bool:
    spans = profile.proposition.spans
    total = sum(one.end - one.begin for one in spans)
    return total > 0 and sum(one.overlap(span) for one in spans) >= COVERED * total
