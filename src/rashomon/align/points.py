"""Points put together: groups of propositions told apart by side, counted by origin, and explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.align.board import Board
from rashomon.align.comparisons import opposition
from rashomon.align.groups import independent
from rashomon.align.likeness import likeness
from rashomon.align.profiles import Profile, Vectors
from rashomon.align.statement import statement
from rashomon.align.status import UNNAMED, behind, status
from rashomon.judgements import Judgements
from rashomon.model import Claim, Comparison, Point, Reading, Relation, Reuse, Span, content_id

RANK = ("disputed", "agreed", "one origin", "single source")
HARMS = 64  # tellings of harm that a point on who is spared is set against, so that time stays linear


def align(
    readings: Sequence[Reading],
    lineage: Sequence[Reuse],
    *,
    origins: Mapping[str, str] | None = None,
    vectors: Vectors | None = None,
    judgements: Judgements | None = None,
) -> tuple[Point, ...]:
    """The points of an event: what is said, by whom, and against whom.

    Args:
        readings: all accounts of the event, with parses and claims.
        lineage: text that stands in several of them.
        origins: for each claim's id the name of its origin (`rashomon.lineage.origins`); without them a claim's
            origin is its party, its speaker or its outlet, and an account that `lineage` shows to be copied counts
            as the one it is copied from.
        vectors: a word's vector, null where there is none; without them only equal words and kinds of event count.
        judgements: what people decided; wins over every score.

    Returns:
        Points, disputed ones first, then by the number of documents; the order of `readings` changes nothing.
    """
    board = Board(readings, vectors=vectors, judgements=judgements or Judgements())
    known = origins if origins is not None else _plain_origins(readings, lineage)
    documents = sorted(reading.account.id for reading in readings)
    harms = [at for at, profile in enumerate(board.profiles) if profile.harms and profile.proposition.main][:HARMS]
    parts = [
        part
        for group in board.groups()
        for part in independent(group, lambda at: _voice(board, at, known), board.score)
    ]
    points = [_point(board, group, known, documents, harms) for group in _telling(board, sorted(parts))]
    return tuple(sorted(points, key=lambda point: (RANK.index(point.status), -len(point.documents), point.id)))


def _voice(board: Board, at: int, origins: Mapping[str, str]) -> str:
    return origins.get(board.claim(at).id, UNNAMED)


def _plain_origins(readings: Sequence[Reading], lineage: Sequence[Reuse]) -> dict[str, str]:
    source = {reuse.to: reuse.origin for reuse in lineage if reuse.kind != "shared statement"}
    outlets = {reading.account.id: reading.account.outlet or reading.account.id for reading in readings}
    return {
        claim.id: outlets.get(source.get(claim.document, claim.document), claim.document)
        if claim.own_voice
        else claim.party or claim.speaker or UNNAMED
        for reading in readings
        for claim in reading.claims
    }


def _telling(board: Board, found: Sequence[list[int]]) -> list[list[int]]:
    """Groups worth a point: those of several claims, and single propositions that stand by themselves."""
    told = {board.claim(at).id for group in found if len(group) > 1 for at in group}
    kept = []
    for group in found:
        only = board.profiles[group[0]]
        if len(group) > 1 or only.proposition.main or only.claim_id not in told:
            kept.append(group)
    return kept


def _point(
    board: Board, group: Sequence[int], origins: Mapping[str, str], documents: Sequence[str], harms: Sequence[int]
) -> Point:
    ours, theirs = _sides(board, group)
    against = _opposed(board, ours, harms)
    supports = _claims(board, ours)
    denies = tuple(claim for claim in _claims(board, [*theirs, *(at for at, _, _ in against)]) if claim not in supports)
    present = {claim.document for claim in supports + denies}
    spans = sorted((board.claim(at).document, board.profiles[at].proposition.spans) for at in group)
    return Point(
        id=content_id("p", sorted(claim.id for claim in supports), sorted(claim.id for claim in denies), spans),
        statement=statement([board.profiles[at] for at in ours], [board.central(at, ours) for at in ours]),
        status=status(supports, denies, origins),
        supports=supports,
        denies=denies,
        origins=behind(supports, origins),
        parts=_parts(board, [*ours, *theirs, *(at for at, _, _ in against)]),
        relations=_relations(board, ours, theirs, against),
        unsaid=tuple(document for document in documents if document not in present),
    )


def _sides(board: Board, group: Sequence[int]) -> tuple[list[int], list[int]]:
    """Those who say it and those who say that it is not so; where all negate, they all say the same."""
    negated = [at for at in group if board.profiles[at].denies]
    asserted = [at for at in group if at not in negated]
    return (asserted, negated) if asserted else (negated, [])


Against = tuple[int, int, Comparison]
"""A proposition, the one of ours that it stands against, and why."""


def _opposed(board: Board, ours: Sequence[int], harms: Sequence[int]) -> list[Against]:
    """Tellings elsewhere of harm to those who ours say are spared, by others and of the same time."""
    sparing = [at for at in ours if board.profiles[at].spares]
    found = []
    for at in harms if sparing else ():
        reasons = ((other, _against(board.profiles[other], board.profiles[at])) for other in sparing)
        first = next(((other, reason) for other, reason in reasons if reason is not None), None)
        if first is not None and at not in ours:
            found.append((at, *first))
    return found


def _against(spared: Profile, harmed: Profile) -> Comparison | None:
    mine, theirs = spared.proposition.claim, harmed.proposition.claim
    if mine.party is None or mine.party == theirs.party or theirs.stance not in ("assert", "deny"):
        return None
    reason = opposition(spared, harmed)
    return None if reason is None or likeness(spared, harmed).apart else reason


def _claims(board: Board, places: Sequence[int]) -> tuple[Claim, ...]:
    found = {board.claim(at).id: board.claim(at) for at in places}
    return tuple(sorted(found.values(), key=lambda claim: (claim.document, claim.content, claim.id)))


def _parts(board: Board, places: Sequence[int]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    parts: dict[str, set[Span]] = {}
    for at in places:
        proposition = board.profiles[at].proposition
        if not proposition.whole:
            parts.setdefault(proposition.claim.id, set()).update(proposition.spans)
    return tuple((claim, tuple(sorted(spans))) for claim, spans in sorted(parts.items()))


def _relations(
    board: Board, ours: Sequence[int], theirs: Sequence[int], against: Sequence[Against]
) -> tuple[Relation, ...]:
    """Every other claim of the point set against the most central one of those who say it."""
    anchor = max(ours, key=lambda at: (board.central(at, ours), -at))
    found = [board.relation(anchor, at) for at in (*ours, *theirs) if at != anchor]
    for at, other, reason in against:
        told = board.relation(other, at)
        found.append(
            Relation(a=told.a, b=told.b, kind="denies", score=reason.score, comparisons=(reason, *told.comparisons))
        )
    return tuple(sorted(found, key=lambda relation: (relation.a, relation.b, relation.kind)))
