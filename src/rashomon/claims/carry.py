"""Quotations without a cue of their own get the speaker of the statement they continue.

A paragraph that goes on with a quotation, or a statement quoted whole under one opening mark, names its source once:
after it, before it, or at its end. Claims are kept a paragraph each, and a long quotation a sentence each, because a
reader compares propositions, not speeches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.claims.attribution import EDGE, Attribution
from rashomon.claims.intervals import Intervals, spans
from rashomon.claims.quotes import Quotation
from rashomon.model import Parse, Reading, Span, trimmed

LONG_QUOTATION = 550  # code points; at 400 the exact F1 of content on the development set is half a point lower
FRAGMENT = 25  # code points


def carry(reading: Reading, attributions: Sequence[Attribution], quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attributions, those of sourceless quotations completed from their run or from the paragraph before."""
    marks = Intervals((quotation.span, quotation) for quotation in quotations)
    by_run = _sources_by_run(attributions, marks)
    done: list[Attribution] = []
    last: tuple[int, Attribution] | None = None  # the block and the attribution of the last quotation with a source
    for attribution in attributions:
        quotation = _quotation_of(attribution, marks)
        if quotation is None:
            done.append(attribution)
            continue
        if not attribution.source and not attribution.cue:
            named = by_run.get(quotation.run)
            if named is None and last is not None and 0 <= quotation.block - last[0] <= 1:
                named = last[1]
            if named is not None:
                attribution = replace(attribution, source=named.source, cue=named.cue)
        if attribution.source:
            last = (quotation.block, attribution)
        done.append(attribution)
    return done


def _quotation_of(attribution: Attribution, marks: Intervals[Quotation]) -> Quotation | None:
    """The quotation that the first piece of the content stands in, up to its marks and stops."""
    first = attribution.content[0]
    for quotation in marks.overlapping(first):
        if quotation.span.begin <= first.begin + 1 and first.end - 1 <= quotation.span.end:
            return quotation
    return None


def _sources_by_run(attributions: Iterable[Attribution], marks: Intervals[Quotation]) -> dict[int, Attribution]:
    named: dict[int, Attribution] = {}
    for attribution in attributions:
        if attribution.source and (quotation := _quotation_of(attribution, marks)) is not None:
            named.setdefault(quotation.run, attribution)
    return named


def uncovered(
    reading: Reading, attributions: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """Quotations over several paragraphs of which no attribution holds a word: each becomes one, to be carried."""
    added: list[Attribution] = []
    paragraphs = Counter(quotation.run for quotation in quotations)
    taken = spans(span for attribution in attributions for span in attribution.content)
    for quotation in quotations:
        if paragraphs[quotation.run] < 2 or taken.overlapping(quotation.span):
            continue
        content = trimmed(reading.account.text, quotation.span, EDGE)
        if content.end > content.begin:
            added.append(Attribution(content=(content,)))
    return added


def split_long(parse: Parse, attribution: Attribution) -> list[Attribution]:
    """One attribution for each sentence of a long content; a short one as it is."""
    if attribution.size <= LONG_QUOTATION:
        return [attribution]
    pieces = [piece for span in attribution.content for piece in _sentences_in(parse, span)]
    if len(pieces) == len(attribution.content):
        return [attribution]
    return [replace(attribution, content=(piece,)) for piece in pieces]


def _sentences_in(parse: Parse, span: Span) -> list[Span]:
    """The sentences that `span` holds, cut to it; fragments of a word or two go with the piece before them."""
    pieces: list[Span] = []
    first = max(0, bisect_right(parse.sentences, span.begin, key=lambda s: s.span.begin) - 1)
    for sentence in parse.sentences[first:]:
        if sentence.span.begin >= span.end:
            break
        begin, end = max(span.begin, sentence.span.begin), min(span.end, sentence.span.end)
        if begin >= end:
            continue
        if pieces and end - begin < FRAGMENT:
            pieces[-1] = Span(pieces[-1].begin, end)
        else:
            pieces.append(Span(begin, end))
    return pieces or [span]
