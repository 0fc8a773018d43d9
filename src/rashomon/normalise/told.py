"""What coverage says of an account in which there was something to read through."""

from __future__ import annotations

from rashomon.model import Account, Problem
from rashomon.normalise.text import Found, normalised

FIELDS = ("title", "outlet", "bylines", "agencies", "dateline")
KIND = "unseen characters"


def problem_of(account: Account) -> Problem | None:
    """What was in the account as it was given, of each kind how many and where the first one is; null for nothing."""
    text = account.text if account.given is None else account.given
    found = [_told(each, text) for each in normalised(text).found]
    if not found:
        return None
    return Problem(
        kind=KIND,
        path=account.path,
        line=account.line,
        document=account.id,
        message=f"In its words stand characters that no reader sees, or that look like others: {', '.join(found)}.",
        remedy="They were read through and the spans count them; ask where the text was copied from.",
        fatal=False,
    )


def _told(found: Found, text: str) -> str:
    many, line = found.count > 1, text.count("\n", 0, found.first) + 1
    head, _, rest = found.kind.partition(" in ")
    named = f"{head}{'s' * many}{f' in {rest}' if rest else ''}"
    return f"{found.count:,} {named} ({'the first ' * many}at offset {found.first} in line {line})"
