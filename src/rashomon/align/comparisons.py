"""The reasons for a relation: each compares two spans and says in a phrase what was seen."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.align.likeness import Likeness, best_events, between, nearness
from rashomon.align.profiles import Event, Profile
from rashomon.model import Comparison, Span, Words


def compare(left: Profile, right: Profile, features: Likeness, *, score: float) -> tuple[Comparison, ...]:
    """Every comparison that has something to say about the two, the whole one first."""
    near = nearness(left, right)
    pair = best_events(left, right, near)[1]
    found: list[Comparison | None] = [_meaning(left, right, score)]
    if pair is not None:
        mine, theirs = pair
        found += [
            _event(left, right, mine, theirs, features.event),
            _roles("actor", "who does it", left, right, mine.agents, theirs.agents),
            _roles("object", "to whom or what", left, right, mine.patients, theirs.patients),
        ]
    found += [
        _marked("names", "name", left, right, features.names),
        _marked("numbers", "number", left, right, features.numbers),
        _polarity(left, right),
    ]
    return tuple(comparison for comparison in found if comparison is not None)


def _meaning(left: Profile, right: Profile, score: float) -> Comparison:
    shared = sorted({term.text for term in left.terms} & {term.text for term in right.terms})
    detail = f"both say: {', '.join(shared)}" if shared else "other words throughout"
    return Comparison(name="meaning", score=round(score, 4), detail=detail, left=whole(left), right=whole(right))


def _event(left: Profile, right: Profile, mine: Event, theirs: Event, score: float) -> Comparison | None:
    if not mine.predicate or not theirs.predicate:
        return None
    shared = sorted(mine.kinds & theirs.kinds)
    words = (left.terms[mine.predicate[0]].text, right.terms[theirs.predicate[0]].text)
    detail = f"{words[0]} and {words[1]}" + (f": both tell of {', '.join(shared)}" if shared else "")
    return Comparison(
        name="event", score=round(score, 4), detail=detail,
        left=_words(left, mine.predicate), right=_words(right, theirs.predicate),
    )  # fmt: skip


def _roles(
    name: str, question: str, left: Profile, right: Profile, mine: Sequence[int], theirs: Sequence[int]
) -> Comparison | None:
    if not mine or not theirs:
        return None
    near = nearness(left, right)
    i, j = max(((i, j) for i in mine for j in theirs), key=lambda pair: (near[pair], -pair[0], -pair[1]))
    kind = "the same" if near[i, j] >= 1 else "of one kind" if near[i, j] > 0 else "not the same"
    detail = f"{question}: {left.terms[i].text} and {right.terms[j].text} ({kind})"
    score = round(between(near.tolist(), mine, theirs), 4)
    return Comparison(name=name, score=score, detail=detail, left=_words(left, (i,)), right=_words(right, (j,)))


def _marked(name: str, mark: str, left: Profile, right: Profile, score: float) -> Comparison | None:
    mine = [at for at, term in enumerate(left.terms) if getattr(term, mark)]
    theirs = [at for at, term in enumerate(right.terms) if getattr(term, mark)]
    if not mine or not theirs:
        return None
    shared = sorted({left.terms[at].key for at in mine} & {right.terms[at].key for at in theirs})
    detail = f"{name} in common: {', '.join(shared)}" if shared else f"no {name} in common"
    return Comparison(
        name=name, score=round(score, 4), detail=detail, left=_words(left, mine), right=_words(right, theirs)
    )


def _polarity(left: Profile, right: Profile) -> Comparison | None:
    if left.denies == right.denies:
        return None
    detail = "one asserts what the other negates"
    return Comparison(name="asserted or denied", score=0.0, detail=detail, left=whole(left), right=whole(right))


def opposition(left: Profile, right: Profile) -> Comparison | None:
    """Where `left` says that only lawful targets are struck, or no protected ones, and `right` tells harm to them."""
    if not left.spares or not right.harms:
        return None
    detail = "one says that they are spared, the other tells that they are harmed"
    return Comparison(name="spared or harmed", score=1.0, detail=detail, left=whole(left), right=whole(right))


def whole(profile: Profile) -> Words:
    """All of a proposition, from its first to its last word."""
    spans = profile.proposition.spans
    return _point_at(profile, Span(spans[0].begin, spans[-1].end))


def _words(profile: Profile, places: Sequence[int]) -> Words:
    tokens = [profile.proposition.parse.tokens[profile.terms[at].index] for at in places]
    return _point_at(profile, Span(min(token.begin for token in tokens), max(token.end for token in tokens)))


def _point_at(profile: Profile, span: Span) -> Words:
    return Words(profile.proposition.claim.document, span, span.of(profile.text))
