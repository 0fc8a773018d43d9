"""Statements: what is compared. A statement is one predicate with its arguments, as its sentence says it.

In: a reading with a parse and claims. Out: the statements of its claims, in the order of the text. Sentences are cut
into clauses by their dependency tree; a clause that only says who says what ("the ministry said", "few expected") is
the *frame* of the clauses that it governs and no statement of its own. A clause whose predicate stands in a claim's cue
("calls the page a forgery") is a statement with its cue. What always holds: a statement's spans lie in one sentence,
have at least one word of content, and belong to one claim.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Reading, Sentence, Span, Token
from rashomon.syntax import SUBJECTS, Tree

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
VERBS = frozenset({"VERB", "AUX"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "prep", "agent", "dative", "obj", "npadvmod", "xcomp", "prt"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
LENT = 8  # words of a subject at most that a clause takes from another
LEAST = 2  # words of content; a clause of fewer stays with the clause above it


@dataclass(frozen=True, slots=True)
class Statement:
    """Statement: a clause of a claim.

    Attributes:
        claim: the claim that makes it; its speaker, stance and cue are the statement's.
        spans: where it stands, in order, in code points of the account.
        sentence: the sentence that it stands in.
        frame: spans of the clause that governs it ("few expected"), where no claim has that as its cue.
        head: the index of its predicate in the parse.
        tokens: indices of its tokens, in order.
    """

    claim: Claim
    spans: tuple[Span, ...]
    sentence: Span
    frame: tuple[Span, ...]
    head: int
    tokens: tuple[int, ...]

    @property
    def document(self) -> str:
        return self.claim.document

    @property
    def place(self) -> tuple[str, Span]:
        """A key in the order of documents and text."""
        return self.claim.document, self.spans[0]


def statements(reading: Reading) -> list[Statement]:
    """The statements of an account's claims, in the order of the text."""
    tree = Tree(reading.parse)
    owners = _Owners(reading.claims)
    found = []
    for sentence in reading.parse.sentences:
        for clause in _clauses(tree, sentence):
            claim = owners.of(clause.spans(tree), clause.frame_only)
            if claim is not None:
                found.append(_statement(clause, claim, tree, sentence))
    return found


@dataclass(slots=True)
class _Clause:
    """Tokens of one clause: `head` its predicate, `above` the head of the clause that governs it, if any."""

    head: int
    tokens: list[int]
    above: int | None
    governed: bool  # as the complement of `above`
    frame_only: bool = False  # it says who says what, and nothing else
    frame: tuple[int, ...] = ()

    def spans(self, tree: Tree) -> tuple[Span, ...]:
        return _trimmed(tree, self.tokens)


def _statement(clause: _Clause, claim: Claim, tree: Tree, sentence: Sentence) -> Statement:
    tokens = sorted({*clause.tokens, *_lent(tree, clause, sentence)})
    return Statement(
        claim=claim,
        spans=_trimmed(tree, tokens),
        sentence=sentence.span,
        frame=_trimmed(tree, clause.frame),
        head=clause.head,
        tokens=tuple(tokens),
    )


def _lent(tree: Tree, clause: _Clause, sentence: Sentence) -> list[int]:
    """The words that a clause without a subject of its own takes it from: the subject of the verb that it is joined to,
    or the noun that a relative clause hangs on."""
    head = tree.tokens[clause.head]
    if head.dep == "relcl":
        noun, without = head.head, [clause.head]
    elif head.dep == "conj" and not tree.children(clause.head, *SUBJECTS):
        verbs = [above for above in tree.ancestors(clause.head) if tree.tokens[above].pos in VERBS]
        noun = next((child for verb in verbs for child in tree.children(verb, *SUBJECTS)), -1)
        without = []
    else:
        return []
    if not sentence.first <= noun < sentence.last:
        return []
    barred = [
        *without,
        *(i for i in tree.subtree(noun) if tree.tokens[i].dep in ("relcl", "appos", "acl", "conj", "cc")),
    ]
    words = tree.subtree(noun, without=barred)
    return words if len(words) <= LENT else []


def _clauses(tree: Tree, sentence: Sentence) -> list[_Clause]:
    """The clauses of a sentence that say something; the whole sentence where it cannot be cut."""
    indices = range(sentence.first, sentence.last)
    heads = {index for index in indices if _is_head(tree, index, sentence)}
    groups: dict[int, list[int]] = defaultdict(list)
    for index in indices:
        groups[_clause_of(tree, index, heads)].append(index)
    for head in sorted(groups, reverse=True):
        above = _above(tree, head, heads)
        if above is not None and above in groups and _content(tree, groups[head]) < LEAST and not _governed(tree, head):
            groups[above] = sorted(groups[above] + groups.pop(head))
            heads.discard(head)
    clauses = {
        head: _Clause(head, tokens, _above(tree, head, heads), _governed(tree, head)) for head, tokens in groups.items()
    }
    for clause in clauses.values():
        governing = clauses.get(clause.above) if clause.above is not None else None
        if clause.governed and governing is not None and _is_frame(tree, governing):
            governing.frame_only = True
            clause.frame = tuple(governing.tokens)
    for clause in clauses.values():  # a co-ordinated complement has the frame of the first one
        joined = clauses.get(clause.above) if clause.above is not None else None
        if not clause.frame and joined is not None and joined.frame and tree.tokens[clause.head].dep == "conj":
            clause.frame = joined.frame
    return [clause for _, clause in sorted(clauses.items()) if _content(tree, clause.tokens)]


