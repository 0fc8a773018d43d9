"""From sentences to attributed claims: who says what, for whom, and whether they assert, deny, urge or ask.

In: readings with a parse. Out: the same readings with claims, and figures tied to them. Always holds: source, cue and
content slice back to their words; nothing outside a kept block is in a claim; the outlet's own sentences are claims
of the outlet, with source and cue empty; ids are hashes of document and spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.claims import rules
from rashomon.claims.attributor import load_attributor
from rashomon.claims.extract import Attributor, Rules, attach_figures
from rashomon.claims.extract import extract as _extract
from rashomon.claims.speakers import NameJudgement, resolve_names, resolve_within
from rashomon.judgements import Judgements
from rashomon.model import Claim, NameMerge, Reading, Span
from rashomon.syntax import Tree

__all__ = ["Attributor", "Rules", "attach_figures", "extract", "load_attributor", "resolve", "resolve_with_reasons"]


def extract(reading: Reading, *, attributor: Attributor) -> Reading:
    """The reading with its claims, their speakers resolved as far as the account itself says who they are."""
    told = _extract(reading, attributor=attributor)
    tree = Tree(told.parse)
    named = [replace(claim, source=_antecedent(tree, claim) or claim.source) for claim in told.claims]
    resolved = resolve_within(told, named)
    return replace(told, claims=tuple(replace(r, source=c.source) for r, c in zip(resolved, told.claims, strict=True)))


def _antecedent(tree: Tree, claim: Claim) -> tuple[Span, ...]:
    return rules.antecedent(tree, claim.source[0]) if len(claim.source) == 1 else ()


def resolve(readings: Sequence[Reading], *, judgements: Judgements | None = None) -> tuple[Reading, ...]:
    """The readings of one event with one name for each speaker in all of them."""
    return resolve_with_reasons(readings, judgements=judgements)[0]


def resolve_with_reasons(
    readings: Sequence[Reading], *, judgements: Judgements | None = None
) -> tuple[tuple[Reading, ...], tuple[NameMerge, ...]]:
    """`resolve`, and every pair of names that was set against each other: what became one, and why."""
    known = (judgements or Judgements()).of_kind("name")
    return resolve_names(readings, judgements=[NameJudgement(j.a, j.b, j.judgement) for j in known])
