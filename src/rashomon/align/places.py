"""One place, all its names: the places of several accounts, merged, with who uses each name.

Two names are one place where the gazetteer says so, where they are the same words, where they differ only by the word
for what the place is ("Kent", "Kent district"), or where one is a slip of the other. No name is preferred: the entry
stands under the one that most accounts use, or under what its names have in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import combinations
from math import cos, hypot, radians
from typing import NamedTuple

from rashomon.align.place_names import Statement, elsewhere, same_works, statements
from rashomon.model import Claim, NamedPlace, Place, Reading, Span
from rashomon.model.passages import Passages
from rashomon.spelling import key, slip

SORTS = frozenset({
    "archipelago", "area", "city", "corridor", "district", "enclave", "governorate", "municipality", "oblast", "pass",
    "peninsula", "prefecture", "province", "raion", "rayon", "region", "settlement", "town", "valley", "village",
})  # fmt: skip
QUALIFIERS = frozenset({"autonomous", "economic", "greater", "metropolitan", "administrative"})
MOST_ALIKE = 200  # names of one first letter that are set against one another; an event has tens
MOST_SAME = 8  # names of one core that a further one is set against, where there are more
SEAT = 60.0  # km: a town and the district named after it lie no farther apart
DEGREE = 111.2  # km
SAME_WORDS = "the same name, with a word for what it is"


VoicesOf = Callable[[Reading, Place], list[str]]


class Node(NamedTuple):
    """One name of one place."""

    place: Place
    key: str
    core: str


class Mention(NamedTuple):
    reading: Reading
    place: Place


def merge_places(readings: Sequence[Reading]) -> tuple[NamedPlace, ...]:
    """The places of all `readings`, those of most accounts first, then in the order they are named."""
    mentions = [Mention(reading, place) for reading in readings for place in reading.places]
    mentions.extend(Mention(*found) for found in elsewhere(readings))
    groups = Groups(place for _, place in mentions)
    said = tuple(statements(readings))
    groups.join(said)
    members: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        members[groups.of(mention.place)].append(mention)
    voices = _Voices(readings)
    merged = (_named(found, groups.why, said, voices.of) for found in members.values())
    return tuple(sorted((named for named in merged if named is not None), key=lambda named: -len(named.documents)))


def core(name: str) -> str:
    """The key of `name` less the words that say what the place is; the whole where nothing else is left."""
    words = key(name).split()
    kept = [word for word in words if word not in SORTS and word not in QUALIFIERS]
    return same_works(" ".join(kept or words))


class Groups:
    """Names that are one place, by union; `why` says for a joined name what joined it."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.nodes: list[Node] = []
        self.numbers: dict[tuple[object, str], int] = {}
        self.leader: list[int] = []
        self.why: dict[str, str] = {}
        known: dict[object, int] = {}
        for place in places:
            number = self.add(place)
            self.union(known.setdefault(_identity(place), number), number)
        for a, b in self.pairs():
            reason = self.root(a) != self.root(b) and one_place(self.nodes[a], self.nodes[b])
            if reason:
                self.union(a, b)
                self.why.setdefault(self.nodes[b].place.text, reason)

    def join(self, said: Iterable[Statement]) -> None:
        """Joins the names that an account says are one place's, where their coordinates do not forbid it."""
        by_key: dict[str, int] = {}
        for number, node in enumerate(self.nodes):
            by_key.setdefault(node.key, number)
        for statement in said:
            a, b = (by_key.get(name) for name in statement.names)
            if a is None or b is None or self.root(a) == self.root(b):
                continue
            one, other = self.nodes[a].place, self.nodes[b].place
            if one.lat is None or other.lat is None or _apart(one, other) <= SEAT:
                self.union(a, b)
                self.why.setdefault(other.text, f"an account says so: “{statement.quote}”")

    def add(self, place: Place) -> int:
        name = key(place.text)
        number = self.numbers.setdefault((_identity(place), name), len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append(Node(place, name, core(place.text)))
            self.leader.append(number)
        return number

    def union(self, a: int, b: int) -> None:
        first, second = sorted((self.root(a), self.root(b)))
        self.leader[second] = first

    def root(self, number: int) -> int:
        while self.leader[number] != number:
            self.leader[number] = self.leader[self.leader[number]]
            number = self.leader[number]
        return number

    def of(self, place: Place) -> int:
        return self.root(self.numbers[_identity(place), key(place.text)])

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs whose cores share the first letter, the name that is known before the one that is not."""
        letters: dict[str, list[int]] = defaultdict(list)
        for number, node in enumerate(self.nodes):
            letters[node.core[:1]].append(number)
        for numbers in letters.values():
            ordered = sorted(numbers, key=lambda number: (self.nodes[number].place.lat is None, number))
            yield from combinations(ordered[:MOST_ALIKE], 2)
            yield from self._same_core(ordered) if len(ordered) > MOST_ALIKE else ()

    def _same_core(self, ordered: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Of more names than can all be set against one another, the pairs of one core, each with the first few."""
        cores: dict[str, list[int]] = defaultdict(list)
        for place, number in enumerate(ordered):
            same = cores[self.nodes[number].core]
            yield from ((other, number) for other in same[:MOST_SAME] if place >= MOST_ALIKE)
            same.append(number)


def _identity(place: Place) -> object:
    if place.geonameid is not None:
        return place.geonameid
    return (place.lat, place.lon, place.name) if place.lat is not None else key(place.text)


def one_place(a: Node, b: Node) -> str:
    """Why two names with different identities are one place all the same; empty where they are not."""
    known = a.place.lat is not None and b.place.lat is not None
    if a.core == b.core:
        return SAME_WORDS if not known or _apart(a.place, b.place) <= SEAT else ""
    if not known and slip(a.core, b.core):
        return f"taken for a slip of “{a.place.text}”"
    return ""


def _apart(a: Place, b: Place) -> float:
    """Kilometres, near enough at this range."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return DEGREE * hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians(a.lat)))


def _named(
    found: Sequence[Mention], why: dict[str, str], said: Sequence[Statement], voices: VoicesOf
) -> NamedPlace | None:
    """The entry of a group, null where nothing but the people or the adjective of the place stands anywhere."""
    named = [mention for mention in found if mention.place.how != "demonym"]
    if not named:
        return None
    users = _users(named, {place for statement in said for place in statement.theirs}, voices)
    _add_stated(users, said)
    names = sorted(users.documents, key=lambda name: (-len(users.documents[name]), -users.counts[name], name))
    shared = _shared(names)
    settled = next((place for _, place in named if place.lat is not None), named[0].place)
    return NamedPlace(
        name=shared or names[0],
        also=tuple(names if shared else names[1:]),
        used_by=tuple((name, tuple(users.voices[name])) for name in names),
        documents=tuple(dict.fromkeys(reading.account.id for reading, _ in found)),
        lat=settled.lat,
        lon=settled.lon,
        kind=settled.kind if settled.lat is not None else _usual(place.kind for _, place in named),
        geonameid=settled.geonameid,
        why=tuple((name, why[name]) for name in names if name in why),
    )


def _usual(kinds: Iterable[str | None]) -> str | None:
    """The kind that most mentions have, of several the first."""
    counts = Counter(kind for kind in kinds if kind)
    return counts.most_common(1)[0][0] if counts else None


class Users(NamedTuple):
    """For each spelling its documents, the parties and outlets that use it, and how often it stands anywhere."""

    documents: dict[str, dict[str, None]]
    voices: dict[str, dict[str, None]]
    counts: Counter[str]


def _users(named: Sequence[Mention], theirs: Set[tuple[str, Span]], voices: VoicesOf) -> Users:
    """Who uses each name; where an account only tells that others use it (`theirs`), it is no user itself."""
    spelled = _spellings(place.text for _, place in named)
    users = Users(defaultdict(dict), defaultdict(dict), Counter())
    for reading, place in named:
        name = spelled[key(place.text)]
        users.documents[name][reading.account.id] = None
        users.counts[name] += 1
        own = (reading.account.id, place.span) not in theirs
        users.voices[name].update(dict.fromkeys(voices(reading, place) if own else ()))
    return users


def _add_stated(users: Users, said: Sequence[Statement]) -> None:
    """Adds who uses a name by what accounts say, where both names of the statement are of this place."""
    spelled = {key(name): name for name in users.voices}
    for statement in said:
        if all(name in spelled for name in statement.names):
            for name, user in zip(statement.names, statement.users, strict=True):
                if user:
                    users.voices[spelled[name]].setdefault(user)


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """For each key the spelling most used; one in capitals only where there is no other."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        counts[key(text)][" ".join(text.split())] += 1
    return {
        name: max(found, key=lambda text: (not text.isupper(), found[text], text)) for name, found in counts.items()
    }


def _shared(names: Sequence[str]) -> str:
    """What several names have in common, where none of them is just that: "Kent" for its valley and its district."""
    cores = {core(name) for name in names}
    if len(names) < 2 or len(cores) > 1 or any(key(name) in cores for name in names):
        return ""
    words = len(cores.pop().split())
    return " ".join(names[0].split()[:words])


class _Voices:
    """Who says what at a place of an account."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._pieces = {r.account.id: [(claim, span) for claim in r.claims for span in claim.content] for r in readings}
        self._stand = {id_: Passages([span for _, span in pieces]) for id_, pieces in self._pieces.items()}

    def of(self, reading: Reading, place: Place) -> list[str]:
        """The parties of the claims that the name stands in; where none is known, the outlet, else the account's id."""
        own = reading.account.id
        met = (self._pieces[own][at] for at in self._stand[own].meeting(place.span))
        claims = {claim.id: claim for claim, span in met if span.covers(place.span)}
        voices = map(_voice, claims.values())
        return [voice for voice in voices if voice] or [reading.account.outlet or own]


def _voice(claim: Claim) -> str | None:
    return None if claim.own_voice else claim.party or claim.speaker
