"""All propositions of an event in an order of their own, and how each pair of them scored."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import groupby

from rashomon.align.candidates import candidates
from rashomon.align.comparisons import compare
from rashomon.align.copied import copied
from rashomon.align.groups import JOIN, groups
from rashomon.align.likeness import Likeness, likely, likeness, nearness, predicates
from rashomon.align.profiles import Profile, Vectors, profiles
from rashomon.align.propositions import propositions
from rashomon.align.relations import relation_kind
from rashomon.align.scorer import chance
from rashomon.judgements import Judgements, Verdict
from rashomon.model import Claim, Reading, Relation, Reuse

COPIED = 0.95  # chance of two that are one text
SAME_EVENT = 0.3  # between the predicates of two that bear one another out
TOPIC = 2  # terms; a verbless content of no more is a topic
CENTRAL = 12  # other members that a member is compared with to see how central it is


class Board:
    """Propositions are numbered in the order of their accounts' ids, whatever the order of the input."""

    def __init__(
        self,
        readings: Sequence[Reading],
        *,
        lineage: Sequence[Reuse] = (),
        vectors: Vectors,
        judgements: Judgements,
    ) -> None:
        ordered = sorted(readings, key=lambda reading: reading.account.id)
        found = [proposition for reading in ordered for proposition in propositions(reading)]
        self.profiles = profiles(found, vectors=vectors)
        self._scored = cache(self._score)
        self._of_claim: dict[str, list[int]] = {}
        for at, profile in enumerate(self.profiles):
            self._of_claim.setdefault(profile.claim_id, []).append(at)
        self._same = self._judged(judgements, "same")
        self._different = self._judged(judgements, "different")
        self._copied = copied(self.profiles, lineage)
        self._decided = (
            dict.fromkeys(self._copied, COPIED) | dict.fromkeys(self._different, 0.0) | dict.fromkeys(self._same, 1.0)
        )

    def claim(self, at: int) -> Claim:
        return self.profiles[at].proposition.claim

    def score(self, left: int, right: int) -> float:
        """The chance that two say the same of the same thing, or what people decided; nothing of one claim says it
        twice."""
        pair = (min(left, right), max(left, right))
        decided = self._decided.get(pair, self.compared.get(pair))
        return self._scored(*pair) if decided is None else decided

    def bears_out(self, left: int, right: int) -> float:
        """`score`, or 0 for two that tell of different events: alike in their subject alone, one does not bear the
        other out."""
        score = self.score(left, right)
        if score < JOIN or score >= COPIED or (min(left, right), max(left, right)) in self._decided:
            return score
        grid = nearness(self.profiles[left], self.profiles[right]).tolist()
        mine, theirs = self.profiles[left].events, self.profiles[right].events
        return score if any(predicates(a, b, grid) >= SAME_EVENT for a in mine for b in theirs) else 0.0

    def _score(self, left: int, right: int) -> float:
        a, b = self.profiles[left], self.profiles[right]
        if a.claim_id == b.claim_id:
            return JOIN  # neither for nor against: of one claim each clause says its own
        if not self._comparable(left, right):
            return 0.0
        return chance(likely(a, [b])[0])

    def central(self, at: int, others: Sequence[int]) -> float:
        """How alike a member is to the others of its group, on average."""
        scores = [self.score(at, other) for other in others[:CENTRAL] if other != at]
        return sum(scores) / len(scores) if scores else 1.0

    @cached_property
    def compared(self) -> dict[tuple[int, int], float]:
        """The pairs worth comparing, and how they scored."""
        found = dict.fromkeys(sorted(candidates(self.profiles)), 0.0)
        for left, pairs in groupby(found, key=lambda pair: pair[0]):
            mine = self.profiles[left]
            rights = [right for _, right in pairs if self._comparable(left, right)]
            scored = likely(mine, [self.profiles[right] for right in rights]) if rights else []
            found.update({(left, right): chance(row) for right, row in zip(rights, scored, strict=True)})
        return found | {pair: decided for pair, decided in self._decided.items() if pair in found or decided}

    def _comparable(self, left: int, right: int) -> bool:
        """Whether two can say the same: both say something, they are not of one claim, which says nothing twice, and
        one does not tell harm to those that the other says are spared."""
        a, b = self.profiles[left], self.profiles[right]
        spared = (a.spares and b.harms) or (b.spares and a.harms)
        return a.claim_id != b.claim_id and not spared and _says_something(a) and _says_something(b)

    def groups(self) -> list[list[int]]:
        """Propositions that say the same, those that people decided on first."""
        return groups(
            len(self.profiles),
            self.compared,
            self.score,
            same=self._same,
            different=self._different,
        )

    def _judged(self, judgements: Judgements, verdict: Verdict) -> list[tuple[int, int]]:
        """The pairs of propositions that a decision on two claims concerns: all of them where the claims differ, the
        likest where they are the same, since a long claim says more than one thing."""
        pairs: list[tuple[int, int]] = []
        for decision in judgements.of_kind("claim"):
            mine, theirs = self._of_claim.get(decision.a, []), self._of_claim.get(decision.b, [])
            crossed = [(min(a, b), max(a, b)) for a in mine for b in theirs]
            if decision.judgement != verdict or not crossed:
                continue
            likest = max(crossed, key=lambda pair: (self._scored(*pair), -pair[0], -pair[1]))
            pairs += [likest] if verdict == "same" else crossed
        return pairs

    def relation(self, left: int, right: int) -> Relation:
        """How the claim of `right` stands to that of `left`, and all comparisons that speak for it."""
        a, b = self.profiles[left], self.profiles[right]
        features: Likeness = likeness(a, b)
        score = self.score(left, right)
        kind, reasons = relation_kind(a, b, features)
        comparisons = (*reasons, *compare(a, b, features, score=score))
        return Relation(a=a.claim_id, b=b.claim_id, kind=kind, score=round(score, 4), comparisons=comparisons)


def _says_something(profile: Profile) -> bool:
    """Whether a proposition says more than what it is about: it has a verb, or is long enough. A bare topic
    ("the deal") is like all that is said of it, and agrees with none of it."""
    verbal = any(token.pos in ("VERB", "AUX") for token in profile.proposition.words)
    return bool(profile.terms) and (verbal or len(profile.terms) > TOPIC)
