"""Find the places that an account names and say which they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from rashomon.annotate.places.candidates import Candidate, candidates
from rashomon.annotate.places.gazetteer import Entry, Gazetteer
from rashomon.annotate.places.recognise import model, recognise
from rashomon.annotate.places.resolve import AT_MOST, DOUBT, SETTLEMENTS, Name, Scene, best, certainty, resolve
from rashomon.annotate.places.words import place_words
from rashomon.model import Account, Place, Reading
from rashomon.spelling import key, slip

SMALL = 50_000  # people of a place that is meant only beside others of its country; on LGL found +.007, all -.007
MOST_ALIKE = 100  # resolved names of one first letter that a name can be a slip of; an account has a few
SURELY = 0.6  # certainty of a name that says which country an account is about


def find_places(reading: Reading, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places named in `reading`, in the order of the text, without overlaps.

    `reading` needs its parse. What the gazetteer does not have stays in, unresolved: no coordinates. A misspelt name is
    read as the name it is a slip of where that stands in the same account, and says so.
    """
    text = reading.account.text
    found = recognise(reading, candidates(reading, gazetteer))
    names, holders = names_of(text, found)
    scene = Scene(names, gazetteer, host=host(reading.account))
    scores = resolve(names, scene, first=model()["first"], second=model()["second"])
    by_key = {name.key: name for name in names}
    home = countries(names, scores)
    places = []
    for candidate in found:
        name = by_key[key(candidate.span.of(text))]
        entry = pick(name, scores.get(name.key, {}), holders.get(candidate), gazetteer)
        entry = at_large(name, entry, home)
        if entry is not None and candidate not in holders and stray(name, entry, home, scene):
            places.append(
                _place(candidate, text, None, "the place of this name is far from all else that the account names")
            )
            continue
        places.append(_place(candidate, text, entry, reason(name, entry, scene, holders.get(candidate))))
    return mend(places)


def names_of(text: str, found: Sequence[Candidate]) -> tuple[list[Name], dict[Candidate, str]]:
    """The different names among `found`, and what follows after a comma ("Louisiana" for "Alexandria, Louisiana")."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    holders: dict[Candidate, str] = {}
    for candidate, after in zip(found, [*found[1:], None], strict=False):
        groups[key(candidate.span.of(text))].append(candidate)
        if after is not None and text[candidate.span.end : after.span.begin].strip(" .") == ",":
            holders[candidate] = after.span.of(text)
    names = []
    for name, members in groups.items():
        follow = tuple(dict.fromkeys(holders[member] for member in members if member in holders))
        names.append(Name(name, len(members), members[0].entries[:AT_MOST], follow))
    return names, holders


def host(account: Account) -> str:
    """The host of the account's address, without `www.`; an empty string where it has none or is no address."""
    try:
        return (urlsplit(account.url or "").hostname or "").removeprefix("www.")
    except ValueError:  # "http://[::1", "https://℀.example": what a page or a JSON line gives need not be an address
        return ""


def pick(name: Name, scores: Mapping[int, float], holder: str | None, gazetteer: Gazetteer) -> Entry | None:
    """The best entry, null where none stands out; where a holder follows this mention, the best of those inside it."""
    if not name.entries:
        return None
    if holder is not None:
        ids = {entry.id for entry in gazetteer.look_up(holder)}
        inside = tuple(e for e in name.entries if ids & {place.id for place in gazetteer.around(e)})
        if inside:
            return best(name._replace(entries=inside), scores)
    if certainty(name, scores) < DOUBT:
        return None
    return best(name, scores)


def countries(names: Sequence[Name], scores: Mapping[str, Mapping[int, float]]) -> dict[str | None, set[str]]:
    """For each country the names that surely mean a place in it, the country itself and its capital excepted."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for name in names:
        if name.entries and certainty(name, scores[name.key]) >= SURELY:
            top = best(name, scores[name.key])
            if top.kind not in ("country", "capital"):
                found[top.country].add(name.key)
    return found


def at_large(name: Name, entry: Entry | None, home: Mapping[str | None, set[str]]) -> Entry | None:
    """`entry`, or the country of that name where the account surely names nothing else in the country of `entry`."""
    nation = next((other for other in name.entries if other.kind == "country" and other.how == "name"), None)
    if entry is None or nation is None or entry.kind == "country" or home.get(entry.country, set()) - {name.key}:
        return entry
    return nation


def stray(name: Name, entry: Entry, home: Mapping[str | None, set[str]], scene: Scene) -> bool:
    """Whether `entry` is a small place of a country that nothing else in the account has to do with, nor its outlet."""
    if entry.kind not in SETTLEMENTS or entry.population >= SMALL or scene.home == entry.country:
        return False
    named = any(scene.namers.get(place.id, set()) - {name.key} for place in scene.gazetteer.around(entry))
    return not named and not home.get(entry.country, set()) - {name.key}


def reason(name: Name, entry: Entry | None, scene: Scene, holder: str | None) -> str:
    """In a phrase, what decided."""
    if entry is None:
        return f"{len(name.entries)} places of this name are as likely" if name.entries else "not in the gazetteer"
    if len(name.entries) == 1:
        return "the only place of this name in the gazetteer"
    of = f"of {len(name.entries)} places of this name"
    found = scene.features(name, entry)
    if holder is not None and "inside what follows" in found:
        return f"the one {of} that lies in {holder}"
    if "its division is named" in found or "its small division is named" in found:
        return f"the likeliest {of}: the account names what it lies in"
    return f"the largest {of}" if "largest" in found else f"the likeliest {of}, by the other places of the account"


def _place(candidate: Candidate, text: str, entry: Entry | None, why: str) -> Place:
    words = candidate.span.of(text)
    if entry is None:
        if candidate.told is not None:
            why = f"{why}; {candidate.told.how}"
        return Place(span=candidate.span, text=words, name=words, why=why, kind=sort_of(candidate, words))
    return Place(
        span=candidate.span, text=words, name=entry.name, lat=entry.lat, lon=entry.lon, geonameid=entry.geonameid,
        kind="city" if entry.kind == "capital" else entry.kind, country=entry.country,
        why=why, how="demonym" if entry.how == "demonym" else "name",
    )  # fmt: skip


def sort_of(candidate: Candidate, words: str) -> str | None:
    """What an unresolved place is, as the account says or as its name does ("Elm Street"), else null."""
    last = words.split()[-1].lower()
    return (candidate.told.sort if candidate.told else "") or (last if last in place_words()[0] else None)


def mend(places: Sequence[Place]) -> tuple[Place, ...]:
    """`places` with those the gazetteer lacks read as a resolved name of the same account that they are a slip of."""
    known = {key(place.text): place for place in reversed(places) if place.lat is not None and place.how == "name"}
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in known:
        by_letter[name[:1]].append(name)

    @cache
    def meant_by(name: str) -> str | None:
        return next((other for other in by_letter[name[:1]][:MOST_ALIKE] if slip(name, other)), None)

    mended = []
    for place in places:
        meant = None if place.lat is not None else meant_by(key(place.text))
        if meant is not None:
            right = known[meant]
            why = f"taken for a slip of “{right.text}”, which stands in this account"
            place = replace(right, span=place.span, text=place.text, why=why, how="slip")
        mended.append(place)
    return tuple(mended)
