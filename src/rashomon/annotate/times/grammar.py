"""Patterns over word classes, and where they match.

A pattern is a line of terminals: class names in capitals (`MONTH`), words in lower case (`of`), alternatives in round
brackets, `?` `*` `+` after what they repeat, `name:` before what a rule wants to look at, and `<phrase>` for a named
phrase. Each word of a text becomes one character that stands for the set of its classes, so that a whole text becomes a
string as long as it has words and a pattern becomes an ordinary regular expression over it: matching stays linear in
the text, and a pattern stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Generic, NamedTuple, TypeVar

from rashomon.annotate.times.words import Word, all_class_sets, key_and_classes, split

_ITEM = re.compile(r"\s+|<(?P<phrase>\w+)>|(?P<name>[a-z][a-z0-9_]*):|(?P<klass>[A-Z][A-Z0-9_]*)|(?P<word>[a-z']+)|.")
_FIRST_SYMBOL = 0xE000  # the private use area: no class string is ever read as text
_APOSTROPHE = "'"  # marks the class of one word
TELLING_WORDS = frozenset(
    (
        "tonight",
        "overnight",
        "century",
        "quarter",
        "quarters",
        "past",
        "present",
        "moment",
        "future",
        "half",
        "period",
        "clock",
    )
)
MOST_WORDS_KEPT = 50_000  # about what a day of news has of different words
UNKNOWN = "x"  # the symbol of a word that no pattern knows
_KNOWN = re.compile(f"[^{UNKNOWN}]+")
NOT_TELLING = frozenset((
    "INT", "DAY", "HOUR", "HOUR12", "MINUTE", "TWO", "DECIMAL", "GROUPED", "DIGITS", "HYPHEN", "DASH", "COMMA", "STOP",
    "APOSTROPHE", "MONEY", "PERCENT", "SLASH", "MARK", "SCALE", "ABOUT", "VAGUE", "PAIR", "PART", "EDGE", "THIS",
    "PAST_SIDE", "NEXT_SIDE", "ONWARD", "OTHER_MONTH", "ERA",
))  # fmt: skip  # classes of words that stand anywhere and make no time without another
_TWIN = "__"

Read = TypeVar("Read", bound=Callable[..., object])


@dataclass(frozen=True)  # no slots: an alias of a generic class with slots cannot be called
class Rule(Generic[Read]):
    """A named pattern, a phrase that it is meant for, and what reads the words it matched."""

    name: str
    pattern: str
    example: str
    read: Read


@dataclass(frozen=True, slots=True)
class Match(Generic[Read]):
    """Words `[first, last)` that a rule matched; `parts` are the words under each of the pattern's names."""

    rule: Rule[Read]
    first: int
    last: int
    parts: Mapping[str, tuple[Word, ...]]


class Placed(NamedTuple):
    """A word and its index in its block."""

    at: int
    word: Word


