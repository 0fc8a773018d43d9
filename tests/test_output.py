"""Files are written whole or not at all, and never twice at once."""

from __future__ import annotations

import os
import stat
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from rashomon import output
from rashomon.errors import UsageError
from tests.full_disk import full_after

OLD = "what was there"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_is_put_in_its_place_and_nothing_is_left_beside(there: Path) -> None:
    output.write(there, "new")
    assert there.read_text() == "new" and names(there.parent) == [there.name]


def test_the_claim_alone_changes_nothing(there: Path) -> None:
    with output.claimed(there):
        assert there.read_text() == OLD
    with output.claimed(there.with_name("never")):
        pass
    assert there.read_text() == OLD and names(there.parent) == [there.name]


def test_an_error_in_between_leaves_the_old_file(there: Path) -> None:
    with pytest.raises(ZeroDivisionError), output.claimed(there) as target:
        target.write(str(1 // 0))
    assert there.read_text() == OLD and names(there.parent) == [there.name]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_is_kept(there: Path, mode: int) -> None:
    there.chmod(mode)
    output.write(there, "new")
    assert stat.S_IMODE(there.stat().st_mode) == mode


def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("")
    new = output.write(tmp_path / "new", "x")
    assert new.stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path, there: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.html"
    link.symlink_to(there)
    output.write(link, "new")
    assert link.is_symlink() and there.read_text() == "new"
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "made")
    output.write(dangling, "new")
    assert (tmp_path / "made").read_text() == "new" and dangling.is_symlink()


def test_a_second_writer_is_told_and_the_first_goes_on(there: Path) -> None:
    with output.claimed(there) as first:
        with pytest.raises(UsageError, match="another run is writing it"):
            output.claim(there)
        first.write("first")
    assert there.read_text() == "first"
    output.write(there, "second")


def test_what_a_killed_run_left_beside_is_taken_over(there: Path) -> None:
    output.beside(there).write_text("half" * 9999)
    output.write(there, "new")
    assert there.read_text() == "new" and names(there.parent) == [there.name]


@pytest.mark.parametrize("size", [0, 1000, 5000])
def test_a_full_disk_is_told_and_leaves_the_old_file(there: Path, size: int) -> None:
    with full_after(size), pytest.raises(UsageError, match=r"cannot be written.*as it was"):
        output.write(there, "x" * 10_000)
    assert there.read_text() == OLD and names(there.parent) == [there.name]


def test_a_full_disk_is_known_at_the_claim(there: Path) -> None:
    with full_after(0), pytest.raises(UsageError, match="cannot be written"):
        output.claim(there)


def wrong_places(folder: Path) -> dict[str, Path]:
    (folder / "file").write_text(OLD)
    (folder / "loop").symlink_to(folder / "loop")
    return {
        "no folder": folder / "none" / "x.html",
        "a file for a folder": folder / "file" / "x.html",
        "a folder": folder,
        "a loop": folder / "loop",
        "too long": folder / ("x" * 300),
        "no name at all": folder / "a\0b",
    }


@pytest.mark.parametrize(
    "kind", ["no folder", "a file for a folder", "a folder", "a loop", "too long", "no name at all"]
)
def test_a_place_that_takes_no_file_is_known_at_the_claim(kind: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be written: .*(place|Make it first)"):
        output.claim(wrong_places(tmp_path)[kind])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_disk_that_is_full_or_read_only_is_known_at_the_claim(tmp_path: Path) -> None:
    for options in ("size=64k", "size=64k,ro"):
        if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(tmp_path)], check=False).returncode:
            pytest.skip("mounting is not allowed here")
        try:
            if "ro" not in options:
                output.write(tmp_path / "there", OLD)
                with suppress(OSError):
                    (tmp_path / "ballast").write_bytes(b"x" * 65536)
            for call in (lambda: output.claim(tmp_path / "there"), lambda: output.claimed_folder(tmp_path).__enter__()):
                with pytest.raises(UsageError, match=r"cannot be written: (No space left|Read-only)"):
                    call()
            assert "ro" in options or (tmp_path / "there").read_text() == OLD
            assert not [*tmp_path.glob(".*")]
        finally:
            subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes where it likes")
def test_a_read_only_folder_and_file_are_known_at_the_claim(there: Path) -> None:
    there.chmod(0o400)
    with pytest.raises(UsageError, match="write-protected"):
        output.claim(there)
    there.parent.chmod(0o500)
    with pytest.raises(UsageError, match="cannot be written"):
        output.claim(there.with_name("new"))
    there.parent.chmod(0o700)


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    assert output.write(tmp_path / ("x" * 255), "new").read_text() == "new"


def test_a_device_is_written_to_as_it_is() -> None:
    output.write("/dev/null", "x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_message_shows_what_a_name_hides(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        output.claim(tmp_path / "none\x1b[31m\u202e" / "x")
    assert "\x1b" not in str(told.value) and "⟨U+202E⟩" in str(told.value)


def test_files_of_a_folder_all_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    output.write_files(folder, {"a.csv": b"1", "b.csv": b"2"})
    (folder / "mine.txt").write_text("mine")
    with full_after(5000), pytest.raises(UsageError, match="cannot be written"):
        output.write_files(folder, {"a.csv": b"new", "b.csv": b"x" * 9999})
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {
        "a.csv": b"1", "b.csv": b"2", "mine.txt": b"mine",
    }  # fmt: skip
    with full_after(0), pytest.raises(UsageError):
        output.write_files(tmp_path / "other", {"a.csv": b"1"})
    assert not (tmp_path / "other").exists()


def test_a_folder_is_claimed_once_and_not_made_before_there_is_something(tmp_path: Path) -> None:
    twice = pytest.raises(UsageError, match="another run")
    with output.claimed_folder(tmp_path / "tables"), twice, output.claimed_folder(tmp_path / "tables"):
        pass
    assert names(tmp_path) == []


def test_a_file_for_a_folder_is_told(there: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"), output.claimed_folder(there):
        pass
