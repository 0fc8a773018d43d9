"""Claims and quotations as schema.org JSON-LD. There is no rating: nothing here says what is true.

A point is a `Claim` whose `appearance` is every claim that says so and whose `subjectOf` is every one that denies it;
a claim of the accounts is a `Quotation` where all of it stands in quotation marks, else a `Claim`. `isBasedOn` names
the words in the account (RFC 5147). Speakers have a name and no type: the accounts do not say who is a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rashomon.exports.text import address, json_text, known, on_globe, place_in
from rashomon.model import Claim, Document, Dossier, NamedPlace, Point, content_id
from rashomon.views.outline import Outline
from rashomon.views.shown import web_address

CONTEXT = "https://schema.org"
Json = dict[str, object]


def render(dossier: Dossier) -> str:
    """A JSON-LD graph."""
    return json_text({"@context": CONTEXT, "@graph": [*_nodes(dossier)]}, indent=1) + "\n"


def _nodes(dossier: Dossier) -> Iterator[Json]:
    outline = Outline(dossier)
    yield _collection(dossier, outline)
    for document in dossier.documents:
        yield _article(document, outline)
    for point in dossier.points:
        yield _point(point)
    for claim in dossier.claims:
        yield _claim(claim, outline)


def _node(kind: str, identity: str, values: dict[str, object]) -> Json:
    return {"@type": kind, "@id": identity, **known(values)}


def _to(kind: str, identity: str) -> Json:
    return {"@id": address(kind, identity)}


def _collection(dossier: Dossier, outline: Outline) -> Json:
    identity = address("dossier", content_id("d", [document.id for document in dossier.documents]))
    return _node(
        "Collection",
        identity,
        {
            "name": outline.heading,
            "abstract": " ".join(sentence.text for sentence in dossier.summary),
            "hasPart": [_to("point", point.id) for point in dossier.points],
            "contentLocation": [_place(place) for place in dossier.places],
        },
    )


def _place(place: NamedPlace) -> Json:
    found = on_globe(place)
    geo = {"@type": "GeoCoordinates", "latitude": found[0], "longitude": found[1]} if found else None
    number = place.geonameid
    return {
        "@type": "Place",
        **known(
            {
                "name": place.name,
                "alternateName": [*place.also],
                "geo": geo,
                "sameAs": None if number is None else f"https://sws.geonames.org/{number}/",
            }
        ),
    }


def _article(document: Document, outline: Outline) -> Json:
    account = document.account
    copied = document.origin and _to("account", document.origin.document)
    return _node(
        "NewsArticle",
        address("account", account.id),
        {
            "headline": account.title,
            "name": outline.label(account.id).name,
            "publisher": _organisation(account.outlet),
            "datePublished": account.published,
            "dateModified": account.modified,
            "creditText": ", ".join(account.bylines),
            "inLanguage": account.language,
            "url": web_address(account.url),
            "isBasedOn": copied,
        },
    )


def _organisation(name: str | None) -> Json | None:
    return {"@type": "Organization", "@id": _agent(name), "name": name} if name else None


def _agent(name: str) -> str:
    return address("agent", content_id("", name))


def _point(point: Point) -> Json:
    return _node(
        "Claim",
        address("point", point.id),
        {
            "text": point.statement,
            "keywords": ["point", point.status],
            "appearance": [_to("claim", claim.id) for claim in point.supports],
            "subjectOf": [_to("claim", claim.id) for claim in point.denies],
        },
    )


def _claim(claim: Claim, outline: Outline) -> Json:
    kind: Literal["Quotation", "Claim"] = "Quotation" if claim.mode == "direct" else "Claim"
    outlet = _organisation(outline.documents[claim.document].account.outlet)
    speaker = {"@id": _agent(claim.speaker), "name": claim.speaker} if claim.speaker else None
    author = outlet if claim.own_voice else speaker
    return _node(
        kind,
        address("claim", claim.id),
        {
            "text": claim.text,
            "author": author,
            "spokenByCharacter": author if kind == "Quotation" else None,
            "keywords": [claim.stance, claim.mode, *(["own voice"] if claim.own_voice else [])],
            "isPartOf": [_to("account", claim.document)],
            "isBasedOn": [{"@id": place_in(claim.document, span)} for span in claim.content],
        },
    )
