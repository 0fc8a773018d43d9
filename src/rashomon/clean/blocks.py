"""Kept lines as blocks: their kind, their dateline, sentences that run over a break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.clean.credits import Credit, read_dateline
from rashomon.clean.dates import read_stamp
from rashomon.clean.facts import Facts
from rashomon.clean.lexicon import photo_caption
from rashomon.clean.lines import Line
from rashomon.clean.sorting import Sorted
from rashomon.clean.wrapping import joined_text
from rashomon.model import Block, BlockKind, Span

LONGEST = 5_000  # code points; a longer paragraph is parted at a sentence's end
LONGEST_SENTENCE = 1_500  # code points; news has none of half of it
LONGEST_HEADING = 12  # words
SHORTEST_OPEN = 30  # code points; a shorter line without a full stop is a label, not a sentence that goes on
QUOTES = '"“”'
OPEN_END = re.compile(r"[\w,\"”’')–—-]$")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
SENTENCE_BREAK = re.compile(r"[.!?][\"”’')]*(?=\s)")


def blocks_of(done: Sorted, facts: Facts) -> tuple[Block, ...]:
    """The blocks of all lines that are kept, in the order of the text."""
    kept = [line for line in done.lines if line.index == done.title or done.free(line.index)]
    blocks: list[Block] = []
    before_prose = done.before_prose()
    for group in _sentences_joined(kept, done):
        kind = kind_of(group[0], done, before_prose)
        blocks.extend(_pieces(group[0].span.begin, joined_text(group), kind, facts, group[0]))
    return tuple(blocks)


def kind_of(line: Line, done: Sorted, before_prose: frozenset[int]) -> BlockKind:
    """What a kept line is."""
    if line.index == done.title:
        return "title"
    if line.mark in ("heading", "quote", "caption", "item"):
        return line.mark
    if len(line.text) <= 600 and photo_caption().search(line.text):
        return "caption"
    return "heading" if _is_heading(line) and line.index in before_prose else "paragraph"


def _is_heading(line: Line) -> bool:
    """Whether a line looks like a heading, or is the time of an entry in a running report."""
    if read_stamp(line.text):
        return True
    asks = line.text.endswith("?")
    if line.words > LONGEST_HEADING or line.text[0] in QUOTES or (line.ended and not asks):
        return False
    return line.text[-1] not in ",;:" + QUOTES


def _sentences_joined(kept: Sequence[Line], done: Sorted) -> Iterator[list[Line]]:
    """Lines, or where a sentence goes on after a break, the lines it runs over."""
    group: list[Line] = []
    for line in kept:
        if group and not _goes_on(group[-1], line, done):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(before: Line, line: Line, done: Sorted) -> bool:
    if line.index != before.index + 1 or before.index == done.title or line.mark not in (None, "paragraph"):
        return False
    if before.mark in ("heading", "caption", "title") or len(before.text) < SHORTEST_OPEN or before.ended:
        return False
    return line.text[0].islower() and bool(OPEN_END.search(before.text))


def _pieces(begin: int, text: str, kind: BlockKind, facts: Facts, line: Line) -> Iterator[Block]:
    text = CONTROL.sub(" ", text)
    if kind in ("paragraph", "item", "quote", "heading"):
        found = read_dateline(text)
        if found and (kind != "heading" or found[0] == len(text)):
            end, words, agency = found
            facts.note("dateline", words, line)
            facts.note_credit(Credit(agencies=(agency,) if agency else ()), line)
            yield Block(Span(begin, begin + len(text[:end].rstrip())), "dateline", text[:end].rstrip())
            begin, text = _after(begin, text, end)
    for first, last in _sentences_cut(text):
        yield from _paragraphs(begin + first, text[first:last], kind)


def _sentences_cut(text: str) -> Iterator[tuple[int, int]]:
    """Where a text is parted because a sentence in it has no end: before it, and in it at commas or spaces. The work on
    a sentence grows with the square of its length."""
    ends = [found.end() for found in SENTENCE_BREAK.finditer(text)] if len(text) > LONGEST_SENTENCE else []
    at = last = 0
    for end in (*ends, len(text)):
        if end - last > LONGEST_SENTENCE:
            if at < last:
                yield at, last
            at = last
            while end - at > LONGEST_SENTENCE:
                cut = _cut_within(text, at, at + LONGEST_SENTENCE)
                yield at, cut
                at = cut
        last = end
    if at < len(text):
        yield at, len(text)


def _cut_within(text: str, begin: int, end: int) -> int:
    """The place after the last comma or semicolon with a space behind it in the later half, else after the last space,
    else the end."""
    middle = (begin + end) // 2
    mark = max(text.rfind(", ", middle, end), text.rfind("; ", middle, end))
    space = text.rfind(" ", middle, end)
    return mark + 1 if mark > 0 else space if space > 0 else end


def _paragraphs(begin: int, text: str, kind: BlockKind) -> Iterator[Block]:
    """A text as blocks of no more than the longest length."""
    lead = len(text) - len(text.lstrip())
    begin, text, at = begin + lead, text[lead:], 0
    while len(text) - at > LONGEST:
        cut = _sentence_cut(text, at)
        piece = text[at:cut].rstrip()
        yield Block(Span(begin + at, begin + at + len(piece)), kind, piece)
        at = cut
        while at < len(text) and text[at].isspace():
            at += 1
    rest = text[at:].rstrip()
    if rest:
        yield Block(Span(begin + at, begin + at + len(rest)), kind, rest)


def _after(begin: int, text: str, cut: int) -> tuple[int, str]:
    """Where the words after `cut` begin, and they."""
    rest = text[cut:].lstrip()
    return begin + len(text) - len(rest), rest.rstrip()


def _sentence_cut(text: str, at: int) -> int:
    """The last end of a sentence, else the last space, in the `LONGEST` code points from `at` on."""
    ends = [found.end() for found in SENTENCE_BREAK.finditer(text, at, at + LONGEST)]
    space = text.rfind(" ", at + 1, at + LONGEST)
    return ends[-1] if ends else space if space > 0 else at + LONGEST
