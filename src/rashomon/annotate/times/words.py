"""The words of a text as the grammar of times sees them: each with the classes that it may stand for.

A word is a run of letters, a number, a clock reading, a date in figures, a mark, or an entry of several words from the
lexicon ("new year's eve"). Its classes are the terminals of the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from rashomon import lexicons

NEEDS_CAPITAL = frozenset({"MONTH", "WEEKDAY", "WEEKDAYS"})
EARLIEST_YEAR, LATEST_YEAR = 1000, 2100

_NUMBER_RANGES = (
    (0, 0, "INT HOUR MINUTE"),
    (1, 12, "INT DAY HOUR HOUR12 MINUTE TWO"),
    (13, 24, "INT DAY HOUR MINUTE TWO"),
    (25, 31, "INT DAY MINUTE TWO"),
    (32, 59, "INT MINUTE TWO"),
    (60, 99, "INT TWO"),
    (100, EARLIEST_YEAR - 1, "INT"),
    (EARLIEST_YEAR, LATEST_YEAR, "INT YEAR"),
    (LATEST_YEAR + 1, 10**9, "INT"),
)
_SHAPES = (  # named shapes of words that begin with a digit, the first that fits
    ("ISO", r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"),
    ("SLASHED", r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])|\d{4}/\d{1,2}/\d{1,2}(?![\w/])"),
    ("DOTTED", r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\w|\.\d)"),
    ("CLOCK", r"\d{1,2}:\d\d(?::\d\d)?(?![\w:])"),
    ("NTH", r"\d{1,2}(?:st|nd|rd|th)\b"),
    ("TENS", r"(?:\d{3}0|\d0)['’]?s\b"),
    ("HOURS4", r"\d{4}(?=[ -]?(?:GMT|UTC|[Hh](?:ou)?rs\b|local (?:time)?\b|[A-Z]\w+ (?:local )?time\b))"),
    ("DOT_CLOCK", r"\d{1,2}h\d\d(?!\w)|\d{1,2}[.h]\d\d(?=[ ]?(?:[ap]\.?m\b|GMT|UTC|[Hh]rs?\b|[Hh]ours?\b|local time))"),
    ("DECIMAL", r"\d{1,3}(?:,\d{3})*\.\d+(?![\w])|\d+\.\d+(?!\w)"),
    ("GROUPED", r"\d{1,3}(?:,\d{3})+(?!\d)"),
    ("DIGITS", r"\d+"),
)  # fmt: skip


class Word(NamedTuple):
    """A word at `[begin, end)` of the block; `lower` is its key in the lexicon, `symbol` its character in the class
    string that patterns run over."""

    begin: int
    end: int
    text: str
    lower: str
    symbol: str


@cache
def classes_of(lower: str) -> frozenset[str]:
    """The lexicon's classes of a word (lower case)."""
    return frozenset(name for name, words in lexicons.load("times").items() if lower in words)


@cache
def number_classes(value: int) -> frozenset[str]:
    for low, high, names in _NUMBER_RANGES:
        if low <= value <= high:
            return frozenset(names.split())
    return frozenset({"INT"})


@cache
def _splitter() -> re.Pattern[str]:
    several = {word for words in lexicons.load("times").values() for word in words if re.search(r"[^\w]", word)}
    shapes = "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES).replace(r"\d", "[0-9]")  # of no other script
    entries = rf"(?P<ENTRY>(?i:{one_of(several)}))(?!\w)"
    return re.compile(rf"(?<![\w'’])(?:(?=[0-9])(?:{shapes})|{entries})|(?P<WORD>[^\W\d_]+)|\S")


def one_of(entries: Iterable[str]) -> str:
    """A pattern for any of the entries, the longest that fits: common beginnings stand once, so that a word that begins
    no entry is passed over at its first letter. Any white space stands for a space, either apostrophe for one."""
    beginnings: dict[str, list[str]] = {}
    for entry in entries:
        beginnings.setdefault(entry[:1], []).append(entry[1:])
    ends = beginnings.pop("", None) is not None
    branches = [_LOOSE.get(first, re.escape(first)) + one_of(rest) for first, rest in sorted(beginnings.items())]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


_LOOSE = {" ": r"\s+", "'": "['’]"}


def split(text: str) -> Iterator[tuple[int, int, str]]:
    """Begin, end and kind of each word of `text`, in order: the name of its shape, `ENTRY`, `WORD`, or "" of a mark."""
    for match in _splitter().finditer(text):
        yield match.start(), match.end(), match.lastgroup or ""


def key_and_classes(word: str, kind: str) -> tuple[str, frozenset[str]]:
    """The lexicon key and the classes of a word of a kind that `split` gives."""
    if kind in ("WORD", "ENTRY"):
        lower = re.sub(r"\s+", " ", word.lower().replace("’", "'"))
        classes = classes_of(lower)
        return lower, classes if word[0].isupper() else classes - NEEDS_CAPITAL
    if kind == "DIGITS":
        return word, number_classes(int(word[:10]))
    return word, frozenset({kind or _MARKS.get(word, "MARK")})


_MARKS = {
    "-": "HYPHEN", "‐": "HYPHEN", "‑": "HYPHEN", "–": "DASH", "—": "DASH", ",": "COMMA", ".": "STOP", "/": "SLASH",
    "'": "APOSTROPHE", "’": "APOSTROPHE", "$": "MONEY", "€": "MONEY", "£": "MONEY", "%": "PERCENT",
}  # fmt: skip


def all_class_sets(literals: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Every lexicon key (words, `literals`, marks, one number of each kind) with a set of classes it can have."""
    for lower in sorted({word for words in lexicons.load("times").values() for word in words} | literals):
        yield lower, classes_of(lower)
        yield lower, classes_of(lower) - NEEDS_CAPITAL
    for low, _, names in _NUMBER_RANGES:
        yield str(low), frozenset(names.split())
    for name, _ in _SHAPES:
        yield name, frozenset({name})
    for mark, name in _MARKS.items():
        yield mark, frozenset({name})
