"""Everything that points into an account, moved between the reading text and the given one.

One walk over the frozen types: whatever holds a `Span` is found by its fields, so that a new type needs nothing here
unless its spans count in a text that is not its `document`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from rashomon.model import Account, Block, Claim, Document, Dossier, Point, Reading, Reuse, Span, Token, words_of
from rashomon.normalise.text import normalised, plain

Holder = TypeVar("Holder", Account, Reading, Dossier)
OF_SPANS = {"text": "content", "source_text": "source", "cue_text": "cue"}  # a claim's words and where they stand


@dataclass(frozen=True, slots=True)
class _Move:
    """From the text `source` to the text `target`, both of one account."""

    source: str
    target: str
    span: Callable[[Span], Span]
    account: Callable[[Account], Account]


def as_read(holder: Holder) -> Holder:
    """`holder` over the reading text of its accounts; `Account.given` keeps the text as it was given."""
    return _over(holder, _to_read)


def as_given(holder: Holder) -> Holder:
    """`holder` over the text of its accounts as it was given."""
    return _over(holder, _to_given)


def _over(holder: Holder, move: Callable[[Account], _Move | None]) -> Holder:
    if isinstance(holder, Account):
        accounts = [holder]
    elif isinstance(holder, Reading):
        accounts = [holder.account]
    else:
        accounts = [document.account for document in holder.documents]
    moves = {account.id: found for account in accounts if (found := move(account)) is not None}
    return _Walk(moves).moved(holder, None) if moves else holder


def _to_read(account: Account) -> _Move | None:
    if account.given is not None:
        return None
    found = normalised(account.text)
    if found.read == found.given and _fields_read(account) == account:
        return None
    given = None if found.read == found.given else found.given
    return _Move(
        found.given, found.read, found.to_read, lambda a: replace(_fields_read(a), text=found.read, given=given)
    )


def _to_given(account: Account) -> _Move | None:
    if account.given is None:
        return None
    found = normalised(account.given)
    return _Move(found.read, found.given, found.to_given, lambda a: replace(a, text=found.given, given=None))


def _fields_read(account: Account) -> Account:
    """The account with what is known about it as it is read: no span points into these fields."""
    return replace(
        account,
        title=_plain(account.title),
        outlet=_plain(account.outlet),
        dateline=_plain(account.dateline),
        bylines=tuple(map(plain, account.bylines)),
        agencies=tuple(map(plain, account.agencies)),
    )


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)


class _Walk:
    """One pass over a value; `here` is the move of the account that the spans met now count in."""

    def __init__(self, moves: Mapping[str, _Move]) -> None:
        self._moves = moves

    def moved(self, value: Any, here: _Move | None) -> Any:
        if isinstance(value, Span):
            return here.span(value) if here else value
        if isinstance(value, Token):
            return self._token(value, here)
        if isinstance(value, tuple):
            inner = [self.moved(each, here) for each in value]
            return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)
        if not is_dataclass(value):
            return value
        here = self._place(value, here)
        if isinstance(value, Account):
            return self._account(value, here)
        if isinstance(value, Block):
            return _block(value, here) if here else value
        if isinstance(value, Point):
            return self._point(value)
        if isinstance(value, Reuse):
            return self._reuse(value)
        return self._any(value, here)

    def _place(self, value: Any, here: _Move | None) -> _Move | None:
        if isinstance(value, Document | Reading):
            return self._moves.get(value.account.id)
        if isinstance(value, Account):
            return self._moves.get(value.id)
        document = getattr(value, "document", None)
        return self._moves.get(document) if isinstance(document, str) else here

    def _any(self, value: Any, here: _Move | None) -> Any:
        changed: dict[str, Any] = {}
        for name in (each.name for each in fields(value)):
            old = getattr(value, name)
            if isinstance(value, Reading) and name == "titled":  # their spans count in the title
                continue
            if not isinstance(old, str | int | float | None):
                changed[name] = self.moved(old, here)
        if here is not None:
            changed |= _words(value, changed, here)
        return replace(value, **changed) if changed else value

    def _account(self, account: Account, here: _Move | None) -> Account:
        if here is None:
            return account
        parts = None if account.parts is None else self.moved(account.parts, here)
        return here.account(replace(account, parts=parts))

    def _token(self, token: Token, here: _Move | None) -> Token:
        if here is None:
            return token
        begin, end = here.span(Span(token.begin, token.end))
        return token._replace(begin=begin, end=end)

    def _point(self, point: Point) -> Point:
        document = {claim.id: claim.document for claim in point.claims}
        parts = tuple(
            (claim, self.moved(spans, self._moves.get(document.get(claim, "")))) for claim, spans in point.parts
        )
        moved: Point = self._any(point, None)
        return replace(moved, parts=parts)

    def _reuse(self, reuse: Reuse) -> Reuse:
        left, right = self._moves.get(reuse.origin), self._moves.get(reuse.to)
        return replace(reuse, spans=tuple((self.moved(a, left), self.moved(b, right)) for a, b in reuse.spans))


def _words(value: Any, changed: Mapping[str, Any], here: _Move) -> dict[str, str]:
    """The words of a value's spans, where it has them word for word, as they stand in the other text."""
    if isinstance(value, Claim):
        return {
            name: words_of(here.target, changed[spans])
            for name, spans in OF_SPANS.items()
            if getattr(value, name) == words_of(here.source, getattr(value, spans))
        }
    span, text = getattr(value, "span", None), getattr(value, "text", None)
    if isinstance(span, Span) and isinstance(text, str) and text == span.of(here.source):
        return {"text": changed["span"].of(here.target)}
    return {}


def _block(block: Block, here: _Move) -> Block:
    """The block with a text of the length of its new span: the words of that text, and blanks where the block had
    them in place of its words."""
    span = here.span(block.span)
    letters = list(span.of(here.target))
    for at, (shown, was) in enumerate(zip(block.text, block.span.of(here.source), strict=False), block.span.begin):
        if shown != was:
            begin, end = here.span(Span(at, at + 1))
            letters[begin - span.begin : end - span.begin] = shown * (end - begin)
    return Block(span, block.kind, "".join(letters))
