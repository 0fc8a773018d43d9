"""Which spans to keep: those that are expected to raise F1, none over another.

The likeliest sequence of tags is not the best set of spans: it keeps spans whose edges are a guess, and drops others
that are likelier than not. Here a span is kept for what it is worth: its chance, plus a part of its role's mass (a
span that is surely there is worth having with an edge in doubt), less the price of its role.

In: candidates. Out: spans in order. Always: no two overlap; the sum of what they are worth is the largest possible.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.claims.tagging.marginals import Candidate
from rashomon.claims.tagging.tags import Role, WordSpan


@dataclass(frozen=True, slots=True)
class Price:
    """What a span of a role must be worth to be kept. mass: the part of the mass that counts. Tuned on `dev`."""

    least: float
    mass: float


def choose_spans(candidates: Iterable[Candidate], prices: Mapping[Role, Price]) -> list[WordSpan]:
    """The set of spans without overlap that is worth most (weighted interval scheduling)."""
    worth = [(c, c.chance + prices[c.role].mass * c.mass - prices[c.role].least) for c in candidates]
    offers = sorted(((c, value) for c, value in worth if value > 0), key=lambda o: (o[0].last, o[0].first, o[0].role))
    ends = [c.last for c, _ in offers]
    best = [0.0]
    before = [bisect_right(ends, c.first) for c, _ in offers]
    for (_, value), fits in zip(offers, before, strict=True):
        best.append(max(best[-1], best[fits] + value))
    kept: list[WordSpan] = []
    at = len(offers)
    while at:
        if best[at] > best[at - 1]:
            candidate = offers[at - 1][0]
            kept.append(WordSpan(candidate.role, candidate.first, candidate.last, candidate.chance))
            at = before[at - 1]
        else:
            at -= 1
    return kept[::-1]
