"""The dossier of the shipped example as a careful reader would have it, from its gold: no stage had a hand in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests import factories as make

from rashomon.model import (
    Account,
    Claim,
    Comparison,
    Coverage,
    Difference,
    Document,
    Dossier,
    Figure,
    Gap,
    Happening,
    Moment,
    NamedPlace,
    Point,
    Problem,
    Relation,
    Reuse,
    Span,
    Sum,
    SummaryLine,
    Tally,
    Term,
    Total,
    Wording,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "dam"
PARTY = {
    "Ostrania": ("Ostrania", "Ostranian", "Irena Valk", "Tomas Hedrin", "Jana Kost", "dispatch centre in Velmar"),
    "Karvelia": ("Karvelia", "Karvelian", "Gavril Dorun", "Sela Marun", "Oleg Varin"),
    "Sarn Energo": ("Sarn Energo",),
    "Oreva River Commission": ("Oreva River Commission",),
}
UNIT = {"people killed": "killed", "people missing": "missing", "people injured": "injured"}


def gold(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((EXAMPLE / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def party(speaker: str) -> str | None:
    return next((name for name, marks in PARTY.items() if any(speaker.startswith(mark) for mark in marks)), None)


def an_account(meta: dict[str, Any]) -> Account:
    text = (EXAMPLE / "texts" / meta["doc"]).read_text(encoding="utf-8")
    return make.account(
        text,
        id="d-" + Path(meta["doc"]).stem,
        path=f"examples/dam/texts/{meta['doc']}",
        encoding="utf-8",
        title=meta["title"],
        outlet=meta["outlet"],
        published=meta["published"],
        agencies=tuple(meta["agencies"]),
        language="en",
    )


def a_document(of: Account, meta: dict[str, Any]) -> Document:
    cut = dict.fromkeys(meta["leftover"], "navigation or a call to share")
    if meta.get("leftover_from"):
        cut[of.text[of.text.index(meta["leftover_from"]) :]] = "tags, a comment form and headlines of another year"
    moments = tuple(
        Moment(span=Span(*each["span"]), text=each["text"], type="DATE", value=each["value"])
        for each in gold("times")
        if each["doc"] == meta["doc"]
    )
    return make.document(of, leftovers=cut, moments=moments)


def spans(part: dict[str, Any] | None) -> tuple[Span, ...]:
    return (Span(*part["span"]),) if part else ()


def a_claim(entry: dict[str, Any]) -> Claim:
    return Claim(
        id="c-" + entry["id"],
        document="d-" + Path(entry["doc"]).stem,
        source=spans(entry["source"]),
        cue=spans(entry["cue"]),
        content=spans(entry["content"]),
        text=entry["content"]["text"],
        source_text=entry["source"]["text"],
        cue_text=entry["cue"]["text"],
        speaker=entry["speaker"],
        party=party(entry["speaker"]),
        mode=entry["mode"],
        stance=entry["stance"],
    )


def a_point(entry: dict[str, Any], claims: dict[str, Claim], documents: list[str]) -> Point:
    supports = tuple(claims["c-" + each] for each in entry["support"])
    denies = tuple(claims["c-" + each] for each in entry["deny"])
    told = {each.document for each in supports + denies}
    return Point(
        id="p-" + entry["id"],
        statement=entry["statement"],
        status=entry["status"],
        supports=supports,
        denies=denies,
        origins=tuple(dict.fromkeys(each.party or each.speaker or "" for each in supports)),
        unsaid=tuple(each for each in documents if each not in told),
        relations=tuple(relations(supports, denies)),
    )


def relations(supports: tuple[Claim, ...], denies: tuple[Claim, ...]) -> Iterator[Relation]:
    for kind, others in (("same", supports[1:2]), ("denies", denies[:1])):
        for other in others:
            yield Relation(
                a=supports[0].id, b=other.id, kind=kind, score=0.8, comparisons=(meaning(supports[0], other),)
            )


def meaning(left: Claim, right: Claim) -> Comparison:
    sides = (make.Words(each.document, each.content[0], each.text) for each in (left, right))
    return Comparison(name="meaning", score=0.8, detail="the two say alike", left=next(sides), right=next(sides))


def figures(by_claim: list[Claim]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            id="f-" + each["id"],
            document="d-" + Path(each["doc"]).stem,
            span=Span(*each["span"]),
            text=each["text"],
            category=UNIT.get(each["unit"], "displaced" if each["unit"] == "people displaced" else "other"),
            min=each["min"],
            max=each["max"],
            unit=each["unit"].split()[0],
            headline=each["what"] in {"killed", "missing", "injured", "moved to shelters", "left the lower town"},
            as_of=each["when"],
            speaker=each["according_to"],
            party=party(each["according_to"]),
            claim=next((c.id for c in by_claim if holds(c, each)), None),
        )
        for each in gold("figures")
    )


def holds(of: Claim, entry: dict[str, Any]) -> bool:
    return of.document == "d-" + Path(entry["doc"]).stem and of.content[0].overlap(Span(*entry["span"])) > 0


def tally(category: str, found: tuple[Figure, ...], *, latest: float, conflict: bool = False, sums: Any = ()) -> Tally:
    mine = [each for each in found if each.category == category and each.headline]
    odd = [each for each in mine if each.min != latest]
    rest = [each for each in mine if each.min == latest]
    return Tally(
        category=category,
        latest=(latest, mine[-1].max),
        by_document=tuple(Total(each.document, each.min, each.max, each.id) for each in mine),
        differ=tuple(
            Difference(
                documents=(a.document, b.document),
                kind="conflict" if conflict else "update",
                figures=(a.id, b.id),
                why="two parties on one day" if conflict else "the second is a later state of the first",
            )
            for a in odd
            for b in rest[:1]
        ),
        sums=sums,
    )


@cache
def dossier() -> Dossier:
    metas = gold("documents")
    documents = [a_document(an_account(meta), meta) for meta in metas]
    ids = [each.id for each in documents]
    claims = [a_claim(each) for each in gold("claims")]
    by_id = {each.id: each for each in claims}
    points = [a_point(each, by_id, ids) for each in gold("facts")]
    rank = {"disputed": 0, "agreed": 1, "one origin": 2, "single source": 3}
    points.sort(key=lambda each: rank[each.status])
    numbers = figures(claims)
    today = DOCUMENT["K"]
    return Dossier(
        documents=tuple(documents),
        claims=tuple(claims),
        points=tuple(points),
        figures=numbers,
        tally=(
            tally("killed", numbers, latest=5, sums=(Sum("f-F1", ("f-F5", "f-F6")),)),
            tally("missing", numbers, latest=7),
            tally("injured", numbers, latest=17),
            tally("displaced", numbers, latest=1201, conflict=True),
        ),
        timeline=timeline(),
        places=places(),
        wording=wording(claims),
        lineage=lineage(documents),
        summary=summary(),
        coverage=Coverage(
            problems=(
                Problem(
                    kind="empty",
                    message="The file holds no text.",
                    remedy="Give the account's text.",
                    path="examples/dam/empty.txt",
                ),
            ),
            gaps=tuple(Gap(each, p.id, None if each == today else True) for p in points for each in p.unsaid),
        ),
        generator="rashomon test",
    )


def timeline() -> tuple[Happening, ...]:
    rows = [
        ("2024-03", "the hoist had been reported as faulty in March", ["H-17", "C-17"]),
        ("2024-05-14T04:55+03:00", "the duty engineer rang the Ostranian dispatch centre at 04:55", ["Z-01", "K-04"]),
        ("2024-05-14T02:10Z", "The gate rose at 04:10 local time (02:10 GMT)", ["H-02", "K-02", "C-13"]),
        ("2024-05-14T07:40+03:00", "the gate was closed by 07:40", ["K-06"]),
    ]
    return tuple(
        Happening(
            value=value,
            statement=statement,
            claims=tuple("c-" + each for each in ids),
            documents=tuple(dict.fromkeys(DOCUMENT[each[0]] for each in ids)),
        )
        for value, statement, ids in rows
    )


DOCUMENT = {
    "H": "d-halden-agency",
    "C": "d-velmar-courier",
    "K": "d-karvelia-today",
    "Z": "d-zarnev-evening-post",
    "W": "d-worldbrief",
}


def places() -> tuple[NamedPlace, ...]:
    return tuple(
        NamedPlace(
            name=each["name"],
            also=tuple(each["also"]),
            used_by=(("Belmora", ("Ostrania",)), ("Balmur", ("Karvelia",))) if each["also"] == ["Balmur"] else (),
            documents=tuple("d-" + Path(name).stem for name in each["in_docs"]),
            kind=each["kind"],
        )
        for each in gold("places")
    )


def wording(claims: list[Claim]) -> tuple[Wording, ...]:
    return tuple(
        Wording(
            entry["side"],
            tuple(
                Term(term, tuple(each.id for each in claims if term in each.text and each.party == entry["side"]))
                for term in entry["terms"]
            ),
        )
        for entry in gold("wording")
        if entry["terms"]
    )


def lineage(documents: list[Document]) -> tuple[Reuse, ...]:
    agency, courier, today, _, brief = (each.account for each in documents)
    copied = "The road bridge at Lisny Ford was swept away, the River Commission said."
    wave = "A gate of the Sarn Dam opened before dawn on Tuesday"
    said = ("The staff acted according to the rules", "The personnel worked in line with the instructions")
    pairs: list[tuple[Account, str, Account, str, dict[str, Any]]] = [
        (agency, copied, courier, copied, {"kind": "agency", "share": 0.34, "directed": True, "credit": "HNA"}),
        (agency, wave, brief, wave, {"kind": "copy", "share": 0.71, "directed": True}),
        (agency, said[0], today, said[1], {"kind": "shared statement", "share": 0.12}),
    ]
    return tuple(
        Reuse(
            origin=a.id,
            to=b.id,
            spans=((make.span(a.text, left), make.span(b.text, right)),),
            why="the same words" if left == right else "one statement in two translations",
            **fields,
        )
        for a, left, b, right, fields in pairs
    )


def summary() -> tuple[SummaryLine, ...]:
    wave = (
        "A gate of the Sarn Dam opened before dawn on Tuesday and sent a wave down the Oreva, the river that divides "
        "Ostrania from Karvelia, killing five people and leaving nine missing, according to Ostranian officials."
    )
    told = (
        "Ostrania Ministry of Foreign Affairs accuses “Karvelia of opening the gate without warning”; Karvelia "
        "Ministry of Water Resources says “the neighbouring side was informed in good time”."
    )
    return (
        SummaryLine(wave, ("c-H-01", "c-W-01"), (DOCUMENT["H"], DOCUMENT["W"])),
        SummaryLine(told, ("c-H-03", "c-H-08"), (DOCUMENT["H"],)),
    )
