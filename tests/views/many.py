"""The example told by many times as many accounts."""

from __future__ import annotations

from dataclasses import replace

from tests.views.dam import dossier as the_dam

from rashomon.model import Claim, Dossier


def dossier(times: int = 40) -> Dossier:
    """Each account `times` times, under names of its own; each point with the claims of all of them."""
    dam = the_dam()

    def again(claim: Claim, time: int) -> Claim:
        return replace(claim, id=f"{claim.id}-{time}", document=f"{claim.document}-{time}")

    def all_of(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(again(claim, time) for time in range(times) for claim in claims)

    documents = tuple(
        replace(each, account=replace(each.account, id=f"{each.id}-{time}"), origin=None)
        for time in range(times)
        for each in dam.documents
    )
    points = tuple(
        replace(
            point, supports=all_of(point.supports), denies=all_of(point.denies), relations=(),
            parts=tuple((f"{claim}-{time}", spans) for time in range(times) for claim, spans in point.parts),
            unsaid=tuple(f"{each}-{time}" for time in range(times) for each in point.unsaid),
        )
        for point in dam.points
    )  # fmt: skip
    figures = tuple(
        replace(each, id=f"{each.id}-{time}", document=f"{each.document}-{time}", claim=None)
        for time in range(times)
        for each in dam.figures
    )
    return replace(
        dam, documents=documents, claims=all_of(dam.claims), points=points, figures=figures, tally=(), timeline=(),
        places=(), wording=(), lineage=(), summary=(), coverage=replace(dam.coverage, gaps=()),
    )  # fmt: skip
