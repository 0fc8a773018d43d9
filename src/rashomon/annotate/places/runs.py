"""Names as they stand in a text: runs of capitalised proper nouns, with the hyphens and articles within them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon import lexicons
from rashomon.annotate.places.signs import ARTICLES
from rashomon.model import Sentence, Token

LONGEST = 4  # tokens of a name
HYPHENS = ("-", "–")

Run = tuple[int, int]
"""Tokens `[first, last)` of the parse."""


def runs_of(tokens: Sequence[Token], sentence: Sentence) -> Iterator[Run]:
    """The longest runs of capitalised proper nouns, hyphens within them."""
    first = None
    for here in range(sentence.first, sentence.last + 1):
        inside = here < sentence.last and (
            proper(tokens[here]) or within(tokens, here, sentence) or has_a_clock(tokens, here, sentence)
        )
        if inside and first is None:
            first = here
        elif not inside and first is not None:
            if here - first <= LONGEST and whole(tokens, here, sentence):
                yield first, here
            first = None


def has_a_clock(tokens: Sequence[Token], here: int, sentence: Sentence) -> bool:
    """Whether a capitalised word stands between a reading of the clock and "time": "05:10 Kent time"."""
    if not (sentence.first < here < sentence.last - 1 and tokens[here + 1].text == "time"):
        return False
    before, word = tokens[here - 1].text.lower(), tokens[here].text
    return (before[:1].isdigit() or before in ("a.m.", "p.m.", "am", "pm")) and is_clock_of_a_place(word)


def is_clock_of_a_place(word: str) -> bool:
    return word[:1].isupper() and not word.isupper() and word.lower() not in lexicons.load("zones")["clocks"]


def within(tokens: Sequence[Token], here: int, sentence: Sentence) -> bool:
    """Whether a token is a hyphen or an article within a name: "Oost-Varda", "Deir ez-Zor", "al-Fouaa"."""
    token = tokens[here]
    if token.text in HYPHENS and sentence.first < here < sentence.last - 1:
        left, right = tokens[here - 1], tokens[here + 1]
        return (proper(left) or is_article(left)) and proper(right) and left.end == token.begin == right.begin - 1
    return is_article(token) and here < sentence.last - 2 and within(tokens, here + 1, sentence)


def whole(tokens: Sequence[Token], after: int, sentence: Sentence) -> bool:
    """Whether a name ends before a token: not before the hyphen of a longer word, but for "Kent-based"."""
    if after >= sentence.last or tokens[after].text not in HYPHENS or spaced(tokens, after):
        return True
    following = tokens[min(after + 1, sentence.last - 1)]
    return following.tag == "VBN" or following.text == "based"


def is_article(token: Token) -> bool:
    return token.text.lower() in ARTICLES


def proper(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag in ("NNP", "NNPS")


def spaced(tokens: Sequence[Token], number: int) -> bool:
    """Whether white space stands before a token."""
    return tokens[number].begin > tokens[number - 1].end
