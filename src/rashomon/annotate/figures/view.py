"""A parse as the rules of this package want to look at it: words and lemmas in lower case, children, clauses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from rashomon.annotate.figures.numbers import Number, find_numbers
from rashomon.model import Parse, Token

_REGULAR = {"men": "man", "women": "woman", "children": "child", "people": "people", "policemen": "policeman"}


class View:
    """Read-only look-ups over one parse; made once for an account, in linear time."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.sentences = parse.sentences
        self.words = [token.text.lower() for token in parse.tokens]
        self.lemmas = [_lemma(token, word) for token, word in zip(parse.tokens, self.words, strict=True)]
        self.sentence_of = [0] * len(parse.tokens)
        self.children: list[list[int]] = [[] for _ in parse.tokens]
        for number, sentence in enumerate(parse.sentences):
            for index in range(sentence.first, sentence.last):
                self.sentence_of[index] = number
        for index, token in enumerate(parse.tokens):
            if token.head != index:
                self.children[token.head].append(index)
        self.mentions = parse.mentions

    @cached_property
    def names(self) -> dict[int, tuple[int, int, str]]:
        """For every token of a name: the name's first token, its end, its label."""
        return {index: (m.first, m.last, m.label) for m in self.mentions for index in range(m.first, m.last)}

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers of the account in order."""
        return find_numbers(self.tokens)

    @cached_property
    def word_set(self) -> frozenset[str]:
        """The words of the account, once each."""
        return frozenset(self.words)

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def lemma(self, index: int) -> str:
        return self.lemmas[index] if 0 <= index < len(self.lemmas) else ""

    def dep(self, index: int) -> str:
        return self.tokens[index].dep

    def head(self, index: int) -> int:
        return self.tokens[index].head

    def kids(self, index: int, *deps: str) -> list[int]:
        """The children of a token, of the given relations where any are given."""
        return [child for child in self.children[index] if not deps or self.tokens[child].dep in deps]

    def bounds(self, index: int) -> tuple[int, int]:
        """The first token and the end of the sentence that a token stands in."""
        sentence = self.sentences[self.sentence_of[index]]
        return sentence.first, sentence.last

    def below(self, index: int, *, depth: int = 3) -> Iterator[int]:
        """The tokens of a subtree, `depth` levels down, the token itself left out."""
        for child in self.children[index]:
            yield child
            if depth > 1:
                yield from self.below(child, depth=depth - 1)

    def chain(self, index: int) -> list[int]:
        """The first conjunct and all that are joined to it, in order: the coordination that a token belongs to."""
        while self.dep(index) == "conj" and self.head(index) != index:
            index = self.head(index)
        found = [index]
        for member in found:  # grows as it goes
            found.extend(self.kids(member, "conj"))
        return sorted(found)


def _lemma(token: Token, word: str) -> str:
    """The lemma in lower case; a capitalised noun of a headline ("Soldiers") is reduced by its ending."""
    if word in _REGULAR:
        return _REGULAR[word]
    lemma = token.lemma.lower()
    if lemma == word and token.pos in ("PROPN", "NUM", "X") and len(word) > 3 and word.endswith("s"):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return lemma
