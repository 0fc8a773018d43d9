"""FollowTheMoney entities, one JSON object a line, as Aleph, OpenAleph and `ftm` read them.

Accounts are `Article`, speakers and parties `LegalEntity` (the model's word for someone who may be a person or a
body), claims and points `Note`, names in the text `Mention`, the timeline `Event`, places `Address`; who says or denies
a point, and who speaks for whom, are `UnknownLink` with a `role`. Spans stand in `notes`, as RFC 5147 writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from rashomon.exports.text import json_text, on_globe, place_in
from rashomon.model import Claim, Document, Dossier, Happening, NamedPlace, Point, Reuse, Span, content_id
from rashomon.views.outline import Outline
from rashomon.views.shown import line, web_address

Entity = dict[str, object]
_DATE = re.compile(r"((?:1\d|20)\d\d)(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?)?")  # years that the model takes
_FULL = "2000-01-01T00:00:00"
_ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")
_PRONOUNS = {"he", "she", "it", "they", "we", "i", "who", "this", "that", "these", "those", "some", "others", "many"}
# The model's own limits, in code points; a longer value is refused there.
NAME, LINE, TEXT = 384, 1024, 65_000
_IDENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_LANGUAGE = {"en": "eng"}  # FollowTheMoney has ISO 639-3; the accounts are read in English only


def render(dossier: Dossier) -> str:
    """One entity a line, each once."""
    entities: dict[object, Entity] = {}
    for entity in _entities(dossier):
        entities.setdefault(entity["id"], entity)
    return "".join(json_text(entity) + "\n" for entity in entities.values())


def _entities(dossier: Dossier) -> Iterator[Entity]:
    outline = Outline(dossier)
    for document in dossier.documents:
        yield _article(document, outline)
    for claim in dossier.claims:
        yield from _claim(claim)
    for point in dossier.points:
        yield from _point(point)
    for happening in dossier.timeline:
        yield from _event(happening, outline)
    for place in dossier.places:
        yield _address(place, outline)
    for reuse in dossier.lineage:
        yield _reuse(reuse)


def _entity(schema: str, identity: str, **properties: Iterable[str | None] | str | None) -> Entity:
    """An entity with the properties that have a value, each value once."""
    values = {
        name: [*dict.fromkeys(each for each in ([value] if isinstance(value, str) else value or ()) if each)]
        for name, value in properties.items()
    }
    return {"id": identity, "schema": schema, "properties": {name: found for name, found in values.items() if found}}


def _id(kind: str, identity: str) -> str:
    """An id that FollowTheMoney takes: the dossier's own where it can be one, else a hash of it."""
    return identity if _IDENTITY.fullmatch(identity) else content_id(kind, identity)


def _account(identity: str) -> str:
    return _id("a", identity)


def _accounts(documents: Iterable[str], outline: Outline) -> list[str]:
    """The accounts that are in the dossier: an entity may point at no other."""
    return [_account(each) for each in documents if each in outline.documents]


def _agent(name: str) -> str:
    return content_id("s", name)


def _link(subject: str, role: str, to: str) -> Entity:
    return _entity("UnknownLink", content_id("l", subject, role, to), subject=subject, object=to, role=role)


def _date(value: str | None) -> str | None:
    """What of an ISO 8601 value the model can hold: a year to a second; null where no calendar has it.

    A zone is counted in, since the model takes every time for UTC.
    """
    match = _DATE.match(value or "")
    if match is None:
        return None
    try:
        if _ZONED.fullmatch(value or ""):
            return f"{datetime.fromisoformat(value or '').astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
        datetime.fromisoformat(match[0] + _FULL[len(match[0]) :])
    except (ValueError, OverflowError):
        return None
    return match[0]


def _short(words: str, limit: int = NAME) -> str:
    flat = line(words)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _spans(document: str, spans: Iterable[Span]) -> list[str]:
    return [place_in(document, span) for span in spans]


