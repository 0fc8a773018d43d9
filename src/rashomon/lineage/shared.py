"""Word-for-word text that two accounts share: candidates from an index of shingles, then maximal runs with offsets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.lineage.text import SHINGLE, Text

COMMON = 24  # accounts; a shingle of more accounts links each of them to the first ones only, so that time stays linear


@dataclass(frozen=True, slots=True)
class Run:
    """`length` words that stand at `left` in one text and at `right` in another (indices of words)."""

    left: int
    right: int
    length: int


def shared_runs(texts: Sequence[Text]) -> dict[tuple[int, int], tuple[Run, ...]]:
    """For each pair of texts (indices, the lower first) with a shingle in common: its runs, in the order of the first.

    No word of either text is in two runs of a pair; the longest runs are kept.
    """
    matches = _matches(texts)
    return {pair: _disjoint(_runs(found)) for pair, found in sorted(matches.items())}


def _matches(texts: Sequence[Text]) -> Mapping[tuple[int, int], list[tuple[int, int]]]:
    """Where equal shingles stand, for each pair of texts: (place in the first, place in the second)."""
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    matches: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for right, text in enumerate(texts):
        seen: set[int] = set()
        for place, shingle in enumerate(text.shingles):
            if shingle in seen:
                continue
            seen.add(shingle)
            postings = index[shingle]
            for left, at in postings:
                matches[left, right].append((at, place))
            if len(postings) < COMMON:
                postings.append((right, place))
    return matches


def _runs(matches: Sequence[tuple[int, int]]) -> list[Run]:
    """Neighbouring matches on one diagonal joined: shingles that overlap or touch are one run."""
    runs: list[Run] = []
    for left, right in sorted(matches, key=lambda pair: (pair[1] - pair[0], pair[0])):
        if runs:
            last = runs[-1]
            if last.right - last.left == right - left and left <= last.left + last.length:
                runs[-1] = Run(last.left, last.right, left + SHINGLE - last.left)
                continue
        runs.append(Run(left, right, SHINGLE))
    return runs


def _disjoint(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The longest runs first, each less the words that a longer one took; rests shorter than half a shingle go."""
    left_taken: set[int] = set()
    right_taken: set[int] = set()
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.left, run.right)):
        free = [
            step
            for step in range(run.length)
            if run.left + step not in left_taken and run.right + step not in right_taken
        ]
        if len(free) * 2 < SHINGLE or free[-1] - free[0] + 1 != len(free):
            continue
        part = Run(run.left + free[0], run.right + free[0], len(free))
        left_taken.update(range(part.left, part.left + part.length))
        right_taken.update(range(part.right, part.right + part.length))
        kept.append(part)
    return tuple(sorted(kept, key=lambda run: run.left))


def shingle_overlap(left: Text, right: Text) -> float:
    """Shared shingles over the shingles of the shorter text, 0 to 1."""
    a, b = set(left.shingles), set(right.shingles)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
