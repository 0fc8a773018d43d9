"""How likely each span is, over all legal sequences of tags: forward and backward passes in every line.

In: scores of tags and of transitions. Out: candidate spans with their probability and the mass of their role.
Always: candidates stay inside their line; probabilities are those of the chain, exact to rounding. Linear in the words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.claims.tagging.features import Ints
from rashomon.claims.tagging.tags import CLOSES, LEGAL, OPENS, ROLES, Floats, Role

Doubles = NDArray[np.float64]
NEGLIGIBLE = 0.02
"""Edges and spans less likely than this are no candidates; lower floors change no score of the development set."""
LONGEST_SPAN = 1000
"""Words: no span is longer, so that in a line without end not every begin is set against every end."""
_TINY = 1e-300


class Candidate(NamedTuple):
    """The words [first, last) as a span. chance: of exactly this span. mass: mean chance of its words' role."""

    role: Role
    first: int
    last: int
    chance: float
    mass: float


@dataclass(frozen=True, slots=True)
class Chain:
    """The passes over n words. ahead, behind: (n, tags), scaled so that their product is the chance of a tag.

    emit: (n, tags), step: (tags, tags), as factors; emit is divided by the scale of its word.
    """

    ahead: Doubles
    behind: Doubles
    emit: Doubles
    step: Doubles
    line: Ints


def run_chain(scores: Floats, transitions: Floats, line: Ints) -> Chain:
    """Both passes, line by line; lines of like length go together.

    scores: (n, len(TAGS)), n > 0. transitions: (len(TAGS), len(TAGS)), before by after. line: (n,) ascending.
    """
    emit = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
    step = np.exp(transitions.astype(np.float64)) * LEGAL
    ahead, behind = np.zeros_like(emit), np.zeros_like(emit)
    starts = np.flatnonzero(np.diff(line, prepend=line[0] - 1))
    lengths = np.diff(starts, append=len(line))
    order = np.argsort(lengths, kind="stable")
    for group in np.array_split(order, max(1, len(order) // 32)):
        _forward(emit, step, ahead, starts[group], lengths[group])
        _backward(emit, step, ahead, behind, starts[group], lengths[group])
    return Chain(ahead, behind, emit, step, line)


def _forward(emit: Doubles, step: Doubles, ahead: Doubles, starts: Ints, lengths: Ints) -> None:
    """Fills `ahead`; divides `emit` by each word's scale, so that no product over/underflows."""
    state = emit[starts] * OPENS
    for at in range(int(lengths.max())):
        running = lengths > at
        here = starts[running] + at
        if at:
            state = (ahead[here - 1] @ step) * emit[here]
        scale = np.maximum(state.sum(axis=1, keepdims=True), _TINY)
        ahead[here] = state / scale
        emit[here] /= scale


def _backward(emit: Doubles, step: Doubles, ahead: Doubles, behind: Doubles, starts: Ints, lengths: Ints) -> None:
    final = starts + lengths - 1
    behind[final] = CLOSES / np.maximum((ahead[final] * CLOSES).sum(axis=1, keepdims=True), _TINY)
    for at in range(int(lengths.max()) - 2, -1, -1):
        here = starts[lengths > at + 1] + at
        behind[here] = (emit[here + 1] * behind[here + 1]) @ step.T


def candidates(chain: Chain) -> Iterator[Candidate]:
    """All spans that are not negligible, role by role."""
    if not len(chain.line):
        return
    chances = chain.ahead * chain.behind
    edges = np.flatnonzero(np.diff(chain.line, append=chain.line[-1] + 1)) + 1
    stops = edges[np.searchsorted(edges, np.arange(len(chain.line)), side="right")]
    for number, role in enumerate(ROLES):
        code = 1 + 4 * number
        mass = chances[:, code : code + 4].sum(axis=1)
        for first in np.flatnonzero(chances[:, code + 3] > NEGLIGIBLE).tolist():
            yield Candidate(role, first, first + 1, float(chances[first, code + 3]), float(mass[first]))
        yield from _longer(chain, chances, stops, code, role, np.concatenate([[0.0], np.cumsum(mass)]))


def _longer(chain: Chain, chances: Doubles, stops: Ints, code: int, role: Role, mass: Doubles) -> Iterator[Candidate]:
    """Spans of two words or more: the chance of B, then I as often as needed, then E."""
    begin, inside, end = code, code + 1, code + 2
    step, emit = chain.step, chain.emit
    within = np.concatenate([[0.0], np.cumsum(np.log(np.maximum(emit[:, inside], _TINY)))])
    closing = np.log(np.maximum(emit[:, end] * chain.behind[:, end], _TINY))
    ends = np.flatnonzero(chances[:, end] > NEGLIGIBLE)
    enter, stay, leave, pair = (
        float(np.log(max(step[a, b], _TINY)))
        for a, b in ((begin, inside), (inside, inside), (inside, end), (begin, end))
    )
    for first in np.flatnonzero(chances[:, begin] > NEGLIGIBLE).tolist():
        low, high = np.searchsorted(ends, (first + 1, min(stops[first], first + LONGEST_SPAN)))
        found = ends[low:high]
        between = found - first - 1
        path = enter + leave + (between - 1) * stay + within[found] - within[first + 1]
        path = np.where(between > 0, path, pair)
        chance = np.exp(np.log(chain.ahead[first, begin]) + path + closing[found])
        for last, value in zip((found + 1).tolist(), chance.tolist(), strict=True):
            if value > NEGLIGIBLE:
                yield Candidate(role, first, last, min(value, 1.0), float((mass[last] - mass[first]) / (last - first)))
