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
from rashomon.align.vectors import vector_of
from rashomon.judgements import Judgements
from rashomon.model import Claim, Comparison, Point, Reading, Relation, Reuse, Span, content_id

RANK = ("disputed", "agreed", "one origin", "single source")
DENIED = 0.45  # chance between a denial and what it denies
HARMS = 64  # tellings of harm that a point on who is spared is set against, so that time stays linear


def align(
    readings: Sequence[Reading],
    lineage: Sequence[Reuse],
    *,
    origins: Mapping[str, str] | None = None,
    vectors: Vectors = vector_of,
    judgements: Judgements | None = None,
) -> tuple[Point, ...]:
    """The points of an event: what is said, by whom, and against whom.

    Args:
        readings: all accounts of the event, with parses and claims.
        lineage: text that stands in several of them.
        origins: for each claim's id the name of its origin (`rashomon.lineage.origins`); without them a claim's
            origin is its party, its speaker or its outlet, and an account that `lineage` shows to be copied counts
            as the one it is copied from.
        vectors: a word's vector, null where there is none; those that ship unless told otherwise.
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
    parts = [piece for part in parts for piece in _apart_from_own(board, part, known)]
    found = _telling(board, _with_denials(board, sorted(parts), known))
    points = [_point(board, group, known, documents, harms) for group in found]
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


def _with_denials(board: Board, found: list[list[int]], origins: Mapping[str, str]) -> list[list[int]]:
    """Groups of denials alone put to what they deny. A denial repeats little of what it denies, so it is known by one
    pair that is nearly alike, and by another origin: nobody denies what he said himself."""
    home = {at: place for place, group in enumerate(found) for at in group}
    negated = [all(board.profiles[at].denies for at in group) for group in found]
    joined: dict[int, int] = {}
    for (left, right), score in sorted(board.compared.items(), key=lambda item: (-item[1], item[0])):
        if score < DENIED:
            break
        a, b = home[left], home[right]
        if negated[a] == negated[b] or _voice(board, left, origins) == _voice(board, right, origins):
            continue
        joined.setdefault(*((a, b) if negated[a] else (b, a)))
    groups = [list(group) for group in found]
    for denial, told in joined.items():
        groups[told] = sorted(groups[told] + groups[denial])
        groups[denial] = []
    return [group for group in groups if group]


def _apart_from_own(board: Board, group: list[int], origins: Mapping[str, str]) -> list[list[int]]:
    """A negation whose nearest assertion is the same origin's denies nothing: it says another thing, of its own."""
    asserted = [at for at in group if not board.profiles[at].denies]
    own = []
    for at in group if asserted else ():
        if board.profiles[at].denies:
            nearest = max(asserted, key=lambda other: (board.score(at, other), -other))
            voice = _voice(board, at, origins)
            if voice != UNNAMED and voice == _voice(board, nearest, origins):
                own.append(at)
    rest = [at for at in group if at not in own]
    return [part for part in (rest, own) if part]


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
