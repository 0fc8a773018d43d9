"""From an account to what is kept of it, block by block, and what is cut, with the reason.

In: an `Account` as `ingest` made it. Out: a `Reading` with the account completed by what its own text says about it
(title, outlet, bylines, agencies, dates, dateline, each with the line it was read from), its blocks and its leftovers.

What always holds: blocks and leftovers lie inside the text, in its order, and do not overlap; a block's text is as
long as its span; what stands in neither is white space, markup, or a line about the document itself (a byline, a date,
an address). Nothing is cut without a reason, and any text can be given.
"""

from __future__ import annotations

from rashomon.clean.blocks import blocks_of
from rashomon.clean.facts import Facts
from rashomon.clean.lines import lines_of
from rashomon.clean.running import running
from rashomon.clean.sorting import Sorted, sort_lines
from rashomon.clean.wrapping import unwrapped
from rashomon.model import Account, Leftover, Reading, Span

__all__ = ["clean"]


def clean(account: Account) -> Reading:
    """Part an account into blocks and leftovers, and read what its text says about the document."""
    lines = lines_of(account)
    if account.parts is None:
        lines = unwrapped(lines)
    facts = Facts(account)
    done = sort_lines(lines, facts)
    blocks, leftovers = running(blocks_of(done, facts), _leftovers(done))
    return Reading(account=facts.completed(), blocks=blocks, leftovers=leftovers)


def _leftovers(done: Sorted) -> tuple[Leftover, ...]:
    """Lines that were cut; neighbours cut for one reason are one leftover."""
    found: list[Leftover] = []
    before = -2
    for line, reason in zip(done.lines, done.reasons, strict=True):
        if reason is None:
            continue
        if found and before == line.index - 1 and found[-1].reason == reason:
            found[-1] = Leftover(Span(found[-1].span.begin, line.row.end), reason)
        else:
            found.append(Leftover(line.row, reason))
        before = line.index
    return tuple(found)
