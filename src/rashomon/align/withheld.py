"""What is said not to have gone with an act: "opened the gate without warning" tells that there was no warning.

Such words negate no predicate of their clause, so that the rest of `align` reads over them. Who tells the act with them
and who tells that there was a warning cannot stand in one point as if they agreed, and each denies the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.align.comparisons import whole
from rashomon.align.kinds import kinds
from rashomon.align.polarity import withheld
from rashomon.align.profiles import Profile
from rashomon.align.sharing import Against, Decided
from rashomon.align.terms import stem
from rashomon.model import Comparison, Token

REACH = 5  # words before the thing in which a negator says that it was not
CONTENT = ("NOUN", "VERB")
GIVING = ("get", "give", "have", "make")


def given(profile: Profile, stems: frozenset[str]) -> bool:
    """Whether the words tell, without a negation, of something that `stems` name."""
    if profile.negative or profile.proposition.claim.stance in ("ask", "urge", "deny"):
        return False
    words = list(profile.proposition.words)
    negators = kinds().negators
    return any(
        _is_told(word, profile)
        and stem(word.lemma.casefold()) in stems
        and not any(before.lemma.casefold() in negators for before in words[max(0, at - REACH) : at])
        for at, word in enumerate(words)
    )


def _is_told(word: Token, profile: Profile) -> bool:
    """Whether a word says that the thing was: a verb of it, its noun as what was or was given, not what was asked."""
    if word.pos == "VERB" or word.dep in ("nsubj", "nsubjpass", "attr"):
        return word.pos in CONTENT
    verb = profile.proposition.parse.tokens[word.head].lemma.casefold()
    return word.dep == "dobj" and (verb in GIVING or verb in kinds().support)


def set_against(decided: Sequence[Decided], profiles: Sequence[Profile], voice: Callable[[int], str]) -> list[Decided]:
    """The groups, parted where members are at odds, and such groups of other origins set against one another.

    `decided`: groups of propositions and what stands against each; `voice` gives a proposition's origin.
    """
    groups = [part for group, answers in decided for part in _parted(group, answers, profiles)]
    lacking = [{at: own for at in group if (own := withheld(profiles[at].proposition))} for group, _ in groups]
    result = [(group, list(answers)) for group, answers in groups]
    for place, lacks in enumerate(lacking):
        if 2 * len(lacks) < len(groups[place][0]) or not lacks:
            continue
        stems = frozenset().union(*lacks.values())
        for target, (group, _) in enumerate(groups):
            givers = [at for at in group if not withheld(profiles[at].proposition) and given(profiles[at], stems)]
            if target == place or 2 * len(givers) < len(group) or not givers:
                continue
            mine, theirs = ({voice(at) for at in groups[one][0]} for one in (place, target))
            for lack in lacks:
                for giver in givers:
                    if voice(lack) not in theirs and voice(giver) not in mine:
                        result[target][1].append((lack, giver, _reason(profiles, giver, lack)))
                        result[place][1].append((giver, lack, _reason(profiles, lack, giver)))
    return [(group, _once(answers)) for group, answers in result]


def _parted(group: list[int], answers: list[Against], profiles: Sequence[Profile]) -> list[Decided]:
    """A group less those of its members that are at odds with most of the others; they stand by themselves."""
    lacks = [at for at in group if withheld(profiles[at].proposition)]
    stems = frozenset().union(*(withheld(profiles[at].proposition) for at in lacks))
    givers = [at for at in group if at not in lacks and given(profiles[at], stems)]
    if not lacks or not givers:
        return [(group, answers)]
    fewer = givers if len(givers) <= len(lacks) else lacks
    kept = [at for at in group if at not in fewer]
    return [(kept, [one for one in answers if one[1] in kept]), (fewer, [one for one in answers if one[1] in fewer])]


def _once(answers: Sequence[Against]) -> list[Against]:
    """One reason for each proposition that stands against a group."""
    return list({one[0]: one for one in reversed(answers)}.values())[::-1]


def _reason(profiles: Sequence[Profile], told: int, denial: int) -> Comparison:
    lacks = next(at for at in (told, denial) if withheld(profiles[at].proposition))
    detail = f"one tells it without {', '.join(sorted(withheld(profiles[lacks].proposition)))}, the other tells of that"
    return Comparison(
        name="withheld", score=1.0, detail=detail, left=whole(profiles[told]), right=whole(profiles[denial])
    )
