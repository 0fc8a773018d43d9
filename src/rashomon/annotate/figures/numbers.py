"""Numbers as they stand in a text: digits and number words, with what bounds them, as ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.model import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d+)[-–](\d+)")
_SCALED = re.compile(r"(\d+(?:\.\d+)?)(k|m|bn|tn|mn)")
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_DASHES = frozenset("-–")
LARGEST = 1e15  # a longer string of digits is an identifier, not a count


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number on tokens `[first, last)`, its bounding words included; its digits or words are `[core, last)`.

    `max` is null where there is no upper end. `bound` says which kind of word bounds it (`least`, `more`, `fewer`,
    `most`, `about`, `range`), `vague` that the number itself is one ("dozens").
    """

    first: int
    core: int
    last: int
    min: float
    max: float | None
    approximate: bool = False
    vague: bool = False
    bound: str = ""
    digits: bool = False


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """Every number of the text in order; none overlaps another."""
    words = [token.text.lower() for token in tokens]
    found: list[Number] = []
    index = 0
    starts = _starts()
    while index < len(words):
        word = words[index]
        number = _number(words, index) if word in starts or word[:1].isdigit() else None
        if number is None:
            index += 1
            continue
        number = _bounded_after(words, _extended(words, number))
        floor = found[-1].last if found else 0
        found.append(_bounded_before(words, number, floor))
        index = number.last
    return found


@cache
def _starts() -> frozenset[str]:
    """The words that a number can begin with, digits aside: most words are none, and need no closer look."""
    lex = lexicon()
    return frozenset({"a", "an", "no", *lex.numbers, *lex.vague, *lex.groups, *lex.lists["numbers_none"]})


def _number(words: list[str], index: int) -> Number | None:
    word = words[index]
    match = _RANGE.fullmatch(word)
    if match and 0 < float(match[1]) < float(match[2]) < LARGEST and len(match[1]) + 2 > len(match[2]):
        return Number(
            first=index,
            core=index,
            last=index + 1,
            min=float(match[1]),
            max=float(match[2]),
            bound="range",
            digits=True,
        )
    return _none(words, index) or _cardinal(words, index) or _vague(words, index) or _group(words, index)


def _none(words: list[str], index: int) -> Number | None:
    """ "no one", "nobody", "none": nought."""
    last = index + 1 + (words[index] == "no" and _at(words, index + 1) == "one")
    if words[index] not in lexicon().lists["numbers_none"] and last == index + 1:
        return None
    return Number(first=index, core=index, last=last, min=0.0, max=0.0)


def _literal(word: str) -> float | None:
    if _DIGITS.fullmatch(word):
        value = float(word.replace(",", ""))
        return value if value < LARGEST else None
    match = _SCALED.fullmatch(word)
    return float(match[1]) * _SUFFIXES[match[2]] if match else None


def _cardinal(words: list[str], index: int) -> Number | None:
    """Digits or number words with their scales: "two hundred and six", "1.5 million", "a dozen", "thirty-one"."""
    lex = lexicon()
    start = index
    if words[index] in ("a", "an") and _at(words, index + 1) in lex.scales:
        total, current, index, digits = 0.0, 1.0, index + 1, False
    else:
        literal = _literal(words[index])
        if literal is None and words[index] not in lex.numbers:
            return None
        total, current = 0.0, literal if literal is not None else float(lex.numbers[words[index]])
        digits = literal is not None
        index += 1
        if not digits:
            current, index = _units(words, index, current)
    while index < len(words):
        word = words[index]
        if word in lex.scales:
            current = (current or 1.0) * lex.scales[word]
            index += 1
            if lex.scales[word] >= 1000:
                total, current = total + current, 0.0
            continue
        step = index + (word == "and" and not digits)
        if (
            index > start + 1
            and not digits
            and words[index - 1] in lex.scales
            and words[index - 1] != "dozen"
            and _at(words, step) in lex.numbers
        ):
            more, index = _units(words, step + 1, float(lex.numbers[words[step]]))
            current += more
            continue
        break
    value = total + current
    return Number(first=start, core=start, last=index, min=value, max=value, digits=digits)


