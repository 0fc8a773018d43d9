"""Claims that are one utterance: the same words in several accounts, whoever each of them gives for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from rashomon.lineage.text import SHINGLE, folded
from rashomon.model import Claim

SHARED = 0.5  # of the shingles of the shorter claim
SHORT = 5  # words; a shorter claim in the same words may be anybody's
RUNS = 2_000_000  # of words that are held in memory; of more only every second, third, ... by its hash is looked at


def utterances(claims: Sequence[Claim]) -> list[list[int]]:
    """Groups of claims, by their places in `claims`, that share most of their words in the same order.

    Claims of one account are not compared with one another: a claim that holds another repeats its words. Time is
    linear in words: each run of words is compared with the claim of an earlier account in which it stands first.
    """
    first: dict[int, int] = {}
    every = 1 + sum(claim.text.count(" ") for claim in claims) // RUNS
    runs = [_runs(claim, every) for claim in claims]
    home = list(range(len(claims)))
    for place, own in enumerate(runs):
        shared: Counter[int] = Counter()
        for run in own:
            other = first.setdefault(run, place)
            if claims[other].document != claims[place].document:
                shared[other] += 1
        for other, count in sorted(shared.items()):
            if count >= SHARED * min(len(own), len(runs[other])):
                home[_top(home, place)] = _top(home, other)
    groups: dict[int, list[int]] = {}
    for place in range(len(claims)):
        groups.setdefault(_top(home, place), []).append(place)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def _runs(claim: Claim, every: int) -> list[int]:
    """Hashes of the runs of words that are compared; of a short claim of all of it."""
    words = list(folded(claim.text))
    if len(words) < SHORT:
        return []
    size = min(SHINGLE, len(words))
    runs = (" ".join(words[begin : begin + size]) for begin in range(len(words) - size + 1))
    hashes = dict.fromkeys(crc32(run.encode("utf-8", "surrogatepass")) for run in runs)
    return [value for value in hashes if value % every == 0]


def _top(home: list[int], place: int) -> int:
    while home[place] != place:
        home[place] = home[home[place]]
        place = home[place]
    return place
