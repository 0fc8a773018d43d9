"""Names that no gazetteer has: joined by what accounts say of them, and found where another account has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rashomon.aliases import aliases
from rashomon.model import Place, Reading, Span
from rashomon.spelling import key

ELSEWHERE = "named as a place in another account of the event"
FEWEST_LETTERS = 4  # of a name that is looked for in other accounts
MOST_NAMES = 400  # names that are looked for; an event has some dozens
LONGEST_QUOTE = 90  # characters of the words that say that two names are one
_WORKS = re.compile(
    r" (?:hydro(?:electric(?:ity)?|power|electrical)?(?: power)?"
    r"(?: (?:scheme|plant|station|complex|project|facility|dam))?|dams?)$"
)  # fmt: skip
_NEIGHBOUR = re.compile(r"[ -][A-Z]\w")


class Statement(NamedTuple):
    """An account says that two names (keys) are one thing's, in the words `quote`; who uses each, as far as it says.
    `theirs` is where (account, span) it only tells another's name, so that it does not use that name itself."""

    names: tuple[str, str]
    users: tuple[str, str]
    quote: str
    theirs: tuple[tuple[str, Span], ...] = ()


def statements(readings: Sequence[Reading]) -> Iterator[Statement]:
    """What the accounts say of two names of one thing; "we" is the outlet that says it, "they" nobody known."""
    for reading in readings:
        text = reading.account.text
        for alias in aliases(text, [block.span for block in reading.blocks]):
            users = (_user(alias.who, reading), _user(alias.who_other, reading))
            span = Span(min(alias.name.begin, alias.other.begin), max(alias.name.end, alias.other.end))
            names = (key(alias.name.of(text)), key(alias.other.of(text)))
            told = ((alias.name, alias.who), (alias.other, alias.who_other))
            theirs = tuple((reading.account.id, at) for at, who in told if who and who.lower() != "we")
            yield Statement(names, users, " ".join(span.of(text)[:LONGEST_QUOTE].split()), theirs)


def _user(who: str, reading: Reading) -> str:
    if who.lower() == "we":
        return reading.account.outlet or reading.account.id
    return "" if who.lower() in ("they", "some", "many") else who


def same_works(name: str) -> str:
    """The key of a name with every word for a hydroelectric dam made `dam`: "Kent hydro scheme" is "Kent dam"."""
    return _WORKS.sub(" dam", name)


def elsewhere(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Place]]:
    """Where a name that one account shows to be an unresolved place stands in another that does not show it."""
    known: dict[str, Place] = {}
    for reading in readings:
        for place in reading.places:
            if place.lat is None and len(place.text) >= FEWEST_LETTERS and not place.text.isupper():
                known.setdefault(place.text, place)
    names = sorted(known, key=lambda name: (-len(name), name))[:MOST_NAMES]
    if not names:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
    for reading in readings:
        yield from _found(reading, pattern, known)


def _found(reading: Reading, pattern: re.Pattern[str], known: dict[str, Place]) -> Iterator[tuple[Reading, Place]]:
    text = reading.account.text
    own = {key(place.text) for place in reading.places}
    for block in reading.blocks:
        for match in pattern.finditer(text, block.span.begin, block.span.end):
            if key(match.group()) not in own and not _within_a_name(text, *match.span()):
                yield (
                    reading,
                    replace(known[match.group()], span=Span(*match.span()), text=match.group(), why=ELSEWHERE),
                )


def _within_a_name(text: str, begin: int, end: int) -> bool:
    """Whether capitals right before or after make the words part of a longer name: "the Kent Courier"."""
    if _NEIGHBOUR.match(text, end):
        return True
    before = re.search(r"([A-Z][\w.]*)[ -]$", text[max(0, begin - 30) : begin])
    return before is not None and before.group(1).lower() not in _OPENERS


_OPENERS = frozenset(
    ("the", "in", "at", "from", "near", "on", "to", "of", "for", "and", "as", "when", "but", "if", "while")
)
