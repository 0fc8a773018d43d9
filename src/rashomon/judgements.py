"""People's decisions, kept in a file apart from any score, and winning over it.

A judgements file holds a JSON object a line: `{"kind": "claim" | "name" | "figure", "a": ..., "b": ..., "judgement":
"same" | "different" | "unsure", "by": ..., "at": ...}`. `a` and `b` are ids of claims or figures, or names. The last
line on a pair counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from rashomon import lines
from rashomon.errors import InputError
from rashomon.unseen import in_json

Verdict = Literal["same", "different", "unsure"]
Kind = Literal["claim", "name", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision on a pair; `by` and `at` (ISO 8601) say who and when, where that was written down."""

    kind: Kind
    a: str
    b: str
    judgement: Verdict
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Judgements:
    """All decisions of a file; the order of a pair does not matter."""

    decisions: Mapping[tuple[Kind, str, str], Judgement] = field(default_factory=dict)

    @classmethod
    def of(cls, decisions: Iterable[Judgement]) -> Judgements:
        return cls({_key(d.kind, d.a, d.b): d for d in decisions})

    @classmethod
    def load(cls, path: str | Path) -> Judgements:
        """The decisions of a file.

        Raises:
            InputError: the file cannot be read, or lines in it are not judgements; all such lines are named.
        """
        data = _bytes(path)
        decisions, wrong = [], []
        for number, raw in enumerate(data[: _whole(data)].split(b"\n"), start=1):
            if raw.strip(BLANKS):
                try:
                    decisions.append(_parse(json.loads(raw.decode("utf-8-sig"))))
                except (ValueError, RecursionError) as error:
                    wrong.append(f"{path}:{number}: {_why(error)}")
        if wrong:
            raise InputError("\n".join(wrong))
        return cls.of(decisions)

    def verdict(self, kind: Kind, a: str, b: str) -> Verdict | None:
        """What was decided on the pair; null where nobody did."""
        decision = self.decisions.get(_key(kind, a, b))
        return decision.judgement if decision else None

    def of_kind(self, kind: Kind) -> list[Judgement]:
        """The decisions on pairs of a kind, in the order of their names."""
        return [decision for key, decision in sorted(self.decisions.items()) if key[0] == kind]


def append(path: str | Path, decision: Judgement) -> None:
    """Adds a decision to a file, which is made where there is none; it is on disk when this returns.

    The half of a line that an earlier crash left at the end is cut off; a last line without its end is ended.

    Raises:
        InputError: the file cannot be written.
    """
    row = {"kind": decision.kind, "a": decision.a, "b": decision.b, "judgement": decision.judgement}
    row |= {name: value for name, value in (("by", decision.by), ("at", decision.at)) if value is not None}
    line = in_json(json.dumps(row, ensure_ascii=False)).encode("utf-8", "backslashreplace") + b"\n"
    try:
        lines.append_line(path, line, whole=_whole)
    except OSError as error:
        raise InputError(
            f"{path}: the decision cannot be written ({error.strerror}). Give another place for the file."
        ) from error


BLANKS = b" \t\r\xef\xbb\xbf"


def _bytes(path: str | Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the judgements cannot be read ({error.strerror}). Check the path.") from error


def _whole(data: bytes) -> int:
    """How many bytes of a file stand before the half of a line at its end; all of them where there is none.

    A last line that has no end and yet is JSON was written by hand and counts.
    """
    end = data.rfind(b"\n") + 1
    try:
        json.loads(data[end:] or b"null")
    except (ValueError, RecursionError):
        return end
    return len(data)


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "this line is not UTF-8. Save the file as UTF-8."
    if isinstance(error, RecursionError):
        return "this line is nested too deeply to be a judgement."
    return f"this line is no JSON ({error.msg})." if isinstance(error, json.JSONDecodeError) else str(error)


def _key(kind: Kind, a: str, b: str) -> tuple[Kind, str, str]:
    return (kind, a, b) if a <= b else (kind, b, a)


def _parse(row: Any) -> Judgement:
    if not isinstance(row, dict):
        raise ValueError("a judgement is a JSON object. See the reference for its fields.")
    wrong = [name for name in ("a", "b") if not isinstance(row.get(name), str) or not row[name]]
    for name, allowed in (("kind", get_args(Kind)), ("judgement", get_args(Verdict))):
        if row.get(name) not in allowed:
            wrong.append(f"{name} (one of {', '.join(allowed)})")
    if wrong:
        raise ValueError(f"not a judgement: missing or wrong: {', '.join(wrong)}.")
    by, at = row.get("by"), row.get("at")
    return Judgement(
        kind=row["kind"],
        a=row["a"],
        b=row["b"],
        judgement=row["judgement"],
        by=by if isinstance(by, str) else None,
        at=at if isinstance(at, str) else None,
    )
