"""The dossier as tables: accounts, claims, points, figures and so on; for CSV, Parquet and frames alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.errors import UsageError
from rashomon.model import Dossier
from rashomon.views.outline import Outline
from rashomon.views.shown import file_name

Kind = Literal["text", "whole", "number", "flag", "texts", "spans"]
Value = str | int | float | bool | list[str] | list[list[int]] | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns with the kind of their values, and its rows, each with every column in this order.

    `texts` is a list of texts; `spans` a list of `[begin, end)` in code points of the account's text.
    """

    name: str
    columns: dict[str, Kind]
    rows: tuple[Row, ...]

    def column(self, name: str) -> list[Value]:
        return [row[name] for row in self.rows]


def tables(dossier: Dossier) -> tuple[Table, ...]:
    """All tables of a dossier."""
    outline = Outline(dossier)
    return tuple(_table(name, outline) for name in TABLES)


def table(dossier: Dossier, name: str) -> Table:
    """One table by its name.

    Raises:
        UsageError: there is none of that name; all names are listed.
    """
    if name not in TABLES:
        raise UsageError(f"A dossier has no table {name!r}. Use one of: {', '.join(TABLES)}.")
    return _table(name, Outline(dossier))


def _table(name: str, outline: Outline) -> Table:
    columns, rows = TABLES[name]
    return Table(name=name, columns=columns, rows=tuple(rows(outline)))


def _names(outline: Outline, ids: Iterable[str]) -> list[str]:
    return [label.name for label in outline.cited(ids)]


