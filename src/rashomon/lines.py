"""JSON Lines that are written as they come, and that a later run carries on.

Lines go to `PATH.part`, each whole or not at all, and the file is put in its place at the end. A run that was broken
off leaves its `.part`; the next one takes it up with `resume`, keeps the lines that are whole, cuts off the half of one
at the end and is told what is there already. Without `resume` a `.part` with lines in it is never written over.
A file to which people's decisions are added has no `.part`: each line is on the disk before the next is asked for.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon import output
from rashomon.errors import UsageError
from rashomon.unseen import line

Key = tuple[str, str]
"""What a line is about and a hash of what it was made from: the same key need not be made again."""


@dataclass(slots=True)
class _Row:
    digest: str
    begin: int
    end: int


@dataclass(slots=True)
class Lines:
    """The lines of a file that is being written."""

    path: str
    handle: int | None
    size: int = 0
    rows: dict[str, _Row] = field(default_factory=dict)
    outdated: list[_Row] = field(default_factory=list)

    def has(self, key: Key) -> bool:
        """Whether a line of this key is whole already."""
        row = self.rows.get(key[0])
        return row is not None and row.digest == key[1]

    def value(self, name: str) -> Any:
        """What stands in the line of a name."""
        row = self.rows[name]
        assert self.handle is not None  # only a file has lines before it is written
        return json.loads(os.pread(self.handle, row.end - row.begin, row.begin))

    def write(self, key: Key, text: str) -> None:
        """Adds a line, which takes the place of an older one of the same name.

        Raises:
            UsageError: it cannot be written; the lines before it stay.
        """
        data = text.encode("utf-8") + b"\n"
        if self.handle is None:
            output.write_through(None, data)
            return
        try:
            output.write_at(self.handle, data, self.size)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self.handle, self.size)
            raise output.failure(self.path, error) from error
        self._note(key, len(data))

    def _note(self, key: Key, length: int) -> None:
        if key[0] in self.rows:
            self.outdated.append(self.rows[key[0]])
        self.rows[key[0]] = _Row(key[1], self.size, self.size + length)
        self.size += length

    def take_up(self, key: Callable[[Any], Key]) -> None:
        """Reads the lines that are there; the half of one at the end is cut off.

        Raises:
            UsageError: a line is none that this command writes.
        """
        assert self.handle is not None
        with os.fdopen(os.dup(self.handle), "rb") as stream:
            stream.seek(0)
            for number, raw in enumerate(stream, 1):
                found = _key(raw, key) if raw.endswith(b"\n") else None
                if found is None and stream.read(1):
                    raise UsageError(
                        f"{line(self.path)} cannot be carried on: line {number} is none that this command writes. "
                        "Leave out --resume, or choose another place."
                    )
                if found is None:
                    break
                self._note(found, len(raw))
        os.ftruncate(self.handle, self.size)


def _key(raw: bytes, key: Callable[[Any], Key]) -> Key | None:
    try:
        return key(json.loads(raw))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


@contextmanager
def written(
    path: str, *, resume: bool, key: Callable[[Any], Key], broken_off: Callable[[str], None]
) -> Iterator[Lines]:
    """Lines to write to a file, or to stdout for `-`; at the end of the block the file is put in its place.

    `key` gives the key of a line's value. `broken_off` is told what to do next where the block ends with an error and
    there are lines to carry on. A file to which no line came is neither made nor changed.

    Raises:
        UsageError: the file cannot be written, another run is writing it, or lines of a broken run are there and
            `resume` was not given.
    """
    real, regular = output.resolved(path) if path != output.STDOUT else (None, False)
    if real is None or not regular:
        if resume:
            raise UsageError("--resume carries on a file: say which with a name, not `-`, a device or a pipe.")
        yield from _through(path, real)
        return
    part = real.with_name(f"{real.name}.part")
    handle = output.opened_part(part, path)
    lines = Lines(path, handle)
    try:
        _begin(lines, real, part, resume=resume, key=key)
    except BaseException:
        _leave(lines, part)
        raise
    try:
        yield lines
        _finish(lines, part, real)
    except BaseException:
        if lines.size:
            broken_off(f"what is whole stands in {part}; give the same command with --resume to go on.")
        raise
    finally:
        _leave(lines, part)


def _through(path: str, real: Path | None) -> Iterator[Lines]:
    """Lines for stdout, or a device or pipe."""
    if real is None:
        yield Lines(path, None)
        return
    with suppress(BrokenPipeError):
        handle = os.open(real, os.O_WRONLY)
        try:
            yield _Stream(path, handle)
        finally:
            os.close(handle)


@dataclass(slots=True)
class _Stream(Lines):
    """Lines to a device or a pipe, of which nothing can be taken back."""

    def write(self, key: Key, text: str) -> None:
        assert self.handle is not None
        view = memoryview(text.encode("utf-8") + b"\n")
        while view:
            view = view[os.write(self.handle, view) :]


def _begin(lines: Lines, real: Path, part: Path, *, resume: bool, key: Callable[[Any], Key]) -> None:
    assert lines.handle is not None
    left = os.fstat(lines.handle).st_size
    try:
        output.probe(lines.handle)
        if left and not resume:
            lines.size = left
            raise UsageError(
                f"{line(str(part))} holds the lines of a run that was broken off. Give --resume to go on with it, or "
                "remove it."
            )
        if resume and not left and real.exists():
            with real.open("rb") as source, os.fdopen(os.dup(lines.handle), "wb") as copy:
                copy.seek(0)
                shutil.copyfileobj(source, copy)
    except OSError as error:
        lines.size = left
        if not left:
            os.ftruncate(lines.handle, 0)
        raise output.failure(lines.path, error) from error
    if resume:
        try:
            lines.take_up(key)
        except UsageError:
            lines.size = left  # a `.part` that is not ours stays; a copy of the file goes
            raise


def _finish(lines: Lines, part: Path, real: Path) -> None:
    """Puts the lines in their place, less those that newer ones have taken the place of."""
    assert lines.handle is not None
    if not lines.size:
        return
    try:
        if lines.outdated:
            kept = sorted(lines.rows.values(), key=lambda row: row.begin)
            with output.claimed(real) as target:
                target.write_pieces(os.pread(lines.handle, row.end - row.begin, row.begin) for row in kept)
            lines.size = 0  # the part is not needed any more
            return
        output.replace(lines.handle, part, real)
    except OSError as error:
        raise output.failure(lines.path, error) from error


def _leave(lines: Lines, part: Path) -> None:
    """Closes the part; it stays where it holds lines that are not yet in their place."""
    assert lines.handle is not None
    if lines.size:
        os.close(lines.handle)
    else:
        output.remove(lines.handle, part)


def append_line(path: str | Path, data: bytes, *, whole: Callable[[bytes], int]) -> None:
    """Adds a line to a file, which is made where there is none; it is on the disk when this returns.

    `whole` says how many bytes of the file stand before the half of a line that an earlier crash left at its end; that
    is cut off, and a last line without its end is ended. A line that could not be written whole is taken back.

    Raises:
        OSError: the file cannot be written.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        output.locked(handle, wait=True)
        before = _read_all(handle)
        begin = whole(before)
        ended = b"" if not begin or before[:begin].endswith(b"\n") else b"\n"
        try:
            output.write_at(handle, ended + data, begin)
            os.fsync(handle)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, begin)
            raise
    finally:
        os.close(handle)


def check_append(path: str | Path) -> None:
    """Tries whether lines can be added to a file, which is neither made nor changed.

    Raises:
        UsageError: they cannot.
    """
    real, regular = output.resolved(path)
    if regular and real.exists():
        space = os.statvfs(real)
        if space.f_blocks and not space.f_bavail:
            raise output.failure(path, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    else:
        output.claim(path).release()


def _read_all(handle: int) -> bytes:
    with os.fdopen(os.dup(handle), "rb") as stream:
        stream.seek(0)
        return stream.read()
