"""The JSON that the program writes and reads back: `from_wire(to_wire(dossier)) == dossier` for every dossier.

All spans are `[begin, end)` in code points of the account's text. `dumps` writes the same bytes for the same value,
on any machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from rashomon.model.about import Figure, Moment, Place
from rashomon.model.account import Account, Block, Leftover, Problem
from rashomon.model.claim import Claim
from rashomon.model.dossier import Difference, Document, Dossier, NamedPlace, NameMerge, Tally, Total, Wording
from rashomon.model.point import Comparison, Point, Relation, Reuse, Words
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.model.unwire import from_wire
from rashomon.unseen import in_json

__all__ = ["VERSION", "Json", "annotation_to_wire", "dumps", "from_wire", "problem_to_wire", "to_wire"]

VERSION = 1
Json = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")
_SPLIT_PAIR = re.compile("[\ud800-\udbff](?=[\udc00-\udfff])")


def dumps(value: object, *, indent: int | None = None) -> str:
    """`value` as JSON text that always encodes as UTF-8, with every character that no reader sees as its escape.

    A lone surrogate is written as its escape. Of a pair that stands apart in the text the first half becomes U+FFFD,
    since JSON would join the two escapes to one character and shift every span after it.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    text = in_json(_SPLIT_PAIR.sub("\ufffd", text))
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def annotation_to_wire(reading: Reading) -> Json:
    """One account as a line of `rashomon annotate`."""
    return {
        **_document(reading.account, reading.leftovers, reading.moments, reading.places),
        "claims": [_claim(claim) for claim in reading.claims],
        "figures": [_figure(figure) for figure in reading.figures],
    }


def to_wire(dossier: Dossier) -> Json:
    """The dossier as `rashomon read --json` writes it."""
    return {
        "rashomon": VERSION,
        "generator": dossier.generator,
        "judge": dossier.judge,
        "story": dossier.story,
        "title": dossier.title,
        "documents": [_document_in_dossier(document) for document in dossier.documents],
        "claims": [_claim(claim) for claim in dossier.claims],
        "points": [_point(point) for point in dossier.points],
        "figures": [_figure(figure) for figure in dossier.figures],
        "tally": [_tally(tally) for tally in dossier.tally],
        "timeline": [
            {"value": h.value, "statement": h.statement, "claims": [*h.claims], "documents": [*h.documents]}
            for h in dossier.timeline
        ],
        "places": [_named_place(place) for place in dossier.places],
        "wording": [_wording(wording) for wording in dossier.wording],
        "lineage": [_reuse(reuse) for reuse in dossier.lineage],
        "summary": [
            {
                "text": s.text,
                "claims": [*s.claims],
                "documents": [*s.documents],
                "words": [_words(words) for words in s.words],
            }
            for s in dossier.summary
        ],
        "names": [_name_merge(merge) for merge in dossier.names],
        "coverage": {
            "problems": [problem_to_wire(problem) for problem in dossier.coverage.problems],
            "gaps": [
                {"document": gap.document, "point": gap.point, "could_know": gap.could_know}
                for gap in dossier.coverage.gaps
            ],
        },
    }  # fmt: skip


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[*span] for span in spans]


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _upper(value: float | None) -> float | None:
    return None if value is None else _number(value)


def _document_in_dossier(document: Document) -> Json:
    origin = document.origin
    return {
        **_document(document.account, document.leftovers, document.moments, document.places),
        "origin": None if origin is None else {"document": origin.document, "share": origin.share},
        "blocks": [_block(block, document.account.text) for block in document.blocks],
    }


def _document(
    account: Account, leftovers: Iterable[Leftover], moments: Iterable[Moment], places: Iterable[Place]
) -> Json:
    return {
        "id": account.id,
        "path": account.path,
        "title": account.title,
        "outlet": account.outlet,
        "published": account.published,
        "language": account.language,
        "leftovers": [{"span": [*left.span], "reason": left.reason} for left in leftovers],
        "times": [_moment(moment) for moment in moments],
        "places": [_place(place) for place in places],
        "text": account.text,
        "format": account.format,
        "line": account.line,
        "encoding": account.encoding,
        "bylines": [*account.bylines],
        "agencies": [*account.agencies],
        "dateline": account.dateline,
        "modified": account.modified,
        "url": account.url,
        "story": account.story,
        "read_from": [{"field": name, "where": where} for name, where in account.read_from],
        **({"other": dict(account.other)} if account.other else {}),
    }


def _block(block: Block, text: str) -> Json:
    wire: Json = {"span": [*block.span], "kind": block.kind}
    if block.text != block.span.of(text):
        wire["text"] = block.text
    return wire


def _moment(moment: Moment) -> Json:
    return {
        "span": [*moment.span],
        "type": moment.type,
        "value": moment.value,
        "text": moment.text,
        "anchor": moment.anchor,
        "inferred": moment.inferred,
        "role": moment.role,
    }


