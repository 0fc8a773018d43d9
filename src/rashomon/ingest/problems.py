"""What can be wrong with an input, each with its remedy, in one place so that they read alike."""

from __future__ import annotations

from rashomon.model import Account, Problem


def missing(path: str) -> Problem:
    return Problem(kind="missing", path=path, message="No such file or folder.", remedy="Check the path.")


def address(path: str) -> Problem:
    return Problem(
        kind="missing",
        path=path,
        message="This is an address, and nothing is fetched.",
        remedy="Save the page as HTML, whole, and give the file.",
    )


def nothing_in(path: str, known: str) -> Problem:
    return Problem(
        kind="empty",
        path=path,
        message="There is no file in this folder that can be read.",
        remedy=f"Put accounts into it, as {known}; files whose names begin with a full stop are passed over.",
    )


def unreadable(path: str, error: OSError) -> Problem:
    why = error.strerror or "it cannot be opened"
    return Problem(kind="unreadable", path=path, message=f"It cannot be read: {why}.", remedy="Check its permissions.")


def special(path: str) -> Problem:
    return Problem(
        kind="unreadable",
        path=path,
        message="It is neither a file nor a folder (a pipe, a socket or a device).",
        remedy="Give a file, a folder, or - for standard input.",
    )


def loop(path: str) -> Problem:
    return Problem(
        kind="unreadable",
        path=path,
        message="This link leads back to a folder that is being read.",
        remedy="It was left out; nothing else is needed.",
        fatal=False,
    )


def unsupported(path: str, known: str, *, fatal: bool) -> Problem:
    return Problem(
        kind="unsupported format",
        path=path,
        message="No reader knows this kind of file.",
        remedy=f"Convert it to one of {known}.",
        fatal=fatal,
    )


def too_large(path: str, size: int, limit: int, *, unit: str, line: int | None = None) -> Problem:
    option, setting = ("--max-mb", "max_bytes") if unit == "bytes" else ("--max-characters", "max_decoded")
    return Problem(
        kind="too large",
        path=path,
        line=line,
        message=f"It has {size:,} {unit} or more; the limit is {limit:,}.",
        remedy=f"Part it, or raise the limit with {option} (from Python: `{setting}` of the settings).",
    )


def binary(path: str) -> Problem:
    return Problem(
        kind="binary", path=path, message="It is not a text file.", remedy="Give the text, the HTML page or JSON lines."
    )


def undecodable(path: str) -> Problem:
    return Problem(
        kind="undecodable",
        path=path,
        message="Its characters are in no known encoding.",
        remedy="Save it as UTF-8.",
    )


def empty(path: str | None, *, line: int | None = None) -> Problem:
    return Problem(
        kind="empty",
        path=path,
        line=line,
        message="There is no text in it.",
        remedy="Leave it out, or check how it was made.",
    )


def malformed(path: str, line: int, why: str) -> Problem:
    return Problem(
        kind="malformed line",
        path=path,
        line=line,
        message=f"This line is not an account: {why}.",
        remedy='Each line must be a JSON object such as {"text": "…"}.',
    )


def bad_field(path: str, line: int, why: str, remedy: str) -> Problem:
    """A field that cannot be used in a line whose account goes on without it."""
    return Problem(kind="malformed line", path=path, line=line, message=why, remedy=remedy, fatal=False)


def duplicate(account: Account, first: Account) -> Problem:
    return Problem(
        kind="duplicate",
        path=account.path,
        line=account.line,
        document=first.id,
        message=f"Its text is the same as that of {where(first)}, which was read before.",
        remedy="It was left out; remove one of the two.",
    )


def same_id(account: Account, first: Account, new: str) -> Problem:
    return Problem(
        kind="duplicate",
        path=account.path,
        line=account.line,
        document=new,
        message=f"Its id {account.id!r} is that of {where(first)}, with another text; it goes on as {new!r}.",
        remedy="Give every account its own id.",
        fatal=False,
    )


def replaced(path: str, line: int, count: int) -> Problem:
    return Problem(
        kind="undecodable",
        path=path,
        line=line,
        message=f"{count} half characters (lone surrogates) were replaced by U+FFFD.",
        remedy="Write the line anew from its source.",
        fatal=False,
    )


def foreign(account: Account, language: str | None) -> Problem:
    named = f"It is in {language}" if language else "It is not in English"
    return Problem(
        kind="language",
        path=account.path,
        line=account.line,
        document=account.id,
        message=f"{named}; only English is read.",
        remedy="Give a translation into English.",
    )


def where(account: Account) -> str:
    """How a message names an account."""
    if account.path is None:
        return f"line {account.line} of standard input" if account.line else "standard input"
    return f"{account.path}:{account.line}" if account.line else account.path
