"""One point, claim or account of a dossier in a terminal: `rashomon show dossier.json ID`."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rashomon.errors import UsageError
from rashomon.model import Claim, Document, Dossier, Point
from rashomon.views.outline import Outline
from rashomon.views.shown import line, percent, shown, when

NEAR = 5  # ids that are named where the one that was asked for is not there


def show(dossier: Dossier, identity: str, console: Console) -> None:
    """Writes the thing whose id is `identity`, or begins with it, to `console`.

    A number is the account of that number in the report. Raises `UsageError` where nothing or more than one thing
    has such an id.
    """
    outline = Outline(dossier)
    match _found(outline, identity):
        case Point() as point:
            _point(point, outline, console)
        case Claim() as claim:
            _claim(claim, outline, console)
        case Document() as document:
            _document(document, outline, console)


def _found(outline: Outline, identity: str) -> Point | Claim | Document:
    everything: dict[str, Point | Claim | Document] = {**outline.points, **outline.claims, **outline.documents}
    if identity.isdecimal() and 1 <= int(identity) <= len(outline.dossier.documents):
        return outline.dossier.documents[int(identity) - 1]
    if identity in everything:
        return everything[identity]
    near = [each for each in everything if each.startswith(identity)]
    if len(near) == 1:
        return everything[near[0]]
    known = ", ".join(near[:NEAR] or [*everything][:NEAR])
    wrong = f"{len(near)} things begin with" if near else "Nothing has"
    raise UsageError(f"{wrong} the id {identity!r}. Ids are, for instance: {shown(known)}.")


def _point(point: Point, outline: Outline, console: Console) -> None:
    console.print(Text(line(point.statement), style="bold"))
    console.print(Text(f"{point.status}; origins: {', '.join(map(line, point.origins)) or 'none named'}"))
    for name, claims in outline.ends(point):
        if claims:
            console.print()
            console.print(Text(name, style="dim"))
            for claim in claims:
                console.print(Padding(_said(claim, outline), (0, 0, 0, 2)))
    if point.unsaid:
        console.print()
        console.print(Text("Left out by " + ", ".join(str(outline.label(each)) for each in point.unsaid)))
    for relation in point.relations:
        console.print()
        console.print(Text(f"{relation.kind}: {line(relation.a)} and {line(relation.b)}", style="dim"))
        for each in relation.comparisons:
            console.print(Padding(Text(f"{line(each.name)} {each.score:.2f}: {line(each.detail)}"), (0, 0, 0, 2)))


def _said(claim: Claim, outline: Outline) -> Text:
    said = Text(outline.speaker(claim), style="bold") + Text(f"{outline.saying(claim)} “{line(claim.text)}”")
    return said + Text(f" {outline.label(claim.document)}, {line(claim.id)}", style="dim")


def _claim(claim: Claim, outline: Outline, console: Console) -> None:
    console.print(_said(claim, outline))
    facts = {
        "source": claim.source_text,
        "cue": claim.cue_text,
        "party": claim.party or "",
        "mode": claim.mode,
        "stance": claim.stance,
        "hedges": ", ".join(claim.hedges),
        "at": ", ".join(f"{begin} to {end}" for begin, end in claim.content),
        "points": ", ".join(_points_of(claim, outline)),
    }
    for name, value in facts.items():
        if value:
            console.print(Padding(Text(f"{name}: ", style="dim") + Text(line(value)), (0, 0, 0, 2)))


def _points_of(claim: Claim, outline: Outline) -> Iterable[str]:
    return (point.id for point in outline.dossier.points if claim in point.claims)


def _document(document: Document, outline: Outline, console: Console) -> None:
    account = document.account
    console.print(Text(str(outline.label(document.id)), style="bold"))
    published = when(account.published) if account.published else "date not known"
    console.print(Text(", ".join(filter(None, (line(account.title or ""), published, line(account.path or ""))))))
    if document.origin:
        copied = f"{percent(document.origin.share)} of it stands in {outline.label(document.origin.document)}"
        console.print(Text(copied))
    for block in document.blocks:
        console.print()
        console.print(Text(line(block.text)))
    for left in document.leftovers:
        console.print()
        console.print(Text(f"cut, {line(left.reason)}: {line(left.span.of(account.text))}", style="dim"))
    for claim in outline.dossier.claims:
        if claim.document == document.id:
            console.print()
            console.print(_said(claim, outline))
