"""Reads a dossier from its JSON; everything that is wrong is reported at once."""

from __future__ import annotations

from typing import Literal

from rashomon.model import unwire_findings as findings
from rashomon.model.about import Moment, MomentRole, MomentType, Place
from rashomon.model.account import Account, Block, BlockKind, Format, Leftover
from rashomon.model.dossier import Copied, Coverage, Document, Dossier
from rashomon.model.fields import Complaints, Fields

PlaceHow = Literal["name", "demonym", "slip"]
Anchor = Literal["text", "published", "previous", "none"]


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
    claims = fields.each("claims", lambda each: findings.claim(each, known))
    by_id = {claim.id: claim for claim in claims}
    coverage = fields.inner("coverage")
    problems = coverage.each("problems", findings.problem)
    return Dossier(
        documents=documents,
        claims=claims,
        points=fields.each("points", lambda each: findings.point(each, by_id, known)),
        figures=fields.each("figures", lambda each: findings.figure(each, known)),
        tally=fields.each("tally", findings.tally),
        timeline=fields.each("timeline", findings.happening),
        places=fields.each("places", findings.named_place),
        wording=fields.each("wording", findings.wording),
        lineage=fields.each("lineage", lambda each: findings.reuse(each, known)),
        summary=fields.each("summary", lambda each: findings.summary_line(each, known)),
        coverage=Coverage(problems=problems, gaps=coverage.each("gaps", findings.gap)),
        story=fields.optional("story"),
        title=fields.optional("title"),
        generator=fields.text("generator", ""),
        names=fields.each("names", findings.name_merge),
        judge=fields.text("judge", ""),
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
        other=fields.inner("other").values,
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
        how=fields.choice("how", PlaceHow, "name"),
    )
