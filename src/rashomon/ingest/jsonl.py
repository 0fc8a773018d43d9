"""JSON lines: each line an account. Lines are read one by one, so that a large file never sits in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any, BinaryIO

from rashomon.guard import unreadable
from rashomon.ingest import problems
from rashomon.ingest.other import other_fields
from rashomon.ingest.source import Source
from rashomon.model import Account, Problem, content_id
from rashomon.settings import Settings

WORDS = ("title", "outlet", "url", "story", "language")
DATES = ("published", "modified")
SURROGATE = re.compile(r"[\ud800-\udfff]")
CHUNK = 1 << 20
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|z|[+-]\d\d:?\d\d)?)?")


def read_jsonl(source: Source) -> Iterator[Account | Problem]:
    """The accounts of a file of JSON lines; a line that is none is a `Problem` and the rest goes on."""
    try:
        with source.open() as stream:
            yield from _read(source, stream)
    except OSError as error:
        yield problems.unreadable(source.name, error)


def _read(source: Source, stream: BinaryIO) -> Iterator[Account | Problem]:
    found = False
    for number, raw in enumerate(_lines(stream, source.settings.max_bytes), 1):
        if raw is None:
            limit = source.settings.max_bytes
            yield problems.too_large(source.name, limit, limit, unit="bytes", line=number)
        elif raw.strip(b"\xef\xbb\xbf \t\r\n"):
            yield from _guarded(source, number, raw)
        else:
            continue
        found = True
    if not found:
        yield problems.empty(source.name)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream; null for one that is longer than `limit` bytes, which is passed over in pieces."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def _guarded(source: Source, number: int, raw: bytes) -> Iterator[Account | Problem]:
    """The account of a line; whatever goes wrong with it ends that line and no other."""
    try:
        read = list(_account(source, number, raw))
    except Exception as fault:  # noqa: BLE001 - a line is from outside
        read = [unreadable(source.name, number, "reading", fault)]
    yield from read


def read_records(records: Iterable[Mapping[str, Any]], *, settings: Settings) -> Iterator[Account | Problem]:
    """The accounts of mappings with the fields of a JSON line, held to the same rules; messages count them from 1."""
    source = Source("the texts given", None, settings)
    for number, record in enumerate(records, 1):
        checked = _checked(dict(record))
        if isinstance(checked, str):
            yield problems.malformed(source.name, number, checked)
        else:
            yield from _from_record(source, number, checked)


def _account(source: Source, number: int, raw: bytes) -> Iterator[Account | Problem]:
    record = _record(raw)
    if isinstance(record, str):
        yield problems.malformed(source.name, number, record)
    else:
        yield from _from_record(source, number, record)


def _from_record(source: Source, number: int, record: dict[str, Any]) -> Iterator[Account | Problem]:
    text, lost = SURROGATE.subn("\ufffd", record["text"])
    if not text.strip():
        yield problems.empty(source.name, line=number)
        return
    if len(text) > source.settings.max_decoded:
        limit = source.settings.max_decoded
        yield problems.too_large(source.name, len(text), limit, unit="characters", line=number)
        return
    if lost:
        yield problems.replaced(source.name, number, lost)
    yield from _fields(source, number, record, text)


def _record(raw: bytes) -> dict[str, Any] | str:
    """The object of a line with a `text`, or what is wrong with it."""
    try:
        record = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "it is not UTF-8"
    except RecursionError:
        return "it is nested too deeply"
    except json.JSONDecodeError as error:
        return f"it is not JSON ({error.msg}, column {error.colno})"
    except ValueError:
        return "it holds a number too long to read"
    return _checked(record)


def _checked(record: object) -> dict[str, Any] | str:
    """The record if it is an object with a `text`, or what is wrong with it."""
    if not isinstance(record, dict):
        return f"it is {_named(record)}, not an object"
    if "text" not in record:
        return "it has no `text`"
    return record if isinstance(record["text"], str) else f"its `text` is {_named(record['text'])}, not a string"


def _fields(source: Source, number: int, record: dict[str, Any], text: str) -> Iterator[Account | Problem]:
    found: dict[str, str] = {}
    taken = {"id", "text", *WORDS, *DATES}
    for name in (*WORDS, *DATES):
        value = record.get(name)
        if value is None or value == "":
            continue
        usable = _date(value) if name in DATES else _digits(value) if name == "story" else _word(value)
        if usable is None:
            yield _unusable(source, number, name, value)
            taken -= {name} if isinstance(value, dict | list) else set()
        else:
            found[name] = usable
    other, left = other_fields(record, taken=taken)
    for name, why in left:
        yield problems.bad_field(
            source.name, number, f"Its `{name}` {why}; it was left out.", "Nothing else is needed."
        )
    yield Account(
        id=_id(record.get("id"), text),
        text=text,
        format="jsonl",
        path=source.stated,
        line=number,
        encoding="utf-8",
        read_from=tuple((name, f"JSON field `{name}`") for name in found),
        other=other,
        **found,  # type: ignore[arg-type] # its keys are fields that hold a string
    )


def _unusable(source: Source, number: int, name: str, value: object) -> Problem:
    if name in DATES:
        why = f"Its `{name}` ({str(value)[:40]!r}) is no ISO 8601 date; it was left out."
        return problems.bad_field(source.name, number, why, "Write it as 2021-03-04 or 2021-03-04T15:15+02:00.")
    kept = "it is kept for --by and not used" if isinstance(value, dict | list) else "it was left out"
    why = f"Its `{name}` is {_named(value)}, not a string; {kept}."
    return problems.bad_field(source.name, number, why, "Put it in quotation marks.")


def _id(value: object, text: str) -> str:
    return _digits(value) or content_id("a", text)


def _digits(value: object) -> str | None:
    """A word, or a number as its digits."""
    if isinstance(value, float) and not isfinite(value):
        return None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _word(value)


def _word(value: object) -> str | None:
    return SURROGATE.sub("\ufffd", value).strip() or None if isinstance(value, str) else None


def _date(value: object) -> str | None:
    """An ISO 8601 date or date and time as it is written out in full; null for anything else."""
    if not isinstance(value, str) or not ISO.fullmatch(value.strip()):
        return None
    text = value.strip()
    try:
        if len(text) == len("2021-03-04"):
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text.upper().replace(" ", "T").replace(",", "."))
    except ValueError:
        return None
    seconds = text.count(":") - (1 if moment.tzinfo and ":" in text[-4:] else 0) > 1
    return moment.isoformat(timespec="seconds" if seconds else "minutes")


def _named(value: object) -> str:
    """What a JSON value is, in a word."""
    if value is None:
        return "null"
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list"}
    return names.get(type(value), "an object")
