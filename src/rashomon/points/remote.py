"""A judge from outside: a language model of the user's choice reads the statements of an event and answers by numbers.

Another judge reads, to find whom to compare, and judges what no window holds and what was answered in no form that is
taken (`Nobody`, as the program uses it: such pairs are neither). What always holds: of what a model writes only numbers
of statements go on (`prompt.checked`), so no word of it stands in a dossier; a pair that is called two things that
exclude each other is left to that other judge, and counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from pathlib import Path
from typing import Literal, Protocol

import numpy as np

from rashomon import output
from rashomon.errors import UsageError
from rashomon.model import Problem
from rashomon.points import prompt
from rashomon.points.clustering import Thresholds
from rashomon.points.context import Context
from rashomon.points.endpoint import Endpoint, NoAnswerError, pause
from rashomon.points.judge import UNJUDGED, Floats, Ints, Judge, Told, Verdicts
from rashomon.points.prompt import Answer, Prompt, RefusedError
from rashomon.points.windows import windows

Kind = Literal["same", "narrower", "opposed"]
CHANCES: dict[Kind, tuple[float, float]] = {"same": (0.97, 0.02), "narrower": (0.8, 0.02), "opposed": (0.02, 0.97)}
NEITHER = (0.02, 0.02)
TRIES = 2  # a call that fails or an answer that is refused is asked for once more
PATIENCE = 2  # windows in a row without an answer, after which an event is asked about no further


class Asker(Protocol):
    """Whoever answers a prompt."""

    def ask(self, asked: Prompt) -> str:
        """The answer as it came.

        Raises:
            NoAnswerError: there is none.
        """
        ...


@dataclass(frozen=True, slots=True)
class Chat:
    """Asks the model of an endpoint."""

    endpoint: Endpoint

    def ask(self, asked: Prompt) -> str:
        return self.endpoint.chat(prompt.SYSTEM, asked.user())


@dataclass(slots=True)
class Outcome:
    """What became of an event's windows."""

    asked: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    contradictions: int = 0
    not_kept: bool = False

    def problems(self, name: str) -> tuple[Problem, ...]:
        """What a reader must know of it; none where all was answered well."""
        parts = []
        if self.refused:
            parts.append(f"{_number(self.refused.total(), 'answer')} refused ({_listed(self.refused)})")
        if self.unanswered:
            unanswered = _number(self.unanswered.total(), "window")
            parts.append(f"{unanswered} left without an answer ({_listed(self.unanswered)})")
        if self.contradictions:
            pairs = _number(self.contradictions, "pair")
            parts.append(f"{pairs} called two things that exclude each other")
        if self.not_kept:
            parts.append("answers could not be kept in the cache")
        if not parts:
            return ()
        windows = _number(self.asked, "window")
        lost = " Pairs of statements there count as neither." if len(parts) > self.not_kept else ""
        return (
            Problem(
                kind=UNJUDGED,
                message=f"The judge {name} was asked about {windows} of statements: {'; '.join(parts)}.{lost}",
                remedy="Good answers are kept: run it again, or name another model with --judge-model.",
                fatal=False,
            ),
        )


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{reason}: {count}" for reason, count in sorted(found.items()))