def _is_head(tree: Tree, index: int, sentence: Sentence) -> bool:
    """Whether a token is the predicate of a clause of its own."""
    token = tree.tokens[index]
    if token.head == index or not sentence.first <= token.head < sentence.last:
        return True
    if token.pos not in VERBS:
        return False
    own_subject = bool(tree.children(index, *SUBJECTS))
    match token.dep:
        case "conj":
            return tree.tokens[token.head].pos in VERBS and (own_subject or bool(tree.children(index, *OBJECTS)))
        case "ccomp" | "parataxis" | "dep" | "csubj":
            return own_subject and _finite(tree, index)
        case "advcl":
            return own_subject or (token.tag in ("VBG", "VBN") and bool(tree.children(index, *OBJECTS)))
        case "relcl":
            return own_subject or any(tree.tokens[child].tag in RELATIVES for child in tree.children(index))
    return False


def _finite(tree: Tree, index: int) -> bool:
    """Whether a verb has a tense or a modal: "that he spoke", and not "heard him speak"."""
    auxiliaries = (tree.tokens[child] for child in tree.children(index, "aux", "auxpass"))
    return any(token.tag in FINITE for token in (tree.tokens[index], *auxiliaries))


def _clause_of(tree: Tree, index: int, heads: set[int]) -> int:
    if index in heads:
        return index
    return next((above for above in tree.ancestors(index) if above in heads), index)


def _above(tree: Tree, head: int, heads: set[int]) -> int | None:
    return next((above for above in tree.ancestors(head) if above in heads and above != head), None)


def _governed(tree: Tree, head: int) -> bool:
    return tree.tokens[head].dep == "ccomp"


def _is_frame(tree: Tree, clause: _Clause) -> bool:
    """Whether nothing stands in a clause but a subject, a verb and what weakens or denies it."""
    objects = {"dobj", "attr", "oprd", "acomp"}
    return not any(tree.tokens[i].dep in objects and tree.tokens[i].head == clause.head for i in clause.tokens)


def _content(tree: Tree, tokens: Sequence[int]) -> int:
    return sum(tree.tokens[index].pos in CONTENT for index in tokens)


def _trimmed(tree: Tree, tokens: Sequence[int]) -> tuple[Span, ...]:
    """The spans of runs of neighbouring tokens, less marks and conjunctions at their ends."""
    spans: list[Span] = []
    run: list[Token] = []
    previous = -2
    for index in [*tokens, -9]:
        if index != previous + 1 and run:
            words = [at for at, token in enumerate(run) if token.pos not in ("PUNCT", "SPACE", "CCONJ")]
            if words:
                spans.append(Span(run[words[0]].begin, run[words[-1]].end))
            run = []
        if index >= 0:
            run.append(tree.tokens[index])
        previous = index
    return tuple(spans)


class _Owners:
    """The claims of an account by where they stand."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._content = sorted((span, at) for at, claim in enumerate(claims) for span in claim.content)
        self._cues = sorted((span, at) for at, claim in enumerate(claims) for span in (*claim.cue, *claim.source))
        self._longest = max((span.end - span.begin for span, _ in (*self._content, *self._cues)), default=0)
        self._claims = claims

    def of(self, spans: Sequence[Span], frame: bool) -> Claim | None:
        """The claim with most of the words; None where they are only a claim's source and cue."""
        covered = self._covered(self._content, spans)
        if not covered:
            if frame:
                return None
            around = self._covered(self._cues, spans)
            return self._claims[max(around, key=lambda at: (around[at], -at))] if around else None
        best = max(covered, key=lambda at: (covered[at], not self._claims[at].own_voice, -at))
        total = sum(span.end - span.begin for span in spans)
        if frame and 2 * covered[best] < total:
            return None
        return self._claims[best]

    def _covered(self, known: Sequence[tuple[Span, int]], spans: Sequence[Span]) -> dict[int, int]:
        found: dict[int, int] = defaultdict(int)
        for span in spans:
            first = bisect_left(known, (Span(span.begin - self._longest, 0), 0))
            last = bisect_right(known, (Span(span.end, 0), 0))
            for other, at in known[first:last]:
                if overlap := span.overlap(other):
                    found[at] += overlap
        return found


def words(statement: Statement, text: str) -> Iterator[str]:
    """The words of a statement's spans."""
    return (span.of(text) for span in statement.spans)
