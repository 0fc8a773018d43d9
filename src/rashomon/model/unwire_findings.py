"""Reads what was found, from claims to problems, from its JSON; `unwire` reads the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rashomon.model.about import Category, Figure, FigureRole
from rashomon.model.account import Problem
from rashomon.model.claim import Claim, Mode, Stance
from rashomon.model.dossier import (
    Difference,
    Gap,
    Happening,
    NamedPlace,
    NameMerge,
    Sum,
    SummaryLine,
    Tally,
    Term,
    Total,
    Wording,
)
from rashomon.model.fields import Fields
from rashomon.model.point import Comparison, Point, Relation, RelationKind, Reuse, ReuseKind, Status, Words
from rashomon.model.span import Span

Decider = Literal["rule", "user"]
DifferenceKind = Literal["update", "conflict"]
Known = Mapping[str, int]  # the length of each document's text, by its id


def claim(fields: Fields, known: Known) -> Claim:
    document = known_id(fields, "document", known)
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


def known_id(fields: Fields, name: str, known: Mapping[str, object]) -> str:
    value = fields.text(name)
    if value not in known:
        fields.wrong(name, f"{value!r} is the id of nothing in the dossier")
    return value


def claims_of(fields: Fields, name: str, by_id: Mapping[str, Claim]) -> tuple[Claim, ...]:
    ids = fields.texts(name)
    for missing in (each for each in ids if each not in by_id):
        fields.wrong(name, f"{missing!r} is the id of no claim")
    return tuple(by_id[each] for each in ids if each in by_id)


def point(fields: Fields, by_id: Mapping[str, Claim], known: Known) -> Point:
    parts = fields.inner("parts")
    return Point(
        id=fields.text("id"),
        statement=fields.text("statement"),
        status=fields.choice("status", Status),
        supports=claims_of(fields, "supports", by_id),
        denies=claims_of(fields, "denies", by_id),
        origins=fields.texts("origin_names"),
        parts=tuple((claim, parts.spans(claim)) for claim in parts.values),
        relations=fields.each("relations", lambda each: relation(each, known)),
        unsaid=fields.texts("unsaid"),
    )


def relation(fields: Fields, known: Known) -> Relation:
    return Relation(
        a=fields.text("a"),
        b=fields.text("b"),
        kind=fields.choice("kind", RelationKind),
        score=fields.number("score"),
        comparisons=fields.each("comparisons", lambda each: comparison(each, known)),
    )


def comparison(fields: Fields, known: Known) -> Comparison:
    return Comparison(
        name=fields.text("name"),
        score=fields.number("score"),
        detail=fields.text("detail"),
        left=words(fields.inner("left"), known),
        right=words(fields.inner("right"), known),
    )


def words(fields: Fields, known: Known) -> Words:
    document = known_id(fields, "document", known)
    return Words(document, fields.span("span", within=known.get(document)), fields.text("text"))


def figure(fields: Fields, known: Known) -> Figure:
    document = known_id(fields, "document", known)
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
        score=fields.maybe_number("score"),
    )


def tally(fields: Fields) -> Tally:
    latest = fields.inner("latest")
    return Tally(
        category=fields.choice("category", Category),
        latest=(latest.number("min"), latest.maybe_number("max")),
        by_document=fields.each("by_document", total),
        differ=fields.each("differ", difference),
        sums=fields.each("sum", lambda each: Sum(each.text("total"), each.texts("parts"))),
    )


def total(fields: Fields) -> Total:
    return Total(
        fields.text("document"), fields.number("min"), fields.maybe_number("max"), fields.text("figure"),
        fields.optional("title"),
    )  # fmt: skip


def difference(fields: Fields) -> Difference:
    return Difference(
        documents=pair(fields, "documents"),
        kind=fields.choice("kind", DifferenceKind),
        figures=pair(fields, "figures"),
        why=fields.text("why", ""),
    )


def pair(fields: Fields, name: str) -> tuple[str, str]:
    match fields.texts(name):
        case (left, right):
            return left, right
    fields.wrong(name, "does not hold two ids")
    return "", ""


def happening(fields: Fields) -> Happening:
    return Happening(
        value=fields.text("value"),
        statement=fields.text("statement"),
        claims=fields.texts("claims"),
        documents=fields.texts("documents"),
    )


def named_place(fields: Fields) -> NamedPlace:
    return NamedPlace(
        name=fields.text("name"),
        also=fields.texts("also"),
        used_by=fields.each("used_by", lambda each: (each.text("name"), each.texts("by"))),
        documents=fields.texts("documents"),
        lat=fields.maybe_number("lat"),
        lon=fields.maybe_number("lon"),
        kind=fields.optional("kind"),
        geonameid=fields.maybe_whole("geonameid"),
        why=fields.each("why", lambda each: (each.text("name"), each.text("reason"))),
    )


def wording(fields: Fields) -> Wording:
    terms = fields.each("terms", lambda each: Term(each.text("text"), each.texts("claims")))
    return Wording(fields.text("party"), terms, fields.flag("own_voice"))


def summary_line(fields: Fields, known: Known) -> SummaryLine:
    return SummaryLine(
        text=fields.text("text"),
        claims=fields.texts("claims"),
        documents=fields.texts("documents"),
        words=fields.each("words", lambda each: words(each, known)),
    )


def reuse(fields: Fields, known: Known) -> Reuse:
    origin, to = known_id(fields, "from", known), known_id(fields, "to", known)
    return Reuse(
        origin=origin,
        to=to,
        kind=fields.choice("kind", ReuseKind),
        share=fields.number("share"),
        spans=tuple(aligned(fields, pair, known.get(origin), known.get(to)) for pair in fields.items("spans")),
        directed=fields.flag("directed"),
        why=fields.text("why", ""),
        credit=fields.optional("credit"),
    )


def aligned(fields: Fields, pair: object, left: int | None, right: int | None) -> tuple[Span, Span]:
    match pair:
        case [first, second]:
            return fields.as_span(first, "spans", within=left), fields.as_span(second, "spans", within=right)
    fields.wrong("spans", "does not hold pairs of spans")
    return Span(0, 0), Span(0, 0)


def gap(fields: Fields) -> Gap:
    return Gap(fields.text("document"), fields.text("point"), fields.maybe_flag("could_know"))


def problem(fields: Fields) -> Problem:
    return Problem(
        kind=fields.text("kind"),
        message=fields.text("message"),
        remedy=fields.text("remedy"),
        path=fields.optional("path"),
        line=fields.maybe_whole("line"),
        document=fields.optional("document"),
        fatal=fields.flag("fatal", True),
    )


def name_merge(fields: Fields) -> NameMerge:
    return NameMerge(
        name=fields.text("name"),
        other=fields.text("other"),
        score=fields.number("score"),
        reasons=fields.texts("reasons"),
        accounts=fields.texts("accounts"),
        decided_by=fields.choice("decided_by", Decider, "rule"),
        merged=fields.flag("merged"),
    )
