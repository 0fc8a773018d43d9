"""What of a very long account is no running text: marks, letters and numbers in their tens of thousands.

Reading costs time for each word and mark, not for each character: a page of ampersands costs as much as a long book,
and there is nothing in it to read. It is left out with a reason, and only where an account is longer than any article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.model import Block, Leftover, Span

REASON = "no running text"
PIECE = re.compile(r"\w+|[^\w\s]")  # about what the language pipeline takes for a token
PER_BLOCK = 2  # tokens' worth of time that a block costs by itself
AFFORDED = 40_000  # tokens: some 200,000 characters of prose, some ten seconds
DENSE = 3.5  # characters to a token; English prose has about five, tables have three
ALONE = 200  # characters of a block that is judged by itself; shorter ones are judged together with their neighbours
STRETCH = 1_000  # characters that are judged together


def running(blocks: Sequence[Block], leftovers: Sequence[Leftover]) -> tuple[tuple[Block, ...], tuple[Leftover, ...]]:
    """The blocks to be read, and the leftovers with what is left out here; nothing is where all can be afforded."""
    costs = [_cost(block) for block in blocks]
    if sum(costs) <= AFFORDED:
        return tuple(blocks), tuple(leftovers)
    kept: list[Block] = []
    left: list[Block] = []
    for first, last in _stretches(blocks):
        size, cost = sum(len(block.text) for block in blocks[first:last]), sum(costs[first:last])
        named = blocks[first].kind == "title" and cost <= STRETCH
        (kept if named or size >= DENSE * cost else left).extend(blocks[first:last])
    return tuple(kept), _together(left, kept, leftovers)


def _together(left: Sequence[Block], kept: Sequence[Block], leftovers: Sequence[Leftover]) -> tuple[Leftover, ...]:
    """All leftovers in the order of the text; of the blocks left out, those with nothing between them are one."""
    found: list[Leftover] = []
    others = sorted([*(block.span for block in kept), *(leftover.span for leftover in leftovers)])
    for block in left:
        after = bisect_left(others, block.span)
        between = after > 0 and found and others[after - 1].begin >= found[-1].span.end
        if found and not between:
            found[-1] = Leftover(Span(found[-1].span.begin, block.span.end), REASON)
        else:
            found.append(Leftover(block.span, REASON))
    return tuple(sorted((*leftovers, *found), key=lambda leftover: leftover.span))


def _cost(block: Block) -> int:
    return PER_BLOCK + sum(1 for _ in PIECE.finditer(block.text))


def _stretches(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Neighbouring short blocks, by their indices, that are together as long as a stretch; a title and a block that is
    not short are one by themselves."""
    first = size = 0
    for index, block in enumerate(blocks):
        alone = block.kind == "title" or len(block.text) >= ALONE
        if first < index and (alone or size >= STRETCH):
            yield first, index
            first, size = index, 0
        size += len(block.text)
        if alone:
            yield first, index + 1
            first, size = index + 1, 0
    if first < len(blocks):
        yield first, len(blocks)
