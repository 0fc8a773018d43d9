"""Runs a network over whole documents and scores it: exact F1 of spans by role, and F1 of links.

In: a network and documents. Out: the scores, by name. The measure is that of the project's scorer, over the spans
that words allow; the scorer itself, over the files as given, has the last word.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import torch
from corpus import Document, Span, trim
from network import Tagger
from sampling import Marks, stack

from rashomon.claims.tagging.attributing import attribute
from rashomon.claims.tagging.batch import read_window
from rashomon.claims.tagging.linking import SpanLink
from rashomon.claims.tagging.pieces import windows
from rashomon.claims.tagging.tags import ROLES, Floats

Claim = dict[str, list[Span]]


@torch.inference_mode()
def outputs(
    model: Tagger, documents: Sequence[Document], marks: Marks, *, length: int, context: int, size: int = 16
) -> Iterator[tuple[Floats, Floats]]:
    """Scores of tags and link vectors of every document."""
    model.eval()
    jobs = [
        (
            number,
            window,
            read_window(d.words, d.pieces, window.begin, window.end, opening=marks.opening, closing=marks.closing),
        )
        for number, d in enumerate(documents)
        for window in windows(d.pieces, length=length, context=context)
    ]
    jobs.sort(key=lambda job: len(job[2].ids))
    wide = model.tags.out_features, model.links.out_features
    found = [tuple(np.zeros((len(d.words), n), dtype=np.float32) for n in wide) for d in documents]
    for i in range(0, len(jobs), size):
        group = jobs[i : i + size]
        inputs = {name: torch.from_numpy(v) for name, v in stack([row for _, _, row in group]).items()}
        results = [r.float().numpy() for r in model(**inputs)]
        for j, (number, window, row) in enumerate(group):
            for kept, result in zip(found[number], results, strict=True):
                kept[window.first : window.last] = result[j, window.first - row.start : window.last - row.start]
    yield from found  # type: ignore[misc]


def claims_of(document: Document, scores: Floats, vectors: Floats, tables: Mapping[str, Floats]) -> list[Claim]:
    """What the tagger makes of the network's outputs, as claims; links without a content are none."""
    spans, links = attribute(scores, vectors, tables, document.words.line)
    places = [(span.first, span.last) for span in spans]
    return [to_claim(document, places, link) for link in links if link.content]


def to_claim(document: Document, spans: Sequence[tuple[int, int]], link: SpanLink) -> Claim:
    def place(i: int) -> Span:
        first, last = spans[i]
        return trim(document.text, (int(document.words.begin[first]), int(document.words.end[last - 1])))

    return {role: sorted({place(i) for i in getattr(link, role)}) for role in ROLES}


def gold_claims(document: Document) -> list[Claim]:
    spans = [(s.first, s.last) for s in document.spans]
    return [to_claim(document, spans, SpanLink(*(tuple(link[role]) for role in ROLES))) for link in document.links]


def judge(pairs: Sequence[tuple[list[Claim], list[Claim]]]) -> dict[str, float]:
    """F1 by role and of links, in points. pairs: gold and found claims of each document."""
    hit: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for gold, claims in pairs:
        for role in ROLES:
            g, s = ({span for claim in side for span in claim[role]} for side in (gold, claims))
            hit[role] += len(g & s)
            found[role] += len(s)
            wanted[role] += len(g)
        free = list(claims)
        for one in gold:
            match = next((claim for claim in free if linked(one, claim)), None)
            if match is not None:
                hit["link"] += 1
                free.remove(match)
        found["link"] += len(claims)
        wanted["link"] += len(gold)
    return {name: round(200 * hit[name] / max(1, found[name] + wanted[name]), 2) for name in (*ROLES, "link")}


def linked(gold: Claim, claim: Claim) -> bool:
    for role in ("cue", "source"):
        if gold[role] and not any(shared(a, b) for a in gold[role] for b in claim[role]):
            return False
    if bool(gold["source"]) != bool(claim["source"]):
        return False
    both = sum(shared(a, b) for a in gold["content"] for b in claim["content"])
    return both > 0 and all(both >= 0.5 * sum(e - b for b, e in side["content"]) for side in (gold, claim))


def shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
