"""`rashomon export` as a user meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon import exports
from rashomon.cli.export import command
from rashomon.errors import UsageError
from tests.cli.test_show import saved
from tests.views.dam import dossier as the_dam


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize("each", exports.FORMATS, ids=lambda each: each.name)
def test_every_format_is_written_where_it_was_asked_for(each: exports.Format, tmp_path: Path) -> None:
    path, target = saved(tmp_path, the_dam()), tmp_path / "out"
    assert run(path, "--to", each.name, "-o", str(target)).exit_code == 0
    made = exports.written(the_dam(), each.name)
    if isinstance(made, str):
        assert target.read_bytes().decode("utf-8") == made
        assert run(path, "--to", each.name).stdout_bytes == made.encode("utf-8")
    else:
        assert {file.name: file.read_bytes() for file in target.iterdir()} == dict(made)


def test_a_folder_of_files_does_not_go_to_stdout(tmp_path: Path) -> None:
    done = run(saved(tmp_path, the_dam()), "--to", "csv")
    assert isinstance(done.exception, UsageError) and "-o FOLDER" in str(done.exception)


def test_an_unknown_format_is_told_before_the_file_is_read() -> None:
    done = run("nowhere.json", "--to", "docx")
    assert isinstance(done.exception, UsageError) and "webannotation" in str(done.exception)


def test_a_file_that_is_no_dossier_is_exit_code_three(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    done = run(str(tmp_path / "x.json"), "--to", "ics", "-o", str(tmp_path / "x.ics"))
    assert done.exit_code == 3 and "x.json" in done.stderr
    assert not (tmp_path / "x.ics").exists()


def test_help_names_every_format() -> None:
    text = run("--help").output
    assert all(each.name in text and each.what in text for each in exports.FORMATS)


def test_as_a_process_with_its_exit_codes(tmp_path: Path) -> None:
    path = saved(tmp_path, the_dam())
    for arguments, code in ((["--to", "ics"], 0), (["--to", "csv"], 2), (["--to", "nothing"], 2)):
        call = [sys.executable, "-m", "rashomon", "export", path, *arguments]
        done = subprocess.run(call, capture_output=True, check=False)
        assert done.returncode == code and bool(done.stderr) == bool(code)


def test_exporting_loads_no_model_and_no_table_library(tmp_path: Path) -> None:
    heavy = ("spacy", "onnxruntime", "pandas", "polars", "pyarrow", "rich")
    code = f"import sys, rashomon.cli.export; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
