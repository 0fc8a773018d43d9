"""One point, claim or account of a dossier in a terminal, or a list of them: `rashomon show dossier.json ID`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Literal

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.errors import UsageError
from rashomon.model import Claim, Document, Dossier, Point, Span
from rashomon.normalise import as_read
from rashomon.views.outline import Outline
from rashomon.views.shown import line, percent, shown, when

Kind = Literal["point", "claim", "account"]
Thing = Point | Claim | Document
KINDS: tuple[Kind, ...] = ("point", "claim", "account")
_A = {"point": "a point", "claim": "a claim", "account": "an account"}
NEAR = 5  # ids that are named where the one that was asked for is not there
AROUND = 120  # code points of the account shown on each side of a claim


def show(dossier: Dossier, identity: str, console: Console, *, kind: Kind | None = None) -> None:
    """Writes the thing whose id is `identity`, or begins with it, to `console`; of `kind` alone where one is given.

    A number is the account of that number in the report.

    Raises:
        UsageError: nothing or more than one thing has such an id; ids near to it are named.
    """
    outline = Outline(as_read(dossier))
    match _found(outline, identity, kind):
        case Point() as point:
            _point(point, outline, console)
        case Claim() as claim:
            given = next(each for each in dossier.claims if each.id == claim.id)
            _claim(claim, given.content, outline, console)
        case Document() as document:
            _document(document, outline, console)


def listed(dossier: Dossier, kind: Kind, console: Console) -> None:
    """Writes all points, claims or accounts to `console`, one a line, each with its id first."""
    outline = Outline(as_read(dossier))
    rows = [(line(identity), *_in_short(thing, outline)) for identity, thing in _things(outline, kind).items()]
    if not console.is_terminal:  # a line each, for grep
        for row in rows:
            console.print(Text("  ".join(row)), soft_wrap=True)
        return
    table = Table.grid(padding=(0, 2))
    for column in range(3):
        table.add_column(no_wrap=column < 2)
    for identity, about, words in rows:
        table.add_row(Text(identity), Text(about, style="dim"), Text(words))
    console.print(table)


def _in_short(thing: Thing, outline: Outline) -> tuple[str, str]:
    match thing:
        case Point():
            return thing.status, outline.statement(thing)
        case Claim():
            return str(outline.label(thing.document)), f"{outline.speaker(thing)}: “{outline.words(thing)}”"
    published = when(thing.account.published) if thing.account.published else "date not known"
    return str(outline.label(thing.id)), f"{line(thing.account.title or 'no title')}, {published}"


def _things(outline: Outline, kind: Kind | None) -> Mapping[str, Thing]:
    """The things of one kind, or all of them, by their ids."""
    by_kind: dict[Kind, Mapping[str, Thing]] = {
        "point": outline.points,
        "claim": outline.claims,
        "account": outline.documents,
    }
    if kind is not None:
        return by_kind[kind]
    return {identity: thing for each in KINDS for identity, thing in by_kind[each].items()}


def _found(outline: Outline, identity: str, kind: Kind | None) -> Thing:
    things = _things(outline, kind)
    if identity in things:
        return things[identity]
    numbered = outline.dossier.documents if kind in (None, "account") else ()
    if identity.isascii() and identity.isdecimal() and 1 <= int(identity[:9]) <= len(numbered):
        return numbered[int(identity[:9]) - 1]
    begun = [each for each in things if each.startswith(identity)]
    if len(begun) == 1:
        return things[begun[0]]
    if other := next((each for each in KINDS if identity in _things(outline, each)), None):
        raise UsageError(f"{shown(repr(identity))} is the id of no {kind} but of {_A[other]}.")
    raise UsageError(_not_one(identity, kind, begun, things))


def _not_one(identity: str, kind: Kind | None, begun: list[str], things: Mapping[str, Thing]) -> str:
    """What is said where an id names nothing or several things."""
    asked = shown(repr(identity))
    if begun:
        return f"{len(begun)} {kind or 'thing'}s begin with the id {asked}: {_few(begun)}."
    if near := get_close_matches(identity, things, n=NEAR, cutoff=0.6):
        return f"No {kind or 'thing'} has the id {asked}. Near to it: {_few(near)}."
    if not things:
        return f"No {kind or 'thing'} has the id {asked}: there are none in this dossier."
    ask = f" `rashomon show DOSSIER {kind or 'point'}` lists them."
    return f"No {kind or 'thing'} has the id {asked}. Ids are, for instance: {_few([*things])}.{ask}"


def _few(ids: list[str]) -> str:
    return shown(", ".join(ids[:NEAR]) + (" …" if len(ids) > NEAR else ""))


def _point(point: Point, outline: Outline, console: Console) -> None:
    console.print(Text(outline.statement(point), style="bold"))
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
    said = Text(outline.speaker(claim), style="bold") + Text(f"{outline.saying(claim)} “{outline.words(claim)}”")
    return said + Text(f" {outline.label(claim.document)}, {line(claim.id)}", style="dim")


def _claim(claim: Claim, given: Iterable[Span], outline: Outline, console: Console) -> None:
    """`given` is where it stands in the account as it was given; what is shown is the account as it is read."""
    console.print(_said(claim, outline))
    facts = {
        "source": claim.source_text,
        "cue": claim.cue_text,
        "party": claim.party or "",
        "mode": claim.mode,
        "stance": claim.stance,
        "hedges": ", ".join(claim.hedges),
        "within": claim.within or "",
        "at": ", ".join(f"{begin} to {end}" for begin, end in given),
        "points": ", ".join(_points_of(claim, outline)),
    }
    for name, value in facts.items():
        if value:
            console.print(Padding(Text(f"{name}: ", style="dim") + Text(line(value)), (0, 0, 0, 2)))
    console.print()
    console.print(_in_context(claim, outline.documents[claim.document].account.text))


def _in_context(claim: Claim, text: str) -> Text:
    """The claim where it stands in the account, its own words in bold and the rest dim."""
    spans = sorted(claim.source + claim.cue + claim.content)
    if not spans:
        return Text()
    begin, end = max(0, spans[0].begin - AROUND), min(len(text), max(span.end for span in spans) + AROUND)
    found = Text("… " if begin else "", style="dim")
    for piece, own in _pieces(spans, Span(begin, end)):
        found += Text(_inner(piece.of(text)), style="bold" if own else "dim")
    return found + Text(" …" if end < len(text) else "", style="dim")


def _inner(words: str) -> str:
    """`words` on one line, with a blank kept at either end."""
    flat = line(words)
    return " " * words[:1].isspace() + flat + " " * (words[-1:].isspace() and bool(flat))


def _pieces(spans: Iterable[Span], window: Span) -> Iterator[tuple[Span, bool]]:
    """The window cut at the ends of the spans, each piece with whether it belongs to one."""
    at = window.begin
    for span in spans:
        if at < span.begin:
            yield Span(at, span.begin), False
        if at < span.end:
            yield Span(max(at, span.begin), span.end), True
        at = max(at, span.end)
    yield Span(at, window.end), False


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
