"""The order of the stages, and nothing else: `ingest → clean → annotate → claims → lineage → align → dossier`.

Only this module knows it. What is loaded once for many accounts (language model, tagger, gazetteer) is a `Toolbox`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from rashomon import __version__, align, claims, clean, grouping, ingest, lineage
from rashomon.align.places import merge_places
from rashomon.align.tally import tally
from rashomon.annotate import Gazetteer, Language, anchor_moments, annotate
from rashomon.claims import Attributor
from rashomon.dossier import compose
from rashomon.errors import UsageError
from rashomon.judgements import Judgements
from rashomon.model import Account, Dossier, Problem, Reading
from rashomon.settings import Settings

Progress = Callable[[str, int], None]
"""Called with the name of what was just finished ("account", "dossier") and how many of it there are by now."""


HANDOVER = 0.0005  # seconds; Python's own is 0.005
AHEAD = 4  # accounts; enough to even out long and short ones, few enough to hold no archive in memory


def _silent(what: str, count: int) -> None:
    """The progress of one who does not look."""


def _none_skipped(value: str, members: Sequence[Account]) -> bool:
    """Whether a group of accounts is passed over: no."""
    return False


class Toolbox:
    """Models and data that are loaded on first use and shared by all accounts of a run."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    @cached_property
    def language(self) -> Language:
        return Language(self.settings.model, batch=self.settings.batch)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The place names, unpacked into the user's cache on first use.

        Raises:
            UsageError: the cache cannot be written.
        """
        try:
            return Gazetteer.load()
        except OSError as error:
            raise UsageError(
                f"The gazetteer cannot be unpacked: {error}. Set RASHOMON_CACHE to a folder that can be written."
            ) from error

    @cached_property
    def attributor(self) -> Attributor:
        return claims.load_attributor(self.settings.claims_model)


@dataclass(slots=True)
class Run:
    """What happened besides: what was not read, and how many accounts were."""

    problems: list[Problem] = field(default_factory=list)
    accounts: int = 0

    @property
    def failed(self) -> bool:
        """Whether something that was asked for was not read."""
        return any(problem.fatal for problem in self.problems)


def accounts(
    paths: Iterable[str | Path], run: Run, *, settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[Account]:
    """The accounts under `paths`; what could not be read goes to `run.problems`."""
    for item in ingest.accounts(paths, settings=settings, stdin=stdin):
        if isinstance(item, Problem):
            run.problems.append(item)
        else:
            run.accounts += 1
            yield item


def readings(source: Iterable[Account], tools: Toolbox, *, progress: Progress = _silent) -> Iterator[Reading]:
    """Each account read by itself, one after another as they come: a stream stays a stream."""
    cleaned = (clean.clean(account) for account in source)
    annotated = annotate(cleaned, language=tools.language, gazetteer=tools.gazetteer)
    told = _one_behind(lambda reading: claims.extract(reading, attributor=tools.attributor), annotated)
    for count, reading in enumerate(told, start=1):
        yield claims.attach_figures(reading)
        progress("account", count)


def _one_behind(work: Callable[[Reading], Reading], source: Iterable[Reading]) -> Iterator[Reading]:
    """`work` on each item in order, on a thread of its own that is at most `AHEAD` items behind.

    The tagger runs outside the interpreter's lock, so the parser goes on with the next account meanwhile. The lock is
    handed over more often than by default: the tagger asks for it for a moment between two windows.
    """
    with _lock_handed_over(HANDOVER), ThreadPoolExecutor(max_workers=1, thread_name_prefix="claims") as pool:
        waiting: deque[Future[Reading]] = deque()
        for item in source:
            waiting.append(pool.submit(work, item))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _lock_handed_over(seconds: float) -> Iterator[None]:
    """The interpreter's switch interval set to `seconds`, and back again."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(seconds)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def dossier(
    told: Sequence[Reading],
    *,
    problems: Sequence[Problem] = (),
    story: str | None = None,
    judgements: Judgements | None = None,
) -> Dossier:
    """The dossier of one event from its readings; their order changes nothing."""
    ordered = sorted(told, key=lambda reading: reading.account.id)
    named, merges = claims.resolve_with_reasons(_anchored(ordered), judgements=judgements)
    resolved = [claims.attach_figures(reading) for reading in named]
    reuse = lineage.trace(resolved)
    return compose(
        resolved,
        lineage=reuse,
        points=align.align(resolved, reuse, judgements=judgements, origins=lineage.origins(resolved, reuse)),
        tally=tally(resolved, judgements=judgements),
        places=merge_places(resolved),
        problems=problems,
        story=story,
        generator=f"rashomon {__version__}",
        names=merges,
    )


def _anchored(told: Sequence[Reading]) -> list[Reading]:
    """The readings; times of an account without a date are counted from the day most other accounts of the event
    were published on, and marked as inferred."""
    days = Counter(r.account.published[:10] for r in told if r.account.published)
    if not days or len(days) == len(told) > 2:
        return list(told)
    day = min(days, key=lambda d: (-days[d], d))
    return [r if r.account.published else replace(r, moments=anchor_moments(r, published=day)) for r in told]


def stories(
    source: Iterable[Account],
    tools: Toolbox,
    run: Run,
    *,
    by: str = "story",
    progress: Progress = _silent,
    judgements: Judgements | None = None,
    skip: Callable[[str, Sequence[Account]], bool] = _none_skipped,
) -> Iterator[Dossier]:
    """A dossier for each value of the accounts' field `by`, in the order in which the values are first seen.

    A group that `skip` is true of, by its value and accounts, is passed over.

    Raises:
        UsageError: no account has such a field; known before a model is loaded.
    """
    groups: dict[str, list[Account]] = defaultdict(list)
    without: list[Account] = []
    for account in source:
        value = grouping.value(account, by)
        if isinstance(value, str):
            groups[value].append(account)
        else:
            without.append(account)
            run.problems.append(grouping.ungrouped(account, by, value))
    if without and not groups:
        grouping.refuse(without, by)
    groups = {value: members for value, members in groups.items() if not skip(value, members)}
    if not groups:
        return
    stream = (account for members in groups.values() for account in members)
    read = readings(stream, tools, progress=progress)
    for count, (value, members) in enumerate(groupby(read, key=lambda r: str(grouping.value(r.account, by))), start=1):
        yield dossier(tuple(members), story=value, judgements=judgements)
        progress("dossier", count)
