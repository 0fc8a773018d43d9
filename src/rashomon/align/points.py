"""Points put together: groups of propositions told apart by side, counted by origin, and explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.align.board import Board
from rashomon.align.comparisons import opposition
from rashomon.align.denials import answered, contradicts, may_negate, opposes
from rashomon.align.groups import independent
from rashomon.align.likeness import likeness
from rashomon.align.polarity import rejects, rejects_negation
from rashomon.align.profiles import Profile, Vectors
from rashomon.align.sharing import Against, Decided, shared_out
from rashomon.align.statement import statement
from rashomon.align.status import UNNAMED, behind, status
from rashomon.align.vectors import vector_of
from rashomon.align.withheld import set_against
from rashomon.encoder import Meanings, meanings
from rashomon.judgements import Judgements
from rashomon.model import Claim, Comparison, Point, Reading, Relation, Reuse, Span, content_id

RANK = ("disputed", "agreed", "one origin", "single source")
DENIED = 0.25  # chance between a denial and what it denies
REJECTED = 0.15  # the same where the cue denies the content as a whole
UNLIKE = 0.05  # chance below which an event that one negates and the other tells is not looked for
ALONE = 0.2  # chance between a proposition that no group took and another of its origin
NEGATED = 0.4  # chance between a negation and what it denies in other words
SURELY = 0.6  # chance between a negated event and the same one told, however unlike the rest
HARMS = 64  # tellings of harm that a point on who is spared is set against, so that time stays linear


def align(
    readings: Sequence[Reading],
    lineage: Sequence[Reuse],
    *,
    origins: Mapping[str, str] | None = None,
    vectors: Vectors = vector_of,
    meaning: Meanings = meanings,
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
        meaning: the vectors of sentences; those of the encoder that ships unless told otherwise.
        judgements: what people decided; wins over every score.

    Returns:
        Points, disputed ones first, then by the number of documents; the order of `readings` changes nothing.
    """
    board = Board(readings, lineage=lineage, vectors=vectors, meanings=meaning, judgements=judgements or Judgements())
    known = origins if origins is not None else _plain_origins(readings, lineage)
    documents = sorted(reading.account.id for reading in readings)
    harms = [at for at, profile in enumerate(board.profiles) if profile.harms][:HARMS]
    groups = [
        side
        for group in board.groups()
        for part in independent(group, lambda at: _voice(board, at, known), board.score)
        for side in _consistent(board, part, known)
    ]
    groups = _taken_in(board, sorted(groups), known)
    decided = _with_denials(board, sorted(groups), known)
    shared = shared_out(board, decided, lambda at: _voice(board, at, known))
    points = [
        _point(board, group, against, known, documents, harms)
        for group, against in set_against(shared, board.profiles, lambda at: _voice(board, at, known))
    ]
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


def _consistent(board: Board, group: list[int], origins: Mapping[str, str]) -> list[list[int]]:
    """A group less the negations that oppose none of its assertions: those say another thing, of their own."""
    asserted = [at for at in group if not board.profiles[at].negative]
    if not asserted:
        silent = [at for at in group if not board.profiles[at].denies]
        return [part for part in ([at for at in group if at not in silent], silent) if part]
    own = [
        at
        for at in group
        if board.profiles[at].negative
        and not (board.profiles[at].denies and any(_stands_against(board, at, other, origins) for other in asserted))
    ]
    return [part for part in ([at for at in group if at not in own], own) if part]


def _stands_against(board: Board, denial: int, told: int, origins: Mapping[str, str]) -> bool:
    """Whether a denial opposes what another origin tells: nobody denies what he said himself."""
    mine, theirs = _voice(board, denial, origins), _voice(board, told, origins)
    if mine == theirs:
        return False
    a, b = board.profiles[denial], board.profiles[told]
    return opposes(a, b) or (may_negate(a, b) and board.score(min(denial, told), max(denial, told)) >= NEGATED)


def _taken_in(board: Board, found: list[list[int]], origins: Mapping[str, str]) -> list[list[int]]:
    """Propositions left alone put to what is likest to them of the same origin in another account: one statement in
    other words is more often told than a second one."""
    home = {at: place for place, group in enumerate(found) for at in group}
    alone = {group[0] for group in found if len(group) == 1}
    for (left, right), score in sorted(board.compared.items(), key=lambda item: (-item[1], item[0])):
        if score < ALONE:
            break
        for at, other in ((left, right), (right, left)):
            if (
                at in alone
                and home[at] != home[other]
                and _one_statement(board, at, found[home[other]], other, origins)
            ):
                alone -= {at, other}
                found[home[at]].remove(at)
                home[at] = home[other]
                found[home[other]].append(at)
                break
    return [sorted(group) for group in found if group]