class Grammar(Generic[Read]):
    """Rules compiled against the lexicon. Building one takes some milliseconds; build it once."""

    def __init__(self, rules: Sequence[Rule[Read]], phrases: Mapping[str, str]) -> None:
        self.rules = tuple(rules)
        self._phrases = phrases
        self._symbols: dict[frozenset[str], str] = {}
        self._literals = frozenset(self._literals_of([rule.pattern for rule in rules]))
        self._register_all()
        telling = "".join(symbol for classes, symbol in self._symbols.items() if any(map(_tells, classes)))
        self._telling = re.compile(f"[{telling}]")
        self._key = lru_cache(maxsize=MOST_WORDS_KEPT)(self._look_up)
        self._compiled = tuple((rule, re.compile(self._expression(rule.pattern))) for rule in self.rules)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a block, each with its symbol."""
        found = ((begin, end, text[begin:end], kind) for begin, end, kind in split(text))
        return tuple(Word(begin, end, word, *self._key(word, kind)) for begin, end, word, kind in found)

    def matches(self, words: Sequence[Word]) -> Iterator[Match[Read]]:
        """All matches of all rules, in the order of the rules; matches of one rule do not overlap."""
        line, kept = self._promising(words)
        for rule, expression in self._compiled if line else ():
            for match in expression.finditer(line):
                if match.end() > match.start():
                    yield Match(rule, kept[match.start()].at, kept[match.end() - 1].at + 1, _parts(match, kept))

    def _promising(self, words: Sequence[Word]) -> tuple[str, list[Placed]]:
        """The class string of the stretches of known words with a word of time in them, an unknown word between two;
        no pattern matches elsewhere, and most of a text is elsewhere. The words go with their indices."""
        line = "".join(word.symbol for word in words)
        kept: list[Placed] = []
        for stretch in _KNOWN.finditer(line):
            if self._telling.search(line, *stretch.span()):
                kept.extend(Placed(at, words[at]) for at in range(stretch.start(), min(stretch.end() + 1, len(words))))
        return "".join(placed.word.symbol for placed in kept), kept

    def _classes(self, lower: str, classes: frozenset[str]) -> frozenset[str]:
        return classes | {_APOSTROPHE + lower} if lower in self._literals else classes

    def _look_up(self, word: str, kind: str) -> tuple[str, str]:
        """The lexicon key of a word and its symbol."""
        lower, classes = key_and_classes(word, kind)
        return lower, self._symbol(self._classes(lower, classes))

    def _symbol(self, classes: frozenset[str]) -> str:
        """The character of a set of classes; sets that no pattern can tell apart from an unknown word share one."""
        return self._symbols.get(classes, UNKNOWN)

    def _register_all(self) -> None:
        """Gives every set of classes that the lexicon, numbers and literals can bring about its character."""
        for lower, classes in all_class_sets(self._literals):
            known = self._classes(lower, classes)
            if known and known not in self._symbols:
                self._symbols[known] = chr(_FIRST_SYMBOL + len(self._symbols))

    def _literals_of(self, patterns: Iterable[str]) -> Iterator[str]:
        for pattern in patterns:
            for item in _ITEM.finditer(pattern):
                if item["word"]:
                    yield item["word"]
                elif item["phrase"]:
                    yield from self._literals_of([self._phrases[item["phrase"]]])

    def _expression(self, pattern: str, counter: Iterator[int] | None = None) -> str:
        """The regular expression of a pattern. Groups are numbered: a name may stand in several branches."""
        out: list[str] = []
        counter = counter or count()
        for item in _ITEM.finditer(pattern):
            if item["phrase"]:
                out.append(f"(?:{self._expression(self._phrases[item['phrase']], counter)})")
            elif item["name"]:
                out.append(f"(?P<{item['name']}{_TWIN}{next(counter)}>")
            elif item["klass"] or item["word"]:
                out.append(self._class(item["klass"] or _APOSTROPHE + item["word"]))
            elif not item.group().isspace():
                out.append(item.group())
        return _closed(out)

    def _class(self, name: str) -> str:
        members = "".join(symbol for classes, symbol in self._symbols.items() if name in classes)
        if not members:
            raise ValueError(f"no word can be of class {name}")
        return f"[{members}]"


def _tells(name: str) -> bool:
    return name not in NOT_TELLING and (not name.startswith(_APOSTROPHE) or name[1:] in TELLING_WORDS)


def _closed(items: Sequence[str]) -> str:
    """Closes each `(?P<name>` after the one item that follows it, and makes plain brackets non-capturing."""
    out: list[str] = []
    index = 0
    while index < len(items):
        piece, index = _piece(items, index)
        out.append(piece)
    return "".join(out)


def _piece(items: Sequence[str], index: int) -> tuple[str, int]:
    """One item with what belongs to it, and the index after it."""
    item = items[index]
    if item.startswith("(?P<"):
        inner, after = _piece(items, index + 1)
        return f"{item}{inner})", after
    if item != "(":
        return item, index + 1
    inner_items: list[str] = []
    index += 1
    while items[index] != ")":
        piece, index = _piece(items, index)
        inner_items.append(piece)
    return f"(?:{''.join(inner_items)})", index + 1


def _parts(match: re.Match[str], kept: Sequence[Placed]) -> dict[str, tuple[Word, ...]]:
    spans = [(name.partition(_TWIN)[0], match.span(name)) for name in match.groupdict()]
    return {name: tuple(placed.word for placed in kept[first:last]) for name, (first, last) in spans if first >= 0}
