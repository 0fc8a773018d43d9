"""A text as its lines: where each stands, what a reader sees of it, what its marks say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rashomon.clean.markup import masked
from rashomon.model import Account, BlockKind, Span

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
PREFIXES: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"#{1,6}(?=\s)\s*"), "heading"),
    (re.compile(r"(?:>\s?)+"), "quote"),
    (re.compile(r"[*+•‣▪●◦·–-]\s+(?=\S)"), "item"),
    (re.compile(r"\(?\d{1,2}[.)]\s+(?=\S)"), "item"),
)
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
INNER_END = re.compile(r"[a-z0-9)”\"][.!?][”\"’)]*\s+[\"“‘'(]?[A-Z0-9]")
WORD = re.compile(r"\w[\w'’.-]*")


@dataclass(frozen=True)
class Line:
    """A line that is not empty.

    `text` is what a reader sees, trimmed; `span` is where it stands; `row` is the line with its marks, trimmed.
    `gap` counts the empty lines before it, `indent` the spaces at its head; `mark` is what the format says it is;
    `reason` why the format's own layout leaves it out.
    """

    index: int
    span: Span
    row: Span
    text: str
    gap: int = 0
    mark: BlockKind | None = None
    reason: str | None = None
    indent: int = 0

    @cached_property
    def words(self) -> int:
        return len(WORD.findall(self.text))

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(SENTENCE_END.search(self.text))

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text: a sentence of some length, or more than one."""
        if self.words < 5:
            return False
        return (self.ended and self.words >= 8) or self.words > 40 or bool(INNER_END.search(self.text))

    @cached_property
    def headline(self) -> bool:
        """Whether it could stand as a headline: some words, not many, no full stop."""
        return 2 <= self.words <= 30 and not self.text.endswith((".", ":", ";", ",")) and not self.prose

    @cached_property
    def key(self) -> str:
        """Its letters and digits in lower case, to compare by."""
        return key(self.text)


def key(text: str) -> str:
    """Letters and digits of `text` in lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def lines_of(account: Account) -> list[Line]:
    """The lines of an account, or the parts that its format marks off."""
    if account.parts is not None:
        return [
            Line(
                index=index,
                span=part.span,
                row=part.span,
                text=part.span.of(account.text),
                gap=1,
                mark=part.kind,
                reason=part.reason,
            )
            for index, part in enumerate(account.parts)
        ]
    return _text_lines(account.text)


def _text_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    seen = masked(text)
    begin = gap = 0
    for end, after in _breaks(text):
        row = Span(*_trim(text, begin, end))
        line = _line(seen, row, index=len(lines), gap=gap, indent=row.begin - begin) if row.begin < row.end else None
        gap = gap + 1 if line is None else 0
        if line is not None:
            lines.append(line)
        begin = after
    return lines


def _breaks(text: str) -> list[tuple[int, int]]:
    """Where each line ends and where the next one begins."""
    return [found.span() for found in BREAK.finditer(text)] + [(len(text), len(text))]


def _line(seen: str, row: Span, *, index: int, gap: int, indent: int) -> Line | None:
    """The line at `row` of a masked text without the marks at its head; null where nothing is left."""
    mark: BlockKind | None = None
    begin, end = _trim(seen, *row)
    for prefix, kind in PREFIXES:
        found = prefix.match(seen, begin, end)
        if found and found.end() < end:
            mark = kind if mark is None else mark
            begin, end = _trim(seen, found.end(), end)
    if mark == "heading":
        begin, end = _trim(seen, begin, begin + len(seen[begin:end].rstrip("# ")))
    if begin == end:
        return None
    return Line(index=index, span=Span(begin, end), row=row, text=seen[begin:end], gap=gap, mark=mark, indent=indent)


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    """`[begin, end)` without white space at its ends; empty at its begin where there is nothing else."""
    inner = text[begin:end]
    lead = len(inner) - len(inner.lstrip())
    return (begin + lead, begin + len(inner.rstrip())) if lead < len(inner) else (begin, begin)
