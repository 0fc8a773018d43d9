"""JSON-LD contexts held here, so that no reader fetches one."""

from __future__ import annotations

from typing import Any

import rdflib
from pyld import jsonld

OA = "http://www.w3.org/ns/oa#"
ACTIVITY = "http://www.w3.org/ns/activitystreams#"


def _link(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


# The terms of the Web Annotation vocabulary that the export uses, with the names that its recommendation gives them.
ANNOTATION: dict[str, Any] = {
    "oa": OA,
    "as": ACTIVITY,
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector")},
    **{name: f"oa:{name}" for name in ("identifying", "classifying", "tagging", "linking", "describing")},
    **{name: f"oa:{name}" for name in ("start", "end", "exact", "prefix", "suffix")},
    "Text": "http://purl.org/dc/dcmitype/Text",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": _link("oa:hasBody"),
    "target": _link("oa:hasTarget"),
    "source": _link("oa:hasSource"),
    "selector": _link("oa:hasSelector"),
    "via": _link("oa:via"),
    "first": _link("as:first"),
    "partOf": _link("as:partOf"),
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}
HELD = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATION,
    "https://schema.org": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}},
}


def load(address: str, options: object) -> dict[str, Any]:
    """A context that is held here; anything else fails."""
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": HELD[address]}}


def graph(document: Any) -> rdflib.Graph:
    """The triples of a JSON-LD document, by pyld and rdflib."""
    quads = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
    found = rdflib.Dataset()
    found.parse(data=quads, format="nquads")
    return found
