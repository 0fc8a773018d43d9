"""A dossier from a file, and what is said of files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.model.stored import load
from rashomon.model.wire import dumps, to_wire
from tests.views.dam import dossier as the_dam


@pytest.fixture
def text() -> str:
    return dumps(to_wire(the_dam()))


def test_what_was_written_comes_back(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dossier.json"
    path.write_text(text, encoding="utf-8")
    assert load(path) == the_dam()
    path.write_text("\ufeff" + text, encoding="utf-8")
    assert load(str(path)) == the_dam()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"# A brief", "is no JSON (line 1"),
        (b'{"documents": [', "is no JSON"),
        (b"\xff\xfe{}", "is not UTF-8"),
        (b"[]", "is not an object"),
        (b"{}", "documents is missing"),
        (b'{"documents": [], "figures": [{"min": NaN}]}', "holds NaN"),
        (b'{"documents": [], "figures": [{"min": 1e999}]}', "holds 1e999"),
        (b'{"documents": [], "figures": [{"min": ' + b"9" * 5000 + b"}]}", "holds 9999"),
        (b"[" * 200_000, "nested too deeply"),
    ],
)
def test_a_file_that_is_none_is_named_with_what_is_wrong(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(str(path)) and "rashomon read" in message
    assert said.replace("documents is", ".documents: is") in message or said in message


def test_several_dossiers_a_line_each_are_told_apart(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dossiers.jsonl"
    path.write_text(f"{text}\n{text}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"more than one dossier.*head -n 1"):
        load(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        load(tmp_path / "nowhere.json")
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path)
