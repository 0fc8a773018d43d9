"""Asserted or denied, and whom the law of war protects: who is said to be spared, who is told to be harmed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from rashomon.align.kinds import kinds
from rashomon.align.propositions import Proposition
from rashomon.align.terms import Term, stem
from rashomon.model import Span, Token

_STRUCK = frozenset(("target", "attack", "damage"))
_WITHOUT = "without"
_BETWEEN = ("of", "any", "a", "an", "the", "prior", "previous", "single", "word", "sign")  # "without a word of warning"
_REACH = 5  # words between the preposition and what it governs
_OUGHT = frozenset(("must", "should", "ought", "shall", "let"))


class Told(Protocol):
    """An event of a proposition; participants and predicate are indices into its terms."""

    @property
    def predicate(self) -> tuple[int, ...]: ...
    @property
    def patients(self) -> tuple[int, ...]: ...
    @property
    def kinds(self) -> frozenset[str]: ...
    @property
    def negated(self) -> bool: ...


def denies(proposition: Proposition, *, negated: bool, spares: bool) -> bool:
    """Whether the words say that something is not so.

    What a source rejects is denied whatever the words are: "denied that X, saying that it never did X" has both. To
    say who is spared is no denial, however it is put, nor is it one to say what must not be, or that nothing is said,
    known or wished.
    """
    if spares or proposition.claim.stance in ("ask", "urge") or _demands(proposition) or _supposes(proposition):
        return False
    return rejects(proposition) or (negated and not _silent(proposition))


def rejects(proposition: Proposition) -> bool:
    """Whether the source's cue denies the content: "denied that X", but neither "said that it was not X" nor
    "rejected the proposal"."""
    claim = proposition.claim
    if claim.stance != "deny" or _proposal(proposition):
        return False
    return not claim.own_voice and (_cue_denies(proposition) or (bool(claim.cue) and not _has_negator(proposition)))


def rejects_negation(proposition: Proposition) -> bool:
    """Whether the cue itself denies, and what it denies is a negation: "denied that the road had not been cleared"."""
    return rejects(proposition) and _cue_denies(proposition) and _has_negator(proposition)


def withheld(proposition: Proposition) -> frozenset[str]:
    """Stems of what the words say was not there: the nouns, and "warning anyone", that "without" governs."""
    words = list(proposition.words)
    found = set()
    for at, word in enumerate(words):
        if word.lemma.casefold() == _WITHOUT:
            governed = next(
                (other for other in words[at + 1 : at + 1 + _REACH] if other.lemma.casefold() not in _BETWEEN), None
            )
            if governed is not None and governed.pos in ("NOUN", "VERB"):
                found.add(stem(governed.lemma.casefold()))
    return frozenset(found)


def _cue_denies(proposition: Proposition) -> bool:
    known = kinds().denials
    return any(token.lemma.casefold() in known for token in inside(proposition, proposition.claim.cue))


def inside(proposition: Proposition, spans: Sequence[Span]) -> Iterator[Token]:
    """The tokens of a proposition's account that begin in one of the spans."""
    tokens = proposition.parse.tokens
    for span in spans:
        for index in range(bisect_left(tokens, span.begin, key=lambda token: token.begin), len(tokens)):
            if tokens[index].begin >= span.end:
                break
            yield tokens[index]


def _proposal(proposition: Proposition) -> bool:
    """Whether the content is a noun for what can be turned down: a demand, an offer, a plan."""
    head = proposition.parse.tokens[proposition.head]
    return head.pos in ("NOUN", "PROPN") and head.lemma.casefold() in kinds().proposals


def _silent(proposition: Proposition) -> bool:
    """Whether the predicate, or what it needs, is one of saying, knowing or wishing: "had no comment"."""
    needed = ("dobj", "attr", "acomp", "oprd")
    head, known = proposition.head, kinds().silent
    return any(
        token.lemma.casefold() in known
        for index, token in zip(proposition.tokens, proposition.words, strict=True)
        if index == head or (token.head == head and token.dep in needed)
    )


def _demands(proposition: Proposition) -> bool:
    return any(
        token.head == proposition.head and token.dep == "aux" and token.lemma.casefold() in _OUGHT
        for token in proposition.words
    )


def _supposes(proposition: Proposition) -> bool:
    """Whether the predicate stands under "if" or "whether"."""
    return any(
        token.head == proposition.head and token.dep == "mark" and token.lemma.casefold() in ("if", "whether", "unless")
        for token in proposition.words
    )


def _has_negator(proposition: Proposition) -> bool:
    known = kinds().negators
    return any(
        token.lemma.casefold() in known or token.text.casefold() in known
        for token in inside(proposition, proposition.claim.content)
    )


def says_spared(events: Iterable[Told], terms: Sequence[Term], *, exclusive: bool) -> bool:
    """Whether only lawful targets are struck, or protected ones are not."""
    return any(_says_spared(event, terms, exclusive) for event in events)


def _says_spared(event: Told, terms: Sequence[Term], exclusive: bool) -> bool:
    known = kinds()
    if not event.kinds & (known.harm | _STRUCK):
        return False
    whom = {kind for at in (*event.patients, *event.predicate) for kind in terms[at].kinds}
    if event.negated and whom & known.protected:
        return True
    return exclusive and bool(whom & known.lawful)


def tells_harm(events: Iterable[Told], terms: Sequence[Term]) -> bool:
    """Whether protected ones are harmed."""
    known = kinds()
    return any(
        not event.negated
        and event.kinds & known.harm
        and {kind for at in event.patients for kind in terms[at].kinds} & known.protected
        for event in events
    )
