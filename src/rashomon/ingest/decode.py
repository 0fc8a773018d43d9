"""Bytes to text, with the encoding stated.

What always holds: `data.decode(decoded.encoding, "strict") == decoded.text`, so that anyone who opens the file with
the stated encoding finds every span where this program found it. A byte-order mark of UTF-8 stays in the text as its
first code point, as that encoding decodes it; those of UTF-16 and UTF-32 are part of the encoding and leave no trace.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
                    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
SNIFFED = 4096  # bytes in which a declared charset or the signature of a binary format is looked for
GUESSED = 65_536  # bytes from which an encoding is guessed; more does not change the guess and costs seconds
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
SIGNATURES = (
    b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x7fELF",
    b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3", b"{\\rtf",
)  # fmt: skip
CONTROL = frozenset(range(32)) - {8, 9, 10, 11, 12, 13, 26, 27}
MOST_CONTROL = 0.02  # of the bytes: a text has next to none
# The web reads these two names as what their authors had: WHATWG Encoding, "windows-1252".
AS_ON_THE_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252"}


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str


def is_binary(data: bytes) -> bool:
    """Whether these bytes are no text in any encoding: a known format, a NUL byte, many control bytes."""
    if any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return False
    if data.startswith(SIGNATURES) or b"\0" in data:
        return True
    head = data[:SNIFFED]
    return sum(byte in CONTROL for byte in head) > MOST_CONTROL * len(head)


def decode(data: bytes, *, html: bool = False) -> Decoded | None:
    """The text of `data`: by its byte-order mark, as UTF-8, as a page declares it, else by a guess; null where no
    encoding fits."""
    marked = next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked:
        return _strictly(data, marked)
    return _strictly(data, "utf-8") or (_declared(data) if html else None) or _guessed(data)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeError, LookupError):
        return None


def _declared(data: bytes) -> Decoded | None:
    found = DECLARED.search(data[:SNIFFED])
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except LookupError:
        return None
    return _strictly(data, AS_ON_THE_WEB.get(name, name)) if name != "utf-8" else None


def _guessed(data: bytes) -> Decoded | None:
    best = from_bytes(_sample(data)).best()
    if best is None:
        return None
    return _strictly(data, best.encoding) or _strictly(data, "cp1252")


def _sample(data: bytes) -> bytes:
    """The part of `data` that tells most: around its first byte that is not ASCII."""
    if len(data) <= GUESSED:
        return data
    first = re.search(rb"[\x80-\xff]", data)
    begin = max(0, (first.start() if first else 0) - GUESSED // 4)
    return data[begin : begin + GUESSED]