def _article(document: Document, outline: Outline) -> Entity:
    account = document.account
    fits = len(account.text) <= TEXT
    return _entity(
        "Article",
        _account(account.id),
        title=_short(account.title or "", LINE),
        fileName=_short(outline.label(account.id).name),
        publisher=_short(account.outlet or "", LINE),
        author=[_short(each, LINE) for each in account.bylines],
        publishedAt=_date(account.published),
        modifiedAt=_date(account.modified),
        language=_LANGUAGE.get(account.language or ""),
        sourceUrl=web_address(account.url),
        bodyText=account.text if fits else None,
        notes=None if fits else "The text is longer than the model takes; it stands in the dossier.",
    )


def _claim(claim: Claim) -> Iterator[Entity]:
    note, article = _id("c", claim.id), _account(claim.document)
    agents = [name for name in (claim.speaker, claim.party) if name]
    yield from (_entity("LegalEntity", _agent(name), name=_short(name), proof=article) for name in agents)
    if claim.speaker and claim.party and claim.speaker != claim.party:
        yield _link(_agent(claim.speaker), "speaks for", _agent(claim.party))
    if claim.speaker and _is_name(claim.source_text):
        identity = content_id("m", article, claim.source_text, claim.speaker)
        yield _entity(
            "Mention", identity, document=article, name=_short(claim.source_text), resolved=_agent(claim.speaker)
        )
    yield _entity(
        "Note",
        note,
        name=_short(claim.text),
        description=claim.text[:TEXT],
        entity=[_agent(claim.speaker)] if claim.speaker else [],
        keywords=["claim", claim.stance, claim.mode, "own voice" if claim.own_voice else None],
        notes=_spans(claim.document, claim.content),
        proof=article,
    )


def _is_name(source: str) -> bool:
    """Whether a source is told by a name and not by "he" or "the ministry"."""
    first, *rest = source.split() or [""]
    named = first[:1].isupper() and not rest and first.lower() not in _PRONOUNS
    return named or any(word[:1].isupper() for word in rest)


def _point(point: Point) -> Iterator[Entity]:
    identity = _id("p", point.id)
    articles = [_account(each) for each in point.documents]
    yield _entity(
        "Note",
        identity,
        name=_short(point.statement),
        description=point.statement[:TEXT],
        keywords=["point", point.status],
        proof=articles,
    )
    for role, claims in (("says", point.supports), ("denies", point.denies)):
        yield from (_link(_id("c", claim.id), role, identity) for claim in claims)


def _event(happening: Happening, outline: Outline) -> Iterator[Entity]:
    """An entry of the timeline; one whose date the model cannot hold is left to the other formats."""
    claims = [outline.claims[each] for each in happening.claims if each in outline.claims]
    yield _entity(
        "Event",
        content_id("e", happening.value, [*happening.claims]),
        name=_short(happening.statement),
        summary=happening.statement[:TEXT],
        date=_date(happening.value),
        involved=[_agent(claim.speaker) for claim in claims if claim.speaker],
        notes=[happening.value, *(place for c in claims for place in _spans(c.document, c.content))],
        proof=_accounts(happening.documents, outline),
    )


def _address(place: NamedPlace, outline: Outline) -> Entity:
    found = on_globe(place)
    used = [f"{name}: {', '.join(map(outline.user, users))}" for name, users in place.used_by]
    return _entity(
        "Address",
        content_id("x", place.name, place.geonameid),
        name=_short(place.name),
        alias=[*map(_short, place.also)],
        latitude=f"{found[0]:.6g}" if found else None,
        longitude=f"{found[1]:.6g}" if found else None,
        remarks=_short(place.kind or "", LINE),
        notes=used,
        proof=_accounts(place.documents, outline),
    )


def _reuse(reuse: Reuse) -> Entity:
    direction = "copied to" if reuse.directed else "shares text with"
    return _entity(
        "UnknownLink",
        content_id("l", reuse.origin, reuse.kind, reuse.to),
        subject=_account(reuse.origin),
        object=_account(reuse.to),
        role=f"{reuse.kind}: {direction}",
        summary=reuse.why[:TEXT],
    )
