"""Whatever goes wrong, no file that was there is lost, and nothing is half-written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.process import ONE, THREE, TWO, rows, run

OLD = "what was there\n"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A folder with accounts and a file of each kind of output, all of which hold something."""
    (tmp_path / "in.jsonl").write_text(rows(ONE, TWO, THREE))
    (tmp_path / "out").mkdir()
    for name in ("d.html", "d.md", "d.json", "d.jsonl", "p.jsonl"):
        (tmp_path / "out" / name).write_text(OLD)
    return tmp_path


def untouched(folder: Path) -> bool:
    files = [*(folder / "out").iterdir()]
    return len(files) == 5 and all(file.read_text() == OLD for file in files)


WRONG = {
    "a mistyped field": ["--by", "stroy", "--jsonl", "out/d.jsonl"],
    "a mistyped path in a field": ["--by", "story.id", "--jsonl", "out/d.jsonl"],
    "an option that is none": ["--jsn", "out/d.json"],
    "an ending that is none": ["-o", "out/d.html", "-o", "out/d.pdf", "--json", "out/d.json"],
    "a folder that is not there": ["-o", "out/d.html", "--json", "none/d.json"],
    "judgements that are not there": ["-o", "out/d.html", "--judgements", "none.jsonl"],
    "a tagger that is not there": ["-o", "out/d.html", "--claims-model", "none"],
    "a model that is not there": ["-o", "out/d.html", "--json", "out/d.json", "--model", "en_none"],
    "twice the same file": ["-o", "out/d.html", "-o", "out/../out/d.html"],
    "--jsonl without --by": ["--jsonl", "out/d.jsonl"],
    "--by without a target": ["--by", "story"],
    "--json with --by": ["--by", "story", "--json", "out/d.json"],
    "a file for a folder": ["--by", "story", "-o", "out/d.html"],
    "a file without ending for a folder": ["--by", "story", "-o", "in.jsonl/x", "--jsonl", "out/d.jsonl"],
    "--resume without --jsonl": ["--by", "story", "-o", "reports", "--resume"],
    "a limit that is none": ["--max-mb", "0", "-o", "out/d.html"],
    "the input for an output": ["--by", "story", "--jsonl", "in.jsonl"],
    "a folder for problems": ["-o", "out/d.html", "--problems", "out"],
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_call_touches_nothing(wrong: list[str], there: Path) -> None:
    done = run("read", "in.jsonl", *wrong, cwd=there)
    assert done.returncode == 2 and done.stderr and "Traceback" not in done.stderr
    assert untouched(there) and (there / "in.jsonl").read_text() == rows(ONE, TWO, THREE)


@pytest.mark.parametrize("paths", [["none.txt"], ["empty"], ["https://paper.example/a"], ["bad.jsonl"]])
def test_nothing_read_writes_nothing(paths: list[str], there: Path) -> None:
    (there / "empty").mkdir()
    (there / "bad.jsonl").write_text("{\n[]\n")
    for verb in (
        ["read", *paths, "-o", "out/d.html", "--json", "out/d.json"],
        ["read", *paths, "--by", "story", "--jsonl", "out/d.jsonl", "-o", "reports"],
        ["annotate", *paths, "-o", "out/d.jsonl"],
    ):
        done = run(*verb, cwd=there)
        assert done.returncode == 3 and paths[0] in done.stderr
        assert untouched(there) and not (there / "reports").exists()


def test_an_output_that_lies_among_the_inputs_and_would_be_read_is_refused(there: Path) -> None:
    (there / "report.html").write_text(OLD)
    done = run("read", str(there), "-o", str(there / "report.html"))
    assert done.returncode == 2 and "would be read as an account" in done.stderr
    assert (there / "report.html").read_text() == OLD


def limited(*arguments: str, size: int, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The program where no file may become longer than `size`."""
    code = (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}));"
        "from rashomon.cli import main; sys.argv[0] = 'rashomon'; main()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, cwd=cwd
    )


@pytest.mark.parametrize("size", [0, 4500])
def test_a_full_disk_keeps_every_old_file(size: int, there: Path) -> None:
    outputs = ["-o", "out/d.html", "-o", "out/d.md", "--json", "out/d.json"]
    done = limited("read", "in.jsonl", *outputs, size=size, cwd=there)
    assert done.returncode == 2 and "cannot be written" in done.stderr and "Traceback" not in done.stderr
    assert (there / "out" / "d.html").read_text() == OLD == (there / "out" / "d.jsonl").read_text()
    assert size or untouched(there)
    left = [file.name for file in (there / "out").iterdir() if file.name.startswith(".")]
    assert not left


def test_a_full_disk_keeps_the_lines_that_are_whole_and_the_run_goes_on(there: Path) -> None:
    (there / "in.jsonl").write_text(rows(*({**each, "outlet": "x" * 900} for each in (ONE, TWO, THREE))))
    done = limited("annotate", "in.jsonl", "-o", "out/d.jsonl", size=9000, cwd=there)
    assert done.returncode == 2 and "--resume" in done.stderr
    assert (there / "out" / "d.jsonl").read_text() == OLD
    whole = (there / "out" / "d.jsonl.part").read_text()
    assert [json.loads(line)["id"] for line in whole.splitlines()]
    assert run("annotate", "in.jsonl", "-o", "out/d.jsonl", cwd=there).returncode == 2  # it would be written over
    assert run("annotate", "in.jsonl", "-o", "out/d.jsonl", "--resume", cwd=there).returncode == 0
    assert [json.loads(line)["id"] for line in (there / "out" / "d.jsonl").read_text().splitlines()] == [
        "one", "two", "three",
    ]  # fmt: skip
    assert not (there / "out" / "d.jsonl.part").exists()


def test_stdout_that_is_full_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "rashomon", "--help"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2 and "No space left" in done.stderr and "Traceback" not in done.stderr


def test_a_killed_run_is_carried_on_to_the_same_bytes(there: Path) -> None:
    many = [{**ONE, "id": f"a{n}", "text": f"The gate failed at noon, mayor {n} said.", "story": n} for n in range(12)]
    (there / "in.jsonl").write_text(rows(*many))
    call = ["read", "in.jsonl", "--by", "story", "--jsonl", "new.jsonl", "-q"]
    assert run(*call, cwd=there).returncode == 0
    whole = (there / "new.jsonl").read_bytes()
    (there / "new.jsonl").unlink()
    part = there / "new.jsonl.part"
    command = [sys.executable, "-m", "rashomon", *call, "--resume"]
    killed = subprocess.Popen(command, cwd=there, stderr=subprocess.DEVNULL)
    while killed.poll() is None and not (part.exists() and part.stat().st_size):
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert run(*call, "--resume", cwd=there).returncode == 0
    assert (there / "new.jsonl").read_bytes() == whole and not part.exists()
    assert json.loads(whole.splitlines()[3])["story"] == "3"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes where it likes")
def test_a_read_only_folder_is_told_before_the_work(there: Path) -> None:
    (there / "out").chmod(0o500)
    done = run("read", "in.jsonl", "-o", "out/new.html", cwd=there)
    (there / "out").chmod(0o700)
    assert done.returncode == 2 and "cannot be written" in done.stderr


@pytest.mark.parametrize("verb", [["annotate", "-o", "new.jsonl"], ["read", "--by", "story", "--jsonl", "new.jsonl"]])
def test_what_was_not_read_is_all_told_somewhere(verb: list[str], tmp_path: Path) -> None:
    """Coverage is not said to list what it does not."""
    (tmp_path / "in.jsonl").write_text(rows(ONE) + "{\n" * 30)
    done = run(*verb, "in.jsonl", "--problems", "p.jsonl", cwd=tmp_path)
    assert done.returncode == 1 and "coverage" not in done.stderr and "and 10 more; --problems" in done.stderr
    assert len((tmp_path / "p.jsonl").read_text().splitlines()) == 30


def test_where_coverage_is_said_to_list_all_it_does(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(rows(ONE) + "{\n" * 30)
    done = run("read", "in.jsonl", "--json", "d.json", cwd=tmp_path)
    assert "coverage lists all of them" in done.stderr
    assert len(json.loads((tmp_path / "d.json").read_text())["coverage"]["problems"]) == 30
