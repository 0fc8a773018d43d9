"""Attributions by rule: reporting verbs and phrases of the cue lexicon, their subjects and what they govern.

The rules serve where no tagger is loaded, and for the constructions that the tagger was not trained to mark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rashomon import lexicons
from rashomon.claims.attribution import EDGE, Attribution
from rashomon.claims.intervals import spans
from rashomon.claims.quotes import Quotation
from rashomon.model import Parse, Reading, Sentence, Span, Token, trimmed
from rashomon.syntax import SUBJECTS, Tree

FULL_QUOTATION_WORDS = 5  # a shorter quotation without a verb is a phrase inside somebody's sentence
DEMONSTRATIVES = frozenset({"this", "that", "it"})


class Cues(NamedTuple):
    clause: frozenset[str]
    quotation: frozenset[str]
    object: frozenset[str]
    urge: frozenset[str]
    phrasal: dict[str, frozenset[str]]


@cache
def cues() -> Cues:
    """The cue lexicon, its verbs as sets of lemmas."""
    data = lexicons.load("cues")
    return Cues(
        frozenset(data["clause"]),
        frozenset(data["quotation"]) | frozenset(data["clause"]) | frozenset(data["urge"]),
        frozenset(data["object"]),
        frozenset(data["urge"]),
        {verb: frozenset(particles) for verb, particles in data["phrasal"].items()},
    )


def attribute(reading: Reading, quotations: Sequence[Quotation]) -> list[Attribution]:
    """All attributions of an account, in the order of the text."""
    tree = Tree(reading.parse)
    found = [*_quoted(reading, tree, quotations), *_governed(reading, tree, quotations)]
    return sorted(found, key=lambda a: (a.begin, a.content))


# --- whole quotations ---------------------------------------------------------------------------------------------


def _quoted(reading: Reading, tree: Tree, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """Each whole quotation with the cue that stands outside the marks in its paragraph, else with none."""
    text, parse = reading.account.text, reading.parse
    by_block = _cues_by_block(parse)
    for quotation in quotations:
        if not _is_full(_inside(tree, quotation.span)):
            continue
        cue = _nearest_cue(tree, by_block.get(quotation.block, ()), quotation.span)
        content = trimmed(text, quotation.span, EDGE)
        if content.begin == content.end:
            continue
        source = _source(tree, cue) if cue is not None else ()
        words = () if cue is None else tree.runs([*_before(tree, cue), cue])
        yield Attribution(content=(content,), cue=words, source=source)


def _cues_by_block(parse: Parse) -> dict[int, list[int]]:
    """The tokens of each block that can be the cue of a quotation."""
    found: dict[int, list[int]] = {}
    for sentence in parse.sentences:
        for index in range(sentence.first, sentence.last):
            token = parse.tokens[index]
            if token.pos in ("VERB", "AUX") and token.lemma.lower() in cues().quotation:
                found.setdefault(sentence.block, []).append(index)
    return found


def _is_full(inside: Sequence[Token]) -> bool:
    """Whether a quotation says something by itself: long enough, with a verb, and begun as a sentence."""
    words = [token for token in inside if token.pos not in ("PUNCT", "SPACE")]
    has_verb = any(word.pos in ("VERB", "AUX") for word in words)
    begins = bool(words) and (words[0].text[:1].isupper() or len(words) >= 2 * FULL_QUOTATION_WORDS)
    return has_verb and begins and len(words) >= FULL_QUOTATION_WORDS


def _nearest_cue(tree: Tree, candidates: Sequence[int], span: Span) -> int | None:
    """The cue nearest to the quotation of those of its block, which are in order, that stand outside it; of two as near
    the one before it."""
    after = bisect_left(candidates, span.end, key=lambda index: tree.tokens[index].begin)
    before = bisect_left(candidates, span.begin, key=lambda index: tree.tokens[index].begin)
    best: tuple[int, int] | None = None
    for index in (*candidates[max(0, before - 1) : before], *candidates[after : after + 1]):
        token = tree.tokens[index]
        distance = token.begin - span.end if token.begin >= span.end else span.begin - token.end
        if best is None or distance < best[0]:
            best = (distance, index)
    return None if best is None else best[1]


# --- what a cue governs -------------------------------------------------------------------------------------------


def _governed(reading: Reading, tree: Tree, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    marks = _Inside(quotations)
    previous: Sentence | None = None
    for sentence in reading.parse.sentences:
        for index in range(sentence.first, sentence.last):
            token = tree.tokens[index]
            if token.text.lower() == "according":
                yield from _according(reading, tree, index, sentence)
            elif token.pos in ("VERB", "AUX") and not marks.full(token.begin):
                yield from _verb(reading, tree, index, previous, marks)
        previous = sentence


class _Inside:
    """Tells whether an offset lies in a quotation that has a sentence of its own."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._whole = spans(q.span for q in quotations if q.span.end - q.span.begin > 8 * FULL_QUOTATION_WORDS)

    def full(self, offset: int) -> bool:
        return bool(self._whole.at(offset))


