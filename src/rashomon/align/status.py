"""How many stand behind a point, and whether anyone stands against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Claim, Status

UNNAMED = "unnamed source"


def behind(claims: Sequence[Claim], origins: Mapping[str, str]) -> tuple[str, ...]:
    """The origins of claims, each once, in order; an unnamed source counts only where nobody is named."""
    found = sorted({origins.get(claim.id, UNNAMED) for claim in claims})
    return tuple(name for name in found if name != UNNAMED) or tuple(found)


def status(supports: Sequence[Claim], denies: Sequence[Claim], origins: Mapping[str, str]) -> Status:
    """As the contract has it: denied, told by two origins, by one in several documents, or in one document."""
    if denies:
        return "disputed"
    if len(behind(supports, origins)) > 1:
        return "agreed"
    return "one origin" if len({claim.document for claim in supports}) > 1 else "single source"
