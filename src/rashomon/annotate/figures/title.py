"""What a headline says of the dead and the hurt: not text of the account, so it never gives a figure, but it helps to
tell which of the account's numbers is its own total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.annotate.figures.harm_to_self import REFLEXIVES
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.near import near_state
from rashomon.annotate.figures.numbers import find_numbers
from rashomon.model import Token

_WORDS = re.compile(r"\d[\d,.]*\d|\w+(?:['’]\w+)?|[^\w\s]")
NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_DEATH = lexicon().lists["title_death"]
_HARM = lexicon().lists["title_harm"]
_CRIMES = lexicon().lists["title_crimes"]
KIN = lexicon().lists["counted_kin"]
_ATTEMPT = lexicon().lists["title_attempt"]


@dataclass(frozen=True, slots=True)
class Headline:
    """The numbers of a headline by state, whether it speaks of death, of harm, and of one person only."""

    numbers: dict[str, tuple[float, float | None]] = field(default_factory=dict)
    largest: float = 0.0
    death: bool = False
    harm: bool = False
    person: bool = False
    survived: bool = False
    by_self: bool = False
    words: frozenset[str] = frozenset()


def words_of_title(title: str | None) -> list[str]:
    """The words and marks of a headline in lower case."""
    return [word.lower() for word in _WORDS.findall(title or "")]


def read_headline(title: str | None) -> Headline:
    """A headline, read by its words alone."""
    words = words_of_title(title)
    tokens = [Token(0, 0, word, word, "", "", "", 0, "") for word in words]
    numbers: dict[str, tuple[float, float | None]] = {}
    largest = 0.0
    for number in find_numbers(tokens):
        following = words[number.last : number.last + 3]
        if following[:1] in (["-"], ["/"], ["p"], ["a"]) or "year" in following or "years" in following:
            continue
        if words[max(0, number.first - 2) : number.first][1:] == ["of"] and words[number.first - 2] in KIN:
            continue  # "father of 3"
        if number.digits and (number.min > 1000 or words[number.first - 1 : number.first] == [","]):
            continue
        state = near_state(words, number)
        largest = max(largest, number.min)
        if state is None and following and following[0] in lexicon().attacks:
            state = "shot"
        if state is not None:
            numbers.setdefault(state, (number.min, number.max))
    for state, value in _nth(words):
        numbers[state] = max(numbers.get(state, (0.0, 0.0)), (value, value), key=lambda pair: pair[0])
    seen = set(words)
    deadly = seen & _DEATH - (_CRIMES if seen & _ATTEMPT else frozenset())
    people = lexicon().people
    return Headline(
        numbers=numbers, largest=largest, death=bool(deadly), harm=bool(seen & _HARM),
        person=any(word in people for word in seen), survived=bool(seen & _ATTEMPT),
        by_self=bool(seen & (REFLEXIVES | {"suicide"})) and not seen & _ATTEMPT, words=frozenset(seen),
    )  # fmt: skip


def _nth(words: list[str]) -> Iterator[tuple[str, float]]:
    """ "becomes fourth to die", "third victim of": at least so many, by the one who is counted last."""
    for index, word in enumerate(words):
        match = NTH.fullmatch(word)
        value = int(match[1]) if match else lexicon().ordinals.get(word, 0)
        following = words[index + 1 : index + 4]
        if 1 < value < 100 and following:
            if following[0] in ("death", "fatality") or "die" in following or "dies" in following:
                yield "killed", float(value)
            elif following[0] == "victim":
                yield "killed" if _DEATH & set(words) else "victim", float(value)


def title_totals(headline: Headline, category: str) -> list[tuple[float, float | None]]:
    """What the headline may give as the total of `killed` or `injured`, as ranges; one where it speaks of the harm and
    gives no number, one more where someone kills himself besides."""
    numbers = headline.numbers
    found: list[tuple[float, float | None]]
    if category == "killed":
        found = [numbers["killed"]] if "killed" in numbers else [(1.0, 1.0)] if headline.death else []
        if headline.by_self:
            found += [_more(pair, 1) for pair in found] or [(1.0, 1.0)]
    else:
        found = [numbers[state] for state in ("injured", "shot") if state in numbers]
        if "shot" in numbers:
            lost = numbers["killed"][0] if "killed" in numbers else float(headline.death)
            found.append(_more(numbers["shot"], -lost))
        if not found and headline.harm:
            found = [(1.0, 1.0)]
    return [pair for pair in dict.fromkeys(found) if pair[0] > 0]


def _more(pair: tuple[float, float | None], count: float) -> tuple[float, float | None]:
    low, high = pair
    return low + count, None if high is None else high + count