def _one_statement(board: Board, at: int, group: Sequence[int], likest: int, origins: Mapping[str, str]) -> bool:
    """Whether all of a group are of the origin of `at`, say, deny or demand as it does, and its likest there is of
    another account."""
    mine = board.profiles[at]
    same = all(
        board.profiles[other].negative == mine.negative
        and board.profiles[other].denies == mine.denies
        and board.claim(other).stance == board.claim(at).stance
        and _voice(board, other, origins) == _voice(board, at, origins)
        for other in group
    )
    return same and board.claim(at).document != board.claim(likest).document


def _with_denials(board: Board, found: list[list[int]], origins: Mapping[str, str]) -> list[Decided]:
    """Groups, and what stands against each from outside it: denials alone that are like it, or that answer it."""
    home = {at: place for place, group in enumerate(found) for at in group}
    denying = [all(board.profiles[at].denies for at in group) for group in found]
    joined = _like(board, home, denying, origins)
    against: list[list[Against]] = [[] for _ in found]
    gone = set(joined)
    for at, told, reason in answered(board.profiles):
        place, target = home[at], home[told]
        if denying[target] or target == place or joined.get(place) == target:
            continue
        against[target] += [(member, told, reason) for member in found[place] if denying[place] or member == at]
        gone.add(place)
    for place, target in joined.items():
        found[target] = sorted(found[target] + found[place])
    left = [(group, against[place]) for place, group in enumerate(found) if place not in gone or not denying[place]]
    return [part for group, answers in left for part in _without_deniers(board, group, answers, origins)]


def _without_deniers(
    board: Board, group: list[int], answers: list[Against], origins: Mapping[str, str]
) -> list[Decided]:
    """A group less what those tell who deny it: nobody denies what he said himself, so it is another thing. Where
    nobody else tells it, the group stays as it is."""
    denials = {at for at in group if board.profiles[at].denies} | {at for at, _, _ in answers}
    deniers = {_voice(board, at, origins) for at in denials}
    theirs = [at for at in group if at not in denials and _voice(board, at, origins) in deniers]
    kept = [at for at in group if at not in theirs]
    if not theirs or not set(kept) - denials:
        return [(group, answers)]
    return [(kept, [one for one in answers if one[1] in kept]), (theirs, [])]


def _like(board: Board, home: Mapping[int, int], denying: Sequence[bool], origins: Mapping[str, str]) -> dict[int, int]:
    """For groups of denials alone the group of what they deny. A denial repeats little of what it denies, so one pair
    that is nearly alike is enough, where it opposes."""
    found: list[tuple[float, int, int]] = []
    for (left, right), score in board.compared.items():
        denial, told = (left, right) if denying[home[left]] else (right, left)
        if score < UNLIKE or not denying[home[denial]] or denying[home[told]]:
            continue
        sure = contradicts(board.profiles[denial], board.profiles[told])
        least = REJECTED if rejects(board.profiles[denial].proposition) else DENIED
        if (sure or score >= least) and _stands_against(board, denial, told, origins):
            found.append((max(score, SURELY if sure else 0.0), denial, told))
    joined: dict[int, int] = {}
    for _, denial, told in sorted(found, key=lambda one: (-one[0], one[1:])):
        joined.setdefault(home[denial], home[told])
    return joined


def _point(
    board: Board,
    group: Sequence[int],
    answers: Sequence[Against],
    origins: Mapping[str, str],
    documents: Sequence[str],
    harms: Sequence[int],
) -> Point:
    ours, theirs = _sides(board, group)
    against = [*(one for one in answers if one[0] not in theirs), *_opposed(board, ours, harms)]
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
    """Those who say it and those who say that it is not so; where all negate, they all say the same, but for
    those who deny that it is not so."""
    negated = [at for at in group if board.profiles[at].denies]
    asserted = [at for at in group if at not in negated]
    if any(not board.profiles[at].negative for at in asserted):
        return asserted, negated
    rejecting = [at for at in group if rejects_negation(board.profiles[at].proposition)]
    agreeing = [at for at in group if at not in rejecting]
    return (agreeing, rejecting) if agreeing else (list(group), [])


def _opposed(board: Board, ours: Sequence[int], harms: Sequence[int]) -> list[Against]:
    """Tellings elsewhere of harm to those who most of ours say are spared, by others and of the same time."""
    sparing = [at for at in ours if board.profiles[at].spares]
    found = []
    for at in harms if 2 * len(sparing) > len(ours) else ():
        reasons = ((other, _against(board.profiles[other], board.profiles[at])) for other in sparing)
        first = next(((other, reason) for other, reason in reasons if reason is not None), None)
        if first is not None and at not in ours:
            found.append((at, *first))
    return found


def _against(spared: Profile, harmed: Profile) -> Comparison | None:
    mine, theirs = spared.proposition.claim, harmed.proposition.claim
    if mine.party is None or mine.party == theirs.party or theirs.own_voice or theirs.stance in ("urge", "ask"):
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
