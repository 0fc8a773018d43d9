"""Fault isolation: whatever a stage raises on an account ends that account's reading and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from rashomon import claims, clean, ingest, lineage, pipeline
from rashomon.cli.root import root
from rashomon.errors import UsageError
from rashomon.guard import KIND, Guard, StageError, sift
from rashomon.ingest import jsonl
from rashomon.model import Account, Problem
from rashomon.pipeline import Run, Toolbox

ANNOTATE = import_module("rashomon.annotate")  # the package; `rashomon.annotate` is the function of that name

MARK = "zyxomma"  # no account has this word but the one that is to fail
TEXTS = [
    "Three people were killed in Norvell on Monday, the police said.",
    f"The mayor of Norvell denied that the {MARK} had been closed.",
    "Nobody was hurt, a spokeswoman for the hospital told reporters.",
    "The police said that three people had died in Norvell.",
]


class BrokenError(Exception):
    """What no stage is ready for."""


def _marked(value: Any) -> bool:
    """Whether the marked account is in `value`: a reading, an account, a span of work on several of them."""
    if isinstance(value, str | bytes):
        return MARK in (value if isinstance(value, str) else value.decode("utf-8", "replace"))
    if isinstance(value, list | tuple):
        return any(map(_marked, value))
    account = getattr(value, "account", value)
    return MARK in getattr(account, "text", "")


def _breaking(monkeypatch: pytest.MonkeyPatch, home: Any, name: str) -> None:
    real = getattr(home, name)

    def broken(*args: Any, **named: Any) -> Any:
        if any(map(_marked, args)):
            raise BrokenError(f"\x1b]52;c;aGk=\x07 {name} cannot")
        return real(*args, **named)

    monkeypatch.setattr(home, name, broken)


STAGES = {
    "line": (jsonl, "_account"),
    "language": (ingest, "foreign_language"),
    "clean": (clean, "clean"),
    "parse": (import_module("rashomon.annotate.language"), "_parse"),
    "times": (ANNOTATE, "find_moments"),
    "places": (ANNOTATE, "find_places"),
    "figures": (ANNOTATE, "read_figures"),
    "claims": (claims, "extract"),
    "names": (claims, "resolve_with_reasons"),
    "copies": (lineage, "trace"),
    "origins": (lineage, "origins"),
    "points": (pipeline.align, "align"),
    "tally": (pipeline, "tally"),
    "merged places": (pipeline, "merge_places"),
    "dossier": (pipeline, "compose"),
}
ACROSS = {"names", "copies", "origins", "points", "tally", "merged places", "dossier"}


def _lines(folder: Path, *, story: Callable[[int], str] = lambda n: "one") -> Path:
    rows = [{"id": f"a{n}", "text": text, "story": story(n)} for n, text in enumerate(TEXTS)]
    path = folder / "accounts.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES)
def test_a_failing_stage_sets_its_account_aside_and_no_other(
    stage: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, toolbox: Toolbox
) -> None:
    _breaking(monkeypatch, *STAGES[stage])
    monkeypatch.setattr(pipeline, "Toolbox", lambda settings: toolbox)
    target = tmp_path / "dossier.json"
    done = CliRunner().invoke(root, ["read", str(_lines(tmp_path)), "--json", str(target)])
    assert done.exit_code == 1, done.output
    wire = json.loads(target.read_text(encoding="utf-8"))
    assert sorted(document["id"] for document in wire["documents"]) == ["a0", "a2", "a3"]
    told = [problem for problem in wire["coverage"]["problems"] if problem["kind"] == KIND]
    assert len(told) == 1
    assert "failed on it (BrokenError" in told[0]["message"]
    assert told[0]["line"] == 2
    assert told[0]["document"] == (None if stage in ("line", "language") else "a1")


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES)
def test_a_failing_stage_ends_no_run_over_stories(
    stage: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, toolbox: Toolbox
) -> None:
    _breaking(monkeypatch, *STAGES[stage])
    run = Run()
    path = _lines(tmp_path, story=lambda n: f"s{n % 2}")
    source = pipeline.accounts([path], run, settings=toolbox.settings)
    dossiers = list(pipeline.stories(source, toolbox, run))
    assert [sorted(d.id for d in dossier.documents) for dossier in dossiers] == [["a0", "a2"], ["a3"]]
    assert [problem.kind for problem in run.problems] == [KIND]
    assert run.failed
    assert run.whole == 3


@pytest.mark.slow
@pytest.mark.parametrize("stage", [each for each in STAGES if each not in ACROSS])
def test_annotate_goes_on_after_a_failing_stage(
    stage: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, toolbox: Toolbox
) -> None:
    _breaking(monkeypatch, *STAGES[stage])
    monkeypatch.setattr(pipeline, "Toolbox", lambda settings: toolbox)
    target = tmp_path / "annotations.jsonl"
    done = CliRunner().invoke(root, ["annotate", str(_lines(tmp_path)), "-o", str(target)])
    assert done.exit_code == 1, done.output
    assert [json.loads(line)["id"] for line in target.read_text("utf-8").splitlines()] == ["a0", "a2", "a3"]


@pytest.mark.slow
def test_a_parser_that_fails_inside_its_batch_costs_one_account(
    monkeypatch: pytest.MonkeyPatch, toolbox: Toolbox
) -> None:
    """Blocks of several accounts go through the parser together; the others of a failed batch are parsed again."""
    pipe = toolbox.language.pipeline
    tagger = pipe.get_pipe("tagger")
    real = tagger.predict

    def predict(docs: Sequence[Any]) -> Any:
        if any(MARK in doc.text for doc in docs):
            raise BrokenError
        return real(docs)

    monkeypatch.setattr(tagger, "predict", predict)
    run = Run()
    accounts = [Account(id=f"a{n}", text=text) for n, text in enumerate(TEXTS * 12)]
    read = list(pipeline.readings(accounts, toolbox, run=run))
    assert [reading.account.id for reading in read] == [a.id for a in accounts if MARK not in a.text]
    assert [problem.document for problem in run.problems] == [a.id for a in accounts if MARK in a.text]


@pytest.mark.slow
def test_what_every_account_would_meet_ends_the_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, toolbox: Toolbox
) -> None:
    def unusable(*_: Any, **__: Any) -> Any:
        raise UsageError("The cache cannot be written. Set RASHOMON_CACHE.")

    monkeypatch.setattr(claims, "extract", unusable)
    with pytest.raises(UsageError, match="RASHOMON_CACHE"):
        list(pipeline.readings([Account(id="a", text=TEXTS[0])], toolbox, run=Run()))


def test_without_a_list_of_problems_the_failure_is_raised() -> None:
    def broken() -> None:
        raise BrokenError

    with pytest.raises(BrokenError):
        Guard().run("a stage", broken, Account(id="a", text=""))


def test_a_long_fault_is_cut_and_names_its_stage() -> None:
    problems: list[Problem] = []

    def broken() -> None:
        raise BrokenError("x" * 10_000)

    assert Guard(problems).run("a stage", broken, Account(id="a", text="", path="p.txt")) is None
    assert str(problems[0]).startswith("p.txt: It was set aside: a stage failed on it (BrokenError: xxx")
    assert len(str(problems[0])) < 500


@given(
    size=st.integers(0, 25),
    alone=st.sets(st.integers(0, 24)),
    together=st.sets(st.frozensets(st.integers(0, 24), min_size=2, max_size=2), max_size=3),
)
def test_sift_keeps_what_works_and_names_what_does_not(
    size: int, alone: set[int], together: set[frozenset[int]]
) -> None:
    def work(items: Sequence[int]) -> None:
        if alone & set(items) or any(pair <= set(items) for pair in together):
            raise BrokenError

    kept, failed = sift(range(size), work)
    assert sorted([*kept, *(item for item, _ in failed)]) == list(range(size))
    work(kept)  # does not raise
    bad = {item for item, _ in failed}
    assert alone & set(range(size)) <= bad
    assert len(bad - alone) <= len(together)


def test_the_stage_stands_in_the_error_of_a_run_that_keeps_no_problems(
    monkeypatch: pytest.MonkeyPatch, dam_readings: Any
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise BrokenError

    monkeypatch.setattr(lineage, "trace", broken)
    with pytest.raises(BrokenError) as raised:
        pipeline.dossier(dam_readings)
    assert isinstance(raised.value.__cause__, StageError)
    assert raised.value.__cause__.stage == "finding copies"
