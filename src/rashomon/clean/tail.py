"""Where the article ends and lists of other stories begin, told by the shape of the lines, never by their words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clean.leftovers import is_badge, is_stamp, opens_list
from rashomon.clean.lines import Line

# Weights of a line in the search for the tail. Chosen on the web extracts of bench/incidents so
# that two sentences of running text outweigh a headline with its date.
STAMP, BADGE, HEADLINE, NEUTRAL, PROSE = 2, 2, 1, 0, -3
FEWEST_HEADLINES = 4
FEWEST_STAMPS = 3


def tail_start(lines: Sequence[Line], reasons: Sequence[str | None]) -> int | None:
    """The index of the line where the tail begins; null where the account runs to the end of the file.

    A tail is the run of lines at the end that is heaviest in headlines, dates and badges against running text. It
    counts as one only if there are several headlines with several dates or badges between them, running text before
    it, and a label that opens it or dates that stand among badges.
    """
    start = _heaviest(lines, reasons)
    if start is None:
        return None
    start = _label_before(lines, reasons, start)
    return start if _is_list(lines, start) and any(line.prose for line in lines[:start]) else None


def weight(line: Line) -> int:
    if is_stamp(line):
        return STAMP
    if is_badge(line) or opens_list(line):
        return BADGE
    if line.prose and (line.ended or line.words > 40):
        return PROSE
    return HEADLINE if line.headline else NEUTRAL


def _heaviest(lines: Sequence[Line], reasons: Sequence[str | None]) -> int | None:
    best = total = 0
    start: int | None = None
    for index in range(len(lines) - 1, -1, -1):
        total += weight(lines[index]) if reasons[index] is None else 0
        if total > best:
            best, start = total, index
    return start


def _label_before(lines: Sequence[Line], reasons: Sequence[str | None], start: int) -> int:
    """`start` moved to the first label at or after it, past lines that are the article's own end."""
    first_stamp = next((i for i in range(start, len(lines)) if is_stamp(lines[i]) or is_badge(lines[i])), start)
    label = next((i for i in range(start, first_stamp + 1) if reasons[i] is None and opens_list(lines[i])), None)
    return start if label is None else label


def _is_list(lines: Sequence[Line], start: int) -> bool:
    rest = lines[start:]
    stamps = sum(map(is_stamp, rest))
    marks = sum(map(is_badge, rest))
    headlines = sum(line.headline and not is_badge(line) for line in rest)
    labelled = opens_list(rest[0]) is not None
    enough = headlines >= FEWEST_HEADLINES and stamps + marks >= FEWEST_STAMPS
    return enough and (labelled or (marks >= 2 and stamps >= 2))


def list_end(lines: Sequence[Line], start: int, *, single: bool) -> int:
    """The index after the last line of the list that a label at `start` opens.

    Headlines, dates and badges belong to it; the first sentence of running text ends it. Where `single` the label
    carries its own entry on its line and what stands after an empty line is the article again.
    """
    end = start + 1
    if single:
        return end
    while end < len(lines) and _entry(lines[end]) and not (lines[end].mark == "heading" and lines[start].mark is None):
        end += 1
    return _without_heading(lines, start, end)


def _entry(line: Line) -> bool:
    return is_stamp(line) or is_badge(line) or opens_list(line) is not None or line.headline


def _without_heading(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the article goes on, the last line before its running text may be a heading of it: it is kept."""
    goes_on = end < len(lines) and lines[end].prose
    return end - 1 if goes_on and end - start > 2 and lines[end - 1].gap > 0 and lines[end].gap > 0 else end
