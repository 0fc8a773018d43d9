"""Characters that stand in a text and that no reader sees.

What writing needs of them stays: the joiners and selectors of an emoji, of a flag and of an ideograph, and the joiners
of scripts that shape their letters by them (Arabic, Devanagari, Mongolian and others).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Unicode's Default_Ignorable_Code_Point, less the fillers of Hangul and Khmer, which take up room on the line.
MARKS = {
    "soft hyphen": "\u00ad",
    "zero-width character": "\u034f\u180b-\u180f\u200b-\u200d\u2060-\u2065\ufeff",
    "direction mark": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
    "variation selector": "\ufe00-\ufe0f\U000e0100-\U000e01ef",
    "tag character": "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff",
}
# The same written out, as Markdown and careless conversions leave them: 8203 is U+200B, 8234 U+202A, 65279 U+FEFF.
ENTITIES = {
    "soft hyphen": "shy|#173|#x0{0,4}ad",
    "zero-width character": "zerowidthspace|zwnj|zwj|#820[345]|#8288|#65279|#x0{0,4}(?:200[bcd]|2060|feff)",
    "direction mark": "lrm|rlm|#820[67]|#823[4-8]|#x0{0,4}(?:200[ef]|202[a-e])",
}
# Inside a word only: elsewhere they separate. U+001C to U+001F are white space to Python.
CONTROLS = "\x00-\x08\x0e-\x1b\x7f"

_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2100-\u214f\u2190-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff]"
)
_DRAWN = f"{_PICTURE}[\U0001f3fb-\U0001f3ff]?[\ufe0e\ufe0f]?"
_NEEDED = (
    "\U0001f3f4[\U000e0020-\U000e007e]{1,32}\U000e007f",
    f"{_DRAWN}(?:\u200d{_DRAWN})*",
    "[0-9#*]\ufe0f\u20e3",
    "[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff][\ufe00-\ufe0f\U000e0100-\U000e01ef]",
    "(?<=[\u0590-\u10ff\u1200-\u1cff])[\u200c\u200d]",
    "(?<=[\u1800-\u18af])[\u180b-\u180f]",
)
_KINDS = {
    **{kind: f"[{marks}]" for kind, marks in MARKS.items()},
    **{f"{kind} ": f"(?i:&(?:{names});)" for kind, names in ENTITIES.items()},
    "control character": rf"(?<=\w)[{CONTROLS}]+(?=\w)",
}
_ORDER = tuple(_KINDS)
_SIGN = re.compile(f"[{''.join(MARKS.values())}{CONTROLS}]|(?i:&(?:{'|'.join(ENTITIES.values())});)")
_FOUND = re.compile("|".join([f"(?:{'|'.join(_NEEDED)})", *(f"({pattern})" for pattern in _KINDS.values())]))


class Unseen(NamedTuple):
    """Code points `[begin, end)` that no reader sees, and what they are."""

    begin: int
    end: int
    kind: str


def unseen(text: str) -> Iterator[Unseen]:
    """All that no reader sees in `text` and that its writing does not need, in order."""
    if _SIGN.search(text) is None:
        return
    for found in _FOUND.finditer(text):
        if found.lastindex is not None:
            yield Unseen(found.start(), found.end(), _ORDER[found.lastindex - 1].strip())
