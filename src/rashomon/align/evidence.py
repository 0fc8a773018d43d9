"""What speaks for two propositions being one, as numbers; computed for one of them beside many others at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, log1p

import numpy as np
import numpy.typing as npt

from rashomon.align.profiles import Profile
from rashomon.align.times import apart

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Matrix = npt.NDArray[np.float32]

SMALL = 40  # propositions; of events with fewer the weights learned nothing
FEATURES = (
    "meaning", "contained", "containing", "mass", "rarest", "shared", "numbers_differ", "apart", "same_party",
    "same_document", "gap", "depth", "gap_inside", "size", "shorter", "longer", "demands_differ", "denials_differ",
)  # fmt: skip
"""The columns of `Evidence.of`.

`meaning`: the cosine of the encoder's vectors. `contained`, `containing`: how much of the words of content of the one
with fewer, of more of them stands in the other, words weighed by how few propositions of the event have them; `mass`
the weight of those in both, `rarest` the largest, `shared` their number. `numbers_differ`: both give numbers, none in
common. `apart`: they speak of different times. `gap`: how far from one another they stand in their accounts, which
begin at 0 and end at 1; `depth` the sum of their places; `gap_inside` the gap where both stand in one account. `size`:
the logarithm of the number of propositions, a small event counted as one of `SMALL`. `shorter`, `longer`: the logarithm
of their numbers of words of content. `demands_differ`, `denials_differ`: only one of them demands or asks, only one
denies. The others are 1 or 0.
"""


class Evidence:
    """Arrays over all propositions of an event; `vectors` has a row of unit length for each."""

    def __init__(self, profiles: Sequence[Profile], vectors: Matrix) -> None:
        self._profiles = profiles
        self._vectors = vectors
        self._codes = [np.unique(profile.codes) for profile in profiles]
        counts = Counter(code for codes in self._codes for code in codes.tolist())
        self._rarity = np.zeros(max(counts, default=0) + 1)
        for code, count in counts.items():
            self._rarity[code] = log((1 + len(profiles)) / count)
        self._mass = np.array([self._rarity[codes].sum() for codes in self._codes])
        self._marked = np.zeros(len(self._rarity), dtype=np.bool_)
        self._document = _numbered([profile.proposition.claim.document for profile in profiles])
        self._party = _numbered([_party(profile) for profile in profiles])
        self._place = _places(profiles)
        self._length = np.array([log1p(len(profile.terms)) for profile in profiles])
        self._demands = np.array([profile.proposition.claim.stance in ("urge", "ask") for profile in profiles])
        self._denies = np.array([profile.denies for profile in profiles])
        self._numbers = [frozenset(t.key for t in profile.terms if t.number) for profile in profiles]

    def meaning(self, left: int, rights: Ints) -> Floats:
        """(n,) cosines of one proposition with others."""
        return np.asarray(self._vectors[rights] @ self._vectors[left], dtype=np.float64)

    def of(self, left: int, rights: Ints) -> Floats:
        """(n, len(FEATURES)) of one proposition with each of `rights`, all of which have words of content."""
        mass, rarest, shared = self._in_common(left, rights)
        least = np.maximum(np.minimum(self._mass[left], self._mass[rights]), 1e-9)
        most = np.maximum(np.maximum(self._mass[left], self._mass[rights]), 1e-9)
        gap = np.abs(self._place[left] - self._place[rights])
        here = self._document[left] == self._document[rights]
        party = (self._party[left] == self._party[rights]) & (self._party[left] >= 0)
        columns = (
            self.meaning(left, rights), mass / least, mass / most, mass, rarest, shared,
            self._numbers_differ(left, rights), self._apart(left, rights), party, here,
            gap, self._place[left] + self._place[rights], gap * here,
            np.full(len(rights), log(1 + max(SMALL, len(self._codes)))),
            np.minimum(self._length[left], self._length[rights]),
            np.maximum(self._length[left], self._length[rights]),
            self._demands[left] != self._demands[rights], self._denies[left] != self._denies[rights],
        )  # fmt: skip
        return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)

    def _in_common(self, left: int, rights: Ints) -> tuple[Floats, Floats, Floats]:
        """The weight, the rarest and the number of the words in common with each of `rights`."""
        codes = [self._codes[right] for right in rights.tolist()]
        starts = np.concatenate(([0], np.cumsum([len(some) for some in codes])[:-1]))
        flat = np.concatenate(codes)
        self._marked[self._codes[left]] = True
        hit = self._marked[flat]
        self._marked[self._codes[left]] = False
        weights = np.where(hit, self._rarity[flat], 0.0)
        return (
            np.add.reduceat(weights, starts),
            np.maximum.reduceat(weights, starts),
            np.add.reduceat(hit.astype(np.float64), starts),
        )

    def _numbers_differ(self, left: int, rights: Ints) -> list[bool]:
        mine = self._numbers[left]
        return [bool(mine and self._numbers[right] and not mine & self._numbers[right]) for right in rights.tolist()]

    def _apart(self, left: int, rights: Ints) -> list[bool]:
        mine = self._profiles[left]
        others = (self._profiles[right] for right in rights.tolist())
        return [
            bool(mine.when or other.when) and apart(mine.when, other.when, published=_published(mine, other))
            for other in others
        ]


def _party(profile: Profile) -> str | None:
    claim = profile.proposition.claim
    return None if claim.own_voice else claim.party or claim.speaker


def _published(*profiles: Profile) -> list[str | None]:
    return [profile.proposition.reading.account.published for profile in profiles]


def _numbered(names: Sequence[str | None]) -> Ints:
    """A number for each name, -1 for none."""
    order = {name: at for at, name in enumerate(sorted({name for name in names if name is not None}))}
    return np.array([-1 if name is None else order[name] for name in names], dtype=np.int64)


def _places(profiles: Sequence[Profile]) -> Floats:
    """Where each proposition's claim stands among the claims of its account: 0 is the first, towards 1 the last."""
    claims: dict[str, set[tuple[int, str]]] = {}
    for profile in profiles:
        claim = profile.proposition.claim
        claims.setdefault(claim.document, set()).add((claim.content[0].begin, claim.id))
    place = {key: at / len(found) for found in claims.values() for at, (_, key) in enumerate(sorted(found))}
    return np.array([place[profile.claim_id] for profile in profiles])
