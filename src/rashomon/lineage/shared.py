"""Word-for-word text that two accounts share: equal shingles brought together by sorting, then runs with offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.lineage.text import SHINGLE, Text

COMMON = 24  # accounts; a shingle of more accounts links each of them to the first ones only, so that time stays linear
MATCHES = 8_000_000  # in all: where many long texts are one, each is linked to fewer of those before it
AT_ONCE = 2_000_000  # matches held in memory; about 100 bytes each

Integers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Run:
    """`length` words that stand at `left` in one text and at `right` in another (indices of words)."""

    left: int
    right: int
    length: int


class _Index(NamedTuple):
    """The shingles that stand in several texts, equal ones side by side in the order of their texts: each one's text,
    its first place there, where its equals begin, and how many of them stand before it."""

    text: Integers
    place: Integers
    first: Integers
    rank: Integers


def shared_runs(texts: Sequence[Text]) -> dict[tuple[int, int], tuple[Run, ...]]:
    """For each pair of texts (indices, the lower first) with a shingle in common: its runs, in the order of the first.

    No word of either text is in two runs of a pair; the longest runs are kept.
    """
    found: dict[tuple[int, int], list[Run]] = {}
    for left, right, run in _runs(_index(texts), len(texts)):
        found.setdefault((left, right), []).append(run)
    return {(left, right): _disjoint(found[left, right], texts[left], texts[right]) for left, right in sorted(found)}


def _index(texts: Sequence[Text]) -> _Index:
    numbers: dict[str, int] = {}
    hashes = [_hashes(text, numbers) for text in texts]
    keys = np.concatenate([*hashes, np.zeros(0, np.uint64)])
    text = np.repeat(np.arange(len(texts)), [len(some) for some in hashes])
    place = np.concatenate([*(np.arange(len(some)) for some in hashes), np.zeros(0, np.int64)])
    order = np.argsort(keys, kind="stable")  # stable: by text and place among equals
    keys, text, place = keys[order], text[order], place[order]
    fresh = np.ones(len(keys), np.bool_)
    fresh[1:] = (keys[1:] != keys[:-1]) | (text[1:] != text[:-1])
    keys, text, place = keys[fresh], text[fresh], place[fresh]
    begins = np.ones(len(keys), np.bool_)
    begins[1:] = keys[1:] != keys[:-1]
    first = np.maximum.accumulate(np.where(begins, np.arange(len(keys)), 0))
    return _Index(text, place, first, np.arange(len(keys)) - first)


def _hashes(text: Text, numbers: dict[str, int]) -> Hashes:
    """A hash of the words `[i, i + SHINGLE)` at each `i`."""
    codes = np.array([numbers.setdefault(word, len(numbers) + 1) for word in text.words], dtype=np.uint64)
    size = len(codes) - SHINGLE + 1
    if size <= 0:
        return np.zeros(0, np.uint64)
    codes = _mixed(codes)
    total = np.zeros(size, np.uint64)
    for step in range(SHINGLE):
        total = total * np.uint64(0x9E3779B97F4A7C15) + codes[step : step + size]
    return total


def _mixed(codes: Hashes) -> Hashes:
    """Small numbers spread over all 64 bits (splitmix64), so that sums of them do not meet."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        codes = (codes ^ (codes >> np.uint64(shift))) * np.uint64(factor)
    return codes ^ (codes >> np.uint64(31))


def _runs(index: _Index, count: int) -> Iterator[tuple[int, int, Run]]:
    """The runs of every pair of texts, as neighbouring matches on one diagonal make them."""
    common = _common(index.rank)
    links = np.minimum(index.rank, common)
    per_text = np.bincount(index.text, weights=links, minlength=count)
    begin = 0
    while begin < count:
        end = begin + 1
        total = per_text[begin]
        while end < count and total + per_text[end] <= AT_ONCE:
            total += per_text[end]
            end += 1
        if total:
            yield from _joined(*_matches(index, common, begin, end), count)
        begin = end


def _common(rank: Integers) -> int:
    """To how many texts before it a shingle is linked, at most."""
    for common in range(COMMON, 1, -1):
        if int(np.minimum(rank, common).sum()) <= MATCHES:
            return common
    return 1


def _matches(index: _Index, common: int, begin: int, end: int) -> tuple[Integers, Integers, Integers, Integers]:
    """Left and right text, left and right place, of every match whose right text is one of `[begin, end)`."""
    chosen = np.flatnonzero((index.text >= begin) & (index.text < end) & (index.rank > 0))
    rights = [chosen[index.rank[chosen] > step] for step in range(common)]
    lefts = [index.first[right] + step for step, right in enumerate(rights)]
    left, right = np.concatenate(lefts), np.concatenate(rights)
    return index.text[left], index.text[right], index.place[left], index.place[right]


def _joined(
    left: Integers, right: Integers, here: Integers, there: Integers, count: int
) -> Iterator[tuple[int, int, Run]]:
    """Matches of one pair and diagonal that overlap or touch are one run."""
    pair, diagonal = left * count + right, there - here
    order = np.lexsort((here, diagonal, pair))
    pair, diagonal, here, there = pair[order], diagonal[order], here[order], there[order]
    apart = np.ones(len(pair), np.bool_)
    apart[1:] = (pair[1:] != pair[:-1]) | (diagonal[1:] != diagonal[:-1]) | (here[1:] > here[:-1] + SHINGLE)
    begins = np.flatnonzero(apart)
    lasts = np.append(begins[1:], len(pair)) - 1
    rows = zip(pair[begins].tolist(), here[begins].tolist(), there[begins].tolist(), here[lasts].tolist(), strict=True)
    for key, first, other, last in rows:
        yield key // count, key % count, Run(first, other, last + SHINGLE - first)


def _disjoint(runs: Sequence[Run], left: Text, right: Text) -> tuple[Run, ...]:
    """The longest runs first, each less the words that a longer one took; rests shorter than half a shingle go."""
    if len(runs) == 1:
        return tuple(runs)
    left_taken, right_taken = np.zeros(len(left.words), np.bool_), np.zeros(len(right.words), np.bool_)
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.left, run.right)):
        mine = left_taken[run.left : run.left + run.length]
        theirs = right_taken[run.right : run.right + run.length]
        free = np.flatnonzero(~(mine | theirs))
        if len(free) * 2 < SHINGLE or free[-1] - free[0] + 1 != len(free):
            continue
        first, size = int(free[0]), len(free)
        mine[first : first + size] = theirs[first : first + size] = True
        kept.append(Run(run.left + first, run.right + first, size))
    return tuple(sorted(kept, key=lambda run: run.left))
