"""From spans to links: which source and which contents belong to each cue.

In: the spans of a text in order, and the link vectors of its words. Out: links, as indices into the spans.
Always: every span stands in a link; a cue in exactly one; a content in exactly one. Linear in the text.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from rashomon.claims.tagging.features import Ints
from rashomon.claims.tagging.relations import RELATIONS, relate
from rashomon.claims.tagging.tags import Floats, WordSpan

REACH = 200
"""Words: a source or cue that begins further away is no candidate. Training saw none beyond a window of 256 pieces,
and 1 link in 300 of the training set leaves its line at all. Keeps linking linear in a text of one endless line."""

Tables = Mapping[str, Floats]
"""Learned vectors by name, `source_distance` and so on: (codes, d); `source_none`: (1, d)."""


class SpanLink(NamedTuple):
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


def link_spans(spans: Sequence[WordSpan], vectors: Floats, tables: Tables, line: Ints) -> list[SpanLink]:
    """Links in the order of their first span. vectors: (n, 4 * d). line: (n,) the line of each word."""
    number = {role: [i for i, s in enumerate(spans) if s.role == role] for role in ("source", "cue", "content")}
    source_of = choose("source", spans, number["cue"], number["source"], vectors, tables, line)
    cue_of = choose("cue", spans, number["content"], number["cue"], vectors, tables, line)
    contents: dict[int, list[int]] = {cue: [] for cue in number["cue"]}
    links: list[SpanLink] = []
    for content, cue in cue_of.items():
        if cue is None:
            links.append(SpanLink((), (), (content,)))
        else:
            contents[cue].append(content)
    for cue, found in contents.items():
        source = source_of[cue]
        links.append(SpanLink(() if source is None else (source,), (cue,), tuple(found)))
    named = {i for link in links for i in link.source}
    links.extend(SpanLink((i,), (), ()) for i in number["source"] if i not in named)
    return sorted(links, key=lambda link: min(link.source + link.cue + link.content))


def choose(
    kind: str,
    spans: Sequence[WordSpan],
    asking: Sequence[int],
    candidates: Sequence[int],
    vectors: Floats,
    tables: Tables,
    line: Ints,
) -> dict[int, int | None]:
    """For each asking span the best candidate within reach, or none."""
    chosen: dict[int, int | None] = dict.fromkeys(asking)
    if not asking or not candidates:
        return chosen
    ask_range = np.array([(spans[i].first, spans[i].last) for i in asking])
    own_range = np.array([(spans[i].first, spans[i].last) for i in candidates])
    size = vectors.shape[1] // 4
    asks, answers = (0, 1) if kind == "source" else (2, 3)
    queries = _ends(vectors[:, asks * size : (asks + 1) * size], ask_range)
    keys = _ends(vectors[:, answers * size : (answers + 1) * size], own_range)
    low = np.searchsorted(own_range[:, 0], ask_range[:, 0] - REACH, side="left")
    high = np.searchsorted(own_range[:, 0], ask_range[:, 0] + REACH, side="right")
    relations = [queries @ tables[f"{kind}_{name}"].T for name in RELATIONS]
    none = queries @ tables[f"{kind}_none"][0]
    for i, span in enumerate(asking):
        a, b = int(low[i]), int(high[i])
        if a == b:
            continue
        codes = relate(ask_range[i : i + 1], own_range[a:b], line)[0]
        scores = keys[a:b] @ queries[i]
        for column, table in enumerate(relations):
            scores = scores + table[i, codes[:, column]]
        best = int(scores.argmax())
        if scores[best] > none[i]:
            chosen[span] = candidates[a + best]
    return chosen


def _ends(vectors: Floats, ranges: Ints) -> Floats:
    return (vectors[ranges[:, 0]] + vectors[ranges[:, 1] - 1]) * np.float32(0.5)
