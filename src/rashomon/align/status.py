"""How many stand behind a point, and whether anyone stands against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Claim, Status

UNNAMED = "unnamed source"
JOINED = " + "  # between those who speak as one: no second origin beside any of them


def behind(claims: Sequence[Claim], origins: Mapping[str, str]) -> tuple[str, ...]:
    """The origins that stand behind claims on their own feet, each once, in order.

    An unnamed source counts only where nobody is named, as the outlet that has it; several may be the same, and are
    one. What an outlet tells in its own
    voice counts only where no one is named who says it: an outlet that tells as fact what a party said has it, for all
    that can be seen, from there.
    """
    said = {origins.get(claim.id, UNNAMED) for claim in claims if not claim.own_voice}
    named = {origin for origin in said if not origin.startswith(UNNAMED)}
    named = {origin for origin in named if JOINED not in origin or named.isdisjoint(origin.split(JOINED))}
    if named:
        return tuple(sorted(named))
    outlets = {origins.get(claim.id, UNNAMED) for claim in claims if claim.own_voice} - {UNNAMED}
    unnamed = {origin.removeprefix(f"{UNNAMED} (").removesuffix(")") for origin in said} - {UNNAMED}
    if not outlets and len(unnamed) > 1:
        return (UNNAMED,)
    return tuple(sorted(outlets or unnamed)) or (UNNAMED,)


def status(supports: Sequence[Claim], denies: Sequence[Claim], origins: Mapping[str, str]) -> Status:
    """As the contract has it: denied, told by two origins, by one in several documents, or in one document."""
    if denies:
        return "disputed"
    if len(behind(supports, origins)) > 1:
        return "agreed"
    return "one origin" if len({claim.document for claim in supports}) > 1 else "single source"
