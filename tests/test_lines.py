"""JSON Lines that are written as they come: a run that was broken off is carried on, and no line is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import lines
from rashomon.errors import UsageError
from tests.full_disk import full_after

WANTED = [("a", "one"), ("b", "two"), ("c\u2028", "three " * 9)]
WHOLE = b"".join(json.dumps({"id": name, "text": text}).encode() + b"\n" for name, text in WANTED)


def key(row: Any) -> lines.Key:
    return row["id"], str(len(row["text"]))


def run(
    path: Path | str, *, resume: bool = False, wanted: list[tuple[str, str]] = WANTED, stop: int | None = None
) -> list[str]:
    """Writes what is wanted and not there yet; what was made anew. Stops with an error after `stop` of them."""
    made: list[str] = []
    with lines.written(str(path), resume=resume, key=key, broken_off=lambda told: None) as target:
        for name, text in wanted:
            row = {"id": name, "text": text}
            if not target.has(key(row)):
                if len(made) == stop:
                    raise KeyboardInterrupt
                target.write(key(row), json.dumps(row))
                made.append(name)
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def test_lines_are_put_in_their_place_at_the_end(path: Path) -> None:
    assert run(path) == ["a", "b", "c\u2028"]
    assert path.read_bytes() == WHOLE and not part(path).exists()


def test_no_line_makes_no_file_and_changes_none(path: Path) -> None:
    run(path, wanted=[])
    assert not path.exists() and not part(path).exists()
    path.write_text("old")
    run(path, wanted=[])
    assert path.read_text() == "old"


@pytest.mark.parametrize("stop", [0, 1, 2])
def test_a_run_that_was_broken_off_is_carried_on(path: Path, stop: int) -> None:
    path.write_text("old\n")
    with pytest.raises(KeyboardInterrupt):
        run(path, stop=stop)
    assert path.read_text() == "old\n" and part(path).exists() == (stop > 0)
    path.unlink()
    assert len(run(path, resume=True)) == 3 - stop
    assert path.read_bytes() == WHOLE and not part(path).exists()


def test_lines_of_a_broken_run_are_not_written_over(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(path, stop=1)
    left = part(path).read_bytes()
    with pytest.raises(UsageError, match="--resume"):
        run(path)
    assert part(path).read_bytes() == left


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(WHOLE)), st.sampled_from([b"", b"\0" * 4096, b'{"id', b"\xe2\x80"]))
def test_wherever_it_was_cut_the_end_is_the_same(path: Path, cut: int, garbage: bytes) -> None:
    path.unlink(missing_ok=True)
    part(path).write_bytes(WHOLE[:cut] + (garbage if WHOLE[:cut].endswith(b"\n") else b""))
    run(path, resume=True)
    assert path.read_bytes() == WHOLE


def test_a_whole_file_is_carried_on_with_what_is_new(path: Path) -> None:
    run(path, wanted=WANTED[:2])
    assert run(path, resume=True) == ["c\u2028"]
    assert run(path, resume=True) == []
    assert path.read_bytes() == WHOLE


def test_a_newer_line_takes_the_place_of_an_older(path: Path) -> None:
    run(path)
    assert run(path, resume=True, wanted=[("b", "changed"), WANTED[0]]) == ["b"]
    assert [json.loads(each)["text"] for each in path.read_text().splitlines()] == ["one", "three " * 9, "changed"]
    assert not part(path).exists()


def test_a_file_of_another_kind_is_not_carried_on(path: Path) -> None:
    path.write_text("my notes\nmore notes\n")
    with pytest.raises(UsageError, match="line 1"):
        run(path, resume=True)
    assert path.read_text() == "my notes\nmore notes\n" and not part(path).exists()
    part(path).write_text("my notes\nmore notes\n")
    with pytest.raises(UsageError, match="line 1"):
        run(path, resume=True)
    assert part(path).read_text() == "my notes\nmore notes\n"


def test_a_second_writer_is_told(path: Path) -> None:
    with lines.written(str(path), resume=False, key=key, broken_off=lambda told: None) as first:
        first.write(("a", "1"), "{}")
        for resume in (False, True):
            with pytest.raises(UsageError, match="another run"):
                run(path, resume=resume)
    assert path.read_text() == "{}\n"


def test_a_full_disk_keeps_the_lines_that_fit(path: Path) -> None:
    path.write_text("old\n")
    long = [(str(number), "x" * 3000) for number in range(9)]
    with full_after(10_000), pytest.raises(UsageError, match="cannot be written"):
        run(path, wanted=long)
    assert path.read_text() == "old\n" and len(part(path).read_bytes().splitlines()) == 3
    path.unlink()
    assert len(run(path, wanted=long, resume=True)) == 6
    assert len(path.read_bytes().splitlines()) == 9


def test_a_stream_cannot_be_carried_on(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for target in ("-", "/dev/null"):
        with pytest.raises(UsageError, match="--resume"):
            run(target, resume=True)
    run("/dev/null")
    run("-")
    assert capsysbinary.readouterr().out == WHOLE


@given(st.binary(max_size=60), st.binary(max_size=20))
def test_a_line_is_added_after_what_is_whole(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, half: bytes
) -> None:
    path = tmp_path_factory.mktemp("lines") / "lines"
    path.write_bytes(before + half)
    lines.append_line(path, b"new\n", whole=lambda data: len(before))
    found = path.read_bytes()
    assert found == before + (b"" if not before or before.endswith(b"\n") else b"\n") + b"new\n"


def test_a_line_that_does_not_fit_is_taken_back(path: Path) -> None:
    path.write_bytes(b"x" * 3000 + b"\n")
    with full_after(3005), pytest.raises(OSError):
        lines.append_line(path, b"a longer line\n", whole=len)
    assert path.read_bytes() == b"x" * 3000 + b"\n"
