"""A claim that says several things stands in several points: groups take in what also says what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rashomon.align.board import Board
from rashomon.align.groups import CORROBORATE, spread
from rashomon.model import Comparison

ALSO = 0.35  # average chance between a proposition of another group and the members of this one
RETOLD = 0.15  # the same for a claim of one of its origins, in an account that has none yet

Against = tuple[int, int, Comparison]
"""A proposition, the one of ours that it stands against, and why."""

Decided = tuple[list[int], list[Against]]
"""A group, and what stands against it from outside."""

Voice = Callable[[int], str]
"""The origin behind a proposition, by its index."""


def shared_out(board: Board, found: Sequence[Decided], voice: Voice) -> list[Decided]:
    """Groups of two and more, with what stands in another group and says this too: one claim may bear on several
    points. Nothing comes along that negates or denies, or whose claim is there already."""
    return _told_once(list(_widened(board, found, voice)))


def _widened(board: Board, found: Sequence[Decided], voice: Voice) -> Iterator[Decided]:
    near: dict[int, list[int]] = {}
    for (left, right), score in board.compared.items():
        if score >= RETOLD:
            near.setdefault(left, []).append(right)
            near.setdefault(right, []).append(left)
    for group, answers in found:
        told = [at for at in group if not board.profiles[at].denies]
        if len(group) < 2 or all(board.profiles[at].negative for at in told):
            yield group, answers
            continue
        there = {board.profiles[at].claim_id for at in (*group, *(answer[0] for answer in answers))}
        deniers = {voice(at) for at in {*group, *(answer[0] for answer in answers)} - {*told}}
        asked = {other for at in group for other in near.get(at, ())} - {*group}
        added = [
            at
            for at in sorted(asked)
            if board.profiles[at].claim_id not in there
            and voice(at) not in deniers
            and not (board.profiles[at].negative or board.profiles[at].denies)
        ]
        yield sorted([*group, *_that_say_it(board, added, told, voice)]), answers


def _told_once(found: Sequence[Decided]) -> list[Decided]:
    """Groups less those that stand whole in another, the first of equal ones kept: shared out, two may become one."""
    holding: dict[int, set[int]] = {}
    for place, (group, _) in enumerate(found):
        for at in group:
            holding.setdefault(at, set()).add(place)
    return [
        (group, answers)
        for place, (group, answers) in enumerate(found)
        if answers
        or not any(
            other != place and (len(found[other][0]) > len(group) or other < place or found[other][1])
            for other in set.intersection(*(holding[at] for at in group))
        )
    ]


def _that_say_it(board: Board, asked: Sequence[int], told: Sequence[int], voice: Voice) -> list[int]:
    """Those of `asked` that are like the members of a group on average; one of its origins in another account needs
    less, another origin one member that it is surely like."""
    voices = {voice(at) for at in told}
    documents = {board.claim(at).document for at in told}
    found = []
    for at in asked:
        scores = [board.score(min(at, other), max(at, other)) for other in spread(told)]
        same = voice(at) in voices
        least = RETOLD if same and board.claim(at).document not in documents else ALSO
        if sum(scores) / len(scores) >= least and (same or max(scores) >= CORROBORATE):
            found.append(at)
    return found
