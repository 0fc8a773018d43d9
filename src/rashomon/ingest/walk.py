"""Paths to files: folders in sorted order, links followed once, nothing read that is not a file."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.ingest import problems
from rashomon.model import Problem

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+-]{1,9}):/{1,2}(?=[^/])")


def files(paths: Iterable[Path | str], *, known: frozenset[str], named: str) -> Iterator[Path | Problem]:
    """The files under `paths`, in the order given, folders in the order of their names.

    Of a folder, only files whose suffix is `known` and names that do not begin with a full stop; what else is there
    is a `Problem` that does not end the run. `named` lists the known suffixes for a message.
    """
    for path in map(Path, paths):
        kind = _kind(path)
        if isinstance(kind, Problem):
            yield kind
        elif kind == "folder":
            yield from _folder(path, known=known, named=named)
        elif path.suffix.lower() in known:
            yield path
        else:
            yield problems.unsupported(str(path), named, fatal=True)


def _kind(path: Path) -> str | Problem:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return problems.address(_as_given(path)) if ADDRESS.match(str(path)) else problems.missing(str(path))
    except (OSError, ValueError) as error:
        return problems.unreadable(str(path), error if isinstance(error, OSError) else OSError(0, str(error)))
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else problems.special(str(path))


def _as_given(path: Path) -> str:
    """An address as it was written: a path has lost the second of its two slashes."""
    return ADDRESS.sub(lambda match: f"{match[1]}://", str(path))


def _folder(top: Path, *, known: frozenset[str], named: str) -> Iterator[Path | Problem]:
    """All files under a folder. The folders on the way to one are kept, so that a link back to one ends there."""
    waiting: list[tuple[Path, frozenset[Path]]] = [(top, frozenset())]
    found = False
    while waiting:
        path, above = waiting.pop()
        kind = _kind(path)
        if isinstance(kind, Problem):
            yield kind
        elif kind == "folder":
            real = path.resolve()
            if real in above:
                yield problems.loop(str(path))
                continue
            children = _children(path)
            if isinstance(children, Problem):
                yield children
                continue
            waiting.extend((child, above | {real}) for child in reversed(children))
        elif path.suffix.lower() in known:
            found = True
            yield path
        else:
            yield problems.unsupported(str(path), named, fatal=False)
    if not found:
        yield problems.nothing_in(str(top), named)


def _children(path: Path) -> list[Path] | Problem:
    try:
        return sorted(child for child in path.iterdir() if not child.name.startswith("."))
    except OSError as error:
        return problems.unreadable(str(path), error)
