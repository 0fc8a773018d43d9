"""Sources that no verb joins to their words: "Minister: The gate held", a quotation with its speaker on the next line.

The tagger links a content to its cue and a cue to its source, so where there is no cue both stay alone. What still has
no content after this is dropped: who speaks without a word said is no claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.claims.attribution import EDGE, Attribution
from rashomon.model import Span

BEFORE = re.compile(r"""\s*:\s*["'“‘«„]*\s*""")  # between a source and what it says
AFTER = re.compile(r"""[.!?…,]*["'”’»]*\s+[-–—]{1,2}\s*""")  # between what is said and its source
OWN_LINE = re.compile(r"""[^\S\n]*\n\s*["“«„]\s*""")  # between a source alone on its line and a quotation
UNDER = re.compile(r"""[.!?…,]*["”»][^\S\n]*\n\s*[-–—]{0,2}\s*""")  # between a quotation and a line with its source
LONGEST_GAP = 12  # code points
LONGEST_EDGE = 200  # code points of a line before and behind a source
AS_SAYING = re.compile(
    r"""(?P<who>[^"“”«».;:!?\n]{2,160}?)(?<!\s),?\s++
    (?P<cue>as\s+(?:saying|stating|adding|declaring|warning|claiming|arguing|confirming|announcing|writing|reporting
        |telling\s+(?:\S+\s+){0,3}\S+(?=\s+that\b|:)))
    (?:\s+that\b)?[\s,:]*["“«]*""",
    re.VERBOSE,
)  # somebody who is quoted by somebody: "the agency quoted MINISTER AS SAYING THAT the gate held"


def paired(text: str, links: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that have a content, in the order of the text; `links` may lack any two of the three parts."""
    open_sources = [link for link in links if link.source and not link.cue and not link.content]
    open_contents = {link.content[0].begin: link for link in links if not link.source and not link.cue}
    found = [link for link in links if link.content and link.content[0].begin not in open_contents]
    near = _Open(open_contents.values())
    for link in open_sources:
        words = _beside(text, link.source[-1], near)
        if words is not None:
            del open_contents[words.content[0].begin]
            near.drop(words)
            found.append(replace(words, source=link.source))
    found.extend(open_contents.values())
    return sorted(found, key=lambda a: (a.begin, a.content))


def quoted_by_another(text: str, attribution: Attribution) -> Attribution:
    """The attribution with him for a source who is quoted inside its content ("quoted the minister as saying that"):
    the words are his, and he who quotes him only passes them on."""
    first, *rest = attribution.content
    match = AS_SAYING.match(text, first.begin, first.end) if attribution.source and attribution.cue else None
    if match is None or match.end() >= first.end:
        return attribution
    return replace(
        attribution,
        source=(Span(*match.span("who")),),
        cue=(*attribution.cue, Span(*match.span("cue"))),
        content=(Span(match.end(), first.end), *rest),
    )


class _Open:
    """Contents without a partner, in the order of the text, where the one before and the one after a place are found
    without looking at all of them."""

    def __init__(self, contents: Iterable[Attribution]) -> None:
        self._near = sorted(contents, key=lambda a: a.content[0].begin)
        self._begins = [a.content[0].begin for a in self._near]
        self._ends = [a.content[-1].end for a in self._near]

    def drop(self, content: Attribution) -> None:
        place = bisect_left(self._begins, content.content[0].begin)
        del self._near[place], self._begins[place], self._ends[place]

    def before(self, offset: int) -> Attribution | None:
        """The last one that ends at `offset` or before."""
        place = bisect_left(self._ends, offset + 1) - 1
        return self._near[place] if place >= 0 else None

    def after(self, offset: int) -> Attribution | None:
        """The first one that begins at `offset` or after."""
        place = bisect_left(self._begins, offset)
        return self._near[place] if place < len(self._near) else None


def _beside(text: str, source: Span, contents: _Open) -> Attribution | None:
    """The content without a partner that stands right before or after a source, joined to it by marks alone."""
    behind, ahead = contents.before(source.begin), contents.after(source.end)
    if behind is not None and source.begin - behind.content[-1].end <= LONGEST_GAP:
        gap = text[behind.content[-1].end : source.begin]
        if AFTER.fullmatch(gap) or (UNDER.fullmatch(gap) and _is_line(text, source)):
            return behind
    if ahead is not None and ahead.content[0].begin - source.end <= LONGEST_GAP:
        gap = text[source.end : ahead.content[0].begin]
        if BEFORE.fullmatch(gap) or (OWN_LINE.fullmatch(gap) and _is_line(text, source)):
            return ahead
    return None


def _is_line(text: str, source: Span) -> bool:
    """Whether a source is all that stands on its line, up to marks and spaces, of which few stand beside it."""
    begin, end = max(0, source.begin - LONGEST_EDGE), source.end + LONGEST_EDGE
    left, right = text.rfind("\n", begin, source.begin), text.find("\n", source.end, end)
    if (left < 0 and begin > 0) or (right < 0 and end < len(text)):
        return False
    line = text[left + 1 : right if right >= 0 else len(text)]
    return line.strip(EDGE) == source.of(text).strip(EDGE)
