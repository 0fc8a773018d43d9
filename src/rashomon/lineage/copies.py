"""Shared runs of words, judged: a copy, an agency's text, an edit of the same article, or nothing worth telling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.lineage.direction import Direction, direction
from rashomon.lineage.furniture import headline_words, is_beside, is_furniture, is_standing
from rashomon.lineage.shared import Run, shared_runs
from rashomon.lineage.text import SHINGLE, Text, folded
from rashomon.model import Account, Reading, Reuse, ReuseKind, Span

# Set on bench/incidents (bench/lineage.py): a police notice or a standing paragraph is shared by different incidents.
LONG_RUN = 30  # words in one run: a passage, more than a quotation that any two reporters could have noted
LEAST_SHARED = 40  # words of shorter runs; stock phrases of a beat are fewer
SMALL_SHARE = 0.25  # of the shorter text; less needs a long run of its own
OWN_SHARE = 0.5  # of the shorter text; within one outlet less is background that it tells again
WHOLE_TEXT = 0.5  # of the different shingles of a text, however short
ALL = 0.8  # of both texts
SAME_ARTICLE = 0.5  # of either text, in one outlet: a version of one article


def copies(readings: Sequence[Reading], texts: Sequence[Text]) -> list[Reuse]:
    """What stands word for word in two accounts, for every pair that shares enough. `texts` are those of `readings`."""
    headlines = [headline_words(folded(reading.account.title or "")) for reading in readings]
    found: list[Reuse] = []
    for (left, right), all_runs in shared_runs(texts).items():
        pair = readings[left].account, readings[right].account
        if is_standing(*pair):
            continue
        words = texts[left].words
        runs = [run for run in all_runs if not is_furniture(words[run.left : run.left + run.length])]
        same_outlet = pair[0].outlet is not None and pair[0].outlet == pair[1].outlet
        told = _tells(runs, texts[left], texts[right], least=OWN_SHARE if same_outlet else SMALL_SHARE)
        if told and not _beside(runs, texts[left], texts[right], (headlines[left], headlines[right])):
            found.append(_reuse(*pair, texts[left], texts[right], runs))
    return found


def _shared(runs: Sequence[Run]) -> int:
    return sum(run.length for run in runs)


def _beside(runs: Sequence[Run], left: Text, right: Text, headlines: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether the runs make up much of a text and are not what the headlines announce."""
    sizes = sorted((len(left.words), len(right.words)))
    words = {word for run in runs for word in left.words[run.left : run.left + run.length]}
    whole = _shared(runs) >= ALL * sizes[1]
    return _shared(runs) >= SMALL_SHARE * sizes[0] and is_beside(words, headlines, whole=whole)


def _tells(runs: Sequence[Run], left: Text, right: Text, *, least: float) -> bool:
    """Whether the shared runs show a copy; `least` is the share of the shorter text that scattered ones must reach."""
    shorter = min(left, right, key=lambda text: len(text.words))
    shingles = sum(max(0, run.length - SHINGLE + 1) for run in runs)
    if shingles and shingles > WHOLE_TEXT * shorter.shingles:
        return True
    if least < OWN_SHARE and max((run.length for run in runs), default=0) >= LONG_RUN:
        return True
    return _shared(runs) >= max(LEAST_SHARED, least * len(shorter.words))


def _reuse(left: Account, right: Account, left_text: Text, right_text: Text, runs: Sequence[Run]) -> Reuse:
    shared = _shared(runs)
    shares = (shared / len(left_text.words), shared / len(right_text.words))
    way = direction(left, right, left_share=shares[0], right_share=shares[1])
    pairs = [
        (left_text.span(run.left, run.left + run.length), right_text.span(run.right, run.right + run.length))
        for run in runs
    ]
    kind = _kind(left, right, way, shares)
    if kind == "edit":
        way = replace(way, why=f"{way.why}; {_edited(left_text, right_text, shared, way)}")
    return directed_reuse(left, right, kind, shares, pairs, way)


def _edited(left: Text, right: Text, shared: int, way: Direction) -> str:
    """What an edit did, in words: those that only the later version has are new."""
    older, newer = (left, right) if way.forward is not False else (right, left)
    return f"{len(newer.words) - shared} words are new, {len(older.words) - shared} are gone"


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
