"""Quotations: what stands in quotation marks, straight, curly, single, angled or low, balanced or not.

A mark opens where white space, a bracket or a dash stands before it and closes where a word or a full stop does. A
quotation that is not closed in its paragraph goes on to the paragraph's end, and into the following ones where they
open with a mark of the same family (the press's convention) or where a closing mark comes before any other opening.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Block, Span

OPENERS = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "``": "''", "'": "'", "‹": "›"}
_MARK = re.compile(r"``|''|[“”«»„\"‘’'‹›]")
_OPENS_AFTER = re.compile(r"[\s(\[{–—\-:,]$")
REACH = 40  # paragraphs that one unclosed mark may run over; a statement quoted whole is shorter


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` is what stands between the marks, in one block. `opened` and `closed` tell whether this block has the
    mark; `run` numbers the quotation, the same for all the paragraphs of one."""

    span: Span
    block: int
    run: int
    opened: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    begin: int
    end: int
    text: str
    opens: bool


def find_quotations(blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """All quotations of an account in the order of the text; offsets into the account."""
    found: list[Quotation] = []
    pending: str | None = None  # the opening mark of a quotation that is not closed yet
    run = 0
    marks = [_marks(block.text) for block in blocks]
    for index, block in enumerate(blocks):
        own = marks[index]
        start: int | None = None
        if pending is not None:
            if own and own[0].begin == _first_word(block.text) and own[0].opens:
                start, own = own[0].end, own[1:]  # each paragraph of a long quotation opens anew
                pending = own_opener(block.text, start) or pending
            elif block.kind in ("paragraph", "item", "quote") and _closes_ahead(marks, index, pending):
                start = _first_word(block.text)
            else:
                pending = None
        opened = start is None or start > _first_word(block.text)
        for mark in own:
            if start is None and mark.opens:
                start, pending, opened = mark.end, mark.text, True
                run += 1
            elif start is not None and not mark.opens and pending and mark.text in OPENERS[pending]:
                _add(found, block, index, Span(start, mark.begin), run, (opened, True))
                start, pending = None, None
        if start is not None:
            end = len(block.text.rstrip())
            _add(found, block, index, Span(start, end), run, (opened, False))
    return tuple(found)


def own_opener(text: str, end: int) -> str | None:
    """The opening mark that ends at `end`."""
    for width in (2, 1):
        if text[end - width : end] in OPENERS:
            return text[end - width : end]
    return None


def _add(found: list[Quotation], block: Block, index: int, inner: Span, run: int, ends: tuple[bool, bool]) -> None:
    if inner.end > inner.begin:
        found.append(Quotation(inner.shifted(block.span.begin), index, run, *ends))


def _first_word(text: str) -> int:
    return len(text) - len(text.lstrip())


def _marks(text: str) -> list[_Mark]:
    """The quotation marks of a block; apostrophes and the marks of feet and minutes are not among them."""
    found: list[_Mark] = []
    for match in _MARK.finditer(text):
        mark, begin, end = match[0], match.start(), match.end()
        before, after = text[begin - 1 : begin], text[end : end + 1]
        if mark in "'’‘" and len(mark) == 1 and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        if mark == "“" and _open_count(found, "„", "“”"):
            opens = False  # „so“ closes with the mark that opens elsewhere
        elif mark in ("“", "«", "„", "``", "‹", "‘"):
            opens = True
        elif mark in ("”", "»", "''", "›"):
            opens = False
        else:  # straight marks and the right single mark tell by what stands beside them
            opens = (not before or bool(_OPENS_AFTER.search(before))) and bool(after) and not after.isspace()
            if mark == "’" and opens:
                continue  # ’90s, ’em
            if mark in "'’" and not opens and (before in "sS" or before.isdigit()) and not _single_open(found):
                continue  # the plural's genitive, feet
            if mark == '"' and before.isdigit() and not _double_open(found):
                continue  # inches
        found.append(_Mark(begin, end, mark, opens))
    return found


def _single_open(found: list[_Mark]) -> bool:
    return _open_count(found, "‘'", "’'")


def _double_open(found: list[_Mark]) -> bool:
    return _open_count(found, '"', '"')


def _open_count(found: list[_Mark], openers: str, closers: str) -> bool:
    depth = 0
    for mark in found[-8:]:
        depth += (mark.opens and mark.text in openers) - (not mark.opens and mark.text in closers)
    return depth > 0


def _closes_ahead(marks: Sequence[list[_Mark]], index: int, opener: str) -> bool:
    """Whether a closing mark of `opener` comes within reach and before any other mark of its family opens."""
    closers = OPENERS[opener]
    for own in marks[index : index + REACH]:
        for mark in own:
            if mark.opens and mark.text == opener:
                return False
            if not mark.opens and mark.text in closers:
                return True
    return False
