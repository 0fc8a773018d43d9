"""How one claim of a point stands to another, with what decided it."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.align.comparisons import whole
from rashomon.align.figures import compare_figures
from rashomon.align.kinds import kinds
from rashomon.align.likeness import Likeness
from rashomon.align.profiles import Profile
from rashomon.model import Comparison, RelationKind

CONTAINED = 0.75  # of the smaller's content in the larger
ROOMY = 0.55  # the larger says at least as much again

Verdict = tuple[RelationKind, tuple[Comparison, ...]]
Check = Callable[[Profile, Profile, Likeness], Verdict | None]


def relation_kind(left: Profile, right: Profile, features: Likeness) -> Verdict:
    """The first check that finds something names the relation; what it compared is added to the reasons."""
    for check in CHECKS:
        found = check(left, right, features)
        if found is not None:
            return found
    return "same", ()


def _denied(left: Profile, right: Profile, features: Likeness) -> Verdict | None:
    return ("denies", ()) if left.denies != right.denies else None


def _number(left: Profile, right: Profile, features: Likeness) -> Verdict | None:
    found = compare_figures(left, right)
    return found and (found[0], (found[1],))


def _time(left: Profile, right: Profile, features: Likeness) -> Verdict | None:
    if not features.apart or not left.when or not right.when:
        return None
    detail = f"{', '.join(sorted(left.when))} and {', '.join(sorted(right.when))}"
    return "differs in time", (_compared("time", 0.0, detail, left, right),)


def _actor(left: Profile, right: Profile, features: Likeness) -> Verdict | None:
    mine, theirs = _named_agents(left), _named_agents(right)
    if not mine or not theirs or mine & theirs:
        return None
    detail = f"{', '.join(sorted(mine))} and {', '.join(sorted(theirs))}"
    return "differs in actor", (_compared("actor", 0.0, detail, left, right),)


def _named_agents(profile: Profile) -> set[str]:
    head = profile.proposition.head
    return {
        profile.terms[at].key
        for event in profile.events
        if any(profile.terms[place].index == head for place in event.predicate)
        for at in event.agents
        if profile.terms[at].name
    }


def _attribution(left: Profile, right: Profile, features: Likeness) -> Verdict | None:
    mine, theirs = left.proposition.claim.own_voice, right.proposition.claim.own_voice
    if mine == theirs:
        return None
    said = right if mine else left
    speaker = said.proposition.claim.speaker or said.proposition.claim.source_text or "a source"
    detail = f"one has it from {speaker}, the other tells it as fact"
    return "attribution lost", (_compared("attribution", 0.0, detail, left, right),)


def _hedge(left: Profile, right: Profile, features: Likeness) -> Verdict | None:
    mine, theirs = _hedges(left), _hedges(right)
    if bool(mine) == bool(theirs):
        return None
    detail = f"only one of them says {', '.join(sorted(mine | theirs))}"
    return "hedge dropped", (_compared("hedge", 0.0, detail, left, right),)


def _hedges(profile: Profile) -> set[str]:
    return {word.text.casefold() for word in profile.proposition.words if word.lemma.casefold() in kinds().hedges}


def _narrower(left: Profile, right: Profile, features: Likeness) -> Verdict | None:
    if features.larger < CONTAINED or features.smaller > ROOMY or features.length > ROOMY:
        return None
    detail = "what one says stands in the other, which says more"
    return "narrower", (_compared("detail", features.smaller, detail, left, right),)


def _compared(name: str, score: float, detail: str, left: Profile, right: Profile) -> Comparison:
    return Comparison(name=name, score=round(score, 4), detail=detail, left=whole(left), right=whole(right))


CHECKS: tuple[Check, ...] = (_denied, _number, _time, _actor, _attribution, _hedge, _narrower)
