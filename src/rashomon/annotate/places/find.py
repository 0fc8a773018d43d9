"""Find the places that an account names and say which they are."""

from __future__ import annotations

from collections import Counter

from rashomon.annotate.places.candidates import Candidate, candidates
from rashomon.annotate.places.gazetteer import Entry, Gazetteer
from rashomon.annotate.places.keys import key
from rashomon.annotate.places.resolve import AT_MOST, Name, resolve
from rashomon.model import Place, Reading


def find_places(reading: Reading, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places named in `reading`, in the order of the text, without overlaps.

    `reading` needs its parse. What the gazetteer does not have stays in, unresolved: no coordinates.
    """
    text = reading.account.text
    found = candidates(reading, gazetteer)
    names = _names(text, found, gazetteer)
    chosen = resolve(names, gazetteer)
    return tuple(_place(text, candidate, chosen.get(key(candidate.span.of(text)))) for candidate in found)


def _names(text: str, found: list[Candidate], gazetteer: Gazetteer) -> list[Name]:
    counts = Counter(key(c.span.of(text)) for c in found)
    words: dict[str, str] = {}
    containers: dict[str, list[str]] = {}
    for i, c in enumerate(found):
        k = key(c.span.of(text))
        words.setdefault(k, c.span.of(text))
        if i + 1 < len(found) and text[c.span.end : found[i + 1].span.begin].strip(" ") == ",":
            containers.setdefault(k, []).append(found[i + 1].span.of(text))
    return [
        Name(k, words[k], n, gazetteer.look_up(words[k])[:AT_MOST], tuple(containers.get(k, ()))) for k, n in counts.items()
    ]


def _place(text: str, candidate: Candidate, entry: Entry | None) -> Place:
    words = candidate.span.of(text)
    if entry is None:
        return Place(span=candidate.span, text=words, name=words, why="not in the gazetteer")
    return Place(
        span=candidate.span, text=words, name=entry.name, lat=entry.lat, lon=entry.lon, geonameid=entry.geonameid,
        kind=entry.kind, country=entry.country, how="demonym" if entry.how == "demonym" else "name",
    )  # fmt: skip
