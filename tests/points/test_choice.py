"""Which judge a run has, and what is told where it cannot have it."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from rashomon.encoder import SHIPPED as ENCODER
from rashomon.errors import InputError, UsageError
from rashomon.points import chosen
from rashomon.points.network import Network, Shape
from rashomon.points.remote import Remote
from rashomon.settings import Settings
from tests.cli.process import ONE, TWO, rows, run
from tests.points.answering import answering, says, status

NONE = {"same": [], "opposed": []}


def test_without_a_word_there_is_none() -> None:
    assert chosen(Settings()) is None


@pytest.mark.slow
def test_a_folder_is_a_network(tmp_path: Path) -> None:
    """Any networks will do to be opened: those of the encoder stand in."""
    (tmp_path / "mine").mkdir()
    for name in ("reader.onnx", "comparer.onnx"):
        shutil.copy(ENCODER / "model.onnx", tmp_path / "mine" / name)
    shutil.copy(ENCODER / "tokenizer.json", tmp_path / "mine")
    (tmp_path / "mine" / "judge.json").write_text(json.dumps(asdict(Shape())), "utf-8")
    judge = chosen(Settings(judge=str(tmp_path / "mine")))
    assert isinstance(judge, Network)


def test_an_address_is_a_model_at_an_endpoint() -> None:
    with answering(says(NONE)) as server:
        judge = chosen(Settings(judge=server.url, judge_model="m"))
    assert isinstance(judge, Remote) and not server.posted


WRONG: dict[str, tuple[dict[str, object], str]] = {
    "no model": ({"judge": "http://localhost:1/v1"}, "--judge-model"),
    "a model without an endpoint": ({"judge_model": "m"}, "--judge URL"),
    "insecure without an endpoint": ({"judge_insecure": True}, "--judge URL"),
    "a model of a folder": ({"judge": ".", "judge_model": "m"}, "--judge URL"),
    "a folder that is not there": ({"judge": "none"}, "no such folder"),
    "an address without its scheme": ({"judge": "localhost:11434/v1"}, "http://"),
    "a scheme that is none": ({"judge": "ftp://localhost/v1", "judge_model": "m"}, "http"),
    "nobody there": ({"judge": "http://127.0.0.1:1/v1", "judge_model": "m"}, "http://127.0.0.1:1/v1"),
}


@pytest.mark.parametrize(("settings", "words"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_had_is_told_with_what_to_do(settings: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError) as told:
        chosen(Settings(**settings))  # type: ignore[arg-type]
    assert words in str(told.value)


def test_a_folder_without_a_network_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"judge\.json"):
        chosen(Settings(judge=str(tmp_path)))


def test_an_endpoint_that_is_not_there_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(rows(ONE, TWO))
    call = ["read", "in.jsonl", "--json", "out.json", "--judge", "http://127.0.0.1:1/v1", "--judge-model", "m"]
    done = run(*call, cwd=tmp_path)
    assert done.returncode == 2 and "http://127.0.0.1:1/v1" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "out.json").exists()


@pytest.mark.slow
@pytest.mark.parametrize("more", [["--json", "out.json"], ["--by", "story", "--jsonl", "out.json"]])
def test_the_command_asks_the_endpoint_and_keeps_the_answers(more: list[str], tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(rows(ONE, TWO))
    home = {**os.environ, "RASHOMON_JUDGE_KEY": "sk-test", "XDG_CACHE_HOME": str(tmp_path)}
    with answering(says(NONE), status(500)) as server:
        call = ["read", "in.jsonl", *more, "--judge", server.url, "--judge-model", "qwen3:32b"]
        assert run(*call, cwd=tmp_path, env=home).returncode == 0
        assert [path for path, _, _ in server.posted] == ["/v1/chat/completions"]
        assert server.posted[0][1]["Authorization"] == "Bearer sk-test"
        assert run(*call, cwd=tmp_path, env=home).returncode == 0
        assert len(server.posted) == 1, "what is kept is not asked for again"
    told = (tmp_path / "out.json").read_text()
    assert "qwen3:32b" in told and "sk-test" not in told
