"""`rashomon judge`, with its input scripted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rashomon.cli.judge import command
from rashomon.cli.show import command as show
from rashomon.errors import UsageError
from rashomon.judgements import Judgements
from rashomon.model.wire import dumps, to_wire
from tests.test_questions import ONE, TWO, dossier
from tests.test_unseen import DRIVING as ALL_DRIVING

DRIVING = ALL_DRIVING - {"\n"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "event.json"
    file.write_text(dumps(to_wire(dossier())), encoding="utf-8")
    return file


def judge(path: Path, answers: str, *options: str) -> Result:
    return CliRunner().invoke(command, [str(path), *options], input=answers, catch_exceptions=False)


def rows(path: Path) -> list[dict[str, Any]]:
    file = path.with_name("event.judgements.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_every_answer_is_written_with_who_and_when(path: Path) -> None:
    result = judge(path, "s\n\nd\nu\n", "--by", "desk")
    assert result.exit_code == 0
    assert [(row["kind"], row["judgement"], row["by"]) for row in rows(path)] == [
        ("claim", "same", "desk"), ("name", "different", "desk"), ("claim", "unsure", "desk"),
    ]  # fmt: skip
    assert all(row["at"].endswith("+00:00") for row in rows(path))
    assert "3 of 4 decided" in result.output
    assert "»ninety people were aboard«" in result.output


def test_it_is_stopped_and_taken_up_again(path: Path) -> None:
    judge(path, "same\nq\n")
    assert len(rows(path)) == 1
    again = judge(path, "d\nd\nd\n")
    assert "1 of 3" in again.output
    assert judge(path, "").output == "Nothing is left to decide.\n"
    assert Judgements.load(path.with_name("event.judgements.jsonl")).verdict("claim", ONE.id, TWO.id) == "same"


def test_the_end_of_the_input_stops_and_writes_nothing(path: Path) -> None:
    assert "0 of 4 decided." in judge(path, "").output
    assert not path.with_name("event.judgements.jsonl").exists()


def test_bad_input_is_told_and_asked_again(path: Path) -> None:
    result = judge(path, "perhaps\ns\nq\n")
    assert "'perhaps' is no answer." in result.output
    assert [row["judgement"] for row in rows(path)] == ["same"]


def test_the_file_kinds_and_number_can_be_chosen(path: Path) -> None:
    target = path.with_name("desk.jsonl")
    target.write_text('{"kind": "name", "a": "x", "b": "y", "judgement": "same"}', encoding="utf-8")  # no line end
    result = judge(path, "s\ns\n", "--judgements", str(target), "--kind", "claim", "--count", "1")
    assert "1 of 1 decided" in result.output
    assert len(Judgements.load(target).decisions) == 2


@pytest.mark.parametrize(
    "text", ["not json", "[]", '{"documents": 3}', "", "[" * 5000, '{"documents": ' + "9" * 5000 + "}", "{}\n{}\n"]
)
def test_what_is_no_dossier_is_told_as_show_tells_it(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    result = judge(path, "s\n")
    assert result.exit_code == 3 and str(path) in result.stderr
    assert CliRunner().invoke(show, [str(path)]).stderr == result.stderr
    assert judge(path.with_name("nowhere.json"), "").exit_code == 3


def test_a_file_that_takes_no_decisions_is_told_before_one_is_made(path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        judge(path, "s\n", "--judgements", str(path.with_name("none") / "desk.jsonl"))


def test_an_account_goes_by_its_file_rather_than_a_hash(tmp_path: Path) -> None:
    wire = to_wire(dossier())
    for number, document in enumerate(wire["documents"]):
        document |= {"outlet": None, "title": None, "path": f"in/notes-{number}.txt"}
    path = tmp_path / "event.json"
    path.write_text(dumps(wire), encoding="utf-8")
    assert "notes-0" in judge(path, "k\nk\nk\nk\n").output


def test_an_accounts_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    wire = to_wire(dossier())
    wire["documents"][0]["text"] = wire["documents"][0]["text"].replace("Olga Brenn said", "Olga Brenn\x1b[2J\x07")
    wire["documents"][0]["outlet"] = "Wire\x1b]52;c;x\x07\x9b\u202e"
    for merge in wire["names"]:
        merge |= {"name": merge["name"] + "\x1b[31m\u2028", "reasons": ["\x9b2J\u202e"]}
    path = tmp_path / "event.json"
    path.write_text(dumps(wire), encoding="utf-8")
    output = judge(path, "\x1b[31m\u202e\ns\ns\ns\ns\n").output
    assert not set(output) & DRIVING
    assert "⟨U+001B⟩" in output and "⟨U+202E⟩" in output
