"""One place, all its names: the places of several accounts, merged, with who uses each name.

Two names are one place where the gazetteer says so, where they are the same words, where they differ only by the word
for what the place is ("Lachin", "Lachin district"), or where one is a slip of the other that the rest supports. No
name is preferred: the entry stands under the one that most accounts use.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import cos, hypot, radians

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from rashomon.model import Claim, NamedPlace, Place, Reading

GENERIC = frozenset(
    "area city corridor district enclave governorate municipality oblast pass peninsula prefecture province raion rayon "
    "region republic territory town valley village".split()
)
QUALIFIERS = frozenset(
    "autonomous central downtown east eastern economic north northern south southern west western".split()
)
SEAT = 60.0  # km: a town and the district named after it lie no farther apart
SLIP = 0.93  # Jaro-Winkler similarity of two spellings of one name
SLIP_LETTERS = 6  # shorter names differ by a letter and are two places (Mali, Bali)
SLIP_SHARE = 0.2  # of the letters may differ
DEGREE = 111.2  # km
_SPACE = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "’": None, "‘": None, "'": None, ".": None}
)


def merge_places(readings: Sequence[Reading]) -> tuple[NamedPlace, ...]:
    """The places of all `readings`, those of most accounts first, then in the order they are named."""
    mentions = [(reading, place) for reading in readings for place in reading.places]
    groups = _Groups()
    for _, place in mentions:
        groups.add(place)
    groups.join()
    members: dict[int, list[tuple[Reading, Place]]] = defaultdict(list)
    for reading, place in mentions:
        members[groups.of(place)].append((reading, place))
    merged = [named for found in members.values() if (named := _named(found)) is not None]
    return tuple(sorted(merged, key=lambda named: -len(named.documents)))


def fold(name: str) -> str:
    """`name` without case, accents, dots, hyphens and "the": what two spellings of one name share."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _SPACE.sub(" ", plain.translate(_LETTERS)).strip().removeprefix("the ")


def core(name: str) -> str:
    """The folded name less the words that say what the place is; the whole where nothing else is left."""
    words = fold(name).split()
    kept = [word for word in words if word not in GENERIC]
    while len(kept) > 1 and kept[-1] in QUALIFIERS:
        kept.pop()
    return " ".join(kept or words)


class _Groups:
    """Union of the names that are one place. The leader of a group is its first place."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.numbers: dict[tuple[str, object], int] = {}
        self.leader: list[int] = []

    def add(self, place: Place) -> None:
        if _identity(place) not in self.numbers:
            self.numbers[_identity(place)] = len(self.places)
            self.leader.append(len(self.places))
            self.places.append(place)

    def of(self, place: Place) -> int:
        return self.root(self.numbers[_identity(place)])

    def root(self, number: int) -> int:
        while self.leader[number] != number:
            number = self.leader[number]
        return number

    def join(self) -> None:
        for a, b in self.pairs():
            if self.root(a) != self.root(b) and one_place(self.places[a], self.places[b]):
                first, second = sorted((self.root(a), self.root(b)))
                self.leader[second] = first

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs that share a first letter: every other pair is two places anyway."""
        letters: dict[str, list[int]] = defaultdict(list)
        for number, place in enumerate(self.places):
            letters[core(place.text)[:1]].append(number)
        for numbers in letters.values():
            for i, a in enumerate(numbers):
                for b in numbers[i + 1 :]:
                    yield a, b


def _identity(place: Place) -> tuple[str, object]:
    if place.geonameid is not None:
        return "geonames", place.geonameid
    if place.lat is not None:
        return "point", (place.lat, place.lon, place.name)
    return "words", fold(place.text)


def one_place(a: Place, b: Place) -> bool:
    """Whether two places with different identities are one all the same."""
    known = a.lat is not None and b.lat is not None
    if core(a.text) == core(b.text):
        return not known or _apart(a, b) <= SEAT
    return (not known or _apart(a, b) <= SEAT) and slip(core(a.text), core(b.text))


def slip(a: str, b: str) -> bool:
    """Whether folded names `a` and `b` are two spellings of one: long, alike from the first letter on, the same length
    to a letter or two, and different in a part of the letters only."""
    if min(len(a), len(b)) < SLIP_LETTERS or a[0] != b[0] or a[-1] in "ai" != b[-1] in "ai":
        return False
    letters = DamerauLevenshtein.distance(a, b)
    return letters <= SLIP_SHARE * min(len(a), len(b)) and JaroWinkler.similarity(a, b) >= SLIP


def _apart(a: Place, b: Place) -> float:
    """Kilometres, near enough at this range."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return DEGREE * hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians(a.lat)))


def _named(found: list[tuple[Reading, Place]]) -> NamedPlace | None:
    named = [(reading, place) for reading, place in found if place.how != "demonym"]
    if not named:
        return None
    spelled = _spellings(place.text for _, place in named)
    users: dict[str, dict[str, None]] = defaultdict(dict)
    documents: dict[str, dict[str, None]] = defaultdict(dict)
    for reading, place in named:
        name = spelled[fold(place.text)]
        documents[name][reading.account.id] = None
        users[name].update(dict.fromkeys(_users(reading, place)))
    names = sorted(documents, key=lambda name: (-len(documents[name]), -sum(p.text == name for _, p in named), name))
    settled = next((place for _, place in named if place.lat is not None), named[0][1])
    return NamedPlace(
        name=names[0],
        also=tuple(names[1:]),
        used_by=tuple((name, tuple(users[name])) for name in names),
        documents=tuple(dict.fromkeys(reading.account.id for reading, _ in found)),
        lat=settled.lat,
        lon=settled.lon,
        kind=settled.kind,
        geonameid=settled.geonameid,
    )


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """For each folded name the spelling most used, one in capitals only where there is no other."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        counts[fold(text)][" ".join(text.split())] += 1
    return {
        name: max(found, key=lambda text: (not text.isupper(), found[text], text)) for name, found in counts.items()
    }


def _users(reading: Reading, place: Place) -> list[str]:
    """The parties of the claims that the name stands in; where none is known, the outlet, else the account's id."""
    voices = [_voice(claim) for claim in reading.claims if any(span.covers(place.span) for span in claim.content)]
    return [voice for voice in voices if voice] or [reading.account.outlet or reading.account.id]


def _voice(claim: Claim) -> str | None:
    return None if claim.own_voice else claim.party or claim.speaker
