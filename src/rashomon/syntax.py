"""The dependency tree of a parse: who hangs on whom, without recursion, so that no sentence is too deep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.model import Parse, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


class Tree:
    """Token indices are those of `parse.tokens`."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for index, token in enumerate(parse.tokens):
            if token.head != index and 0 <= token.head < len(parse.tokens):
                self._children[token.head].append(index)

    def children(self, index: int, *deps: str) -> list[int]:
        """The dependents of a token, in the order of the text; only those with one of the labels, if any is given."""
        own = self._children[index]
        return [child for child in own if self.tokens[child].dep in deps] if deps else own

    def child(self, index: int, *deps: str) -> int | None:
        return next(iter(self.children(index, *deps)), None)

    def subtree(self, index: int, *, without: Iterable[int] = ()) -> list[int]:
        """All tokens below and including `index`, sorted; branches that begin at one of `without` are left out."""
        barred = set(without)
        found, stack = [], [index]
        while stack:
            here = stack.pop()
            if here in barred:
                continue
            found.append(here)
            stack.extend(self._children[here])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        seen = {index}
        while self.tokens[index].head not in seen:
            index = self.tokens[index].head
            seen.add(index)
            yield index

    def runs(self, indices: Iterable[int]) -> tuple[Span, ...]:
        """The text that the tokens cover: one span for each run of neighbours, inner punctuation taken along."""
        spans: list[Span] = []
        last = -2
        for index in sorted(indices):
            token: Token = self.tokens[index]
            if index == last + 1:
                spans[-1] = Span(spans[-1].begin, token.end)
            else:
                spans.append(Span(token.begin, token.end))
            last = index
        return tuple(spans)
