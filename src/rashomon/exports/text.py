"""What the formats share: addresses of things and of words, and text that is safe to hand on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import quote

from rashomon.model import NamedPlace, Span

_SURROGATE = re.compile("[\ud800-\udfff]")
# Bidirectional and other marks that no reader sees; in JSON they are written as escapes, so that nothing is lost.
_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


MAX_WHOLE = 2**63


def address(kind: str, identity: str) -> str:
    """The address of a thing of the dossier, whatever stands in its id: `urn:rashomon:claim:c3f0…`."""
    return f"urn:rashomon:{kind}:{quote(identity.encode('utf-8', 'surrogatepass'), safe='')}"


def place_in(document: str, span: Span) -> str:
    """The address of words in an account, as RFC 5147 writes it: `…#char=10,30`, in code points, end exclusive."""
    return f"{address('account', document)}#char={span.begin},{span.end}"


def scalar(text: str) -> str:
    """`text` with each lone surrogate as U+FFFD: no UTF-8 holds one. The length stays, so spans hold."""
    return _SURROGATE.sub("\ufffd", text)


def json_text(value: object, *, indent: int | None = None) -> str:
    """`value` as JSON, its unseen characters as escapes and lone surrogates as U+FFFD."""
    return _UNSEEN.sub(_escape, scalar(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)))


def _escape(match: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in _units(ord(match[0])))


def _units(point: int) -> tuple[int, ...]:
    """The UTF-16 units of a code point, which is what JSON escapes."""
    if point < 0x10000:
        return (point,)
    point -= 0x10000
    return 0xD800 + (point >> 10), 0xDC00 + (point & 0x3FF)


def on_globe(place: NamedPlace) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; null where they are not known or lie on no globe."""
    lat, lon = place.lat, place.lon
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return lat, lon


def known(values: Mapping[str, object]) -> dict[str, object]:
    """`values` without what is not known: null, no text, an empty list."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], {})}


def clean(value: object) -> object:
    """A value, or a list of them, as a column can hold it: text as UTF-8, a whole number in 64 bits or else null."""
    if isinstance(value, int) and not -MAX_WHOLE <= value < MAX_WHOLE:
        return None
    if isinstance(value, str):
        return scalar(value)
    return [clean(each) for each in value] if isinstance(value, list) else value
