"""The fields of a JSON line that an account has no place of its own for: kept as they are, for `--by` and for readers.

What always holds of what is kept: JSON can write it and read it back, a dossier that holds it can be loaded, and it is
no longer than a limit; what is not kept is named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Mapping
from math import isfinite
from typing import Any

DEEPEST = 16  # levels of lists and objects in one another
MOST = 65_536  # characters of the kept fields of an account as JSON: a page's whole markup is no field
WHOLE = 18  # digits of a whole number; a longer one is kept as text
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def other_fields(record: Mapping[str, Any], *, taken: Container[str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The fields of a line that are not `taken`, and those that could not be kept, each with the reason."""
    kept: dict[str, Any] = {}
    left: list[tuple[str, str]] = []
    room = MOST
    for name, value in record.items():
        if name in taken or value is None:
            continue
        if _depth(value) > DEEPEST:
            left.append((name, f"is nested more than {DEEPEST} deep"))
            continue
        size = len(name) + len(json.dumps(value, ensure_ascii=False))
        if size > room:
            left.append((name, f"is too long to be kept (more than {MOST:,} characters with the others)"))
            continue
        room -= size
        kept[_text(name)] = _writable(value)
    return kept, left


def _depth(value: Any) -> int:
    """How deep lists and objects are nested in a value, without recursion: a line may nest as deep as JSON is read."""
    deepest, level = 0, [value]
    while level := [inner for each in level for inner in _inside(each)]:
        deepest += 1
        if deepest > DEEPEST:
            break
    return deepest


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.values()] or [None]
    return (value or [None]) if isinstance(value, list) else []


def _writable(value: Any) -> Any:
    """A value as JSON has it: no number that is none, no half characters."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return {_text(name): _writable(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_writable(inner) for inner in value]
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, int) and len(str(abs(value))) > WHOLE:
        return str(value)
    return value


def _text(value: str) -> str:
    return _SURROGATE.sub("\ufffd", value)
