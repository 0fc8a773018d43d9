"""What was found in the accounts as W3C Web Annotations: a collection of one page.

Each target names words twice: by the words themselves with what stands around them (TextQuoteSelector) and by their
offsets (TextPositionSelector). The data model counts in code points, begin inclusive and end exclusive, as every span
of this project does, so that no offset is converted. The source of a target is the account's text, as the
dossier carries it; where the account has a web address, `via` gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.exports.text import address, json_text, known
from rashomon.model import Account, Claim, Document, Dossier, Figure, Moment, Place, Span
from rashomon.views.shown import web_address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points on each side of a quote, enough to find it again where the text has moved
GEONAMES = "https://sws.geonames.org/{}/"
Json = dict[str, object]


def render(dossier: Dossier) -> str:
    """An annotation collection as JSON-LD."""
    items = [*_annotations(dossier)]
    name = address("annotations", "all")
    page: Json = {"id": address("annotations", "page"), "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    collection: Json = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": dossier.story or "What the accounts of one event say",
        "total": len(items),
        "first": {**page, "items": items},
    }
    return json_text(collection, indent=1) + "\n"


def _annotations(dossier: Dossier) -> Iterator[Json]:
    documents = {document.id: document for document in dossier.documents}
    points: dict[str, list[str]] = {}
    for point in dossier.points:
        for claim in point.claims:
            points.setdefault(claim.id, []).append(point.id)
    for claim in dossier.claims:
        yield from _claim(claim, documents[claim.document].account, points.get(claim.id, []))
    for figure in dossier.figures:
        yield _figure(figure, documents[figure.document].account)
    for document in dossier.documents:
        yield from _found(document)


def _claim(claim: Claim, account: Account, points: list[str]) -> Iterator[Json]:
    """Up to three annotations: the content with its stance and points, the source with the speaker, the cue."""
    name = address("claim", claim.id)
    tags = ["claim", claim.stance, claim.mode, *(["own voice"] if claim.own_voice else [])]
    links: list[Json] = [
        {"type": "SpecificResource", "source": address("point", each), "purpose": "linking"} for each in points
    ]
    yield from _one(name, "classifying", [*map(_tag, tags), *_speaker(claim), *links], account, claim.content)
    yield from _one(f"{name}#source", "identifying", [_tag("source"), *_speaker(claim)], account, claim.source)
    yield from _one(f"{name}#cue", "classifying", [_tag("cue"), _tag(claim.stance)], account, claim.cue)


def _speaker(claim: Claim) -> list[Json]:
    named = {"speaker": claim.speaker, "party": claim.party}
    return [
        {"type": "TextualBody", "value": f"{role}: {name}", "purpose": "identifying", "format": "text/plain"}
        for role, name in named.items()
        if name
    ]


def _figure(figure: Figure, account: Account) -> Json:
    most = "or more" if figure.max is None else f"to {figure.max:g}"
    amount = f"{figure.min:g}" if figure.min == figure.max else f"{figure.min:g} {most}"
    bodies = [_tag("figure"), _tag(figure.category), _value(f"{amount} {figure.unit or ''}".strip(), "describing")]
    return _annotation(address("figure", figure.id), "classifying", bodies, account, [figure.span])


def _found(document: Document) -> Iterator[Json]:
    """Times, places and leftovers, which have no ids of their own: their span names them."""
    account = document.account
    for moment in document.moments:
        yield _annotation(_name("time", account, moment.span), "identifying", _moment(moment), account, [moment.span])
    for place in document.places:
        yield _annotation(_name("place", account, place.span), "identifying", _place(place), account, [place.span])
    for left in document.leftovers:
        bodies = [_tag("leftover"), _value(left.reason, "describing")]
        yield _annotation(_name("leftover", account, left.span), "classifying", bodies, account, [left.span])


def _moment(moment: Moment) -> list[Json]:
    return [_tag("time"), _tag(moment.type), _value(moment.value, "identifying")]


def _place(place: Place) -> list[Json]:
    bodies = [_tag("place"), _value(place.name, "identifying")]
    if place.geonameid is not None:
        source = GEONAMES.format(place.geonameid)
        bodies.append({"type": "SpecificResource", "source": source, "purpose": "identifying"})
    return bodies


def _name(kind: str, account: Account, span: Span) -> str:
    return f"{address(kind, account.id)}#char={span.begin},{span.end}"


def _tag(word: str) -> Json:
    return {"type": "TextualBody", "value": word, "purpose": "tagging"}


def _value(words: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": words, "purpose": purpose, "format": "text/plain"}


def _one(name: str, motive: str, bodies: list[Json], account: Account, spans: tuple[Span, ...]) -> Iterator[Json]:
    if spans:
        yield _annotation(name, motive, bodies, account, spans)


def _annotation(name: str, motive: str, bodies: list[Json], account: Account, spans: Iterable[Span]) -> Json:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motive,
        "body": bodies,
        "target": [_target(account, span) for span in spans],
    }


def _target(account: Account, span: Span) -> Json:
    text = account.text
    quote: Json = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.begin - AROUND) : span.begin],
        "suffix": text[span.end : span.end + AROUND],
    }
    position: Json = {"type": "TextPositionSelector", "start": span.begin, "end": span.end}
    source = {
        "id": address("account", account.id),
        "type": "Text",
        "format": "text/plain",
        "language": account.language,
        "via": web_address(account.url),
    }
    return {"type": "SpecificResource", "source": known(source), "selector": [quote, position]}
