"""The office and the gender that stand around a name in the running text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.claims.speakers.lexicon import Gender, lexicon
from rashomon.claims.speakers.persons import APPOSITION_WORDS, role_around, title_gender
from rashomon.claims.speakers.source import Hints, Role
from rashomon.claims.speakers.words import fold, split
from rashomon.model import Mention, Parse, Reading, Token

TITLE_WORDS = 10  # words before a name that can be its title
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_TITLE_POS = frozenset(("PROPN", "NOUN", "ADJ", "PART", "DET"))


def around(reading: Reading, mention: Mention, hints: Hints) -> tuple[Role | None, Gender | None]:
    """The office before a name or after it, and the gender that its title tells."""
    tokens = reading.parse.tokens
    first, last = _title_begin(reading.parse, mention), _description_end(reading.parse, mention)
    if first == mention.first and last == mention.last:
        return None, None
    begin = tokens[first].begin
    phrase = reading.account.text[begin : tokens[last - 1].end]
    words = hints.words(phrase)
    before = [word for word in words if word.end + begin <= mention.span.begin]
    after = [word for word in words if word.begin + begin >= mention.span.end]
    told = after if after and after[0].fold in (",", "(", "of") else []
    role = role_around(phrase, before, told)
    return role, title_gender(before[-3:]) or (role.gender if role else None)


def gender(reading: Reading, mention: Mention) -> Gender | None:
    """The gender that the two words before a name tell."""
    tokens = reading.parse.tokens
    first = max(_title_begin(reading.parse, mention), mention.first - 2)
    return title_gender(split(reading.account.text[tokens[first].begin : mention.span.begin]))


def sentence_at(parse: Parse, token: int) -> int:
    """The index of the sentence that holds a token, -1 where there is none."""
    return bisect_right(parse.sentences, token, key=lambda sentence: sentence.first) - 1


def titular(token: Token) -> bool:
    """Whether a token can be a word of a title: a noun, an adjective, a possessive."""
    return token.pos in _TITLE_POS or token.tag == "HYPH" or token.text == "-"


def _title_begin(parse: Parse, mention: Mention) -> int:
    """The first token of the title: nouns, adjectives, possessives, and "of" after an office."""
    index = sentence_at(parse, mention.first)
    lowest = max(parse.sentences[index].first if index >= 0 else 0, mention.first - TITLE_WORDS)
    begin = mention.first
    while begin > lowest and (titular(parse.tokens[begin - 1]) or _office_of(parse.tokens, begin - 1)):
        begin -= 1
    return begin


def _office_of(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].text not in ("of", "to", "for") or place == 0:
        return False
    word = fold(tokens[place - 1].text)
    return lexicon().offices.whole((word,)) is not None or lexicon().has("state_heads", word)


def _description_end(parse: Parse, mention: Mention) -> int:
    """The end of what may be told of a name after it: up to the verb, in its sentence."""
    index = sentence_at(parse, mention.first)
    last = min(parse.sentences[index].last if index >= 0 else mention.last, mention.last + APPOSITION_WORDS)
    verbs = (place for place in range(mention.last, last) if parse.tokens[place].tag in _FINITE)
    return max(mention.last, next(verbs, last))
