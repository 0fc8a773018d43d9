"""What a reader sees of a dossier: a terminal summary, one HTML page, a Markdown brief, JSON.

In comes a `Dossier`, out comes text. No view analyses: it shows what stands in the dossier, and every word of an
account is escaped for the format that it is shown in.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rashomon import output
from rashomon.errors import UsageError
from rashomon.model import Dossier
from rashomon.model.wire import dumps, to_wire

__all__ = ["FORMATS", "check", "is_format", "save", "written"]


def _json(dossier: Dossier) -> str:
    return dumps(to_wire(dossier), indent=1) + "\n"


def _html(dossier: Dossier) -> str:
    from rashomon.views.html import render  # the template engine loads only where a page is written

    return render(dossier)


def _markdown(dossier: Dossier) -> str:
    from rashomon.views.markdown import render

    return render(dossier)


FORMATS: dict[str, Callable[[Dossier], str]] = {
    ".json": _json,
    ".html": _html,
    ".htm": _html,
    ".md": _markdown,
    ".markdown": _markdown,
}


def written(dossier: Dossier, ending: str) -> str:
    """The dossier as text in the format of a file ending (`.html`); raises `UsageError` for an unknown one."""
    return _format(ending)(dossier)


def is_format(path: str | Path) -> bool:
    """Whether the ending of `path` names a format that a dossier can be written in."""
    return Path(path).suffix.lower() in FORMATS


def check(path: str | Path) -> None:
    """Raises `UsageError` where the ending of `path` names no format that a dossier can be written in."""
    _format(Path(path).suffix)


def _format(ending: str) -> Callable[[Dossier], str]:
    try:
        return FORMATS[ending.lower()]
    except KeyError:
        known = ", ".join(FORMATS)
        raise UsageError(
            f"A dossier cannot be written as {repr(ending) if ending else 'a file without ending'}. Use {known}."
        ) from None


def save(dossier: Dossier, path: str | Path) -> Path:
    """Writes the dossier in the format that the ending of `path` names, and returns the path.

    Raises:
        UsageError: there is no such format, or the file cannot be written; what was there is as it was.
    """
    target = Path(path)
    return output.write(target, written(dossier, target.suffix))
