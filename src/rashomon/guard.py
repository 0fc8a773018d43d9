"""Fault isolation: what goes wrong with one account ends that account's reading and nothing else.

Each stage is run on an account by a `Guard`. What a stage raises is kept as a `Problem` that names the account, the
stage and the fault, and the run goes on without that account. Errors that are raised on purpose (`RashomonError`: a
missing package, a cache that cannot be written) would meet every account alike, and so they end the run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rashomon.errors import RashomonError
from rashomon.model import Account, Problem

KIND = "set aside"
LONGEST = 200  # characters of a fault's own words that a message repeats
REMEDY = "The others were read without it. Please report this, with the account if you may share it."

Made = TypeVar("Made")


class StageError(Exception):
    """A stage of the work across accounts failed; `stage` is its name and `fault` what it raised."""

    def __init__(self, stage: str, fault: Exception) -> None:
        super().__init__(f"{stage}: {fault!r}")
        self.stage = stage
        self.fault = fault


class Guard:
    """Runs stages on accounts. `problems` takes what failed; where it is None, the first failure is raised."""

    def __init__(self, problems: list[Problem] | None = None) -> None:
        self._problems = problems

    @property
    def raises(self) -> bool:
        """Whether a failure is raised instead of kept."""
        return self._problems is None

    def run(self, stage: str, work: Callable[[], Made], account: Account) -> Made | None:
        """What `work` gives, or None where it failed and the account is set aside."""
        try:
            return work()
        except RashomonError:
            raise
        except Exception as fault:
            if self._problems is None:
                raise
            self._problems.append(set_aside(account, stage, fault))
            return None


def set_aside(account: Account, stage: str, fault: Exception) -> Problem:
    """The problem of an account that a stage failed on."""
    return Problem(
        kind=KIND,
        message=f"It was set aside: {stage} failed on it ({_told(fault)}).",
        remedy=REMEDY,
        path=account.path,
        line=account.line,
        document=account.id,
    )


def unreadable(path: str | None, line: int | None, stage: str, fault: Exception) -> Problem:
    """The problem of an input that became no account because `stage` failed on it."""
    return Problem(
        kind=KIND,
        message=f"It was set aside: {stage} failed on it ({_told(fault)}).",
        remedy=REMEDY,
        path=path,
        line=line,
    )


def sift(
    items: Sequence[Made], work: Callable[[Sequence[Made]], object]
) -> tuple[list[Made], list[tuple[Made, Exception]]]:
    """Fault localisation: the items on which `work` succeeds together, and those it fails with, each with the fault.

    Halves the items until the ones that fail alone are found; where two halves each succeed and together fail, the
    second half's items are added to the first one by one. `work` is called O(k log n) times for k items that fail
    alone, at most O(n) times where they fail together.
    """
    if not items:
        return [], []
    fault = _fault(items, work)
    if fault is None:
        return list(items), []
    if len(items) == 1:
        return [], [(items[0], fault)]
    half = len(items) // 2
    kept, bad = sift(items[:half], work)
    others, worse = sift(items[half:], work)
    if _fault([*kept, *others], work) is None:
        return [*kept, *others], [*bad, *worse]
    for item in others:
        fault = _fault([*kept, item], work)
        if fault is None:
            kept.append(item)
        else:
            worse.append((item, fault))
    return kept, [*bad, *worse]


def _fault(items: Sequence[Made], work: Callable[[Sequence[Made]], object]) -> Exception | None:
    try:
        work(items)
    except RashomonError:
        raise
    except Exception as fault:  # noqa: BLE001 - it is looked for
        return fault
    return None


def _told(fault: Exception) -> str:
    words = str(fault)
    return f"{type(fault).__name__}{': ' if words else ''}{words[:LONGEST]}{'…' if len(words) > LONGEST else ''}"
