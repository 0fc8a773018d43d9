"""Plain text and Markdown: the account's text is the decoded file as it is."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.ingest.source import Source, read_text
from rashomon.model import Account, Format, Problem, content_id


def read_plain(source: Source) -> Iterator[Account | Problem]:
    """One account, or why there is none."""
    yield from _read(source, format="text")


def read_markdown(source: Source) -> Iterator[Account | Problem]:
    """One account, or why there is none."""
    yield from _read(source, format="markdown")


def _read(source: Source, *, format: Format) -> Iterator[Account | Problem]:  # noqa: A002 - the field's name
    decoded = read_text(source)
    if isinstance(decoded, Problem):
        yield decoded
        return
    text = decoded.text
    yield Account(id=content_id("a", text), text=text, format=format, path=source.stated, encoding=decoded.encoding)
