"""Origins: who stands behind a claim, the unit in which independence is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OriginKind = Literal["party", "outlet", "witnesses", "unnamed"]


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Origin: a party that speaks, an outlet in its own voice, people who were there, or someone who is not named.

    `name` is the party's or the outlet's; empty for `witnesses` and `unnamed`. `via` is the account's outlet through
    which those are heard: nobody can know that two outlets asked the same ones. `members`: the parties that speak as
    one, where several do; they are no second origin beside any of them.
    """

    kind: OriginKind
    name: str = ""
    via: str | None = None
    members: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind in ("party", "outlet"):
            return " + ".join(self.members) if self.members else self.name
        known = "witnesses" if self.kind == "witnesses" else "unnamed source"
        return f"{known} ({self.via})" if self.via else known
