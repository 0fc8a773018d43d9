"""Accounts by a field of theirs: what `--by FIELD` looks up, and what is said of an account that has no such field."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.errors import UsageError
from rashomon.model import Account, Problem

FIELDS = ("story", "outlet", "published", "title", "url", "id", "path", "language", "modified")
SHOWN = 12  # names of fields in a message


@dataclass(frozen=True, slots=True)
class NoValue:
    """An account cannot be grouped by a field, and why."""

    why: str


def value(account: Account, by: str) -> str | NoValue:
    """The value of an account's field, as text: of its JSON line, dotted paths included, or of what is known of it."""
    found = _looked_up(account.other, by)
    if found is None and by in FIELDS:
        found = getattr(account, by)
    if isinstance(found, str):
        return found if found.strip() else NoValue("is empty")
    if found is None:
        return NoValue("is missing")
    if isinstance(found, bool | int | float):
        return json.dumps(found)
    return NoValue("is a list" if isinstance(found, list) else "is an object; name a field in it with a full stop")


def _looked_up(row: Mapping[str, Any], by: str) -> Any:
    """What stands at a dotted path: a name may itself have full stops, and a number counts in a list."""
    if by in row:
        return row[by]
    for at in (index for index, mark in enumerate(by) if mark == "."):
        head, rest = by[:at], by[at + 1 :]
        inner = row.get(head)
        if isinstance(inner, list):
            inner = {str(index): each for index, each in enumerate(inner)}
        if isinstance(inner, Mapping) and (found := _looked_up(inner, rest)) is not None:
            return found
    return None


def ungrouped(account: Account, by: str, missing: NoValue) -> Problem:
    """What is told of an account that stands in no group."""
    return Problem(
        kind="no story",
        message=f"Its field {by!r} {missing.why}, so it stands in no dossier.",
        remedy=f"Give its JSON line a {by!r}, or leave out --by.",
        path=account.path,
        line=account.line,
        document=account.id,
    )


def refuse(accounts: Sequence[Account], by: str) -> None:
    """Raises `UsageError`, which names the fields there are, for accounts of which none has the field."""
    named = dict.fromkeys(name for account in accounts for name in account.other)
    named |= {name: None for name in FIELDS if any(getattr(account, name) is not None for account in accounts)}
    shown = ", ".join([*named][:SHOWN]) + (" …" if len(named) > SHOWN else "")
    raise UsageError(f"--by {by}: no account has such a field. Fields that accounts have: {shown}.")
