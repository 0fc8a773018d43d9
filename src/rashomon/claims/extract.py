"""From one account's attributions to its claims, and to the figures that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from rashomon.claims import carry, own_voice, rules, shape
from rashomon.claims.attribution import Attribution
from rashomon.claims.intervals import Intervals
from rashomon.claims.quotes import Quotation, find_quotations
from rashomon.model import Claim, Figure, Reading, Span, content_id, words_of


class Attributor(Protocol):
    """Finds the attributions of one account: the shipped tagger, a user's, or the rules."""

    def attribute(self, reading: Reading, quotations: Sequence[Quotation]) -> list[Attribution]: ...


class Rules:
    """The attributor that needs no weights."""

    def attribute(self, reading: Reading, quotations: Sequence[Quotation]) -> list[Attribution]:
        return distinct(rules.attribute(reading, quotations))


def distinct(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions less those whose content another one holds for the greater part, with a source kept first."""
    order = sorted(range(len(attributions)), key=lambda i: _worth(attributions[i]))
    rank = {index: place for place, index in enumerate(order)}
    contents = Intervals((span, i) for i, a in enumerate(attributions) for span in a.content)
    kept: set[int] = set()
    for index in order:
        own = attributions[index]
        near = {i for span in own.content for i in contents.overlapping(span) if rank[i] < rank[index]}
        rivals = [
            attributions[i]
            for i in near & kept
            if own.shares(attributions[i]) > 0.5 * min(own.size, attributions[i].size)
        ]
        nested = own.source and all(r.size > 1.5 * own.size and r.cue != own.cue for r in rivals)
        if not rivals or nested:
            kept.add(index)
    return sorted((attributions[i] for i in kept), key=lambda a: (a.begin, a.content))


def _worth(attribution: Attribution) -> tuple[bool, bool, int, int]:
    return (not attribution.source, not attribution.cue, -attribution.size, attribution.begin)


def extract(reading: Reading, *, attributor: Attributor) -> Reading:
    """The reading with its claims, attributed ones and the outlet's own, and its figures tied to them."""
    quotations = find_quotations(reading.blocks)
    marks = Intervals((quotation.span, quotation) for quotation in quotations)
    found = attributor.attribute(reading, quotations)
    found = sorted([*found, *carry.uncovered(reading, found, quotations)], key=lambda a: (a.begin, a.content))
    found = carry.carry(reading, found, quotations)
    found = [piece for attribution in found for piece in carry.split_long(reading.parse, attribution)]
    own = own_voice.own_voice(reading, found)
    claims = {claim.id: claim for claim in (_claim(reading, a, marks, own=False) for a in found)}
    claims |= {claim.id: claim for claim in (_claim(reading, a, marks, own=True) for a in own)}
    ordered = sorted(claims.values(), key=lambda c: (c.content, c.source, c.cue))
    return replace(reading, claims=_nest(ordered))


def _claim(reading: Reading, attribution: Attribution, marks: Intervals[Quotation], *, own: bool) -> Claim:
    account, parse = reading.account, reading.parse
    parts = (attribution.source, attribution.cue, attribution.content)
    return Claim(
        id=content_id("c", account.id, *parts),
        document=account.id,
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        text=words_of(account.text, attribution.content),
        source_text=words_of(account.text, attribution.source),
        cue_text=words_of(account.text, attribution.cue),
        speaker=account.outlet if own else None,
        party=account.outlet if own else None,
        mode=shape.mode_of(account.text, attribution, marks),
        stance=shape.stance_of(parse, attribution, account.text),
        own_voice=own,
        hedges=shape.hedges_of(parse, attribution),
        judgement=shape.judgement_of(parse, attribution),
        score=attribution.score,
    )


def _nest(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims whose cue and content lie inside another claim's content point to the smallest such claim."""
    done: list[Claim] = []
    open_claims: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.content[0].begin, -c.content[-1].end)):
        hull = _hull(claim)
        open_claims = [other for other in open_claims if other.content[-1].end > hull.begin]
        holders = [o for o in open_claims if o.content[0].covers(hull) and _size(o) > _size(claim)]
        inner = min(holders, key=_size, default=None)
        done.append(replace(claim, within=inner.id) if inner else claim)
        open_claims.append(claim)
    return tuple(done)


def _hull(claim: Claim) -> Span:
    spans = claim.content + claim.cue
    return Span(min(s.begin for s in spans), max(s.end for s in spans))


def _size(claim: Claim) -> int:
    return sum(end - begin for begin, end in claim.content)


def attach_figures(reading: Reading) -> Reading:
    """Each figure with the smallest claim that its span stands in, and that claim's speaker and party."""
    contents = Intervals((span, claim) for claim in reading.claims for span in claim.content)
    return replace(reading, figures=tuple(_attached(f, contents.overlapping(f.span)) for f in reading.figures))


def _attached(figure: Figure, holders: Sequence[Claim]) -> Figure:
    if not holders:
        return figure
    best = min(holders, key=lambda c: (c.own_voice, _size(c), c.id))
    return replace(figure, claim=best.id, speaker=best.speaker, party=best.party)
