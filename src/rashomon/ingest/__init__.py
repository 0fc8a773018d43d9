"""From files to accounts.

In: paths of files and folders, `-` for standard input. Out, one by one as they are read: an `Account` for each
document, and a `Problem` for whatever was not read or only in part.

What always holds: nothing is left out without a `Problem`; bad content raises nothing; folders are read in the order
of their names; an account's id is the one it came with or a hash of its text, and no two accounts share one; a file
with the very text of another is left out and said so, and so is an account that is not English; what stands
unseen in an account's words is said.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from rashomon.errors import RashomonError
from rashomon.guard import unreadable
from rashomon.ingest import problems, walk
from rashomon.ingest.jsonl import read_records
from rashomon.ingest.language import foreign_language
from rashomon.ingest.readers import READERS, SUFFIXES, Reader, reader_for_bytes, reader_of
from rashomon.ingest.source import STANDARD_INPUT, Source
from rashomon.model import Account, Problem, content_id
from rashomon.normalise import plain, problem_of
from rashomon.settings import Settings

__all__ = ["READERS", "Reader", "accounts", "expected", "records"]

NAMED = ", ".join(reader.suffixes[0] for reader in READERS)


def accounts(
    paths: Iterable[Path | str], *, settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[Account | Problem]:
    """The accounts of `paths`, and a `Problem` for each input that is none; `stdin` is what `-` stands for."""
    seen = _Seen()
    for path in paths:
        for read in _read_path(path, settings=settings, stdin=stdin):
            yield from _sorted_out(seen, read) if isinstance(read, Account) else (read,)


def records(items: Iterable[Mapping[str, Any]], *, settings: Settings) -> Iterator[Account | Problem]:
    """The accounts of mappings with the fields of a JSON line (`text`, `title`, `outlet`, `published`, …)."""
    seen = _Seen()
    for read in read_records(items, settings=settings):
        yield from _sorted_out(seen, read) if isinstance(read, Account) else (read,)


def _sorted_out(seen: _Seen, account: Account) -> Iterator[Account | Problem]:
    try:
        sorted_out = list(seen.sorted_out(account))
    except Exception as fault:  # noqa: BLE001 - an account is from outside
        sorted_out = [unreadable(account.path, account.line, "finding its language", fault)]
    yield from sorted_out


def expected(paths: Iterable[Path | str]) -> int | None:
    """About how many accounts there will be: a file each, of JSON lines a line each; null where that is not known."""
    total = 0
    for path in paths:
        if str(path) == walk.STANDARD_INPUT:
            return None
        for file in walk.files([path], known=SUFFIXES, named=NAMED):
            if not isinstance(file, Problem):
                total += _lines_in(file) if reader_of(file.suffix) is READERS[3] else 1
    return total


def _lines_in(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 0


def _read_path(path: Path | str, *, settings: Settings, stdin: BinaryIO | None) -> Iterator[Account | Problem]:
    if str(path) == walk.STANDARD_INPUT:
        yield from _read_stream(stdin if stdin is not None else io.BytesIO(), settings)
        return
    for file in walk.files([path], known=SUFFIXES, named=NAMED):
        reader = None if isinstance(file, Problem) else reader_of(file.suffix)
        if isinstance(file, Problem):
            yield file
        elif reader is not None:
            yield from _guarded(reader, Source(str(file), file, settings))


def _read_stream(stream: BinaryIO, settings: Settings) -> Iterator[Account | Problem]:
    buffered = io.BufferedReader(_Raw(stream), buffer_size=1 << 16)
    head = buffered.peek(4096)
    yield from _guarded(reader_for_bytes(head), Source(STANDARD_INPUT, None, settings, buffered))


def _guarded(reader: Reader, source: Source) -> Iterator[Account | Problem]:
    """What a reader gives; whatever goes wrong in it ends that file and no other."""
    read = reader.read(source)
    while True:
        try:
            item = next(read)
        except StopIteration:
            return
        except RashomonError:
            raise
        except Exception as fault:  # noqa: BLE001 - a file is from outside
            yield unreadable(source.name, None, "reading", fault)
            return
        yield item


class _Raw(io.RawIOBase):
    """Any binary stream as one that can be buffered and looked into; closing it leaves the stream open."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type] # io calls it with a writable buffer
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


@dataclass(slots=True)
class _Seen:
    """The accounts read before by id, to tell duplicates; with hashes of their texts, not the texts."""

    by_id: dict[str, tuple[Account, str]] = field(default_factory=dict)

    def sorted_out(self, account: Account) -> Iterator[Account | Problem]:
        """The account if it is new and English, with an id of its own; else why not.

        The same text under two ids or two outlets' names is two accounts: that one copies the other is a finding.
        """
        foreign, language = foreign_language(plain(account.text))
        if foreign:
            yield problems.foreign(account, language)
            return
        text = content_id("a", account.text)
        first, first_text = self.by_id.get(account.id, (None, ""))
        if first is not None:
            if first_text == text and not _differ(account.outlet, first.outlet):
                yield problems.duplicate(account, first)
                return
            new = _fresh(account.id, content_id("", account.text, account.outlet), self.by_id)
            if first_text != text:
                yield problems.same_id(account, first, new)
            account = replace(account, id=new)
        self.by_id[account.id] = (replace(account, text="", parts=None), text)
        if (read_through := problem_of(account)) is not None:
            yield read_through
        yield replace(account, language=account.language or "en")


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _fresh(wanted: str, digest: str, taken: Container[str]) -> str:
    """`wanted` with a hash behind it, and where that is taken a count."""
    names = (f"{wanted}-{digest}{f'-{count}' if count > 1 else ''}" for count in itertools.count(1))
    return next(name for name in names if name not in taken)
