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
AS_SAYING = re.compile(
    r"""(?P<who>[^"“”«».;:!?\n]{2,160}?),?\s+
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
    for link in open_sources:
        words = _beside(text, link.source[-1], open_contents)
        if words is not None:
            del open_contents[words.content[0].begin]
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
