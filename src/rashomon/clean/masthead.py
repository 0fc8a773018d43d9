"""The head of a text: the outlet's name and the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.credits import agency_named, is_photo_credit, read_byline, read_dateline
from rashomon.clean.leftovers import is_breadcrumb, is_rule, is_stamp, reason_of
from rashomon.clean.lexicon import outlet_labels, outlet_words, photo_caption
from rashomon.clean.lines import Line, key

HEAD = 8  # lines in which a title is looked for
LONGEST_TITLE = 30  # words
LONGEST_NAME = 5  # words
SHORTEST_TITLE = 5  # words, of what follows a line that is taken for the outlet's name
SMALL_WORDS = 4  # letters: shorter words are small in a title, too
SUFFIX = re.compile(r"(?<!\s)\s++[|–—-]\s++(?P<name>[^|–—]{2,40})$")


def find_outlet(lines: Sequence[Line]) -> Line | None:
    """The line at the head that is the outlet's name and nothing else."""
    if len(lines) < 3:
        return None
    first, second = lines[0], lines[1]
    words = first.text.split()
    capitals = all(word[0].isupper() or word == "of" for word in words)
    if not 1 <= len(words) <= LONGEST_NAME or first.mark or not capitals:
        return None
    if first.text[-1] in ".!?:,;" or read_byline(first.text) or is_stamp(first) or reason_of(first, title=None):
        return None
    if not (second.headline and second.words >= SHORTEST_TITLE):
        return None
    named = bool(outlet_words() & {key(word) for word in words})
    dated = any(is_stamp(line) or read_byline(line.text) for line in lines[2:4])
    return first if named or dated else None


def labelled_outlet(text: str) -> str | None:
    """The outlet in a line such as "Publisher: Delta Courier"."""
    names = (found["name"].strip(" .") for pattern in outlet_labels() if (found := pattern.fullmatch(text)))
    return next((name for name in names if name[0].isupper() and len(name.split()) <= LONGEST_NAME), None)


def outlet_suffix(title: str) -> str | None:
    """The outlet behind a title: "Gate fails at the border dam | Delta Courier"."""
    found = SUFFIX.search(title)
    if not found:
        return None
    name = found["name"].strip()
    named = outlet_words() & set(name.casefold().split())
    return name if len(name.split()) <= 4 and name[0].isupper() and (named or agency_named(name)) else None


def find_title(lines: Sequence[Line], given: str | None, *, start: int = 0) -> Line | None:
    """The line from `start` on that is the account's title: the one given, else the first heading, else the first
    line like one."""
    head = lines[start : start + HEAD]
    if given:
        same = [line for line in head if line.key == key(given) and not line.reason]
        return same[0] if same else None
    marked = [line for line in head if line.mark in ("title", "heading") and _could_be_title(line)]
    if marked:
        return next((line for line in marked if line.mark == "title"), marked[0])
    first = next((line for line in head if _could_be_title(line)), None)
    follows = first is not None and any(line.prose for line in lines[first.index + 1 : first.index + 6])
    return first if first is not None and follows and _looks_like_title(first) else None


def _could_be_title(line: Line) -> bool:
    if line.reason or line.words == 0 or is_rule(line) or is_stamp(line) or read_byline(line.text):
        return False
    if read_dateline(line.text) or is_photo_credit(line.text) or photo_caption().search(line.text[:600]):
        return False
    return not is_breadcrumb(line.text, title=None) and reason_of(line, title=None) is None


def _looks_like_title(line: Line) -> bool:
    if not 2 <= line.words <= LONGEST_TITLE or line.text[-1] in ":;,":
        return False
    return (not line.ended and not line.prose) or line.text.endswith("?") or in_title_case(line.text)


def in_title_case(text: str) -> bool:
    """Whether all longer words of a line begin with a capital."""
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > SMALL_WORDS]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
