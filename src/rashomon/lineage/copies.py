"""Shared runs of words, judged: a copy, an agency's text, an edit of the same article, or nothing worth telling."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.lineage.direction import Direction, direction
from rashomon.lineage.furniture import is_furniture
from rashomon.lineage.shared import Run, shared_runs
from rashomon.lineage.text import Text
from rashomon.model import Account, Reading, Reuse, ReuseKind, Span

# Set on bench/incidents (bench/lineage.py): a police notice or a standing paragraph is shared by different incidents.
LONG_RUN = 30  # words in one run: a passage, more than a quotation that any two reporters could have noted
SMALL_SHARE = 0.25  # of the shorter text: less is a passage and needs a long run of its own
LEAST_SHARED = 24  # words; three shingles: stock phrases of a beat are shorter
WHOLE_TEXT = 0.5  # of a text too short for LEAST_SHARED
SAME_ARTICLE = 0.5  # of either text, in one outlet: a version of one article


def copies(readings: Sequence[Reading], texts: Sequence[Text]) -> list[Reuse]:
    """What stands word for word in two accounts, for every pair that shares enough. `texts` are those of `readings`."""
    found: list[Reuse] = []
    for (left, right), all_runs in shared_runs(texts).items():
        words = texts[left].words
        runs = [run for run in all_runs if not is_furniture(words[run.left : run.left + run.length])]
        if _tells(runs, texts[left], texts[right]):
            found.append(_reuse(readings[left].account, readings[right].account, texts[left], texts[right], runs))
    return found


def _tells(runs: Sequence[Run], left: Text, right: Text) -> bool:
    shared = sum(run.length for run in runs)
    shorter = min(len(left.words), len(right.words))
    longest = max((run.length for run in runs), default=0)
    least = min(LEAST_SHARED, WHOLE_TEXT * shorter)
    return longest >= LONG_RUN or shared >= max(least, SMALL_SHARE * shorter)


def _reuse(left: Account, right: Account, left_text: Text, right_text: Text, runs: Sequence[Run]) -> Reuse:
    shared = sum(run.length for run in runs)
    shares = (shared / len(left_text.words), shared / len(right_text.words))
    way = direction(left, right, left_share=shares[0], right_share=shares[1])
    pairs = [
        (left_text.span(run.left, run.left + run.length), right_text.span(run.right, run.right + run.length))
        for run in runs
    ]
    return directed_reuse(left, right, _kind(left, right, way, shares), shares, pairs, way)


def directed_reuse(
    left: Account,
    right: Account,
    kind: ReuseKind,
    shares: tuple[float, float],
    pairs: Sequence[tuple[Span, Span]],
    way: Direction,
) -> Reuse:
    """The pair in its direction; with none, in the order of the ids."""
    forward = way.forward if way.forward is not None else left.id <= right.id
    if not forward:
        left, right, shares = right, left, (shares[1], shares[0])
        pairs = sorted((second, first) for first, second in pairs)
    return Reuse(
        origin=left.id, to=right.id, kind=kind, share=round(min(1.0, shares[1]), 4), spans=tuple(pairs),
        directed=way.forward is not None, why=way.why, credit=way.credit,
    )  # fmt: skip


def _kind(left: Account, right: Account, way: Direction, shares: tuple[float, float]) -> ReuseKind:
    same_outlet = left.outlet is not None and left.outlet == right.outlet
    if max(shares) >= SAME_ARTICLE and ((same_outlet and left.published != right.published) or _same_url(left, right)):
        return "edit"
    both = {name.casefold() for name in left.agencies} & {name.casefold() for name in right.agencies}
    return "agency" if way.credit or both else "copy"


def _same_url(left: Account, right: Account) -> bool:
    return left.url is not None and left.url == right.url
