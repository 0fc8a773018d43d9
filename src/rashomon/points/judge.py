"""The judge of pairs: two statements in, out how likely they say the same and how likely both cannot hold.

`Judge` is the one interface, which a trained network (`network`) and a language model (`remote`) have. `Nobody` is the
judge that holds no pair for anything: it finds whom to compare, by the sentence encoder, for one who judges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from rashomon.encoder import meanings
from rashomon.model import Problem
from rashomon.points.clustering import Thresholds
from rashomon.points.context import Context

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

UNJUDGED = "judge from outside"  # the kind of the problem where a judge left pairs to another


@dataclass(frozen=True, slots=True)
class Told:
    """Statements as a judge has read them: `vectors` (n, d) of unit length, to find whom to compare; `states`
    (n, kept, d) and `masks` (n, kept) of their pieces; `contexts` where a judge needs the words again."""

    vectors: Floats
    states: npt.NDArray[np.float16]
    masks: Floats
    contexts: tuple[Context, ...] = ()


class Judge(Protocol):
    """Anything that judges pairs of statements."""

    name: str

    def read(self, contexts: Sequence[Context]) -> Told:
        """The statements, each read in its context."""
        ...

    def compare(self, told: Told, pairs: Ints) -> Floats:
        """(m, 2): for each pair of indices the chance that both say the same, and that they are opposed."""
        ...


@dataclass(frozen=True, slots=True)
class Verdicts:
    """`pairs` (m, 2), their `chances` (m, 2), the name of whoever judged each, and what a reader must know of it."""

    pairs: Ints
    chances: Floats
    by: Sequence[str]
    problems: tuple[Problem, ...] = ()


@runtime_checkable
class Reporting(Judge, Protocol):
    """A judge that may judge further pairs than it is asked about, or leave some to another."""

    def report(self, told: Told, pairs: Ints) -> Verdicts:
        """The pairs, in order and before any others, each with its chances and who judged it."""
        ...


@runtime_checkable
class Fitted(Protocol):
    """A judge with thresholds of its own."""

    thresholds: Thresholds


def verdicts(judge: Judge, told: Told, pairs: Ints) -> Verdicts:
    """What any judge says of pairs."""
    if isinstance(judge, Reporting):
        return judge.report(told, pairs)
    return Verdicts(pairs, judge.compare(told, pairs), [judge.name] * len(pairs))


class Nobody:
    """Judges nothing: every pair is neither. Its vectors are those of the sentence encoder."""

    name = "nobody"

    def read(self, contexts: Sequence[Context]) -> Told:
        empty = np.zeros((len(contexts), 0), dtype=np.float32)
        vectors = meanings([context.words for context in contexts])
        return Told(vectors, empty[..., None].astype(np.float16), empty)

    def compare(self, told: Told, pairs: Ints) -> Floats:
        return np.zeros((len(pairs), 2), dtype=np.float32)
