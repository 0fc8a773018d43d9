"""The places of the event as GeoJSON (RFC 7946), each with all its names, who uses which, and where it is named.

A place whose coordinates are not known is a feature without geometry; the coordinates of a country, a region or a
river are one point of it, as its `kind` says, and no outline: none is drawn for a place in dispute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.exports.text import address, json_text, on_globe
from rashomon.model import Document, Dossier, NamedPlace, Span
from rashomon.views.outline import Outline


def render(dossier: Dossier) -> str:
    """A feature collection, one feature a place."""
    outline = Outline(dossier)
    features = [_feature(place, outline) for place in dossier.places]
    return json_text({"type": "FeatureCollection", "features": features}, indent=1) + "\n"


def _feature(place: NamedPlace, outline: Outline) -> dict[str, object]:
    properties = {
        "name": place.name,
        "also": [*place.also],
        "used_by": [{"name": name, "by": [*map(outline.user, users)]} for name, users in place.used_by],
        "kind": place.kind,
        "geonameid": place.geonameid,
        "accounts": [label.name for label in outline.cited(place.documents)],
        "mentions": [*_mentions(place, outline)],
    }
    return {
        "type": "Feature",
        "id": address("place", str(place.geonameid or place.name)),
        "geometry": _geometry(place),
        "properties": properties,
    }


def _geometry(place: NamedPlace) -> dict[str, object] | None:
    """A point, longitude first."""
    found = on_globe(place)
    return {"type": "Point", "coordinates": [found[1], found[0]]} if found else None


def _mentions(place: NamedPlace, outline: Outline) -> Iterator[dict[str, object]]:
    """Where the place is named in each of its accounts."""
    names = {place.name, *place.also}
    for identity in place.documents:
        if document := outline.documents.get(identity):
            text = document.account.text
            for span in [*_named(document, place, names)] or [*_spelt(text, names)]:
                yield {"document": identity, "begin": span.begin, "end": span.end, "text": span.of(text)}


def _named(document: Document, place: NamedPlace, names: set[str]) -> Iterator[Span]:
    """What was read as this place: the same number in the gazetteer, else the same name."""
    for found in document.places:
        same = found.geonameid == place.geonameid if found.geonameid and place.geonameid else found.name in names
        if same or found.text in names:
            yield found.span


def _spelt(text: str, names: set[str]) -> Iterator[Span]:
    """Where an account that knows the place only from others spells one of its names."""
    spelling = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)) if name)
    for found in re.finditer(rf"(?<!\w)(?:{spelling})(?!\w)", text) if spelling else ():
        yield Span(*found.span())