def _place(place: Place) -> Json:
    return {
        "span": [*place.span],
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
        "text": place.text,
        "kind": place.kind,
        "country": place.country,
        "why": place.why,
        "how": place.how,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "document": claim.document,
        "source": _spans(claim.source),
        "cue": _spans(claim.cue),
        "content": _spans(claim.content),
        "speaker": claim.speaker,
        "party": claim.party,
        "mode": claim.mode,
        "stance": claim.stance,
        "own_voice": claim.own_voice,
        "text": claim.text,
        "source_text": claim.source_text,
        "cue_text": claim.cue_text,
        "hedges": [*claim.hedges],
        "judgement": claim.judgement,
        "within": claim.within,
        "score": claim.score,
    }


def _point(point: Point) -> Json:
    return {
        "id": point.id,
        "statement": point.statement,
        "status": point.status,
        "supports": [claim.id for claim in point.supports],
        "denies": [claim.id for claim in point.denies],
        "origins": len(point.origins),
        "origin_names": [*point.origins],
        "parts": {claim: _spans(spans) for claim, spans in point.parts},
        "relations": [_relation(relation) for relation in point.relations],
        "unsaid": [*point.unsaid],
    }


def _relation(relation: Relation) -> Json:
    return {
        "a": relation.a,
        "b": relation.b,
        "kind": relation.kind,
        "score": relation.score,
        "comparisons": [_comparison(comparison) for comparison in relation.comparisons],
    }


def _comparison(comparison: Comparison) -> Json:
    return {
        "name": comparison.name,
        "score": comparison.score,
        "detail": comparison.detail,
        "left": _words(comparison.left),
        "right": _words(comparison.right),
    }


def _words(words: Words) -> Json:
    return {"document": words.document, "span": [*words.span], "text": words.text}


def _figure(figure: Figure) -> Json:
    return {
        "id": figure.id,
        "document": figure.document,
        "span": [*figure.span],
        "category": figure.category,
        "min": _number(figure.min),
        "max": _upper(figure.max),
        "unit": figure.unit,
        "headline": figure.headline,
        "as_of": figure.as_of,
        "speaker": figure.speaker,
        "claim": figure.claim,
        "text": figure.text,
        "counted": figure.counted,
        "role": figure.role,
        "approximate": figure.approximate,
        "party": figure.party,
        "score": figure.score,
    }


def _tally(tally: Tally) -> Json:
    least, most = tally.latest
    return {
        "category": tally.category,
        "latest": {"min": _number(least), "max": _upper(most)},
        "by_document": [_total(total) for total in tally.by_document],
        "differ": [_difference(difference) for difference in tally.differ],
        "sum": [{"total": found.total, "parts": [*found.parts]} for found in tally.sums],
    }


def _total(total: Total) -> Json:
    return {
        "document": total.document,
        "min": _number(total.min),
        "max": _upper(total.max),
        "figure": total.figure,
        "title": total.title,
    }


def _difference(difference: Difference) -> Json:
    return {
        "documents": [*difference.documents],
        "kind": difference.kind,
        "figures": [*difference.figures],
        "why": difference.why,
    }


def _named_place(place: NamedPlace) -> Json:
    return {
        "name": place.name,
        "also": [*place.also],
        "used_by": [{"name": name, "by": [*users]} for name, users in place.used_by],
        "lat": place.lat,
        "lon": place.lon,
        "kind": place.kind,
        "documents": [*place.documents],
        "geonameid": place.geonameid,
        "why": [{"name": name, "reason": reason} for name, reason in place.why],
    }


def _wording(wording: Wording) -> Json:
    return {
        "party": wording.party,
        "terms": [{"text": term.text, "claims": [*term.claims]} for term in wording.terms],
        "own_voice": wording.own_voice,
    }


def _reuse(reuse: Reuse) -> Json:
    return {
        "from": reuse.origin,
        "to": reuse.to,
        "kind": reuse.kind,
        "share": reuse.share,
        "spans": [[[*left], [*right]] for left, right in reuse.spans],
        "directed": reuse.directed,
        "why": reuse.why,
        "credit": reuse.credit,
    }


def _name_merge(merge: NameMerge) -> Json:
    return {
        "name": merge.name,
        "other": merge.other,
        "score": merge.score,
        "reasons": [*merge.reasons],
        "accounts": [*merge.accounts],
        "decided_by": merge.decided_by,
        "merged": merge.merged,
    }


def problem_to_wire(problem: Problem) -> Json:
    """What was not read, as a dossier's coverage has it."""
    return {
        "kind": problem.kind,
        "message": problem.message,
        "remedy": problem.remedy,
        "path": problem.path,
        "line": problem.line,
        "document": problem.document,
        "fatal": problem.fatal,
    }
