"""The command line as a user meets it: a process, its output, its exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rashomon", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, encoding="utf-8")


ONE = {"id": "one", "text": "The gate failed at noon, the mayor said. Five people were killed.", "story": "s"}
TWO = {"id": "two", "text": "The ministry denied that the gate had failed.", "story": "s"}


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith("rashomon ")
    text = run("--help").stdout
    assert "read" in text and "annotate" in text and "Exit codes" in text
    assert "--json" in run("read", "--help").stdout


def test_starting_up_loads_no_model() -> None:
    heavy = ("spacy", "numpy", "onnxruntime", "rich")
    code = f"import sys, rashomon.cli.root; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_json_lines_in_json_out_quiet_when_piped() -> None:
    lines = "\n".join(json.dumps(row) for row in (ONE, TWO))
    done = run("read", "-", "--json", "-", stdin=lines)
    dossier = json.loads(done.stdout)
    assert [d["id"] for d in dossier["documents"]] == ["one", "two"]
    assert done.stderr == ""
    assert done.returncode == 0


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The gate failed at noon, the mayor of the town said on Tuesday.")
    (tmp_path / "bad.jsonl").write_text('{"id": "x", "text": \n' + json.dumps(ONE) + "\n")
    (tmp_path / "empty.txt").write_text("")
    target = tmp_path / "out.jsonl"
    done = run("annotate", str(tmp_path), "-o", str(target))
    assert len(target.read_text().splitlines()) == 2
    assert "bad.jsonl:1" in done.stderr and "empty.txt" in done.stderr
    assert done.returncode == 1


def test_nothing_readable_is_exit_code_three(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run("read", str(tmp_path))
    assert done.returncode == 3
    assert "empty.txt" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read"], "PATH"),
        (["read", "x.txt", "--by", "story"], "--jsonl"),
        (["unknown"], "unknown"),
        (["read", "--judgements", "nowhere.jsonl", "-"], "nowhere.jsonl"),
    ],
)
def test_wrong_usage_is_exit_code_two(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_by_story_writes_a_dossier_a_line(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(row) for row in (ONE, {**TWO, "story": "t"}))
    target = tmp_path / "dossiers.jsonl"
    done = run("read", "-", "--by", "story", "--jsonl", str(target), stdin=lines)
    assert done.returncode == 0
    assert [json.loads(line)["story"] for line in target.read_text().splitlines()] == ["s", "t"]


def test_files_are_written_by_their_ending(tmp_path: Path) -> None:
    account = tmp_path / "a.txt"
    account.write_text("The gate failed at noon, the mayor of the town said on Tuesday.")
    done = run("read", str(account), "-o", str(tmp_path / "d.html"), "-o", str(tmp_path / "d.md"))
    assert done.returncode == 0
    assert (tmp_path / "d.html").read_text().lower().startswith("<!doctype html>")
    assert (tmp_path / "d.md").read_text().startswith("# ")