def _according(reading: Reading, tree: Tree, index: int, sentence: Sentence) -> Iterator[Attribution]:
    to = tree.child(index, "prep", "pcomp", "mark")
    name = tree.child(to, "pobj") if to is not None else tree.child(index, "pobj")
    if name is None:
        return
    phrase = set(tree.subtree(index))
    rest = [i for i in range(sentence.first, sentence.last) if i not in phrase]
    content = _clean(reading, tree.runs(rest))
    cue = tree.runs([index, to] if to is not None else [index])
    if content:
        yield Attribution(content=content, cue=cue, source=_name(tree, name))


def _verb(reading: Reading, tree: Tree, index: int, previous: Sentence | None, marks: _Inside) -> Iterator[Attribution]:
    lemma = tree.tokens[index].lemma.lower()
    if lemma not in cues().clause | cues().object | cues().urge:
        return
    cue, said = _content(tree, index, lemma)
    if not said and lemma in cues().clause:
        said = _pointed_back(tree, index, previous)
    content = _clean(reading, tree.runs(said))
    if not content or all(marks.full(span.begin + 1) for span in content):
        return
    source = _source(tree, index)
    if source or tree.children(index, "nsubjpass", "auxpass"):
        yield Attribution(content=content, cue=tree.runs([*_before(tree, index), *cue]), source=source)


def _content(tree: Tree, index: int, lemma: str) -> tuple[list[int], list[int]]:
    """Cue tokens and content tokens of a verb: its clause, else its object, else what its particle governs."""
    clause = tree.child(index, "ccomp")
    if clause is not None and lemma in cues().clause:
        mark = tree.children(clause, "mark")
        without = [m for m in mark if tree.tokens[m].text.lower() == "that"]
        inner = tree.subtree(clause, without=[*without, *_second_cues(tree, clause, index)])
        return [index], sorted({*inner, *_gone_on(tree, index, clause)})
    particle = next(
        (
            c
            for c in tree.children(index, "prep", "prt")
            if tree.tokens[c].text.lower() in cues().phrasal.get(lemma, ())
        ),
        None,
    )
    thing, act = tree.child(index, "dobj"), tree.child(index, "xcomp", "ccomp")
    if lemma in cues().urge and (act is not None or particle is not None):
        parts = [*(tree.subtree(thing) if thing is not None else []), *(tree.subtree(act) if act is not None else [])]
        if particle is not None:
            inner = tree.subtree(particle, without=[particle]) or _below(tree, particle)
            return [index, particle], sorted({*parts, *inner})
        return [index], sorted(set(parts))
    if lemma in cues().object and (thing is not None or particle is not None):
        below = _below(tree, particle) if particle is not None else []
        preps = [i for c in tree.children(index, "prep") if c != particle for i in tree.subtree(c)]
        own = tree.subtree(thing) if thing is not None else []
        linked = particle is not None and thing is not None
        middle = [particle] if linked and particle is not None else []
        cue = [index] if linked or particle is None else [index, particle]
        return cue, sorted({*own, *middle, *below, *preps})
    return [index], []


def _before(tree: Tree, index: int) -> list[int]:
    """The auxiliaries and the negation that stand right before a cue and belong to it: "did not deny"."""
    own = set(tree.children(index, "aux", "auxpass", "neg"))
    found: list[int] = []
    while index - 1 in own:
        index -= 1
        found.append(index)
    return found[::-1]


def _second_cues(tree: Tree, clause: int, cue: int) -> list[int]:
    """Participles at a clause's end by which the same source goes on: "…, accusing the other side of …"."""
    lexicon = cues()
    return [
        i
        for i in tree.subtree(clause)
        if tree.tokens[i].dep == "advcl"
        and tree.tokens[i].tag == "VBG"
        and tree.tokens[i].lemma.lower() in lexicon.clause | lexicon.object
        and i > max(clause, cue)
        and tree.tokens[min(tree.subtree(i)) - 1].text == ","
    ]


def _gone_on(tree: Tree, cue: int, clause: int) -> list[int]:
    """In "said A died and B were killed" the parser hangs the second clause on the cue: it is content all the same."""
    return [
        i
        for other in tree.children(cue, "conj")
        if cue < clause < other
        and tree.child(other, "nsubj", "nsubjpass") is not None
        and tree.tokens[other].lemma.lower() not in cues().clause
        for i in tree.subtree(other)
    ]


def _below(tree: Tree, index: int) -> list[int]:
    return [i for child in tree.children(index) for i in tree.subtree(child)]


def _pointed_back(tree: Tree, index: int, previous: Sentence | None) -> list[int]:
    """ "This was reported by …": the content is the sentence before."""
    subject = tree.child(index, "nsubjpass", "nsubj")
    passive = bool(tree.children(index, "auxpass"))
    if previous is None or subject is None or not passive or tree.tokens[subject].text.lower() not in DEMONSTRATIVES:
        return []
    return list(range(previous.first, previous.last))


# --- sources ------------------------------------------------------------------------------------------------------


