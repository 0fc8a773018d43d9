"""The order of the stages, and nothing else: `ingest → clean → annotate → claims → lineage → align → dossier`.

Only this module knows it. What is loaded once for many accounts (language model, tagger, gazetteer) is a `Toolbox`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from rashomon import __version__, align, claims, clean, grouping, ingest, lineage, normalise, points
from rashomon.align.places import merge_places
from rashomon.align.tally import tally
from rashomon.annotate import Gazetteer, Language, anchor_moments, annotate
from rashomon.claims import Attributor
from rashomon.dossier import DIFFERENT, compose, different_events
from rashomon.errors import RashomonError, UsageError
from rashomon.guard import KIND as SET_ASIDE
from rashomon.guard import Guard, StageError, set_aside, sift
from rashomon.judgements import Judgements
from rashomon.model import Account, Dossier, Origin, Problem, Reading, Reuse
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

    @cached_property
    def judge(self) -> points.Judge | None:
        """The judge of pairs that the settings name, seen to be there; None for the one that ships."""
        return points.chosen(self.settings)


@dataclass(slots=True)
class Run:
    """What happened besides: what was not read, and how many accounts were."""

    problems: list[Problem] = field(default_factory=list)
    accounts: int = 0

    @property
    def whole(self) -> int:
        """How many accounts went through all stages so far: those read, less those set aside."""
        return self.accounts - sum(p.kind == SET_ASIDE and p.document is not None for p in self.problems)

    @property
    def failed(self) -> bool:
        """Whether something that was asked for was not read."""
        return any(problem.fatal for problem in self.problems)


def accounts(
    paths: Iterable[str | Path], run: Run, *, settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[Account]:
    """The accounts under `paths`; what could not be read goes to `run.problems`."""
    return _counted(ingest.accounts(paths, settings=settings, stdin=stdin), run)


def records(items: Iterable[Mapping[str, Any]], run: Run, *, settings: Settings) -> Iterator[Account]:
    """The accounts of mappings with the fields of a JSON line; what is none goes to `run.problems`."""
    return _counted(ingest.records(items, settings=settings), run)


def _counted(items: Iterable[Account | Problem], run: Run) -> Iterator[Account]:
    for item in items:
        if isinstance(item, Problem):
            run.problems.append(item)
        else:
            run.accounts += 1
            yield item


def readings(
    source: Iterable[Account], tools: Toolbox, *, run: Run | None = None, progress: Progress = _silent
) -> Iterator[Reading]:
    """Each account read by itself, one after another as they come: a stream stays a stream.

    An account on which a stage fails is set aside with a problem in `run`, and the others go on. Without a `run` the
    first failure is raised.
    """
    guard = Guard(run.problems if run is not None else None)

    def attributed(reading: Reading) -> Reading:
        read = claims.attach_figures(claims.extract(reading, attributor=tools.attributor))
        return normalise.as_given(read)

    def attribute(reading: Reading) -> Reading | None:
        return guard.run("reading claims", partial(attributed, reading), reading.account)

    cleaned = _kept(guard.run("cleaning", partial(_cleaned, account), account) for account in source)
    annotated = annotate(cleaned, language=tools.language, gazetteer=tools.gazetteer, guard=guard)
    for count, reading in enumerate(_kept(_one_behind(attribute, annotated)), start=1):
        yield reading
        progress("account", count)


def _cleaned(account: Account) -> Reading:
    return clean.clean(normalise.as_read(account))


def _kept(readings: Iterable[Reading | None]) -> Iterator[Reading]:
    """The readings, less those that were set aside."""
    return (reading for reading in readings if reading is not None)


def _one_behind(work: Callable[[Reading], Reading | None], source: Iterable[Reading]) -> Iterator[Reading | None]:
    """`work` on each item in order, on a thread of its own that is at most `AHEAD` items behind.

    The tagger runs outside the interpreter's lock, so the parser goes on with the next account meanwhile. The lock is
    handed over more often than by default: the tagger asks for it for a moment between two windows.
    """
    with _lock_handed_over(HANDOVER), ThreadPoolExecutor(max_workers=1, thread_name_prefix="claims") as pool:
        waiting: deque[Future[Reading | None]] = deque()
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
    run: Run | None = None,
    problems: Sequence[Problem] = (),
    story: str | None = None,
    judgements: Judgements | None = None,
    judge: points.Judge | None = None,
) -> Dossier:
    """The dossier of one event from its readings; their order changes nothing.

    Accounts on which a stage fails are set aside: they become problems of the dossier's coverage and of `run`, and
    the dossier is made of the others. Without a `run` the failure is raised. `problems`: what else coverage tells.
    `judge`: of pairs; without one, points come from `align`.
    """
    made = _dossier(told, run, problems, partial(_compose, story=story, judgements=judgements, judge=judge))
    if run is not None:
        kinds = (points.UNJUDGED, DIFFERENT)
        run.problems.extend(p for p in made.coverage.problems if p.kind in kinds and p not in run.problems)
    return made


def _dossier(
    told: Sequence[Reading], run: Run | None, problems: Sequence[Problem], compose: Callable[..., Dossier]
) -> Dossier:
    make = partial(compose, problems=problems)
    ordered = sorted(map(normalise.as_read, told), key=lambda reading: reading.account.id)
    try:
        return make(ordered)
    except StageError as error:
        if run is None:
            raise error.fault from error
    kept, failed = sift(ordered, make)
    aside = [_set_aside(reading, fault) for reading, fault in failed]
    run.problems.extend(aside)
    return make(kept, problems=(*problems, *aside))


def _set_aside(reading: Reading, fault: Exception) -> Problem:
    stage, cause = (fault.stage, fault.fault) if isinstance(fault, StageError) else ("comparing", fault)
    return set_aside(reading.account, stage, cause)


def _compose(
    told: Sequence[Reading],
    *,
    problems: Sequence[Problem],
    story: str | None,
    judgements: Judgements | None,
    judge: points.Judge | None,
) -> Dossier:
    """The stages across accounts, in order.

    Raises:
        StageError: one of them failed.
    """
    with _stage("comparing names"):
        named, merges = claims.resolve_with_reasons(_anchored(told), judgements=judgements)
        resolved = [claims.attach_figures(reading) for reading in named]
    with _stage("finding copies"):
        reuse = lineage.trace(resolved)
        origins = lineage.origins(resolved, reuse)
    with _stage("finding points"):
        found = _points(resolved, reuse, origins, judgements=judgements, judge=judge)
    with _stage("comparing figures"):
        tallied = tally(resolved, judgements=judgements)
    with _stage("comparing places"):
        places = merge_places(resolved)
    with _stage("writing the dossier"):
        composed = compose(
            resolved,
            lineage=reuse,
            points=found.points,
            tally=tallied,
            places=places,
            problems=[*_with_unseen(problems, told), *found.problems, *_different_events(told)],
            story=story,
            generator=f"rashomon {__version__}",
            names=merges,
            judge=found.judge,
        )
        return normalise.as_given(composed)


def _different_events(told: Sequence[Reading]) -> list[Problem]:
    problem = different_events([reading.account for reading in told])
    return [problem] if problem is not None else []


def _with_unseen(problems: Sequence[Problem], told: Sequence[Reading]) -> list[Problem]:
    """The problems, and what was read through in the accounts where none of them says so yet."""
    found = [problem for reading in told if (problem := normalise.problem_of(reading.account))]
    return [*problems, *(problem for problem in found if problem not in problems)]


def _points(
    resolved: Sequence[Reading],
    reuse: Sequence[Reuse],
    origins: Mapping[str, Origin],
    *,
    judgements: Judgements | None,
    judge: points.Judge | None,
) -> points.Found:
    """The points, by the judge of pairs where one was asked for, else by `align`."""
    if judge is not None:
        return points.find_points(resolved, reuse, judgements=judgements, origins=origins, judge=judge)
    named = {claim: str(origin) for claim, origin in origins.items()}
    aligned = align.align(resolved, reuse, judgements=judgements, origins=named)
    return points.Found(points=aligned, hidden=0)


@contextmanager
def _stage(name: str) -> Iterator[None]:
    """Whatever fails within fails under the name of its stage, so that a message can say which."""
    try:
        yield
    except RashomonError:
        raise
    except Exception as fault:
        raise StageError(name, fault) from fault


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
    read = readings(stream, tools, run=run, progress=progress)
    for count, (value, members) in enumerate(groupby(read, key=lambda r: str(grouping.value(r.account, by))), start=1):
        yield dossier(tuple(members), run=run, story=value, judgements=judgements, judge=tools.judge)
        progress("dossier", count)
