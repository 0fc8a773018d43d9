"""Characters that no reader sees, made seen: the one place through which all goes that is printed or written as JSON.

A control character can drive a terminal, a bidirectional mark turn a sentence about, a line separator pass for the
end of a line. Words of accounts, names of files and messages hold them; `shown`, `line` and `message` write them out
as their code points, `in_json` as escapes, which are the same JSON value.
"""

from __future__ import annotations

import re

# Controls, bidirectional marks, line separators, surrogates, tags and other characters that are not to be seen.
PATTERN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# In JSON the joiners too, which scripts need and a reader of JSON does not; surrogates are the business of `wire`.
_IN_JSON = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_ASTRAL = 0x10000


def shown(text: str) -> str:
    """`text` with every character that no reader sees written out as its code point: `⟨U+202E⟩`; line breaks stay."""
    return PATTERN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text.replace("\r\n", "\n"))


def line(text: str) -> str:
    """`text` shown on one line, runs of white space as one blank."""
    return " ".join(shown(text.replace("\r", "\n")).split())


def message(text: str) -> str:
    """What is told on stderr: `text` shown, every further line set in, so that none passes for a message of its own."""
    return "\n  ".join(each for each in map(line, text.split("\n")) if each)


def in_json(text: str) -> str:
    """JSON text with its unseen characters as escapes: the same value, and nothing that a terminal obeys."""
    return _IN_JSON.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in _units(ord(match[0])))


def _units(point: int) -> tuple[int, ...]:
    """The UTF-16 units of a code point, which is what JSON escapes."""
    if point < _ASTRAL:
        return (point,)
    return 0xD800 + ((point - _ASTRAL) >> 10), 0xDC00 + ((point - _ASTRAL) & 0x3FF)
