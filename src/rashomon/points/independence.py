"""Independence: which origins stand behind a point on their own feet, and what status that gives it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.model import Claim, Origin, Status

REPEATED = 0.6  # of an outlet's words of content stand in what a party says: it plainly repeats that
WORD = re.compile(r"[^\W_]{3,}")


def behind(claims: Sequence[Claim], origins: Mapping[str, Origin]) -> tuple[Origin, ...]:
    """The independent origins of claims, each once, in order.

    Parties count each once, and those who speak as one are no second origin beside one of them. An outlet's own voice
    counts beside them unless its account names a party for the same, or its words repeat a party's. Those who are not
    named may be anyone, and count only where nobody else does. When unsure, one origin.
    """
    found = [(claim, origins.get(claim.id, Origin("unnamed"))) for claim in claims]
    parties = _parties({origin for _, origin in found if origin.kind == "party"})
    names = {_key(origin.name) for origin in parties}
    witnesses = {origin for _, origin in found if origin.kind == "witnesses"}
    said = [claim for claim in claims if not claim.own_voice]
    naming = {claim.document for claim in said}
    outlets = {
        origin
        for claim, origin in found
        if origin.kind == "outlet"
        and _key(origin.name) not in names  # cited by another, it is a party by its own name
        and not (claim.document in naming or any(_repeats(claim, one) for one in said))
    }
    counted = parties | witnesses | outlets
    if counted:
        return tuple(sorted(counted, key=_order))
    unnamed = {origin for _, origin in found}
    return tuple(sorted(unnamed)) if len(unnamed) == 1 else (Origin("unnamed"),)


def _parties(found: set[Origin]) -> set[Origin]:
    """The parties, each under one name, the longest, less those who speak jointly with one who counts already."""
    kept: list[Origin] = []
    for origin in sorted(found, key=lambda one: (bool(one.members), -len(_key(one.name)), _order(one))):
        mine = _key(origin.name)
        others = {_key(other.name) for other in kept} | {_key(name) for other in kept for name in other.members}
        joint = {_key(name) for name in origin.members}
        if not any(mine <= other for other in others) and not any(name <= other for name in joint for other in others):
            kept.append(origin)
    return set(kept)


def _order(origin: Origin) -> tuple[str, str, str]:
    return origin.kind, origin.name, origin.via or ""


def _key(name: str) -> frozenset[str]:
    """The words of a name: "Relt" is under "Ivo Relt", "IVO RELT" is the same."""
    return frozenset(name.casefold().split())


def _repeats(claim: Claim, said: Claim) -> bool:
    mine, theirs = (set(WORD.findall(one.text.casefold())) for one in (claim, said))
    return bool(mine) and len(mine & theirs) >= REPEATED * len(mine)


def status(supports: Sequence[Claim], denies: Sequence[Claim], origins: Mapping[str, Origin]) -> Status:
    """As the contract has it: denied, told by two origins, by one in several documents, or in one document."""
    if denies:
        return "disputed"
    if len(behind(supports, origins)) > 1:
        return "agreed"
    return "one origin" if len({claim.document for claim in supports}) > 1 else "single source"
