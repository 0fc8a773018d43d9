"""One name for each speaker across the accounts of an event, and whom each person speaks for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.claims.speakers.compare import LIST_AT, MERGE_AT, Profile, Score, compare, is_group, owner_in
from rashomon.claims.speakers.gather import gather
from rashomon.claims.speakers.merge import NameJudgement, NameMerge, Verdict
from rashomon.claims.speakers.people import contains, surname
from rashomon.claims.speakers.roles import without_titles
from rashomon.claims.speakers.spelling import skeleton
from rashomon.claims.speakers.words import fold, name_key, split
from rashomon.model import Claim, Reading

_SPEAKING_FOR = frozenset(("aide", "aides", "attorney", "attorneys", "camp", "campaign", "lawyer", "lawyers", "office",
                           "representative", "representatives", "spokesman", "spokesperson", "spokeswoman", "staff",
                           "team"))  # fmt: skip
LARGEST_BLOCK = 60  # names that share a first sound and are compared with one another; beyond it only the most used


def resolve_across(readings: Sequence[Reading], *, judgements: Iterable[NameJudgement] = ()) -> tuple[Reading, ...]:
    """The readings, in the order given, with one name for each speaker; the order makes no difference to the names."""
    return resolve_names(readings, judgements=judgements)[0]


def merge_names(readings: Sequence[Reading], *, judgements: Iterable[NameJudgement] = ()) -> tuple[NameMerge, ...]:
    """Every pair of names that became one, and those that were alike and stayed apart, with scores and reasons."""
    return _merged(gather(readings), list(judgements))[0]


def resolve_names(
    readings: Sequence[Reading], *, judgements: Iterable[NameJudgement] = ()
) -> tuple[tuple[Reading, ...], tuple[NameMerge, ...]]:
    """What `resolve_across` and `merge_names` give, in one pass."""
    profiles = gather(readings)
    merges, names = _merged(profiles, list(judgements))
    known = _Names(names, profiles, _parties(readings, names, profiles))
    told = (replace(reading, claims=tuple(known.renamed(claim) for claim in reading.claims)) for reading in readings)
    return tuple(told), merges


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
    return merges, {name: _kept([profiles[n] for n in sorted(groups.of(name))]).name for name in profiles}


def _kept(group: Sequence[Profile]) -> Profile:
    """The name that stands for a group: the longest, unless a shorter one that it begins or ends with is used more."""
    first = min(group, key=_rank)
    size, whole = len(first.key), owner_in(first) is not None
    used = [
        p
        for p in group
        if 1 < len(p.key) < size
        and (first.key[: len(p.key)] == p.key or (not whole and first.key[-len(p.key) :] == p.key))
    ]
    return max((p for p in used if p.count > first.count), key=lambda p: (p.count, p.name), default=first)


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


class _Names:
    """The names that are kept, for speakers and for the parties that bear a speaker's name."""

    def __init__(self, names: dict[str, str], profiles: dict[str, Profile], parties: dict[str, str]) -> None:
        self._names, self._parties = names, parties
        self._persons = {name for name, profile in profiles.items() if profile.person}
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        for name in self._persons:
            self._by_surname[surname(profiles[name].key)].add(names[name])

    def renamed(self, claim: Claim) -> Claim:
        """The claim under the kept name of its speaker, with the speaker's party."""
        if claim.speaker is None or claim.own_voice:
            return claim
        speaker = self._names.get(claim.speaker, claim.speaker)
        party = self._parties.get(speaker) if claim.speaker in self._persons else None
        found = self._party(party or claim.party or self._parties.get(speaker)) or self._owner(speaker)
        own = found == speaker and self._parties.get(speaker) != speaker  # nobody is the party of themselves
        return replace(claim, speaker=speaker, party=None if own else found)

    def _owner(self, speaker: str) -> str | None:
        """Whose office or lawyer speaks: "Roe's office" speaks for Jane Roe, where she is known."""
        owner, _, thing = speaker.replace("’", "'").partition("'s ")
        party = self._party(owner) if thing.split(" ")[0] in _SPEAKING_FOR else None
        return party if party in self._persons else None

    def _party(self, party: str | None) -> str | None:
        """A party that is a person under the person's kept name: "President Roe" is Jane Roe."""
        if party is None or party in self._names:
            return self._names.get(party or "", party)
        words = without_titles(split(party))[1]
        key = tuple(word.fold for word in words)
        bearers = self._by_surname.get(surname(key), set()) if key else set()
        fits = sorted(name for name in bearers if contains(name_key(name), key))
        return fits[0] if len(fits) == 1 else party


def _parties(readings: Sequence[Reading], names: dict[str, str], profiles: dict[str, Profile]) -> dict[str, str]:
    """For each speaker the party that most accounts give, then most claims; of equals the first by name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    tellers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for reading in readings:
        for claim in reading.claims:
            if claim.speaker and claim.party and not claim.own_voice and not is_group(claim.speaker):
                counts[names.get(claim.speaker, claim.speaker)][claim.party] += 1
                tellers[names.get(claim.speaker, claim.speaker), claim.party].add(reading.account.id)
    for name, profile in profiles.items():
        if not counts[names.get(name, name)]:
            counts[names.get(name, name)].update(profile.parties)
    return {
        name: min(found, key=lambda p: (-len(tellers[name, p]), -found[p], p))
        for name, found in counts.items()
        if found
    }


def _scored(profiles: dict[str, Profile]) -> Iterator[tuple[Profile, Profile, Score]]:
    """Pairs of names that have something in common."""
    namesakes = Counter(surname(p.key) for p in profiles.values() if p.person and len(p.key) > 1)
    owners = ((profile, owner_in(profile)) for profile in profiles.values() if not profile.person)
    namesakes.update(profile.name.removeprefix(f"{owner} ") for profile, owner in owners if owner)
    namesakes.update(_endings(profiles))
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


def _endings(profiles: dict[str, Profile]) -> Iterator[str]:
    """The ends of names of bodies and organisations, in folded words, each as often as a longer name has it."""
    for profile in profiles.values():
        if not profile.person and not is_group(profile.name):
            yield from (" ".join(profile.key[begin:]) for begin in range(1, len(profile.key)))


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
