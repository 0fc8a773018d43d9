"""Everything that was read in one account; each stage fills its part."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.about import Figure, Moment, Place
from rashomon.model.account import Account, Block, Leftover
from rashomon.model.claim import Claim
from rashomon.model.language import Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One account on its way through the stages: `clean` fills blocks and leftovers, `annotate` the parse, moments,
    places and figures, `claims` the claims. Made anew by `dataclasses.replace`, never changed.

    `titled` are the account's own totals that its title alone gives, where the title is not in the text: their spans
    count in the title.
    """

    account: Account
    blocks: tuple[Block, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    parse: Parse = Parse()
    moments: tuple[Moment, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    titled: tuple[Figure, ...] = ()
