"""Points put together: propositions compared, grouped, told apart by side, and explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from rashomon.align.candidates import candidates
from rashomon.align.comparisons import compare, opposition
from rashomon.align.groups import groups
from rashomon.align.likeness import likeness
from rashomon.align.profiles import Profile, Vectors, profiles
from rashomon.align.propositions import propositions
from rashomon.align.scorer import chance
from rashomon.align.statement import statement
from rashomon.align.status import behind, status
from rashomon.model import Claim, Comparison, Point, Reading, Relation, Reuse, Span, content_id


class Board:
    """The propositions of all accounts in an order of their own, and how each pair scored."""

    def __init__(self, readings: Sequence[Reading], vectors: Vectors | None) -> None:
        ordered = sorted(readings, key=lambda reading: reading.account.id)
        found = [proposition for reading in ordered for proposition in propositions(reading)]
        self.profiles = profiles(found, vectors=vectors)
        self.score = cache(self._score)

    def _score(self, left: int, right: int) -> float:
        a, b = self.profiles[left], self.profiles[right]
        if a.claim_id == b.claim_id:
            return 0.0
        return chance(likeness(a, b))

    def explained(self, left: int, right: int) -> tuple[Comparison, ...]:
        a, b = self.profiles[left], self.profiles[right]
        return compare(a, b, likeness(a, b), score=self.score(min(left, right), max(left, right)))

    def groups(self) -> list[list[int]]:
        scores = {pair: self.score(*pair) for pair in candidates(self.profiles)}
        return groups(len(self.profiles), scores, self.score)


def align(
    readings: Sequence[Reading],
    lineage: Sequence[Reuse],
    *,
    origins: Mapping[str, str] | None = None,
    vectors: Vectors | None = None,
    judgements: object = None,
) -> tuple[Point, ...]:
    """The points of an event: what is said, by whom, and against whom.

    Args:
        readings: all accounts of the event, with parses and claims.
        lineage: text that stands in several of them.
        origins: for each claim's id the name of its origin (`rashomon.lineage.origins`); without them a claim's
            origin is its party, its speaker or its outlet.
        vectors: a word's vector, null where there is none; without them only equal words and kinds of event count.
        judgements: what people decided; wins over every score.

    Returns:
        Points, disputed ones first, then by the number of documents; the order of `readings` changes nothing.
    """
    board = Board(readings, vectors)
    behind_claims = origins if origins is not None else _plain_origins(readings)
    documents = sorted(reading.account.id for reading in readings)
    points = [_point(board, group, behind_claims, documents) for group in _telling(board, board.groups())]
    return tuple(sorted(points, key=lambda point: (_RANK.index(point.status), -len(point.documents), point.id)))


_RANK = ("disputed", "agreed", "one origin", "single source")


def _plain_origins(readings: Sequence[Reading]) -> dict[str, str]:
    return {
        claim.id: claim.party
        or claim.speaker
        or (reading.account.outlet or reading.account.id if claim.own_voice else "unnamed source")
        for reading in readings
        for claim in reading.claims
    }


def _telling(board: Board, found: Sequence[list[int]]) -> list[list[int]]:
    """Groups worth a point: those of several claims, and single propositions that stand by themselves."""
    told = {board.profiles[at].claim_id for group in found if len(group) > 1 for at in group}
    kept = []
    for group in found:
        only = board.profiles[group[0]]
        if len(group) > 1 or only.proposition.main or only.claim_id not in told:
            kept.append(group)
    return kept


def _point(board: Board, group: Sequence[int], origins: Mapping[str, str], documents: Sequence[str]) -> Point:
    ours, theirs = _sides(board, group)
    against = _opposed(board, ours)
    denies = theirs + [at for at, _ in against]
    supports_claims, denies_claims = _claims(board, ours), _claims(board, denies)
    denies_claims = tuple(claim for claim in denies_claims if claim not in supports_claims)
    relations = _relations(board, ours, theirs, against)
    present = {claim.document for claim in supports_claims + denies_claims}
    central = [_central(board, at, ours) for at in ours]
    return Point(
        id=content_id(
            "p",
            sorted(claim.id for claim in supports_claims),
            sorted(claim.id for claim in denies_claims),
            sorted(str(board.profiles[at].proposition.spans) for at in group),
        ),
        statement=statement([board.profiles[at] for at in ours], central),
        status=status(supports_claims, denies_claims, origins),
        supports=supports_claims,
        denies=denies_claims,
        origins=behind(supports_claims, origins),
        parts=_parts(board, [*ours, *denies]),
        relations=relations,
        unsaid=tuple(document for document in documents if document not in present),
    )


def _sides(board: Board, group: Sequence[int]) -> tuple[list[int], list[int]]:
    """Those who say it and those who say that it is not so; where all negate, they all say the same."""
    negated = [at for at in group if denying(board.profiles[at])]
    asserted = [at for at in group if at not in negated]
    return (asserted, negated) if asserted else (negated, [])


def denying(profile: Profile) -> bool:
    """Whether the words are a denial: an odd number of negations, the speaker's own denial among them."""
    return profile.negated


def _opposed(board: Board, ours: Sequence[int]) -> list[tuple[int, tuple[int, Comparison]]]:
    """Propositions elsewhere that harm what ours say is spared."""
    found = []
    for at, profile in enumerate(board.profiles):
        if at in ours:
            continue
        for other in ours:
            reason = opposition(board.profiles[other], profile)
            if reason is not None and board.profiles[other].proposition.claim.party != profile.proposition.claim.party:
                found.append((at, (other, reason)))
                break
    return found


def _claims(board: Board, places: Sequence[int]) -> tuple[Claim, ...]:
    found = {board.profiles[at].claim_id: board.profiles[at].proposition.claim for at in places}
    return tuple(sorted(found.values(), key=lambda claim: (claim.document, claim.content)))


def _central(board: Board, at: int, others: Sequence[int]) -> float:
    scores = [board.score(min(at, other), max(at, other)) for other in others[:12] if other != at]
    return sum(scores) / len(scores) if scores else 1.0


def _parts(board: Board, places: Sequence[int]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    parts: dict[str, set[Span]] = {}
    for at in places:
        proposition = board.profiles[at].proposition
        if not proposition.whole:
            parts.setdefault(proposition.claim.id, set()).update(proposition.spans)
    return tuple((claim, tuple(sorted(spans))) for claim, spans in sorted(parts.items()))


def _relations(
    board: Board, ours: Sequence[int], theirs: Sequence[int], against: Sequence[tuple[int, tuple[int, Comparison]]]
) -> tuple[Relation, ...]:
    anchor = max(ours, key=lambda at: (_central(board, at, ours), -at))
    found = []
    for at in ours:
        if at != anchor:
            found.append(_relation(board, anchor, at, "same"))
    for at in theirs:
        found.append(_relation(board, anchor, at, "denies"))
    for at, (other, reason) in against:
        a, b = board.profiles[other], board.profiles[at]
        found.append(
            Relation(
                a=a.claim_id,
                b=b.claim_id,
                kind="denies",
                score=reason.score,
                comparisons=(reason, *board.explained(other, at)),
            )
        )
    return tuple(sorted(found, key=lambda relation: (relation.a, relation.b, relation.kind)))


def _relation(board: Board, left: int, right: int, kind: str) -> Relation:
    a, b = board.profiles[left], board.profiles[right]
    return Relation(
        a=a.claim_id,
        b=b.claim_id,
        kind=kind,
        score=round(board.score(min(left, right), max(left, right)), 4),
        comparisons=board.explained(left, right),
    )  # type: ignore[arg-type]
