"""Letters that look like Latin ones: of other scripts inside Latin words, of other widths and styles, ligatures.

A letter of another script is read as a Latin one only where its word has Latin letters too and becomes wholly Latin by
it. A word wholly of another script stays, with one exception: in a text that has such mixed words and no word that is
surely of that script, a word of nothing but look-alikes ("а" for the article) is read as Latin, unless it is a name in
capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# Of Unicode's confusables (UTS 39) those that a reader cannot tell apart in running text, over what they look like.
# Greek mu, beta and the like are not among them: they stand in units and in names of substances.
SCRIPTS = {
    "Cyrillic": ("аеорсухіјѕԁԛԝһӏёїАВЕКМНОРСТУХІЈЅԚԜӀЁЇ", "aeopcyxijsdqwhlëïABEKMHOPCTYXIJSQWIËÏ"),
    "Greek": ("αινορυϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "aivopucjABEZHIKMNOPTYXC"),
    "Armenian": ("օսոհց", "ounhg"),
    "Cherokee": ("ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃ", "ABCDEHJKLMPSTVWZ"),
}  # fmt: skip
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LETTERLIKE = "ℊℎℬℯℰℱℋℐℒℳℛℴℭℌℑℜℨℂℍℕℙℚℝℤ"  # alone they are symbols; in a word they fill the gaps of the styled alphabets
FULLWIDTH = "０-９Ａ-Ｚａ-ｚ"
MATHEMATICAL = "\U0001d400-\U0001d6a3\U0001d7ce-\U0001d7ff"

_SCRIPT = {letter: script for script, (letters, _) in SCRIPTS.items() for letter in letters}
_LATIN = {a: b for letters, likes in SCRIPTS.values() for a, b in zip(letters, likes, strict=True)}
_OTHER = "".join(_SCRIPT)
_SIGN = re.compile(f"[{_OTHER}{FULLWIDTH}{MATHEMATICAL}{LETTERLIKE}{''.join(LIGATURES)}]")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_WIDE_MARK = re.compile(f"(?<=[0-9A-Za-z{FULLWIDTH}])[，．：－／＇](?=[0-9A-Za-z{FULLWIDTH}])")
_NAMED_LATIN = ("LATIN", "MODIFIER LETTER", "FEMININE", "MASCULINE", "MICRO")


class Likeness(NamedTuple):
    """A code point at `at`, the letters it is read as, and what it is."""

    at: int
    letters: str
    kind: str


def lookalikes(text: str) -> list[Likeness]:
    """All letters of `text` that are read as others, in order."""
    if text.isascii() or _SIGN.search(text) is None:
        return []
    survey = _Survey()
    found = [each for match in _WORD.finditer(text) for each in survey.folded(match[0], match.start())]
    found += survey.alone()
    found += [Likeness(m.start(), _styled(m[0]), "fullwidth character") for m in _WIDE_MARK.finditer(text)]
    return sorted(found)


class _Survey:
    """The words of a text one after another, and what they tell of the scripts in it."""

    def __init__(self) -> None:
        self._mixed: set[str] = set()
        self._sure: set[str] = set()
        self._waiting: list[tuple[str, str, int]] = []

    def folded(self, word: str, begin: int) -> Iterator[Likeness]:
        """The letters of a word that are to be read as others; a word of nothing but look-alikes waits."""
        if word.isascii():
            return
        scripts = {_SCRIPT[letter] for letter in word if letter in _SCRIPT}
        read = "".join(map(_read_as, word))
        latin = any(_is_latin(_read_as(letter)[0]) for letter in word if letter not in _SCRIPT)
        if not all(map(_is_latin, filter(str.isalpha, read))):
            self._sure |= {name for letter in word if (name := _script_of(letter)) and letter not in _SCRIPT}
        elif scripts and not latin:
            self._waiting.extend((script, word, begin) for script in scripts if len(scripts) == 1)
        elif len(word) > 1 or word not in LETTERLIKE:
            if _is_formula(word):
                return
            self._mixed |= scripts
            yield from _letters(word, begin)

    def alone(self) -> Iterator[Likeness]:
        """The letters of words of nothing but look-alikes, where the text shows that they are meant for Latin ones."""
        for script, word, begin in self._waiting:
            if script in self._mixed - self._sure and (len(word) == 1 or not word.isupper()):
                yield from _letters(word, begin)


def _letters(word: str, begin: int) -> Iterator[Likeness]:
    for at, letter in enumerate(word, begin):
        if (read := _read_as(letter)) != letter:
            yield Likeness(at, read, _kind(letter))


def _is_formula(word: str) -> bool:
    """Whether small Greek letters stand beside Latin capitals alone, as in the names of substances (TNFα)."""
    latin = [letter for letter in word if letter.isalpha() and letter not in _SCRIPT]
    small_greek = any(_SCRIPT.get(letter) == "Greek" and letter.islower() for letter in word)
    return small_greek and all(letter.isupper() for letter in latin)


@cache
def _read_as(letter: str) -> str:
    """What a letter is read as; itself for all but look-alikes."""
    if letter in _LATIN:
        return _LATIN[letter]
    if letter in LIGATURES:
        return LIGATURES[letter]
    return _styled(letter) if _SIGN.fullmatch(letter) else letter


def _styled(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter)


def _kind(letter: str) -> str:
    if letter in _SCRIPT:
        return f"{_SCRIPT[letter]} letter in a Latin word"
    if letter in LIGATURES:
        return "ligature"
    return "fullwidth character" if "\uff00" <= letter <= "\uffef" else "mathematical letter"


@cache
def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(_NAMED_LATIN)


def _script_of(letter: str) -> str:
    """The script of a letter where it is one of `SCRIPTS`."""
    name = unicodedata.name(letter, "").partition(" ")[0].title()
    return name if name in SCRIPTS else ""
