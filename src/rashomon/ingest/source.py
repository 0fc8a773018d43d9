"""What a reader is given, and what it shares with the others: reading within limits, decoding, naming."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rashomon.ingest import problems
from rashomon.ingest.decode import Decoded, decode, is_binary
from rashomon.model import Problem
from rashomon.settings import Settings

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or bytes that came by standard input (`stream`); `name` stands in messages."""

    name: str
    path: Path | None
    settings: Settings
    stream: BinaryIO | None = None

    @property
    def stated(self) -> str | None:
        """The path that an account states: null for standard input."""
        return None if self.path is None else str(self.path)

    def open(self) -> BinaryIO:
        """The bytes as a stream; the caller closes it. Raises OSError."""
        if self.stream is not None:
            return self.stream
        return self.path.open("rb") if self.path is not None else io.BytesIO()


def read_bytes(source: Source) -> bytes | Problem:
    """All bytes of a source, or why not: it cannot be opened, or it is over the limit."""
    limit = source.settings.max_bytes
    try:
        with source.open() as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        return problems.unreadable(source.name, error)
    return problems.too_large(source.name, len(data), limit, unit="bytes") if len(data) > limit else data


def read_text(source: Source, *, html: bool = False) -> Decoded | Problem:
    """The text of a source, or why there is none."""
    data = read_bytes(source)
    if isinstance(data, Problem):
        return data
    if not data.strip():
        return problems.empty(source.name)
    if is_binary(data):
        return problems.binary(source.name)
    decoded = decode(data, html=html)
    if decoded is None:
        return problems.undecodable(source.name)
    limit = source.settings.max_decoded
    if len(decoded.text) > limit:
        return problems.too_large(source.name, len(decoded.text), limit, unit="characters")
    return decoded if decoded.text.strip("\ufeff \t\r\n\f\v") else problems.empty(source.name)
