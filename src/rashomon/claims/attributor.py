"""Which attributor a run uses: the tagger that ships, a user's, or the rules alone."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.claims import partners, rules
from rashomon.claims.attribution import Attribution
from rashomon.claims.extract import Attributor, Rules, distinct
from rashomon.claims.intervals import Intervals, spans
from rashomon.claims.quotes import Quotation
from rashomon.claims.tagger import Tagger, Tagging
from rashomon.errors import InputError
from rashomon.model import Reading, Span
from rashomon.syntax import Tree

RULES = "rules"
ENCODER_THREADS = 1  # the parser works on the other core meanwhile: the whole job is a fifth faster than with two


def load_attributor(claims_model: str | None) -> Attributor:
    """The attributor for `Settings.claims_model`: null is the tagger that ships, `rules` the one without weights.

    Raises:
        InputError: the folder is not there, or holds no tagger.
    """
    if claims_model == RULES:
        return Rules()
    path = Path(claims_model) if claims_model is not None else None
    if path is not None and not path.is_dir():
        raise InputError(f"{path}: no such folder. --claims-model takes a folder with a tagger, or `rules`.")
    return Tagged(Tagger.load(path, threads=ENCODER_THREADS))


class Tagged:
    """Attributions from the tagger, with the rules for what it leaves open: a source that the cue's verb has, a
    construction that it did not mark."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def attribute(self, reading: Reading, quotations: Sequence[Quotation]) -> list[Attribution]:
        """All attributions of an account, in the order of the text."""
        (tagging,) = self._tagger.tag([(visible(reading), reading.parse.tokens)])
        return completed(reading, quotations, _attributions(tagging))


def completed(reading: Reading, quotations: Sequence[Quotation], tagged: Sequence[Attribution]) -> list[Attribution]:
    """The tagger's links with a content, sentence by sentence, with the sources that stand beside them or that their
    verbs have, and what only the rules found."""
    tree = Tree(reading.parse)
    begins = [sentence.span.begin for sentence in reading.parse.sentences]
    text = visible(reading)
    whole = [partners.quoted_by_another(text, one) for one in partners.paired(text, tagged)]
    found = [_with_source(tree, piece) for one in whole for piece in by_sentence(begins, one)]
    taken = spans(span for attribution in found for span in (*attribution.content, *attribution.cue))
    added = [rule for rule in distinct(rules.attribute(reading, quotations)) if _is_new(rule, taken)]
    return sorted([*found, *added], key=lambda a: (a.begin, a.content))


def by_sentence(begins: Sequence[int], attribution: Attribution) -> list[Attribution]:
    """One attribution for each sentence that a piece of the content begins in, given where sentences begin.

    A quotation before its cue and one after it are two propositions: a reader compares them one by one. All keep
    source and cue. On the development set this costs 2.5 points of link F1, which counts both as one.
    """
    groups: dict[int, list[Span]] = defaultdict(list)
    for span in attribution.content:
        groups[bisect_right(begins, span.begin)].append(span)
    if len(groups) == 1:
        return [attribution]
    return [replace(attribution, content=tuple(pieces)) for pieces in groups.values()]


def _with_source(tree: Tree, attribution: Attribution) -> Attribution:
    """The attribution with its cue's subject for a source, where the tagger linked none and the verb is active.

    Of all such subjects ("it seemed that", "the crisis fuelled fears that") one in four is a source on the development
    set, hence `rules.is_sayer`.
    """
    if attribution.source or not attribution.cue:
        return attribution
    source = rules.subject_of(tree, attribution.cue[0])
    inside = any(span.overlap(part) for span in source for part in attribution.content)
    if inside or not rules.is_sayer(tree, source, attribution.cue[0]):
        return attribution
    return replace(attribution, source=source)


def _is_new(rule: Attribution, taken: Intervals[Span]) -> bool:
    """Whether a rule's attribution names who and how, and no word of its content or cue is taken."""
    if not rule.source or not rule.cue:
        return False
    return not any(taken.overlapping(span) for span in (*rule.content, *rule.cue))


def visible(reading: Reading) -> str:
    """The account's text with spaces for all that stands in no block: same length, nothing cut to be seen."""
    pieces, position = [], 0
    text = reading.account.text
    for block in reading.blocks:
        pieces.append(_blank(text[position : block.span.begin]))
        pieces.append(block.text)
        position = block.span.end
    pieces.append(_blank(text[position:]))
    return "".join(pieces)


def _blank(text: str) -> str:
    """White space of the same length that keeps the line breaks."""
    return "".join(c if c == "\n" else " " for c in text)


def _attributions(tagging: Tagging) -> list[Attribution]:
    spans = [Span(s.begin, s.end) for s in tagging.spans]
    found = []
    for link in tagging.links:
        members = (*link.content, *link.cue, *link.source)
        found.append(
            Attribution(
                content=tuple(spans[i] for i in link.content),
                cue=tuple(spans[i] for i in link.cue),
                source=tuple(spans[i] for i in link.source),
                score=round(min(tagging.spans[i].score for i in members), 4),
            )
        )
    return found
