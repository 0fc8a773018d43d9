"""What a line is, looked at by itself: a breadcrumb, hashtags, a template key, a form's words."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.clean.credits import is_photo_credit
from rashomon.clean.dates import read_stamp
from rashomon.clean.lexicon import badges, homes, label_rules, line_rules
from rashomon.clean.lines import Line, key

REMEMBERED = 4096  # lines: a file that repeats itself is not looked at anew each time
LONGEST = 600  # no form's text is longer; running text is
# A run of white space is looked at once, from its first character: the same run from each of its own is quadratic.
SEPARATOR = re.compile(r"(?<!\s)\s++(?:(?:/|>|→|::|\|)\s++|[»›]\s*+)|[»›]\s*+")
HASHTAGS = re.compile(r"(?:(?=#\w)#\w[\w-]*+[\s,;|·•]*+)++")
PLACEHOLDER = re.compile(
    r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|<%.{0,200}?%>|\$\{.{0,200}?\}|\{\*.{0,200}?\*\}|%\([\w.]{1,60}\)s"
)
PATH_KEY = re.compile(r"[a-z][\w-]*+(?:(?=[./:|][\w-])[./:|][\w-]++)++", re.IGNORECASE)
EMPTY_VALUES = frozenset({"undefined", "null", "nan", "none", "[object object]", "%s", "%d", "lorem ipsum", "n/a"})
BRACKETED = re.compile(r"[\[(]([^\[\]()]++)[\])]")
ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|info|gov|edu|[a-z]{2})(?:/|$)", re.IGNORECASE)
LINK = re.compile(r"<?(?:https?://|www\.)\S+>?")


def reason_of(line: Line, *, title: str | None) -> str | None:
    """Why this line is not the account; null where nothing says so."""
    if line.reason is not None:
        return line.reason
    if len(line.text) > LONGEST:
        return None
    if is_breadcrumb(line.text, title=title):
        return "breadcrumb"
    if HASHTAGS.fullmatch(line.text):
        return "hashtags"
    if is_template(line.text):
        return "template key"
    return by_lexicon(line.text)


@lru_cache(maxsize=REMEMBERED)
def by_lexicon(text: str) -> str | None:
    """The reason of the first rule of the lexicon that a line fits. A quotation is never a form's text."""
    if text[0] in '"“‘«„' or is_photo_credit(text):
        return None
    text = text.replace("’", "'")
    bracketed = BRACKETED.fullmatch(text)
    texts = (text, inner) if bracketed and (inner := bracketed[1].strip()) else (text,)
    return next((rule.reason for rule in line_rules() if any(map(rule.fits, texts))), None)


def is_breadcrumb(text: str, *, title: str | None) -> bool:
    """Whether a line is a way through a site's menu: segments that start at home, or that end in the title."""
    segments = [segment.strip() for segment in SEPARATOR.split(text) if segment.strip()]
    if len(segments) < 2 or any(len(segment.split()) > 6 for segment in segments[:-1]):
        return False
    if segments[0].casefold() in homes():
        return True
    if len(segments) < 3:
        return False
    return _is_title(segments[-1], title) or (len(text.split()) <= 14 and bool(re.search(r"[»›>→]", text)))


def _is_title(segment: str, title: str | None) -> bool:
    have, want = key(segment), key(title or "")
    return bool(have) and bool(want) and (have == want or (len(have) >= 12 and want.startswith(have)))


def is_template(text: str) -> bool:
    """Whether a line is a placeholder that was never filled, or little else."""
    if text.casefold() in EMPTY_VALUES:
        return True
    rest, holes = PLACEHOLDER.subn(" ", text)
    if holes:
        return len(rest.split()) <= 12
    if " " in text or not PATH_KEY.fullmatch(text) or ADDRESS.search(text):
        return False
    return "_" in text or text.count(".") >= 2 or ("/" in text and "." in text)


def opens_list(line: Line) -> str | None:
    """The reason why what follows this label is cut; null where it is no such label."""
    if len(line.text) > LONGEST or line.words > 30 or line.ended:
        return None
    return label_of(line.text.replace("’", "'"))


@lru_cache(maxsize=REMEMBERED)
def label_of(text: str) -> str | None:
    """The reason that goes with a label's words."""
    return next((rule.reason for rule in label_rules() if rule.fits(text)), None)


def is_badge(line: Line) -> bool:
    """Whether a line is a word that marks a headline, such as "Exclusive"."""
    return line.text.strip(" :•·-–—[]()").casefold() in badges()


def is_stamp(line: Line) -> bool:
    """Whether a line is a date, a time or an age."""
    return read_stamp(line.text) is not None


def is_link(line: Line) -> bool:
    """Whether a line is an address and nothing else."""
    return bool(LINK.fullmatch(line.text))


def is_rule(line: Line) -> bool:
    """Whether a line is drawn: no letter and no digit in it."""
    return not any(char.isalnum() for char in line.text)
