"""From candidates to attributions: spans are chosen and linked, and a cue that stands alone is given a content.

In: candidates, prices, link vectors. Out: spans in order, and links among them.
Always: what `choosing` and `linking` promise; spans that are added lie over no other.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.claims.tagging.choosing import Price, choose_spans
from rashomon.claims.tagging.features import Ints
from rashomon.claims.tagging.linking import REACH, SpanLink, Tables, link_spans
from rashomon.claims.tagging.marginals import Candidate
from rashomon.claims.tagging.tags import Floats, Role, WordSpan

LEAST_CHANCE = 0.1
"""Of a content that completes a cue. On `dev` any value from 0.05 to 0.2 gains 0.5 points of source, 0.4 of cue."""


def attribute(
    candidates: Sequence[Candidate], prices: Mapping[Role, Price], vectors: Floats, tables: Tables, line: Ints
) -> tuple[list[WordSpan], list[SpanLink]]:
    """The spans of a text and their links. vectors: (n, 4 * d), line: (n,), of its words."""
    spans = choose_spans(candidates, prices)
    links = link_spans(spans, vectors, tables, line)
    alone = [spans[cue] for link in links if not link.content for cue in link.cue]
    added = missing_contents(alone, spans, candidates, line)
    if added:
        spans = sorted([*spans, *added], key=lambda span: span.first)
        links = link_spans(spans, vectors, tables, line)
    return spans, links


def missing_contents(
    cues: Sequence[WordSpan], spans: Sequence[WordSpan], candidates: Sequence[Candidate], line: Ints
) -> list[WordSpan]:
    """For each cue the likeliest content nearby that lies over no span: something was said, if hard to delimit.

    Nearby: in the cue's line and within `REACH` words, so that the time stays linear in a text of one endless line.
    """
    if not cues:
        return []
    offers = sorted(c for c in candidates if c.role == "content" and c.chance > LEAST_CHANCE)
    begins = [c.first for c in offers]
    taken = np.zeros(len(line), dtype=bool)
    for span in spans:
        taken[span.first : span.last] = True
    found: list[WordSpan] = []
    for cue in cues:
        near = offers[bisect_left(begins, cue.first - REACH) : bisect_left(begins, cue.first + REACH)]
        free = [c for c in near if line[c.first] == line[cue.first] and not taken[c.first : c.last].any()]
        if free:
            best = max(free, key=lambda c: (c.chance, -c.first))
            found.append(WordSpan("content", best.first, best.last, best.chance))
            taken[best.first : best.last] = True
    return found
