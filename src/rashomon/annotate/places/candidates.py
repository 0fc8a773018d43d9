"""Spans that may name a place: names the language model found, what the gazetteer knows, what reads like a place.

They overlap and most are wrong; `recognise` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rashomon.annotate.places.context import Told, told
from rashomon.annotate.places.gazetteer import Entry, Gazetteer
from rashomon.annotate.places.words import place_sorts, place_words, unplaced
from rashomon.model import Mention, Parse, Reading, Span
from rashomon.spelling import key

CODE, KNOWN = 4, 100_000  # letters of a word that may be an acronym; people of a place that it may name all the same
LONGEST = 6  # tokens of a name that the gazetteer is asked for
WHERE = frozenset(
    [
        "across",
        "around",
        "at",
        "between",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "on",
        "outside",
        "through",
        "to",
        "toward",
        "towards",
    ]
)
LINKS = frozenset(
    [
        "of",
        "de",
        "del",
        "la",
        "le",
        "el",
        "al",
        "du",
        "da",
        "do",
        "dos",
        "di",
        "the",
        "and",
        "-",
        "–",
        "'",
        "’",
        "'s",
        "’s",
        "en",
        "upon",
        "sur",
        "los",
        "las",
        "y",
        "es",
        "ul",
    ]
)
WATER = frozenset({"island", "islet", "atoll", "archipelago", "peninsula", "river", "strait", "valley"})
EDGE = frozenset(
    {"the", "The", "THE", "'s", "’s", "'", "’", '"', "“", "”", ",", "-", "–", "—", "(", ")", "/", "|", ":"}
)


class Candidate(NamedTuple):
    """Tokens `[first, last)` of the parse, the gazetteer's entries for their words, and the label of the mention that
    is just these tokens, else empty. `told` is what the account's own words show the name to be."""

    span: Span
    first: int
    last: int
    entries: tuple[Entry, ...]
    label: str
    told: Told | None = None


def candidates(reading: Reading, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates, each span once, in the order of the text, longer ones first."""
    parse, text = reading.parse, reading.account.text
    labels = {trimmed(parse, mention): mention.label for mention in reading.parse.mentions}
    found: dict[tuple[int, int], None] = dict.fromkeys(labels)
    found |= dict.fromkeys((*patterns(parse), *runs(parse), *declared(parse)))
    shown = told(reading)
    known = {}
    for first, last in (*found, *shown, *known_to(parse, text, gazetteer)):
        if (first, last) not in known and "\n" not in (words := words_of(parse, text, first, last)):
            entries = meant(words, gazetteer.look_up(words)) or of_a_place(words, gazetteer)
            known[first, last] = Candidate(
                span_of(parse, first, last), first, last, entries, labels.get((first, last), ""),
                shown.get((first, last)),
            )  # fmt: skip
    return sorted(known.values(), key=lambda candidate: (candidate.first, -candidate.last))


def meant(words: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Less the entries that the words do not mean: UN is no town, though there is a town of Un, nor are "Area" and the
    White House."""
    if key(words) in unplaced():
        return ()
    letters = [c for c in words if c.isalpha()]
    if len(letters) > CODE or not all(c.isupper() for c in letters):
        return entries
    known = (e for e in entries if e.how == "abbreviation" or e.name.casefold() == words.casefold())
    return tuple(e for e in known if e.how == "abbreviation" or e.population >= KNOWN)


def of_a_place(words: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """For a name such as "Kent District" that the gazetteer lacks the entries of "Kent"."""
    name, _, sort = words.rpartition(" ")
    if not name or sort.lower() not in place_sorts() or sort.lower() in WATER:
        return ()
    return tuple(entry._replace(how="short") for entry in gazetteer.look_up(name) if entry.how != "demonym")


def span_of(parse: Parse, first: int, last: int) -> Span:
    return Span(parse.tokens[first].begin, parse.tokens[last - 1].end)


def words_of(parse: Parse, text: str, first: int, last: int) -> str:
    return text[parse.tokens[first].begin : parse.tokens[last - 1].end]


def trimmed(parse: Parse, mention: Mention) -> tuple[int, int]:
    """The tokens of a mention less articles, possessives and punctuation at its edges."""
    first, last = mention.first, mention.last
    while first < last - 1 and parse.tokens[first].text in EDGE:
        first += 1
    while last - 1 > first and (parse.tokens[last - 1].text in EDGE or generic(parse.tokens[last - 1].text)):
        last -= 1
    return first, last


def generic(word: str) -> bool:
    """Whether `word`, in small letters, says what a place is: "district" in "the Kent district"."""
    return word.islower() and word in place_words()[0]


def capital(word: str) -> bool:
    return word[:1].isupper()


def known_to(parse: Parse, text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Runs of capitalised tokens, links between them allowed, that are names in the gazetteer."""
    for sentence in parse.sentences:
        for first in range(sentence.first, sentence.last):
            if not capital(parse.tokens[first].text):
                continue
            for last in range(first + 1, min(first + LONGEST, sentence.last) + 1):
                word = parse.tokens[last - 1].text
                if capital(word):
                    if gazetteer.look_up(words_of(parse, text, first, last)):
                        yield first, last
                elif word not in LINKS:
                    break


def patterns(parse: Parse) -> Iterator[tuple[int, int]]:
    """Capitalised tokens that end or begin with a word for what the place is: Elm Street, Lake Erie, Highway 10."""
    after, before = place_words()
    for sentence in parse.sentences:
        start = sentence.first
        for here in range(sentence.first, sentence.last):
            word = parse.tokens[here].text
            if not (capital(word) or word[:1].isdigit()):
                start = here + 1
                continue
            folded = word.lower().rstrip(".")
            if folded in after:
                yield from ((first, here + 1) for first in range(max(start, here - 3), here))
            if folded in before and here + 1 < sentence.last and nameable(parse.tokens[here + 1].text):
                yield here, here + 2
                if here > start:
                    yield here - 1, here + 2


def declared(parse: Parse) -> Iterator[tuple[int, int]]:
    """Capitalised names, hyphens in them, that the text says are places: "the Kent region", "the district of Kent"."""
    sorts = place_sorts()
    tokens = parse.tokens
    for sentence in parse.sentences:
        for here in range(sentence.first, sentence.last):
            if tokens[here].text not in sorts:
                continue
            first = here
            while first > sentence.first and joined(parse, first - 1):
                first -= 1
            if first < here and capital(tokens[first].text):
                yield first, here
            last = start = here + 2
            while last < sentence.last and joined(parse, last):
                last += 1
            if start < last and tokens[here + 1].text == "of" and capital(tokens[last - 1].text):
                yield start, last


def joined(parse: Parse, number: int) -> bool:
    """Whether the token belongs to a name: a capitalised proper noun, or a hyphen within one."""
    token = parse.tokens[number]
    return (capital(token.text) and token.tag.startswith("NNP")) or token.text in ("-", "–")


def nameable(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def runs(parse: Parse) -> Iterator[tuple[int, int]]:
    """What stands capitalised after a preposition of place, as far as it goes."""
    for sentence in parse.sentences:
        for here in range(sentence.first + 1, sentence.last):
            if parse.tokens[here - 1].text.lower() not in WHERE or not capital(parse.tokens[here].text):
                continue
            last = here + 1
            while last < sentence.last and last - here < LONGEST and capital(parse.tokens[last].text):
                last += 1
            yield here, last