def subject_of(tree: Tree, cue: Span) -> tuple[Span, ...]:
    """The source that the verb of a cue span has by the parse; empty where it has none or is passive."""
    low = bisect_left(tree.tokens, cue.begin, key=lambda token: token.begin)
    high = bisect_left(tree.tokens, cue.end, key=lambda token: token.begin)
    verbs = [i for i in range(low, high) if tree.tokens[i].pos == "VERB"]
    return _source(tree, verbs[-1]) if verbs else ()


def is_sayer(tree: Tree, source: Sequence[Span], cue: Span) -> bool:
    """Whether `source`, by the parse the subject of `cue`, speaks there: a name or a personal pronoun of any cue, any
    noun of a verb of saying. "It" and relative pronouns are left to what else knows better."""
    heads = [token for span in source for token in _tops(tree, span)]
    if any(token.tag in ("WDT", "WP", "EX") or token.text.lower() in ("it", "that", "you") for token in heads):
        return False
    named = any(token.pos == "PROPN" or token.tag == "PRP" for token in heads)
    return bool(heads) and (named or any(token.lemma.lower() in cues().quotation for token in _inside(tree, cue)))


def _inside(tree: Tree, span: Span) -> list[Token]:
    return [tree.tokens[index] for index in _indices(tree, span)]


def _indices(tree: Tree, span: Span) -> range:
    low = bisect_left(tree.tokens, span.begin, key=lambda token: token.begin)
    return range(low, bisect_left(tree.tokens, span.end, key=lambda token: token.begin))


def _tops(tree: Tree, span: Span) -> list[Token]:
    """The tokens of a span whose head stands outside of it."""
    inside = _indices(tree, span)
    heads = {index: tree.tokens[index].head for index in inside}
    return [tree.tokens[index] for index, head in heads.items() if head == index or head not in inside]


def _source(tree: Tree, index: int) -> tuple[Span, ...]:
    """Who says it: the verb's subject, its agent in the passive, or the subject of the verb that it hangs on."""
    seen = 0
    passive = bool(tree.children(index, "auxpass", "nsubjpass"))
    if passive:
        agent = tree.child(index, "agent")
        name = tree.child(agent, "pobj") if agent is not None else None
        return _name(tree, name) if name is not None else ()
    here = index
    for above in [index, *tree.ancestors(index)]:
        if quoted := _quoted_as(tree, above, here):
            return quoted
        subject = tree.child(above, "nsubj")
        if subject is not None and subject != here:
            return _relative(tree, above, subject)
        if tree.tokens[above].dep not in ("conj", "advcl", "xcomp", "pcomp", "prep") or seen > 6:
            return ()
        here, seen = above, seen + 1
    return ()


def antecedent(tree: Tree, source: Span) -> tuple[Span, ...]:
    """The noun that a relative pronoun stands for ("the engineer who said"); empty where `source` is none."""
    at = bisect_left(tree.tokens, source.begin, key=lambda token: token.begin)
    if at == len(tree.tokens) or tree.tokens[at].end != source.end or tree.tokens[at].tag not in ("WP", "WDT"):
        return ()
    for verb in [tree.tokens[at].head, *tree.ancestors(at)]:
        if tree.tokens[verb].dep == "relcl":
            head = tree.tokens[verb].head
            return tree.runs(tree.subtree(head, without=tree.children(head, "relcl")))[:1]
    return ()


def _relative(tree: Tree, verb: int, subject: int) -> tuple[Span, ...]:
    """The subject, or the noun that a relative pronoun stands for."""
    if tree.tokens[subject].tag in ("WP", "WDT") and tree.tokens[verb].dep == "relcl":
        head = tree.tokens[verb].head
        return tree.runs(tree.subtree(head, without=tree.children(head, "relcl")))
    return _name(tree, subject)


def _quoted_as(tree: Tree, above: int, below: int) -> tuple[Span, ...]:
    """ "TASS quoted Zakharova as saying": the one quoted is the source."""
    if tree.tokens[above].lemma.lower() not in ("quote", "cite") or above == below:
        return ()
    thing = tree.child(above, "dobj")
    return _name(tree, thing) if thing is not None else ()


def _name(tree: Tree, index: int) -> tuple[Span, ...]:
    clauses = [c for c in tree.children(index) if tree.tokens[c].dep in ("relcl", "acl")]
    indices = tree.subtree(index, without=clauses)
    while indices and tree.tokens[indices[-1]].pos == "PUNCT" and tree.tokens[indices[-1]].text not in ")]":
        indices.pop()
    return tree.runs(range(indices[0], indices[-1] + 1)) if indices else ()


def _clean(reading: Reading, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """The spans less marks at their edges; pieces without a word are dropped, pieces that only a mark parts joined."""
    text = reading.account.text
    whole: list[Span] = []
    for span in pieces:
        if whole and not any(c.isalnum() for c in text[whole[-1].end : span.begin]):
            span = Span(whole.pop().begin, span.end)
        whole.append(span)
    cut = (trimmed(text, span, EDGE) for span in whole)
    return tuple(span for span in cut if any(c.isalnum() for c in span.of(text)))


__all__ = ["SUBJECTS", "Cues", "attribute", "cues"]
