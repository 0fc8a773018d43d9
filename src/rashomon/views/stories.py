"""Many events: the names of their reports, and the page that leads to them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Dossier
from rashomon.views import shown
from rashomon.views.outline import STATUSES, Outline

INDEX = "index.html"
LONGEST = 60  # letters of a file's name
DIGEST = 8  # bytes; a name is told from others that read alike by their hash


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: the report's file, what the event is called, the value it was grouped by, and its counts."""

    file: str
    heading: str
    story: str
    published: str
    accounts: int
    counts: tuple[tuple[str, int], ...]


def entry(dossier: Dossier, file: str) -> Entry:
    outline = Outline(dossier)
    counts = tuple((status, len(outline.of_status(status))) for status in STATUSES)
    story = shown.line(dossier.story or "")
    return Entry(file, outline.heading, story, outline.published, len(dossier.documents), counts)


def file_name(story: str) -> str:
    """The file of a story's report: its name in plain small letters, with a hash where it has other ones.

    No two stories have the same, on any file system, and none leads out of its folder.
    """
    plain = unicodedata.normalize("NFKD", story).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    if slug and slug == story and not _KEPT.fullmatch(slug):
        return f"{slug}.html"
    digest = hashlib.blake2b(story.encode("utf-8", "surrogatepass"), digest_size=DIGEST).hexdigest()
    return f"{slug or 'story'}-{digest}.html"


# The index, names that Windows keeps for itself, and names that look as if they had a hash.
_KEPT = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d|.*-[0-9a-f]{16}")


def index(entries: Sequence[Entry], *, title: str | None = None) -> str:
    """The page, every word escaped, without a script."""
    from rashomon.views.html import page  # the template engine loads only where a page is written

    heading = shown.line(title or "") or f"{len(entries)} {'event' if len(entries) == 1 else 'events'}"
    return page("stories.html", "stories.css", entries=entries, heading=heading, statuses=STATUSES)