def _spans(spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    return [[begin, end] for begin, end in spans]


def _accounts(outline: Outline) -> Iterator[Row]:
    for document in outline.dossier.documents:
        account, label = document.account, outline.label(document.id)
        yield {
            "id": document.id,
            "number": label.number,
            "account": label.name,
            "outlet": account.outlet,
            "title": account.title,
            "published": account.published,
            "language": account.language,
            "agencies": [*account.agencies],
            "bylines": [*account.bylines],
            "url": account.url,
            "file": file_name(account.path) if account.path else None,
            "origin": document.origin.document if document.origin else None,
            "origin_share": document.origin.share if document.origin else None,
            "length": len(account.text),
        }


def _claims(outline: Outline) -> Iterator[Row]:
    points: dict[str, list[str]] = {}
    for point in outline.dossier.points:
        for claim in point.claims:
            points.setdefault(claim.id, []).append(point.id)
    for claim in outline.dossier.claims:
        yield {
            "id": claim.id,
            "document": claim.document,
            "account": outline.label(claim.document).name,
            "speaker": claim.speaker,
            "party": claim.party,
            "stance": claim.stance,
            "mode": claim.mode,
            "own_voice": claim.own_voice,
            "text": claim.text,
            "source_text": claim.source_text,
            "cue_text": claim.cue_text,
            "content": _spans(claim.content),
            "source": _spans(claim.source),
            "cue": _spans(claim.cue),
            "points": points.get(claim.id, []),
            "hedges": [*claim.hedges],
            "judgement": claim.judgement,
            "within": claim.within,
            "score": claim.score,
        }


def _points(outline: Outline) -> Iterator[Row]:
    for point in outline.dossier.points:
        yield {
            "id": point.id,
            "status": point.status,
            "statement": point.statement,
            "origins": len(point.origins),
            "origin_names": [*point.origins],
            "accounts": _names(outline, point.documents),
            "left_out_by": _names(outline, point.unsaid),
            "supports": [claim.id for claim in point.supports],
            "denies": [claim.id for claim in point.denies],
            "documents": [*point.documents],
        }


def _figures(outline: Outline) -> Iterator[Row]:
    for figure in outline.dossier.figures:
        yield {
            "id": figure.id,
            "document": figure.document,
            "account": outline.label(figure.document).name,
            "category": figure.category,
            "min": figure.min,
            "max": figure.max,
            "unit": figure.unit,
            "counted": figure.counted,
            "text": figure.text,
            "role": figure.role,
            "headline": figure.headline,
            "approximate": figure.approximate,
            "as_of": figure.as_of,
            "speaker": figure.speaker,
            "party": figure.party,
            "claim": figure.claim,
            "begin": figure.span.begin,
            "end": figure.span.end,
        }


def _differences(outline: Outline) -> Iterator[Row]:
    for tally in outline.dossier.tally:
        for each in tally.differ:
            row: Row = {"category": tally.category, "kind": each.kind, "why": each.why}
            for side, document, identity in zip(("left", "right"), each.documents, each.figures, strict=True):
                figure = outline.figure_of(identity)
                row[f"{side}_account"] = outline.label(document).name
                row[f"{side}_text"] = figure.text if figure else None
                row[f"{side}_min"] = figure.min if figure else None
                row[f"{side}_max"] = figure.max if figure else None
                row[f"{side}_speaker"] = figure.speaker if figure else None
                row[f"{side}_figure"] = identity
            yield row


def _places(outline: Outline) -> Iterator[Row]:
    for place in outline.dossier.places:
        yield {
            "name": place.name,
            "also": [*place.also],
            "used_by": [f"{name}: {', '.join(map(outline.user, users))}" for name, users in place.used_by],
            "kind": place.kind,
            "lat": place.lat,
            "lon": place.lon,
            "geonameid": place.geonameid,
            "accounts": _names(outline, place.documents),
            "documents": [*place.documents],
        }


def _timeline(outline: Outline) -> Iterator[Row]:
    for happening in outline.dossier.timeline:
        yield {
            "value": happening.value,
            "statement": happening.statement,
            "accounts": _names(outline, happening.documents),
            "claims": [*happening.claims],
            "documents": [*happening.documents],
        }


TABLES: dict[str, tuple[dict[str, Kind], Callable[[Outline], Iterator[Row]]]] = {
    "accounts": (
        {
            "id": "text", "number": "whole", "account": "text", "outlet": "text", "title": "text", "published": "text",
            "language": "text", "agencies": "texts", "bylines": "texts", "url": "text", "file": "text",
            "origin": "text", "origin_share": "number", "length": "whole",
        },
        _accounts,
    ),
    "claims": (
        {
            "id": "text", "document": "text", "account": "text", "speaker": "text", "party": "text", "stance": "text",
            "mode": "text", "own_voice": "flag", "text": "text", "source_text": "text", "cue_text": "text",
            "content": "spans", "source": "spans", "cue": "spans", "points": "texts", "hedges": "texts",
            "judgement": "text", "within": "text", "score": "number",
        },
        _claims,
    ),
    "points": (
        {
            "id": "text", "status": "text", "statement": "text", "origins": "whole", "origin_names": "texts",
            "accounts": "texts", "left_out_by": "texts", "supports": "texts", "denies": "texts", "documents": "texts",
        },
        _points,
    ),
    "figures": (
        {
            "id": "text", "document": "text", "account": "text", "category": "text", "min": "number", "max": "number",
            "unit": "text", "counted": "text", "text": "text", "role": "text", "headline": "flag",
            "approximate": "flag", "as_of": "text", "speaker": "text", "party": "text", "claim": "text",
            "begin": "whole", "end": "whole",
        },
        _figures,
    ),
    "differences": (
        {
            "category": "text", "kind": "text", "why": "text",
            "left_account": "text", "left_text": "text", "left_min": "number", "left_max": "number",
            "left_speaker": "text", "left_figure": "text",
            "right_account": "text", "right_text": "text", "right_min": "number", "right_max": "number",
            "right_speaker": "text", "right_figure": "text",
        },
        _differences,
    ),
    "places": (
        {
            "name": "text", "also": "texts", "used_by": "texts", "kind": "text", "lat": "number", "lon": "number",
            "geonameid": "whole", "accounts": "texts", "documents": "texts",
        },
        _places,
    ),
    "timeline": (
        {"value": "text", "statement": "text", "accounts": "texts", "claims": "texts", "documents": "texts"},
        _timeline,
    ),
}  # fmt: skip
