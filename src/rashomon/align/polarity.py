"""Asserted or denied, and whom the law of war protects: who is said to be spared, who is told to be harmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from rashomon.align.kinds import kinds
from rashomon.align.propositions import Proposition
from rashomon.align.terms import Term

_STRUCK = frozenset(("target", "attack", "damage"))
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

    A denied content counts where the negation is not in the content itself: "denied that X", but not "denied it: it
    was not X", where the negator in the words tells already. To say who is spared is no denial, however it is put, nor
    is it one to say what must not be.
    """
    if spares or _demands(proposition):
        return False
    return negated or (proposition.claim.stance == "deny" and not _has_negator(proposition))


def _demands(proposition: Proposition) -> bool:
    return any(
        token.head == proposition.head and token.dep == "aux" and token.lemma.casefold() in _OUGHT
        for token in proposition.words
    )


def _has_negator(proposition: Proposition) -> bool:
    known = kinds().negators
    content = proposition.claim.content
    begin, end = content[0].begin, content[-1].end
    return any(
        token.lemma.casefold() in known or token.text.casefold() in known
        for token in proposition.parse.tokens
        if begin <= token.begin < end
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
