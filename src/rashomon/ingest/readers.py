"""The readers, one a format. A later format is one more entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rashomon.ingest.html import read_html
from rashomon.ingest.jsonl import read_jsonl
from rashomon.ingest.plain import read_markdown, read_plain
from rashomon.ingest.source import Source
from rashomon.model import Account, Problem


@dataclass(frozen=True, slots=True)
class Reader:
    """A format's name, the suffixes of its files, and what reads one."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Iterator[Account | Problem]]


READERS: tuple[Reader, ...] = (
    Reader("text", (".txt", ".text"), read_plain),
    Reader("markdown", (".md", ".markdown"), read_markdown),
    Reader("html", (".html", ".htm", ".xhtml"), read_html),
    Reader("jsonl", (".jsonl", ".ndjson"), read_jsonl),
)
SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)


def reader_of(suffix: str) -> Reader | None:
    """The reader for a file's suffix, in any letter case."""
    return next((reader for reader in READERS if suffix.lower() in reader.suffixes), None)


def reader_for_bytes(head: bytes) -> Reader:
    """The reader for what came by standard input, told by its first bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"{"):
        return READERS[3]
    page = start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml"))
    return READERS[2] if page else READERS[0]
