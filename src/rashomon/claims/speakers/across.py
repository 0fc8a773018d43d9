"""One name for each speaker across the accounts of an event, and whom each person speaks for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.claims.speakers.compare import LIST_AT, MERGE_AT, Profile, Score, compare, is_group, owner_in
from rashomon.claims.speakers.hints import hints_of
from rashomon.claims.speakers.merge import NameJudgement, NameMerge, Verdict
from rashomon.claims.speakers.people import surname
from rashomon.claims.speakers.read import read
from rashomon.claims.speakers.source import Hints, Source
from rashomon.claims.speakers.spelling import skeleton
from rashomon.claims.speakers.survey import people_of
from rashomon.claims.speakers.words import fold, name_key
from rashomon.model import Claim, Reading, words_of

LARGEST_BLOCK = 60  # names that share a first sound and are compared with one another; beyond it only the most used
_SHORT_FORM = re.compile(
    r"((?:[A-Z][\w’'-]*|of|for|the|and|in)(?: (?:[A-Z][\w’'-]*|of|for|the|and|in)){1,9}) \(([A-Z][A-Za-z]{1,7})\)"
)


def resolve_across(readings: Sequence[Reading], *, judgements: Iterable[NameJudgement] = ()) -> tuple[Reading, ...]:
    """The readings, in the order given, with one name for each speaker; the order makes no difference to the names."""
    profiles = _profiles(readings)
    names = _merged(profiles, list(judgements))[1]
    parties = _parties(readings, names, profiles)
    return tuple(
        replace(reading, claims=tuple(_renamed(claim, names, parties) for claim in reading.claims))
        for reading in readings
    )


def merge_names(readings: Sequence[Reading], *, judgements: Iterable[NameJudgement] = ()) -> tuple[NameMerge, ...]:
    """Every pair of names that became one, and those that were alike and stayed apart, with scores and reasons."""
    return _merged(_profiles(readings), list(judgements))[0]


def _merged(
    profiles: dict[str, Profile], judgements: Sequence[NameJudgement]
) -> tuple[tuple[NameMerge, ...], dict[str, str]]:
    """What was decided on each pair, and for each name the one that is kept for it."""
    verdicts = {frozenset((fold(j.left), fold(j.right))): j.verdict for j in judgements}
    told = [j for j in sorted(judgements) if j.verdict == "same" and {j.left, j.right} <= set(profiles)]
    pairs = [(profiles[j.left], profiles[j.right], Score(1.0, ("a user said so",))) for j in told]
    pairs += sorted(_scored(profiles), key=lambda row: (-row[2].value, row[0].name, row[1].name))
    groups = _Groups(profiles, verdicts)
    merges = tuple(_decide(groups, *pair, by_user=place < len(told)) for place, pair in enumerate(pairs))
    return merges, {name: min((profiles[n] for n in groups.of(name)), key=_rank).name for name in profiles}


class _Groups:
    """Names that are one, kept so that no two that a user parted fall together."""

    def __init__(self, profiles: dict[str, Profile], verdicts: dict[frozenset[str], Verdict]) -> None:
        self._members = {name: {name} for name in profiles}
        self._verdicts = verdicts

    def of(self, name: str) -> set[str]:
        return self._members[name]

    def parted(self, left: str, right: str) -> bool:
        pairs = (frozenset((fold(a), fold(b))) for a in self.of(left) for b in self.of(right))
        return any(self._verdicts.get(pair) in ("different", "unsure") for pair in pairs)

    def join(self, left: str, right: str) -> None:
        joined = self.of(left) | self.of(right)
        for name in joined:
            self._members[name] = joined


def _decide(groups: _Groups, left: Profile, right: Profile, score: Score, *, by_user: bool) -> NameMerge:
    parted = groups.parted(left.name, right.name)
    merged = not parted and (by_user or score.value >= MERGE_AT)
    if merged:
        groups.join(left.name, right.name)
    kept, other = sorted((left, right), key=_rank)
    return NameMerge(
        name=kept.name,
        other=other.name,
        score=round(score.value, 3),
        reasons=score.reasons,
        accounts=tuple(sorted(other.accounts)),
        decided_by="user" if by_user or parted else "rule",
        merged=merged,
    )


def _rank(profile: Profile) -> tuple[bool, int, int, int, str]:
    """The name that is kept comes first: a person's before an office, the longest, the most used."""
    return not profile.person, -len(profile.key), -len(profile.accounts), -profile.count, profile.name


