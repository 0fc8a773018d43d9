"""Puts the parts of a dossier together, in the order that a reader wants them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.dossier.gaps import gaps
from rashomon.dossier.rank import ranked
from rashomon.dossier.summary import summarise
from rashomon.dossier.timeline import timeline
from rashomon.dossier.wording import wording
from rashomon.model import (
    Copied,
    Coverage,
    Document,
    Dossier,
    NamedPlace,
    NameMerge,
    Point,
    Problem,
    Reading,
    Reuse,
    Tally,
)  # fmt: skip

COPIED_SHARE = 0.5  # a document more of which stands in an older one is called its copy


def compose(
    readings: Sequence[Reading],
    *,
    lineage: Sequence[Reuse],
    points: Sequence[Point],
    tally: Sequence[Tally],
    places: Sequence[NamedPlace],
    problems: Sequence[Problem] = (),
    story: str | None = None,
    generator: str = "",
    names: Sequence[NameMerge] = (),
    judge: str = "",
) -> Dossier:
    """The dossier of one event."""
    order = sorted(readings, key=lambda r: (r.account.published or "9999", r.account.id))
    documents = tuple(_document(reading, lineage) for reading in order)
    claims = tuple(claim for reading in order for claim in reading.claims)
    best = ranked(points)
    return Dossier(
        documents=documents,
        claims=claims,
        points=best,
        figures=tuple(figure for reading in order for figure in reading.figures),
        tally=tuple(tally),
        timeline=timeline(order, best),
        places=tuple(places),
        wording=wording(order),
        lineage=tuple(lineage),
        summary=summarise(order, best, tally=tally),
        coverage=Coverage(problems=tuple(problems), gaps=gaps(order, best)),
        story=story,
        generator=generator,
        names=tuple(names),
        judge=judge,
    )


def _document(reading: Reading, lineage: Sequence[Reuse]) -> Document:
    """A reading as the dossier keeps it; `origin` is the document of which it holds the most."""
    own = reading.account.id
    sources = [r for r in lineage if r.to == own and r.kind in ("copy", "edit") and r.share >= COPIED_SHARE]
    best = max(sources, key=lambda r: (r.share, r.origin), default=None)
    return Document(
        account=reading.account,
        blocks=reading.blocks,
        leftovers=reading.leftovers,
        moments=reading.moments,
        places=reading.places,
        origin=Copied(document=best.origin, share=best.share) if best else None,
    )
