"""Reads a dossier from its JSON; everything that is wrong is reported at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rashomon.model.about import Category, Figure, FigureRole, Moment, MomentRole, MomentType, Place
from rashomon.model.account import Account, Block, BlockKind, Format, Leftover, Problem
from rashomon.model.claim import Claim, Mode, Stance
from rashomon.model.dossier import (
    Copied,
    Coverage,
    Difference,
    Document,
    Dossier,
    Gap,
    Happening,
    NamedPlace,
    Sum,
    SummaryLine,
    Tally,
    Term,
    Total,
    Wording,
)
from rashomon.model.fields import Complaints, Fields
from rashomon.model.point import Comparison, Point, Relation, RelationKind, Reuse, ReuseKind, Status, Words
from rashomon.model.span import Span

Anchor = Literal["text", "published", "previous", "none"]
DifferenceKind = Literal["update", "conflict"]
Known = Mapping[str, int]  # the length of each document's text, by its id


def from_wire(wire: object) -> Dossier:
    """The dossier that `to_wire` wrote.

    Raises `InputError`, which lists what is wrong and where, for anything that is not a whole dossier: a field of
    another type, a span outside its text, an id that stands nowhere.
    """
    complaints = Complaints()
    dossier = _dossier(Fields(wire, "", complaints))
    complaints.report("a dossier that this version of rashomon can read")
    return dossier


def _dossier(fields: Fields) -> Dossier:
    if "documents" not in fields.values:
        fields.wrong("documents", "is missing")
    documents = fields.each("documents", _document)
    known = {document.id: len(document.account.text) for document in documents}
    claims = fields.each("claims", lambda each: _claim(each, known))
    by_id = {claim.id: claim for claim in claims}
    coverage = fields.inner("coverage")
    return Dossier(
        documents=documents,
        claims=claims,
        points=fields.each("points", lambda each: _point(each, by_id, known)),
        figures=fields.each("figures", lambda each: _figure(each, known)),
        tally=fields.each("tally", _tally),
        timeline=fields.each("timeline", _happening),
        places=fields.each("places", _named_place),
        wording=fields.each("wording", _wording),
        lineage=fields.each("lineage", lambda each: _reuse(each, known)),
        summary=fields.each("summary", _summary_line),
        coverage=Coverage(problems=coverage.each("problems", _problem), gaps=coverage.each("gaps", _gap)),
        story=fields.optional("story"),
        generator=fields.text("generator", ""),
    )


def _document(fields: Fields) -> Document:
    account = _account(fields)
    size = len(account.text)
    return Document(
        account=account,
        blocks=fields.each("blocks", lambda each: _block(each, account.text)),
        leftovers=fields.each("leftovers", lambda each: Leftover(each.span("span", within=size), each.text("reason"))),
        moments=fields.each("times", lambda each: _moment(each, size)),
        places=fields.each("places", lambda each: _place(each, size)),
        origin=_copied(fields),
    )


def _account(fields: Fields) -> Account:
    return Account(
        id=fields.text("id"),
        text=fields.text("text"),
        format=fields.choice("format", Format, "text"),
        path=fields.optional("path"),
        line=fields.maybe_whole("line"),
        encoding=fields.optional("encoding"),
        title=fields.optional("title"),
        outlet=fields.optional("outlet"),
        bylines=fields.texts("bylines"),
        agencies=fields.texts("agencies"),
        dateline=fields.optional("dateline"),
        published=fields.optional("published"),
        modified=fields.optional("modified"),
        language=fields.optional("language"),
        url=fields.optional("url"),
        story=fields.optional("story"),
        read_from=fields.each("read_from", lambda each: (each.text("field"), each.text("where"))),
    )


def _copied(fields: Fields) -> Copied | None:
    if fields.values.get("origin") is None:
        return None
    origin = fields.inner("origin")
    return Copied(document=origin.text("document"), share=origin.number("share"))


def _block(fields: Fields, text: str) -> Block:
    span = fields.span("span", within=len(text))
    shown = fields.text("text", span.of(text))
    if len(shown) != span.end - span.begin:
        fields.wrong("text", "has not the length of its span")
    return Block(span, fields.choice("kind", BlockKind), shown)


def _moment(fields: Fields, size: int) -> Moment:
    return Moment(
        span=fields.span("span", within=size),
        text=fields.text("text"),
        type=fields.choice("type", MomentType),
        value=fields.text("value"),
        anchor=fields.choice("anchor", Anchor, "text"),
        inferred=fields.flag("inferred"),
        role=fields.choice("role", MomentRole, "event"),
    )


def _place(fields: Fields, size: int) -> Place:
    return Place(
        span=fields.span("span", within=size),
        text=fields.text("text"),
        name=fields.text("name"),
        lat=fields.maybe_number("lat"),
        lon=fields.maybe_number("lon"),
        geonameid=fields.maybe_whole("geonameid"),
        kind=fields.optional("kind"),
        country=fields.optional("country"),
        why=fields.text("why", ""),
    )


def _claim(fields: Fields, known: Known) -> Claim:
    document = _known(fields, "document", known)
    size = known.get(document)
    return Claim(
        id=fields.text("id"),
        document=document,
        source=fields.spans("source", within=size),
        cue=fields.spans("cue", within=size),
        content=fields.spans("content", within=size),
        text=fields.text("text"),
        source_text=fields.text("source_text", ""),
        cue_text=fields.text("cue_text", ""),
        speaker=fields.optional("speaker"),
        party=fields.optional("party"),
        mode=fields.choice("mode", Mode),
        stance=fields.choice("stance", Stance),
        own_voice=fields.flag("own_voice"),
        hedges=fields.texts("hedges"),
        judgement=fields.optional("judgement"),
        within=fields.optional("within"),
        score=fields.maybe_number("score"),
    )


def _known(fields: Fields, name: str, known: Mapping[str, object]) -> str:
    value = fields.text(name)
    if value not in known:
        fields.wrong(name, f"{value!r} is the id of nothing in the dossier")
    return value


def _claims(fields: Fields, name: str, by_id: Mapping[str, Claim]) -> tuple[Claim, ...]:
    ids = fields.texts(name)
    for missing in (each for each in ids if each not in by_id):
        fields.wrong(name, f"{missing!r} is the id of no claim")
    return tuple(by_id[each] for each in ids if each in by_id)


def _point(fields: Fields, by_id: Mapping[str, Claim], known: Known) -> Point:
    parts = fields.inner("parts")
    return Point(
        id=fields.text("id"),
        statement=fields.text("statement"),
        status=fields.choice("status", Status),
        supports=_claims(fields, "supports", by_id),
        denies=_claims(fields, "denies", by_id),
        origins=fields.texts("origin_names"),
        parts=tuple((claim, parts.spans(claim)) for claim in parts.values),
        relations=fields.each("relations", lambda each: _relation(each, known)),
        unsaid=fields.texts("unsaid"),
    )


def _relation(fields: Fields, known: Known) -> Relation:
    return Relation(
        a=fields.text("a"),
        b=fields.text("b"),
        kind=fields.choice("kind", RelationKind),
        score=fields.number("score"),
        comparisons=fields.each("comparisons", lambda each: _comparison(each, known)),
    )


def _comparison(fields: Fields, known: Known) -> Comparison:
    return Comparison(
        name=fields.text("name"),
        score=fields.number("score"),
        detail=fields.text("detail"),
        left=_words(fields.inner("left"), known),
        right=_words(fields.inner("right"), known),
    )


def _words(fields: Fields, known: Known) -> Words:
    document = _known(fields, "document", known)
    return Words(document, fields.span("span", within=known.get(document)), fields.text("text"))


def _figure(fields: Fields, known: Known) -> Figure:
    document = _known(fields, "document", known)
    return Figure(
        id=fields.text("id"),
        document=document,
        span=fields.span("span", within=known.get(document)),
        text=fields.text("text"),
        category=fields.choice("category", Category),
        min=fields.number("min"),
        max=fields.maybe_number("max"),
        unit=fields.optional("unit"),
        counted=fields.optional("counted"),
        role=fields.choice("role", FigureRole, "part"),
        headline=fields.flag("headline"),
        approximate=fields.flag("approximate"),
        as_of=fields.optional("as_of"),
        speaker=fields.optional("speaker"),
        party=fields.optional("party"),
        claim=fields.optional("claim"),
    )


def _tally(fields: Fields) -> Tally:
    latest = fields.inner("latest")
    return Tally(
        category=fields.choice("category", Category),
        latest=(latest.number("min"), latest.maybe_number("max")),
        by_document=fields.each("by_document", _total),
        differ=fields.each("differ", _difference),
        sums=fields.each("sum", lambda each: Sum(each.text("total"), each.texts("parts"))),
    )


def _total(fields: Fields) -> Total:
    return Total(fields.text("document"), fields.number("min"), fields.maybe_number("max"), fields.text("figure"))


def _difference(fields: Fields) -> Difference:
    return Difference(
        documents=_pair(fields, "documents"),
        kind=fields.choice("kind", DifferenceKind),
        figures=_pair(fields, "figures"),
        why=fields.text("why", ""),
    )


def _pair(fields: Fields, name: str) -> tuple[str, str]:
    match fields.texts(name):
        case (left, right):
            return left, right
    fields.wrong(name, "does not hold two ids")
    return "", ""


def _happening(fields: Fields) -> Happening:
    return Happening(
        value=fields.text("value"),
        statement=fields.text("statement"),
        claims=fields.texts("claims"),
        documents=fields.texts("documents"),
    )


def _named_place(fields: Fields) -> NamedPlace:
    return NamedPlace(
        name=fields.text("name"),
        also=fields.texts("also"),
        used_by=fields.each("used_by", lambda each: (each.text("name"), each.texts("by"))),
        documents=fields.texts("documents"),
        lat=fields.maybe_number("lat"),
        lon=fields.maybe_number("lon"),
        kind=fields.optional("kind"),
        geonameid=fields.maybe_whole("geonameid"),
    )


def _wording(fields: Fields) -> Wording:
    terms = fields.each("terms", lambda each: Term(each.text("text"), each.texts("claims")))
    return Wording(fields.text("party"), terms, fields.flag("own_voice"))


def _summary_line(fields: Fields) -> SummaryLine:
    return SummaryLine(fields.text("text"), fields.texts("claims"), fields.texts("documents"))


def _reuse(fields: Fields, known: Known) -> Reuse:
    origin, to = _known(fields, "from", known), _known(fields, "to", known)
    return Reuse(
        origin=origin,
        to=to,
        kind=fields.choice("kind", ReuseKind),
        share=fields.number("share"),
        spans=tuple(_aligned(fields, pair, known.get(origin), known.get(to)) for pair in fields.items("spans")),
        directed=fields.flag("directed"),
        why=fields.text("why", ""),
        credit=fields.optional("credit"),
    )


def _aligned(fields: Fields, pair: object, left: int | None, right: int | None) -> tuple[Span, Span]:
    match pair:
        case [first, second]:
            return fields.as_span(first, "spans", within=left), fields.as_span(second, "spans", within=right)
    fields.wrong("spans", "does not hold pairs of spans")
    return Span(0, 0), Span(0, 0)


def _gap(fields: Fields) -> Gap:
    return Gap(fields.text("document"), fields.text("point"), fields.maybe_flag("could_know"))


def _problem(fields: Fields) -> Problem:
    return Problem(
        kind=fields.text("kind"),
        message=fields.text("message"),
        remedy=fields.text("remedy"),
        path=fields.optional("path"),
        line=fields.maybe_whole("line"),
        document=fields.optional("document"),
        fatal=fields.flag("fatal", True),
    )
