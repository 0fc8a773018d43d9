"""Sources that no verb joins to their words: "Minister: The gate held", a quotation with its speaker on the next line.

The tagger links a content to its cue and a cue to its source, so where there is no cue both stay alone. What still has
no content after this is dropped: who speaks without a word said is no claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rashomon.claims.attribution import EDGE, Attribution
from rashomon.model import Span

BEFORE = re.compile(r"""\s*:\s*["'“‘«„]*\s*""")  # between a source and what it says
AFTER = re.compile(r"""[.!?…,]*["'”’»]*\s+[-–—]{1,2}\s*""")  # between what is said and its source
OWN_LINE = re.compile(r"""[^\S\n]*\n\s*["“«„]\s*""")  # between a source alone on its line and a quotation
UNDER = re.compile(r"""[.!?…,]*["”»][^\S\n]*\n\s*[-–—]{0,2}\s*""")  # between a quotation and a line with its source
LONGEST_GAP = 12  # code points


def paired(text: str, links: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that have a content, in the order of the text; `links` may lack any two of the three parts."""
    open_sources = [link for link in links if link.source and not link.cue and not link.content]
    open_contents = {link.content[0].begin: link for link in links if not link.source and not link.cue}
    found = [link for link in links if link.content and link.content[0].begin not in open_contents]
    for link in open_sources:
        words = _beside(text, link.source[-1], open_contents)
        if words is not None:
            del open_contents[words.content[0].begin]
            found.append(replace(words, source=link.source))
    found.extend(open_contents.values())
    return sorted(found, key=lambda a: (a.begin, a.content))


def _beside(text: str, source: Span, contents: dict[int, Attribution]) -> Attribution | None:
    """The content without a partner that stands right before or after a source, joined to it by marks alone."""
    alone = _is_line(text, source)
    near = sorted(contents.values(), key=lambda a: a.content[0].begin)
    ends = [a.content[-1].end for a in near]
    behind = bisect_left(ends, source.begin + 1) - 1
    if behind >= 0:
        gap = text[ends[behind] : source.begin]
        if len(gap) <= LONGEST_GAP and ((alone and UNDER.fullmatch(gap)) or AFTER.fullmatch(gap)):
            return near[behind]
    ahead = bisect_left([a.content[0].begin for a in near], source.end)
    if ahead < len(near):
        gap = text[source.end : near[ahead].content[0].begin]
        if len(gap) <= LONGEST_GAP and ((alone and OWN_LINE.fullmatch(gap)) or BEFORE.fullmatch(gap)):
            return near[ahead]
    return None


def _is_line(text: str, source: Span) -> bool:
    begin, end = text.rfind("\n", 0, source.begin) + 1, text.find("\n", source.end)
    line = text[begin : end if end >= 0 else len(text)]
    return line.strip(EDGE) == source.of(text).strip(EDGE)
