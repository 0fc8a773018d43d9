"""What a headline says of the dead and the hurt: not text of the account, so it never gives a figure, but it helps to
tell which of the account's numbers is its own total."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.near import near_state
from rashomon.annotate.figures.numbers import find_numbers
from rashomon.model import Token

_WORDS = re.compile(r"\d[\d,.]*\d|\w+(?:['’]\w+)?|[^\w\s]")
_DEATH = lexicon().lists["title_death"]
_HARM = lexicon().lists["title_harm"]
_ATTEMPT = lexicon().lists["title_attempt"]


@dataclass(frozen=True, slots=True)
class Headline:
    """The numbers of a headline by state, whether it speaks of death, of harm, and of one person only."""

    numbers: dict[str, float] = field(default_factory=dict)
    largest: float = 0.0
    death: bool = False
    harm: bool = False
    person: bool = False
    survived: bool = False
    words: frozenset[str] = frozenset()


def read_headline(title: str | None) -> Headline:
    """A headline, read by its words alone."""
    words = [word.lower() for word in _WORDS.findall(title or "")]
    tokens = [Token(0, 0, word, word, "", "", "", 0, "") for word in words]
    numbers: dict[str, float] = {}
    largest = 0.0
    for number in find_numbers(tokens):
        following = words[number.last : number.last + 3]
        if following[:1] in (["-"], ["/"], ["p"], ["a"]) or "year" in following or "years" in following:
            continue
        if number.digits and (number.min > 1000 or words[number.first - 1 : number.first] == [","]):
            continue
        state = near_state(words, number)
        largest = max(largest, number.min)
        if state is None and following and following[0] in lexicon().attacks:
            state = "shot"
        if state is not None:
            numbers.setdefault(state, number.min)
    seen = set(words)
    people = lexicon().people
    return Headline(
        numbers=numbers, largest=largest, death=bool(seen & _DEATH), harm=bool(seen & _HARM),
        person=any(word in people for word in seen), survived=bool(seen & _ATTEMPT), words=frozenset(seen),
    )  # fmt: skip
