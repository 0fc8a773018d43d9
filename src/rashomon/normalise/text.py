"""The reading text of a given one, and how offsets in the one answer to those in the other."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Span
from rashomon.normalise.lookalikes import Likeness, lookalikes
from rashomon.normalise.unseen import Unseen, unseen

BYTE_ORDER_MARK = "\ufeff"  # the first code point of many a file, where it says how the file is encoded


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are of a kind, and where the first one stands in the text as given."""

    kind: str
    count: int
    first: int


@dataclass(frozen=True, slots=True)
class Normalised:
    """`read` is the reading text of `given`. `begins` has for each code point of `read` the offset in `given` of the
    one it was read from; it is null where every offset is the same in both."""

    given: str
    read: str
    begins: array[int] | None = None
    found: tuple[Found, ...] = ()

    def to_given(self, span: Span) -> Span:
        """Where words of the reading text stand in the given one, from their first letter to their last."""
        if self.begins is None:
            return span
        begin = self.begins[span.begin] if span.begin < len(self.begins) else len(self.given)
        return Span(begin, self.begins[span.end - 1] + 1 if span.end > span.begin else begin)

    def to_read(self, span: Span) -> Span:
        """Where words of the given text stand in the reading text."""
        if self.begins is None:
            return span
        return Span(bisect_left(self.begins, span.begin), bisect_left(self.begins, span.end))


def normalised(text: str) -> Normalised:
    """The reading text of `text`, with what was found in it."""
    hidden = list(unseen(text))
    bare, begins = _without(text, hidden) if hidden else (text, None)
    likenesses = lookalikes(bare)
    if not hidden and not likenesses:
        return Normalised(text, text)
    places = [(each.kind, each.begin) for each in hidden if each.begin or text[0] != BYTE_ORDER_MARK]
    places += [(each.kind, begins[each.at] if begins else each.at) for each in likenesses]
    return Normalised(text, *_replaced(bare, begins, likenesses), _counted(places))


def plain(text: str) -> str:
    """The reading text of `text` alone."""
    return normalised(text).read


def _without(text: str, hidden: Sequence[Unseen]) -> tuple[str, array[int]]:
    pieces: list[str] = []
    begins: array[int] = array("q")
    at = 0
    for begin, end, _ in [*hidden, Unseen(len(text), len(text), "")]:
        pieces.append(text[at:begin])
        begins.extend(range(at, begin))
        at = end
    return "".join(pieces), begins


def _replaced(text: str, begins: array[int] | None, likenesses: Sequence[Likeness]) -> tuple[str, array[int] | None]:
    """`text` with the letters that others are read as; a ligature becomes several that begin at one offset."""
    letters = list(text)
    for each in likenesses:
        letters[each.at] = each.letters
    read = "".join(letters)
    if len(read) == len(text):
        return read, begins
    origin = begins if begins is not None else range(len(text))
    return read, array("q", [at for at, letter in zip(origin, letters, strict=True) for _ in letter])


def _counted(places: Iterable[tuple[str, int]]) -> tuple[Found, ...]:
    """The kinds in the order of their first places."""
    counts: dict[str, tuple[int, int]] = {}
    for kind, at in sorted(places, key=lambda place: place[1]):
        count, first = counts.get(kind, (0, at))
        counts[kind] = (count + 1, first)
    return tuple(Found(kind, count, first) for kind, (count, first) in counts.items())