def _renamed(claim: Claim, names: dict[str, str], parties: dict[str, str]) -> Claim:
    if claim.speaker is None or claim.own_voice:
        return claim
    speaker = names.get(claim.speaker, claim.speaker)
    return replace(claim, speaker=speaker, party=claim.party or parties.get(speaker))


def _parties(readings: Sequence[Reading], names: dict[str, str], profiles: dict[str, Profile]) -> dict[str, str]:
    """For each speaker the party that most claims give; of equals the first by name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for claim in reading.claims:
            if claim.speaker and claim.party and not claim.own_voice and not is_group(claim.speaker):
                counts[names.get(claim.speaker, claim.speaker)][claim.party] += 1
    for name, profile in profiles.items():
        if not counts[names.get(name, name)]:
            counts[names.get(name, name)].update(profile.parties)
    return {name: min(found, key=lambda p: (-found[p], p)) for name, found in counts.items() if found}


def _profiles(readings: Sequence[Reading]) -> dict[str, Profile]:
    profiles: dict[str, Profile] = {}
    for reading in sorted(readings, key=lambda r: r.account.id):
        _add_account(reading, profiles)
    return dict(sorted(profiles.items()))


def _add_account(reading: Reading, profiles: dict[str, Profile]) -> None:
    hints = hints_of(reading.parse)
    people = people_of(reading, hints, _sources(reading, hints))
    known = {person.name: person for person in people.persons}
    acronyms = dict(_short_forms(reading.account.text))
    for claim in reading.claims:
        if not claim.speaker or claim.own_voice:
            continue
        profile = profiles.setdefault(claim.speaker, Profile(claim.speaker, name_key(claim.speaker)))
        profile.count += 1
        profile.accounts.add(reading.account.id)
        if claim.party:
            profile.parties[claim.party] += 1
        person = known.get(claim.speaker)
        if person:
            profile.person = True
            profile.genders.update(person.genders)
            profile.parties.update(role.party for role in person.roles if role.party)
            profile.offices |= {(role.office, role.land) for role in person.roles if not role.former}
        short = acronyms.get(profile.key)
        if short:
            profile.acronyms.add(short)


def _sources(reading: Reading, hints: Hints) -> list[Source]:
    text = reading.account.text
    return [read(words_of(text, claim.source).replace(" … ", " "), hints) for claim in reading.claims if claim.source]


def _short_forms(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Names that the text gives a short form in brackets: "International Rescue Committee (IRC)"."""
    for match in _SHORT_FORM.finditer(text):
        words = [word for word in match[1].split() if word != "the"]
        size = len(match[2])
        for begin in range(len(words)):
            if "".join(w[0] for w in words[begin:] if w[0].isupper()).upper() == match[2].upper() and size > 1:
                yield name_key(" ".join(words[begin:])), fold(match[2])
                break


def _scored(profiles: dict[str, Profile]) -> Iterator[tuple[Profile, Profile, Score]]:
    """Pairs of names that have something in common."""
    namesakes = Counter(surname(p.key) for p in profiles.values() if p.person and len(p.key) > 1)
    owners = ((profile, owner_in(profile)) for profile in profiles.values() if not profile.person)
    namesakes.update(profile.name.removeprefix(f"{owner} ") for profile, owner in owners if owner)
    seen: set[tuple[str, str]] = set()
    for block in _blocks(profiles).values():
        chosen = sorted(block, key=lambda p: (-p.count, p.name))[:LARGEST_BLOCK]
        for left, right in combinations(sorted(chosen, key=lambda p: p.name), 2):
            if (left.name, right.name) in seen:
                continue
            seen.add((left.name, right.name))
            score = compare(left, right, namesakes)
            if score and score.value >= LIST_AT:
                yield left, right, score


def _blocks(profiles: dict[str, Profile]) -> dict[str, list[Profile]]:
    """Profiles under every sound or office that could make two of them one."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles.values():
        if not profile.key or is_group(profile.name):
            continue
        marks = {skeleton(surname(profile.key)), skeleton(profile.key[0])} if profile.person else set(profile.key)
        marks |= {f"{land} {title}".casefold() for title, land in profile.offices} | {profile.name.casefold()}
        marks |= profile.acronyms | {
            "".join(word[0] for word in profile.key if word not in ("of", "the", "for", "and"))
        }
        for mark in sorted(marks):
            blocks[mark].append(profile)
    return blocks
