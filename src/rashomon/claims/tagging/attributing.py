"""From what the network says of words to attributions: the best tags, their chances, their links.

In: scores and link vectors of the words of a text. Out: spans in order, and links among them.
Always: what `decode` and `linking` promise.
"""

import numpy as np

from rashomon.claims.tagging.decode import best_tags, spans_of
from rashomon.claims.tagging.features import Ints
from rashomon.claims.tagging.linking import SpanLink, Tables, link_spans
from rashomon.claims.tagging.marginals import candidates, run_chain
from rashomon.claims.tagging.tags import Floats, WordSpan


def attribute(
    scores: Floats, vectors: Floats, tables: Tables, line: Ints, *, hidden: Ints | None = None
) -> tuple[list[WordSpan], list[SpanLink]]:
    """The spans of a text and their links.

    scores: (n, tags), vectors: (n, 4 * d), line: (n,), of its words. tables: `transitions`, and what `linking` names.
    hidden: rows of words that are nothing but marks; a span of such words alone is left out.
    """
    if not len(line):
        return [], []
    says_something = np.ones(len(line), dtype=np.int64)
    if hidden is not None:
        says_something[hidden] = 0
    said = np.concatenate([[0], np.cumsum(says_something)])
    found = candidates(run_chain(scores, tables["transitions"], line))
    chance = {(c.role, c.first, c.last): c.chance for c in found}
    best = spans_of(best_tags(scores, tables["transitions"], line))
    spans = [WordSpan(*span, chance.get(span, 0.0)) for span in best if said[span[2]] > said[span[1]]]
    return spans, link_spans(spans, vectors, tables, line)
