"""Who stands behind a claim: the unit in which independence is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rashomon.model import Claim, Reading, Reuse, Span

UNNAMED = "unnamed source"
COVERED = 0.5  # of a claim's words in copied text: the claim is the text's and not the outlet's


def origins(readings: Sequence[Reading], lineage: Sequence[Reuse]) -> Mapping[str, str]:
    """For each claim's id the name of its origin: the party that speaks, or the text that it stands in.

    A party's ministries and spokespeople are one origin. What an outlet says in its own voice is the outlet's, unless
    it stands in an agency's text or in text copied from another account: then it is the agency's, or the first
    outlet's. A source that is not named is named so: it can be anyone, so it counts as one with every other.
    """
    accounts = {reading.account.id: reading for reading in readings}
    roots = _Roots(accounts, lineage)
    return MappingProxyType({claim.id: _origin(claim, roots) for reading in readings for claim in reading.claims})


def _origin(claim: Claim, roots: _Roots) -> str:
    if claim.own_voice:
        return roots.of(claim)
    return claim.party or claim.speaker or UNNAMED


class _Roots:
    """Follows copied text back to the account where it stands first."""

    def __init__(self, readings: Mapping[str, Reading], lineage: Iterable[Reuse]) -> None:
        self._readings = readings
        self._into: dict[str, list[Reuse]] = {}
        for reuse in lineage:
            if reuse.kind != "shared statement":
                self._into.setdefault(reuse.to, []).append(reuse)

    def of(self, claim: Claim) -> str:
        """The name behind words in an outlet's own voice."""
        document, spans = claim.document, claim.content
        seen = {document}
        while True:
            step = self._back(document, spans)
            if step is None or step[0].origin in seen:
                return self._name(document)
            reuse, spans = step
            if reuse.credit:
                return reuse.credit
            document = reuse.origin
            seen.add(document)

    def _back(self, document: str, spans: Sequence[Span]) -> tuple[Reuse, tuple[Span, ...]] | None:
        """The reuse that brought most of the words here, and where they stand in its origin."""
        best: tuple[int, Reuse, tuple[Span, ...]] | None = None
        total = sum(span.end - span.begin for span in spans)
        for reuse in self._into.get(document, ()):
            covered = sum(span.overlap(there) for span in spans for _, there in reuse.spans)
            if covered >= COVERED * total and covered > 0 and (best is None or covered > best[0]):
                source = tuple(here for here, there in reuse.spans if any(span.overlap(there) for span in spans))
                best = (covered, reuse, source)
        return best and (best[1], best[2])

    def _name(self, document: str) -> str:
        account = self._readings[document].account
        if len(account.agencies) == 1 and not account.bylines:
            return account.agencies[0]
        return account.outlet or account.title or document
