"""`rashomon show` as a user meets it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli.show import command
from rashomon.errors import UsageError
from rashomon.model import Dossier
from rashomon.model.wire import dumps, to_wire
from rashomon.views import written
from tests.views import hostile
from tests.views.dam import dossier as the_dam


def saved(folder: Path, of: Dossier) -> str:
    path = folder / "dossier.json"
    path.write_text(dumps(to_wire(of)), encoding="utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner(env={**os.environ, "COLUMNS": "200"}).invoke(command, arguments)


def test_alone_it_is_the_first_screen(tmp_path: Path) -> None:
    done = run(saved(tmp_path, the_dam()))
    assert done.exit_code == 0
    assert "5 accounts" in done.output and "In dispute" in done.output


def test_one_thing_by_its_kind_and_id_or_by_its_id(tmp_path: Path) -> None:
    path = saved(tmp_path, the_dam())
    for kind, identity in (("point", "p-hoist-faulty"), ("claim", "c-K-06"), ("account", "d-worldbrief")):
        done = run(path, kind, identity)
        assert done.exit_code == 0 and done.output
        assert run(path, identity).output == done.output
        assert identity in run(path, kind).output
        assert run(path, f"{kind}s").output == run(path, kind).output


@pytest.mark.parametrize("ending", [".html", ".md", ".json"])
def test_a_report_is_made_of_a_dossier(tmp_path: Path, ending: str) -> None:
    path, target = saved(tmp_path, the_dam()), tmp_path / f"report{ending}"
    done = run(path, "-o", str(target), "--title", "The gate")
    assert (done.exit_code, done.output) == (0, "")
    assert target.read_text(encoding="utf-8") == written(replace(the_dam(), title="The gate"), ending)
    assert "The gate" in run(path, "--title", "The gate").output


@pytest.mark.parametrize("extra", [["point"], ["-o", "x.pdf"], ["-o", "none/x.html"], ["-o", "dossier.json"]])
def test_a_report_that_cannot_be_made_touches_nothing(
    tmp_path: Path, extra: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, the_dam())
    monkeypatch.chdir(tmp_path)
    before = Path(path).read_bytes()
    (tmp_path / "report.html").write_text("old")
    assert isinstance(run(path, "-o", "report.html", *extra).exception, UsageError)
    assert Path(path).read_bytes() == before and sorted(each.name for each in tmp_path.iterdir()) == [
        "dossier.json", "report.html",
    ]  # fmt: skip


@pytest.mark.parametrize("wanted", [["point", "a", "b"], ["sentence", "p1"], ["no-such"], ["point", "no-such"]])
def test_what_is_not_there_is_wrong_usage(tmp_path: Path, wanted: list[str]) -> None:
    """The entry point makes exit code 2 of it."""
    assert isinstance(run(saved(tmp_path, the_dam()), *wanted).exception, UsageError)


def test_a_file_that_is_no_dossier_is_exit_code_three(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps({"claims": []}))
    for path in (tmp_path / "x.json", tmp_path / "nowhere.json"):
        done = run(str(path))
        assert done.exit_code == 3
        assert str(path) in done.stderr and "rashomon read" in done.stderr and not done.stdout


def test_hostile_words_drive_no_terminal(tmp_path: Path) -> None:
    path = saved(tmp_path, hostile.dossier())
    for wanted in ([], ["point"], ["claim"], ["account"], ["account", "1"]):
        assert not set(run(path, *wanted).output) & set("\x1b\x00\u202e\r")
