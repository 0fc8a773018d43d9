"""All propositions of an event in an order of their own, and how each pair of them scored."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from itertools import groupby

import numpy as np

from rashomon.align.candidates import candidates
from rashomon.align.comparisons import compare, whole
from rashomon.align.copied import copied
from rashomon.align.denials import stands_for_another
from rashomon.align.evidence import Evidence
from rashomon.align.groups import JOIN, groups
from rashomon.align.likeness import Likeness, likeness
from rashomon.align.profiles import Profile, Vectors, profiles
from rashomon.align.propositions import has_verb, propositions, sentence
from rashomon.align.relations import relation_kind
from rashomon.align.scorer import chances
from rashomon.encoder import Meanings
from rashomon.judgements import Judgements, Verdict
from rashomon.model import Claim, Comparison, Reading, Relation, Reuse

COPIED = 0.95  # chance of two that are one text
TOPIC = 2  # terms; a verbless content of no more is a topic
FAINT = 0.02  # chance below which a pair is not worth keeping
CENTRAL = 12  # other members that a member is compared with to see how central it is


class Board:
    """Propositions are numbered in the order of their accounts' ids, whatever the order of the input."""

    def __init__(
        self,
        readings: Sequence[Reading],
        *,
        lineage: Sequence[Reuse] = (),
        vectors: Vectors,
        meanings: Meanings,
        judgements: Judgements,
    ) -> None:
        ordered = sorted(readings, key=lambda reading: reading.account.id)
        found = [proposition for reading in ordered for proposition in propositions(reading)]
        with ThreadPoolExecutor(1) as pool:  # the encoder runs outside the interpreter's lock
            rows = pool.submit(meanings, [sentence(one) for one in found])
            self.profiles = profiles(found, vectors=vectors)
            self.evidence = Evidence(self.profiles, rows.result())
        self._telling = np.array([_says_something(profile) for profile in self.profiles], dtype=np.bool_)
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

    def _score(self, left: int, right: int) -> float:
        if self.profiles[left].claim_id == self.profiles[right].claim_id:
            return JOIN  # neither for nor against: of one claim each clause says its own
        if not self._comparable(left, right):
            return 0.0
        return float(chances(self.evidence.of(left, np.array([right])))[0])

    def central(self, at: int, others: Sequence[int]) -> float:
        """How alike a member is to the others of its group, on average."""
        scores = [self.score(at, other) for other in others[:CENTRAL] if other != at]
        return sum(scores) / len(scores) if scores else 1.0

    @cached_property
    def compared(self) -> dict[tuple[int, int], float]:
        """The pairs worth comparing, and how they scored; those that have nothing to do with one another left out."""
        pairs = candidates(self.profiles, self.evidence.meaning)
        found: dict[tuple[int, int], float] = {}
        for left, group in groupby(pairs, key=lambda pair: pair[0]):
            rights = np.array([right for _, right in group if self._comparable(left, right)], dtype=np.int64)
            if len(rights):
                scored = chances(self.evidence.of(left, rights))
                kept = zip(rights.tolist(), scored.tolist(), strict=True)
                found.update({(left, right): score for right, score in kept if score >= FAINT})
        return found | {pair: decided for pair, decided in self._decided.items() if pair in found or decided}

    def _comparable(self, left: int, right: int) -> bool:
        """Whether two can say the same: both say something, they are not of one claim, which says nothing twice, and
        one does not tell harm to those that the other says are spared."""
        if not (self._telling[left] and self._telling[right]):
            return False
        a, b = self.profiles[left], self.profiles[right]
        spared = (a.spares and b.harms) or (b.spares and a.harms)
        return a.claim_id != b.claim_id and not spared

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
        comparisons = (*reasons, *compare(a, b, features, score=score), self._nearness(left, right))
        return Relation(a=a.claim_id, b=b.claim_id, kind=kind, score=round(score, 4), comparisons=comparisons)

    def _nearness(self, left: int, right: int) -> Comparison:
        """The cosine of the two sentences' vectors, which counts most."""
        cosine = max(0.0, float(self.evidence.meaning(left, np.array([right]))[0]))
        return Comparison(
            name="sentence", score=round(min(1.0, cosine), 4),
            detail="how near the two are as sentences, whatever their words",
            left=whole(self.profiles[left]), right=whole(self.profiles[right]),
        )  # fmt: skip


def _says_something(profile: Profile) -> bool:
    """Whether a proposition says more than what it is about: it has a verb, or is long enough, and does not only stand
    for other words ("no such thing"). A bare topic ("the deal") is like all that is said of it, and agrees with none
    of it."""
    full = has_verb(profile.proposition) or len(profile.terms) > TOPIC
    return bool(profile.terms) and full and not stands_for_another(profile)