class Remote:
    """A judge that asks a model. `kept`: the folder of answers by content; None keeps none."""

    thresholds = Thresholds()  # a model answers yes or no; there is nothing to fit

    def __init__(self, asker: Asker, other: Judge, *, model: str, kept: Path | None) -> None:
        self._asker, self._other, self._model, self._kept = asker, other, model, kept
        self.name = f"{model} (prompt {prompt.VERSION})"

    def read(self, contexts: Sequence[Context]) -> Told:
        """The statements as the other judge reads them, and as they stand."""
        return replace(self._other.read(contexts), contexts=tuple(contexts))

    def compare(self, told: Told, pairs: Ints) -> Floats:
        """(m, 2) chances of the pairs."""
        return self.report(told, pairs).chances[: len(pairs)]

    def report(self, told: Told, pairs: Ints) -> Verdicts:
        """The pairs, then those that the model named besides; who judged each; what was refused."""
        outcome = Outcome()
        found: dict[tuple[int, int], set[Kind | Literal["turned"]]] = {}
        chances = np.array(self._other.compare(told, pairs), dtype=np.float32).reshape(-1, 2)
        read = np.zeros(len(pairs), dtype=bool)
        for members, answer in self._answers(told, pairs, outcome):
            inside = np.zeros(len(told.vectors), dtype=bool)
            inside[members] = True
            read |= inside[pairs].all(axis=1)
            for kind, first, second in named(answer):
                a, b = members[first - 1], members[second - 1]
                turned = kind == "narrower" and a > b
                found.setdefault((min(a, b), max(a, b)), set()).add("turned" if turned else kind)
        verdicts = {pair: one for pair, kinds in found.items() if (one := _kind(kinds)) is not None}
        outcome.contradictions = len(found) - len(verdicts)
        by = [self._other.name] * len(pairs)
        listed = [(int(a), int(b)) for a, b in pairs]
        for at, pair in enumerate(listed):
            if pair in verdicts or (read[at] and pair not in found):
                chances[at] = CHANCES[verdicts[pair]] if pair in verdicts else NEITHER
                by[at] = self.name
        more = sorted(verdicts.keys() - set(listed))
        return Verdicts(
            np.array([*listed, *more], dtype=np.int64).reshape(-1, 2),
            np.concatenate([chances, np.array([CHANCES[verdicts[p]] for p in more], dtype=np.float32).reshape(-1, 2)]),
            (*by, *(self.name for _ in more)),
            outcome.problems(self.name),
        )

    def _answers(self, told: Told, pairs: Ints, outcome: Outcome) -> Iterator[tuple[list[int], Answer]]:
        silent = 0
        for members in windows(told.vectors, pairs):
            outcome.asked += 1
            asked = Prompt.of([told.contexts[at] for at in members])
            if (kept := self._known(asked)) is not None:
                yield members, kept
            elif silent >= PATIENCE:
                outcome.unanswered["not asked, since those before gave none"] += 1
            else:
                answer, silent = self._asked(asked, outcome, silent)
                if answer is not None:
                    self._keep(asked, answer, outcome)
                    yield members, answer

    def _asked(self, asked: Prompt, outcome: Outcome, silent: int) -> tuple[Answer | None, int]:
        """The answer, if there is one of the right form; and how many windows in a row went without any by now."""
        for left in reversed(range(TRIES)):
            try:
                return prompt.parse(self._asker.ask(asked), len(asked.lines)), 0
            except RefusedError as error:
                if not left:
                    outcome.refused[error.reason] += 1
                    return None, 0
            except NoAnswerError as error:
                if not left or error.lasting:
                    outcome.unanswered[error.reason] += 1
                    return None, PATIENCE if error.lasting else silent + 1
                pause(error)
        raise AssertionError("the last try returns")

    def _place(self, asked: Prompt) -> Path | None:
        return None if self._kept is None else self._kept / f"{asked.key(self._model)}.json"

    def _known(self, asked: Prompt) -> Answer | None:
        """The answer that was kept; one that is damaged is as none."""
        place = self._place(asked)
        if place is None or not place.is_file():
            return None
        try:
            return prompt.parse(place.read_text(encoding="utf-8"), len(asked.lines))
        except (OSError, ValueError, RefusedError):
            return None

    def _keep(self, asked: Prompt, answer: Answer, outcome: Outcome) -> None:
        place = self._place(asked)
        if place is None:
            return
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            output.write(place, json.dumps(answer.wire()) + "\n")
        except (OSError, UsageError):
            outcome.not_kept = True


def named(answer: Answer) -> Iterator[tuple[Kind, int, int]]:
    """Every pair that an answer names, by numbers; the narrower one first where there is one."""
    for group in answer.same:
        for one, other in combinations(group, 2):
            yield "same", one, other
    for mine, theirs in answer.opposed:
        for one, other in product(mine, theirs):
            if one != other:
                yield "opposed", one, other
    for one, other in answer.narrower:
        if one != other:
            yield "narrower", one, other


def _kind(kinds: set[Kind | Literal["turned"]]) -> Kind | None:
    """The one thing that a pair was called; None where it was called things that exclude each other."""
    if "opposed" in kinds:
        return "opposed" if len(kinds) == 1 else None
    if "same" in kinds:
        return "same"
    return "narrower" if len(kinds) == 1 else None
