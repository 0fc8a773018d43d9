"""Files that are written: whole or not at all, and never twice at once.

A target is claimed before the work (`claimed`): its folder is there and takes a file, the disk has room, and no other
run holds it. It is written beside, forced to the disk and renamed, so that whatever happens the old file is whole. What
is written beside has a hidden name that ends in `.rashomon-part`; it is locked while its writer lives and removed at
the end. Devices and pipes are written to as they are. JSON Lines that are written as they come are `rashomon.lines`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from rashomon.errors import UsageError
from rashomon.unseen import line

if sys.platform != "win32":
    import fcntl

STDOUT = "-"
BLOCK = 4096  # bytes written to see whether the disk takes any
LONGEST_NAME = 255  # bytes of a file's name that file systems take
SUFFIX = ".rashomon-part"
NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def failure(path: str | Path, error: OSError, *, kept: bool = True) -> UsageError:
    """What is said where a file cannot be written: why, what became of it, and what to do."""
    why = error.strerror or str(error)
    if error.errno in FULL:
        whole = " The file that was there is as it was." if kept and Path(path).exists() else ""
        return UsageError(f"{line(str(path))} cannot be written: {why}.{whole} Make room, or choose another place.")
    return UsageError(f"{line(str(path))} cannot be written: {why}. Choose another place.")


class Target:
    """A place to write that is held for this run until `write`, or the end of the block that claimed it."""

    def __init__(self, name: str | Path, path: Path | None, part: Path | None, handle: int | None) -> None:
        self.name = str(name)
        self._path, self._part, self._handle = path, part, handle

    def write(self, data: str | bytes) -> None:
        """Writes all of `data`, in the place of what was there.

        Raises:
            UsageError: it could not be written; what was there is as it was.
        """
        self.write_pieces([data.encode("utf-8") if isinstance(data, str) else data])

    def write_pieces(self, pieces: Iterable[bytes]) -> None:
        """Writes all of `pieces`, one after another, in the place of what was there.

        Raises:
            UsageError: it could not be written; what was there is as it was.
        """
        try:
            if self._part is not None and self._handle is not None and self._path is not None:
                size = 0
                for piece in pieces:
                    write_at(self._handle, piece, size)
                    size += len(piece)
                replace(self._handle, self._part, self._path)
            else:
                write_through(self._path, b"".join(pieces))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise failure(self.name, error) from error
        finally:
            self.release()

    def release(self) -> None:
        """Gives the claim up; what was written beside and not put in its place is removed."""
        if self._handle is not None and self._part is not None:
            remove(self._handle, self._part)
            self._handle = None


@contextmanager
def claimed(path: str | Path) -> Iterator[Target]:
    """Claims a file to write to, or stdout for `-`.

    Raises:
        UsageError: it cannot be written, or another run is writing it; known before any work is done.
    """
    target = claim(path)
    try:
        yield target
    finally:
        target.release()


def claim(path: str | Path) -> Target:
    """As `claimed`, for one who releases it."""
    if str(path) == STDOUT:
        return Target(path, None, None, None)
    real, regular = resolved(path)
    if not regular:
        return Target(path, real, None, None)
    part = beside(real)
    handle = opened_part(part, path)
    try:
        probe(handle)
    except OSError as error:
        remove(handle, part)
        raise failure(path, error) from error
    return Target(path, real, part, handle)


def write(path: str | Path, data: str | bytes) -> Path:
    """Claims and writes a file at once, and returns its path.

    Raises:
        UsageError: it cannot be written; what was there is as it was.
    """
    with claimed(path) as target:
        target.write(data)
    return Path(path)


@contextmanager
def claimed_folder(path: str | Path) -> Iterator[Path]:
    """Claims a folder to write files into. It is made when the first is written, not before.

    Raises:
        UsageError: it cannot be written into, or another run is writing there.
    """
    folder = Path(path)
    try:
        real = folder.resolve()
        known = next(each for each in (real, *real.parents) if each.exists() or each.is_symlink())
    except (OSError, RuntimeError, ValueError) as error:
        raise failure(path, error if isinstance(error, OSError) else OSError(0, str(error))) from error
    if not known.is_dir():
        raise failure(path, OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)))
    mark = hashlib.blake2b(os.fsencode(real), digest_size=8).hexdigest()
    part = known / f".{mark}{SUFFIX}"
    handle = opened_part(part, path)
    try:
        try:
            probe(handle)
        except OSError as error:
            raise failure(path, error) from error
        yield folder
    finally:
        remove(handle, part)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files into a folder, which is made where there is none: all of them beside, and only then in place.

    Raises:
        UsageError: they cannot be written; what was there is as it was.
    """
    made = not folder.exists()
    written: list[tuple[int, Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            real, _ = resolved(folder / PurePath(name).name)
            part = beside(real)
            written.append((opened_part(part, folder / name), part, real))
            write_at(written[-1][0], content, 0)
            os.fsync(written[-1][0])
        for handle, part, real in written:
            replace(handle, part, real)
    except OSError as error:
        raise failure(folder, error) from error
    finally:
        for handle, part, _ in written:
            remove(handle, part)
        if made:
            with suppress(OSError):
                folder.rmdir()  # only where it stayed empty


def beside(path: Path) -> Path:
    """The hidden name under which a file is written before it is put in its place."""
    name = f".{path.name}{SUFFIX}"
    if len(os.fsencode(name)) > LONGEST_NAME:
        name = f".{hashlib.blake2b(os.fsencode(path.name), digest_size=8).hexdigest()}{SUFFIX}"
    return path.with_name(name)


def opened_part(part: Path, target: str | Path) -> int:
    """A file to write beside, made where there is none, and locked: the descriptor.

    A run that ended in between has renamed or removed the file that was opened here; then it is opened again.

    Raises:
        UsageError: it cannot be made, or another run holds it.
    """
    while True:
        try:
            handle = os.open(part, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        except FileNotFoundError as error:
            raise UsageError(
                f"{line(str(target))} cannot be written: there is no folder {line(str(part.parent))}. "
                "Make it first, or choose another place."
            ) from error
        except OSError as error:
            raise failure(target, error) from error
        if not locked(handle, wait=False):
            os.close(handle)
            raise UsageError(
                f"{line(str(target))} cannot be written: another run is writing it. "
                "Wait for its end, or choose another place."
            )
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), part.lstat()):
                return handle
        os.close(handle)


def replace(handle: int, part: Path, path: Path) -> None:
    """Puts a written part in the place of `path`, with the mode of what was there, once it is on the disk."""
    with suppress(FileNotFoundError):
        before = path.stat()
        os.fchmod(handle, stat.S_IMODE(before.st_mode))
        with suppress(OSError):  # only root may give a file away
            os.fchown(handle, before.st_uid, before.st_gid)
    os.fsync(handle)
    part.replace(path)
    _sync_folder(path.parent)


def resolved(path: str | Path) -> tuple[Path, bool]:
    """Where a path leads, links followed, and whether a file is or can be there rather than a device or a pipe.

    Raises:
        UsageError: a folder is there, a file that is write-protected, or a loop of links.
    """
    try:
        real = Path(path).resolve()
        mode = real.stat().st_mode
    except FileNotFoundError:
        return real, True
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a name that no file has
        raise failure(path, error if isinstance(error, OSError) else OSError(0, str(error))) from error
    if stat.S_ISDIR(mode):
        raise failure(path, OSError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not os.access(real, os.W_OK):
        raise failure(path, OSError(errno.EACCES, "it is write-protected"))
    return real, stat.S_ISREG(mode)


def probe(handle: int) -> None:
    """Writes a block and takes it back: a full disk says so here."""
    size = os.fstat(handle).st_size
    try:
        write_at(handle, b"\0" * BLOCK, size)
        os.fsync(handle)
    finally:
        os.ftruncate(handle, size)


def write_at(handle: int, data: bytes, at: int) -> None:
    """Writes all of `data` at a place of an open file, of which nothing stays behind it."""
    os.ftruncate(handle, at)
    os.lseek(handle, at, os.SEEK_SET)
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def write_through(path: Path | None, content: bytes) -> None:
    """To stdout, or to a device or pipe."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    with path.open("wb") as handle:
        handle.write(content)


def locked(handle: int, *, wait: bool) -> bool:
    """Whether the lock on an open file is ours; a file system without locks takes everybody's word."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise
    return True


def remove(handle: int, part: Path) -> None:
    """Closes a part, and removes it where it was not put in its place."""
    try:
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), part.lstat()):
                part.unlink()
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Forces the new name to the disk, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
