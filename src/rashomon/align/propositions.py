"""Claims cut into propositions: one clause, one thing said.

A long claim may bear on several points, each by another clause. It is cut between main clauses and before adverbial
ones with a subject of their own; what hangs on a noun or is governed by a verb stays with it. Clauses with too few
words of content stay with the clause above them. (Cutting at every clause found fewer pairs on annotated events.)
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.align.terms import CONTENT
from rashomon.model import Claim, Parse, Reading, Span, Token, words_of

_RELATIVE = ("WDT", "WP", "WP$")  # words that hang a clause on a noun: what it tells, it tells of that noun
LEAST_CONTENT = 3  # words of content below which a clause is no proposition of its own

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause of a claim.

    `tokens` are indices into the parse of the claim's account, in order; `head` the index of its predicate;
    `main` is false for a clause that only qualifies another; `whole` is true where it is all of the claim.
    """

    claim: Claim
    reading: Reading
    tokens: tuple[int, ...]
    head: int
    spans: tuple[Span, ...]
    main: bool
    whole: bool

    @property
    def parse(self) -> Parse:
        return self.reading.parse

    @property
    def text(self) -> str:
        """The whole account's text."""
        return self.reading.account.text

    @property
    def words(self) -> list[Token]:
        return [self.parse.tokens[index] for index in self.tokens]


def has_verb(proposition: Proposition) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in proposition.words)


def sentence(proposition: Proposition) -> str:
    """The words of a proposition in one line, and where they have no verb the cue before them, which says what is said
    of the thing ("condemned" "the strikes")."""
    claim, spans = proposition.claim, proposition.spans
    if has_verb(proposition) or not claim.cue or claim.cue[-1].end > spans[0].begin:
        return " ".join(words_of(proposition.text, spans).split())
    return " ".join(f"{words_of(proposition.text, claim.cue)} {words_of(proposition.text, spans)}".split())


def propositions(reading: Reading) -> list[Proposition]:
    """All propositions of an account's claims, in the order of the claims; a claim without words gives none."""
    begins = [token.begin for token in reading.parse.tokens]
    return [found for claim in reading.claims for found in _of_claim(claim, reading, begins)]


def _of_claim(claim: Claim, reading: Reading, begins: Sequence[int]) -> list[Proposition]:
    parse = reading.parse
    inside = _inside(claim, parse, begins)
    clauses = _clauses(inside, parse)
    return [
        Proposition(
            claim, reading, tuple(tokens), head,
            claim.content if len(clauses) == 1 else _spans(tokens, parse, inside),
            main, len(clauses) == 1,
        )
        for head, tokens, main in clauses
    ]  # fmt: skip


def _inside(claim: Claim, parse: Parse, begins: Sequence[int]) -> list[int]:
    return [
        index
        for span in claim.content
        for index in range(bisect_left(begins, span.begin), bisect_left(begins, span.end))
        if parse.tokens[index].end <= span.end
    ]


def _clauses(inside: Sequence[int], parse: Parse) -> list[tuple[int, list[int], bool]]:
    """Each clause as its head, its tokens and whether it stands by itself."""
    members = set(inside)
    children: dict[int, list[int]] = defaultdict(list)
    for index in inside:
        children[parse.tokens[index].head].append(index)
    heads = {index for index in inside if _is_head(index, parse, members, children)}
    groups: dict[int, list[int]] = defaultdict(list)
    for index in inside:
        groups[_clause_of(index, parse, members, heads)].append(index)
    _fold(groups, parse, members, heads)
    full = {
        head: tokens
        for head, tokens in groups.items()
        if any(parse.tokens[index].pos in CONTENT for index in tokens) or len(groups) == 1
    }
    if not full:  # a claim of pronouns and marks alone is one too
        full = {min(groups): sorted(inside)} if groups else {}
    return [(head, tokens, _stands(head, parse, members)) for head, tokens in sorted(full.items())]


def _is_head(index: int, parse: Parse, members: set[int], children: dict[int, list[int]]) -> bool:
    token = parse.tokens[index]
    if token.head not in members or token.head == index:
        return True
    if token.pos not in ("VERB", "AUX"):
        return False
    own_subject = any(parse.tokens[child].dep in _SUBJECTS for child in children[index])
    if any(parse.tokens[child].tag in _RELATIVE for child in children[index]):
        return False
    return own_subject and token.dep in ("conj", "advcl", "parataxis")


def _clause_of(index: int, parse: Parse, members: set[int], heads: set[int]) -> int:
    for _ in range(len(parse.tokens)):
        if index in heads or index not in members:
            break
        index = parse.tokens[index].head
    return index


def _fold(groups: dict[int, list[int]], parse: Parse, members: set[int], heads: set[int]) -> None:
    """Clauses with little content join the clause above; a fragment with none above joins its neighbour."""
    for head in sorted(groups, reverse=True):
        content = sum(parse.tokens[index].pos in CONTENT for index in groups[head])
        if content >= LEAST_CONTENT or len(groups) == 1:
            continue
        target = _above(head, groups, parse, members, heads)
        if target is not None:
            groups[target] = sorted(groups[target] + groups.pop(head))


def _above(head: int, groups: dict[int, list[int]], parse: Parse, members: set[int], heads: set[int]) -> int | None:
    above = parse.tokens[head].head
    if above in members and above != head:
        target = _clause_of(above, parse, members, heads - {head})
        if target in groups and target != head:
            return target
    near = [other for other in groups if other != head and _one_sentence(other, head, parse)]
    return min(near, key=lambda other: (abs(other - head), other), default=None)


def _one_sentence(left: int, right: int, parse: Parse) -> bool:
    return _root(left, parse) == _root(right, parse)


def _root(index: int, parse: Parse) -> int:
    for _ in range(len(parse.tokens)):
        above = parse.tokens[index].head
        if above == index:
            break
        index = above
    return index


def _stands(head: int, parse: Parse, members: set[int]) -> bool:
    token = parse.tokens[head]
    return token.head not in members or token.head == head or token.dep != "advcl"


def _spans(tokens: Iterable[int], parse: Parse, inside: Sequence[int]) -> tuple[Span, ...]:
    """The spans of runs of neighbouring tokens, less marks at their ends."""
    spans: list[Span] = []
    run: list[Token] = []
    previous = -2
    for index in tokens:
        if index != previous + 1 and run:
            spans.extend(_trim(run))
            run = []
        run.append(parse.tokens[index])
        previous = index
    spans.extend(_trim(run))
    return tuple(spans)


def _trim(run: list[Token]) -> list[Span]:
    words = [token for token in run if token.pos not in ("PUNCT", "SPACE", "CCONJ")]
    return [Span(words[0].begin, words[-1].end)] if words else []