def _units(words: list[str], index: int, value: float) -> tuple[float, int]:
    """The units that follow a ten: "twenty-three", "twenty three"."""
    lex = lexicon()
    step = index + (_at(words, index) in _DASHES)
    unit = lex.numbers.get(_at(words, step), 0)
    if value >= 20 and value % 10 == 0 and value < 100 and 0 < unit < 10:
        return value + unit, step + 1
    return value, index


def _vague(words: list[str], index: int) -> Number | None:
    """ "dozens", "hundreds", "tens of thousands": two of the kind or more, without an upper end."""
    lex = lexicon()
    if words[index] not in lex.vague:
        return None
    value, last = float(lex.vague[words[index]]), index + 1
    if _at(words, last) == "of" and _at(words, last + 1) in ("thousands", "millions", "billions"):
        value, last = value * lex.scales[words[last + 1][:-1]], last + 2
    first = index - (index > 0 and words[index] == "handful" and words[index - 1] == "a")
    return Number(first=first, core=first, last=last, min=value, max=None, approximate=True, vague=True)


def _group(words: list[str], index: int) -> Number | None:
    lex = lexicon()
    if words[index] not in lex.groups:
        return None
    value = float(lex.groups[words[index]])
    first = index - (index > 0 and words[index - 1] == "a")
    return Number(first=first, core=first, last=index + 1, min=value, max=value)


def _extended(words: list[str], number: Number) -> Number:
    """The number with the second end of its range: "10 to 15", "two or three", "10-15"."""
    if _at(words, number.last) not in ("to", "or", "-", "–", "and"):
        return number
    joint = words[number.last]
    if joint == "and" and (number.core == 0 or words[number.core - 1] != "between"):
        return number
    if number.last + 1 >= len(words):
        return number
    other = _cardinal(words, number.last + 1)
    if other is None or other.first != number.last + 1 or not 0 < number.min < other.min:
        return number
    if joint == "-" and _at(words, other.last) == "-":
        return number
    if joint in "-–" and not (number.digits and other.digits):
        return number
    if number.min < 100 and other.min >= 1000 and number.digits:  # "2 to 3 million" is a range of millions
        number = replace(number, min=number.min * 10 ** _zeros(other.min / number.min))
    first = number.core - (joint == "and")
    return replace(number, first=first, last=other.last, max=other.min, bound="range")


def _zeros(ratio: float) -> int:
    power = 0
    while ratio >= 1000:
        ratio, power = ratio / 1000, power + 3
    return power


def _bounded_after(words: list[str], number: Number) -> Number:
    for phrase, effect in lexicon().after:
        if tuple(words[number.last : number.last + len(phrase)]) == phrase:
            return replace(_with_bound(number, effect), last=number.last + len(phrase))
    return number


def _bounded_before(words: list[str], number: Number, floor: int) -> Number:
    for phrase, effect in lexicon().before:
        first = number.first - len(phrase)
        if first >= floor and tuple(words[first : number.first]) == phrase:
            return replace(_bounded_before(words, _with_bound(number, effect), number.first), first=first)
    return number


def _with_bound(number: Number, effect: str) -> Number:
    """The range that a bounding word makes: "at least 4" is 4 and up, "more than 4" 5 and up, "up to 4" 1 to 4."""
    if effect == "about":
        return replace(number, approximate=True, bound=number.bound or effect)
    if effect in ("least", "more"):
        whole = number.min == int(number.min)
        least = number.min + 1 if effect == "more" and whole and not number.vague else number.min
        return replace(number, min=least, max=None, bound=effect)
    highest = number.max
    if effect == "fewer" and highest is not None and highest == int(highest):
        highest -= 1
    return replace(number, min=min(1.0, number.min), max=highest, bound=effect)


def _at(words: list[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""
