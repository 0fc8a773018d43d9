"""What the formats share: addresses of things and of words, and text that is safe to hand on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import quote

from rashomon.model import NamedPlace, Span
from rashomon.unseen import in_json

_SURROGATE = re.compile("[\ud800-\udfff]")

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
    return in_json(scalar(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)))


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
