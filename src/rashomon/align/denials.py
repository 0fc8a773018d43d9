"""Who says that what another says is not so: what a denial opposes, and what it answers in its own account.

A denial names what it denies in one of two ways. Its own words repeat it ("denied that the gate was opened", "no gate
was opened"); then what it negates must be the same event with the same participants. Or it stands for what the account
told just before ("denied this", "rejected the accusations", "that is a lie"); then it answers those words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rashomon.align.comparisons import whole
from rashomon.align.kinds import countries, kinds
from rashomon.align.likeness import NEAR_KIND, Grid, between, nearness, predicates
from rashomon.align.polarity import inside, rejects, withheld
from rashomon.align.profiles import Event, Profile
from rashomon.align.propositions import has_verb
from rashomon.align.terms import rarity, stem
from rashomon.model import Claim, Comparison, Token

AGREE = 0.45  # between those who do it, and those it is done to, of what is negated and of what is told
SURE = 0.6  # those it is done to, where nothing else is alike
BACK = 6  # claims before a denial among which one that names the denier is looked for
BESIDE = 300  # code points between a denial and the claim before it, where that does not name the denier
TELLING = 3  # words of content of what can be answered
NAMING = 6.0  # rarity from which a word of a name tells whose name it is
LONGEST = 5  # words of content of a denial that only stands for other words

_FIRST = ("I", "i", "we")
_POSSIBLE = frozenset(("can", "could", "may", "might", "will", "would"))
_POINTING = frozenset(("this", "that", "it", "these", "those", "such"))
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")


def opposes(denial: Profile, told: Profile) -> bool:
    """Whether what `denial` negates is an event that `told` tells. A rejected content is compared as a whole."""
    if not _can_oppose(denial, told):
        return False
    return _rejects_it(denial, told) if rejects(denial.proposition) else _negates(denial, told, AGREE)


def contradicts(denial: Profile, told: Profile) -> bool:
    """Whether `denial` negates an event that `told` tells of the same ones beyond doubt, whatever else either says."""
    if not _can_oppose(denial, told):
        return False
    return denial.denies and _negates(denial, told, SURE)


def _can_oppose(denial: Profile, told: Profile) -> bool:
    """An outlet that negates in its own voice denies nobody, and nobody denies a question, a demand or a negation."""
    asserted = told.proposition.claim.stance not in ("ask", "urge") and not told.negative
    return asserted and not denial.proposition.claim.own_voice and not (_may_be(told) and not _may_be(denial))


def _may_be(profile: Profile) -> bool:
    """Whether what is told may or will be: that a thing is not is no answer to that it may come to be."""
    proposition, known = profile.proposition, kinds().prospects
    modal = any(
        token.head == proposition.head and token.tag == "MD" and token.lemma.casefold() in _POSSIBLE
        for token in proposition.words
    )
    words = (*proposition.words, *inside(proposition, proposition.claim.cue))
    return modal or any(token.lemma.casefold() in known or token.text.casefold() in known for token in words)


def _negates(denial: Profile, told: Profile, least: float) -> bool:
    grid = nearness(denial, told).tolist()
    return any(
        predicates(mine, theirs, grid) >= NEAR_KIND
        and _same_ones(grid, mine, theirs, least)
        and not _others_named(denial, mine, told, theirs)
        for mine in denial.events
        if mine.negated
        for theirs in told.events
        if not theirs.negated
    )


def may_negate(denial: Profile, told: Profile) -> bool:
    """Whether a negation of other words than `told` may still mean that it is not so: it neither tells the main event
    itself, nor negates such an event of other ones."""
    if not _can_oppose(denial, told) or rejects(denial.proposition):
        return False
    if withheld(told.proposition) & _lemmas(denial):  # "no warning was given" bears out "opened without warning"
        return False
    grid = nearness(denial, told).tolist()
    alike = [
        (mine, theirs)
        for mine in denial.events
        for theirs in told.events
        if predicates(mine, theirs, grid) >= NEAR_KIND and not theirs.negated
    ]
    if any(not mine.negated and _is_main(told, theirs) for mine, theirs in alike):
        return False
    negated = [pair for pair in alike if pair[0].negated]
    return not negated or any(
        _same_ones(grid, mine, theirs, AGREE) and not _others_named(denial, mine, told, theirs)
        for mine, theirs in negated
    )


def _is_main(profile: Profile, event: Event) -> bool:
    return any(profile.terms[at].index == profile.proposition.head for at in event.predicate)


def _rejects_it(denial: Profile, told: Profile) -> bool:
    """Whether what is rejected can be what was told: a thing without a verb ("blame for the collapse") only where it
    is told of, or stands for what is said."""
    proposition = denial.proposition
    head = next((at for at, term in enumerate(denial.terms) if term.index == proposition.head), None)
    if has_verb(proposition) or head is None or _adds_nothing(proposition.parse.tokens[proposition.head]):
        return True
    said = proposition.parse.tokens[proposition.head].lemma.casefold() in kinds().said_before
    return said or float(nearness(denial, told)[head].max(initial=0.0)) >= NEAR_KIND


def _same_ones(grid: Grid, mine: Event, theirs: Event, least: float) -> bool:
    """Whether the participants agree, role by role, or all of them where no role is filled on both sides: what opens
    and what is opened are one."""
    if (mine.agents and theirs.agents) or (mine.patients and theirs.patients):
        whom = between(grid, mine.patients, theirs.patients)
        return between(grid, mine.agents, theirs.agents) >= AGREE and whom >= least
    ours, others = mine.agents or mine.patients, theirs.agents or theirs.patients
    return bool(ours and others) and between(grid, ours, others) >= SURE


def _others_named(left: Profile, mine: Event, right: Profile, theirs: Event) -> bool:
    """Whether the negation names participants and what is told names others, or, by other roles, none."""
    ours, others = _participants(left, mine), _participants(right, theirs)
    filled = (mine.agents and theirs.agents) or (mine.patients and theirs.patients)
    return bool(ours) and ours.isdisjoint(others) and bool(others or not filled)


def _participants(profile: Profile, event: Event) -> set[str]:
    return {profile.terms[at].key for at in (*event.agents, *event.patients) if profile.terms[at].name}


def stands_for_another(profile: Profile) -> bool:
    """Whether a denial has no words of its own for what it denies: "this", "the accusations", "any such plan"."""
    words = [token for token in profile.proposition.words if token.pos in _CONTENT]
    lemmas = [token.lemma.casefold() for token in words]
    if _such(profile.proposition.words, "no") or (profile.negative and _such(profile.proposition.words, "any")):
        return True
    if (
        not words
        or len(words) > LONGEST
        or any(token.lemma.casefold() in _FIRST for token in profile.proposition.words)
    ):
        return not words and rejects(profile.proposition)
    known = kinds()
    empty = all(lemma in known.said_before or _adds_nothing(token) for token, lemma in zip(words, lemmas, strict=True))
    untrue = any(token.lemma.casefold() in known.untrue and token.pos != "VERB" for token in words)
    return empty and (rejects(profile.proposition) or untrue)


def _lemmas(profile: Profile) -> set[str]:
    return {stem(token.lemma.casefold()) for token in profile.proposition.words if token.pos in ("NOUN", "VERB")}


def _such(words: Sequence[Token], *before: str) -> bool:
    pairs = pairwise(token.lemma.casefold() for token in words)
    return any(left in before and right == "such" for left, right in pairs)


def _adds_nothing(token: Token) -> bool:
    lemma, known = token.lemma.casefold(), kinds()
    return lemma in known.untrue or lemma in known.light or lemma == "far" or token.pos in ("PROPN", "ADJ", "NUM")


def answered(profiles: Sequence[Profile]) -> Iterator[tuple[int, int, Comparison]]:
    """Each denial that stands for other words, a proposition of the claim before it that it answers, and why."""
    documents: dict[str, list[int]] = {}
    for at, profile in enumerate(profiles):
        documents.setdefault(profile.proposition.claim.document, []).append(at)
    for places in documents.values():
        ordered = sorted(places, key=lambda at: (profiles[at].proposition.spans[0].begin, at))
        for place, at in enumerate(ordered):
            if not profiles[at].proposition.claim.own_voice and stands_for_another(profiles[at]):
                found = _antecedent(profiles, at, ordered[max(0, place - BACK) : place])
                if found is not None:
                    told, reason = found
                    claim = profiles[told].claim_id  # of its clauses the first, or one denial would head several points
                    yield at, next(other for other in ordered if profiles[other].claim_id == claim), reason


def _antecedent(profiles: Sequence[Profile], at: int, before: Sequence[int]) -> tuple[int, Comparison] | None:
    """The nearest claim before that is of him whom the denial names, else one that names the denier, else one that
    accuses, else for "this" and "that" the last."""
    denial = profiles[at]
    claim = denial.proposition.claim
    others = [other for other in reversed(before) if _can_be_denied(denial, profiles[other])]
    if _such(denial.proposition.words, "no", "any"):  # what is such has been named: its noun stands there too
        others = [other for other in others if _lemmas(denial) & _lemmas(profiles[other])]
    named = {term.key for term in denial.terms if term.name}
    begin = denial.proposition.spans[0].begin
    checks: tuple[tuple[str, Callable[[Profile], bool]], ...] = (
        ("it names who told it", lambda told: bool(named & _names(told.proposition.claim))),
        (f"told before, of {claim.party or claim.speaker}", lambda told: bool(_names(claim) & told.keys)),
        ("an accusation told before", _accuses),
        ("told just before", lambda told: _points(denial) and begin - told.proposition.spans[-1].end <= BESIDE),
    )
    for detail, check in checks:
        found = next((other for other in others if check(profiles[other])), None)
        if found is not None:
            return found, _answer(denial, profiles[found], detail)
    return None


def _accuses(profile: Profile) -> bool:
    cue = inside(profile.proposition, profile.proposition.claim.cue)
    return any("accuse" in kinds().of.get(token.lemma.casefold(), ()) for token in cue)


def _points(profile: Profile) -> bool:
    return any(token.lemma.casefold() in _POINTING for token in profile.proposition.words)


def _answer(denial: Profile, told: Profile, detail: str) -> Comparison:
    return Comparison(name="answers", score=1.0, detail=detail, left=whole(told), right=whole(denial))


def _can_be_denied(denial: Profile, told: Profile) -> bool:
    mine, theirs = denial.proposition.claim, told.proposition.claim
    if theirs.own_voice or theirs.stance != "assert" or told.denies or stands_for_another(told):
        return False
    return len(told.terms) >= TELLING and _voice(mine) != _voice(theirs) and mine.id != theirs.id


def _voice(claim: Claim) -> str | None:
    return claim.party or claim.speaker


def _names(claim: Claim) -> set[str]:
    """The words by which others name who speaks, as the keys of terms; offices aside, since every side has them."""
    words = f"{claim.party or ''} {claim.speaker or ''}".replace("-", " ").split()
    known = [word.strip(".,’'\"").casefold() for word in words if word[:1].isupper()]
    keys = {word: countries().get(word) or stem(word) for word in known if len(word) > 2 and word not in kinds().of}
    return {key for word, key in keys.items() if word in countries() or rarity(key) >= NAMING}
