"""The dossier: all of it, for one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.about import Category, Figure, Moment, Place
from rashomon.model.account import Account, Block, Leftover, Problem
from rashomon.model.claim import Claim
from rashomon.model.point import Point, Reuse, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """The document a document is copied from, and the part of it that is, 0 to 1."""

    document: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One account in the dossier, with what was found in it."""

    account: Account
    blocks: tuple[Block, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    moments: tuple[Moment, ...] = ()
    places: tuple[Place, ...] = ()
    origin: Copied | None = None

    @property
    def id(self) -> str:
        return self.account.id


@dataclass(frozen=True, slots=True)
class Total:
    """A document's own total of a category, and the figure it was read from; where the document's title alone gives
    it, which is not in its text, `figure` is empty and `title` holds the words."""

    document: str
    min: float
    max: float | None
    figure: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two documents whose totals are not the same and whose ranges do not meet."""

    documents: tuple[str, str]
    kind: Literal["update", "conflict"]
    figures: tuple[str, str]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures `parts` that add up to figure `total`."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All figures of one category, set against each other. `latest` is the last known total, min and max."""

    category: Category
    latest: tuple[float, float | None]
    by_document: tuple[Total, ...]
    differ: tuple[Difference, ...] = ()
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An entry of the timeline: a time (TIMEX3 value), what is said of it in an account's words, and who says it."""

    value: str
    statement: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """One place, all its names, and who uses each: pairs of a name and the parties and outlets that use it.

    `why` says for a name that was joined to the others by its words alone what joined it.
    """

    name: str
    also: tuple[str, ...]
    used_by: tuple[tuple[str, tuple[str, ...]], ...]
    documents: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None
    geonameid: int | None = None
    why: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A loaded word or phrase and the claims it stands in."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The loaded words of a party, or of an outlet in its own voice (`own_voice`)."""

    party: str
    terms: tuple[Term, ...]
    own_voice: bool = False


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A sentence of the summary with what it rests on. `words` are the very words it was taken from; `documents` are
    that account first, then those that tell all of it too."""

    text: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A point that a document leaves out; `could_know` is false where the document is older than the point's first
    telling, null where the dates do not say."""

    document: str
    point: str
    could_know: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What could not be read or was dropped, and why; which documents lack which points."""

    problems: tuple[Problem, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMerge:
    """Two names of speakers set against each other: `name` is the one preferred, which
    `other` becomes; where `name` in its turn becomes a third one, another pair says so.

    `score` is 0 to 1, `reasons` say in phrases what was seen, `accounts` are the ids of the accounts with `other`.
    `merged` is false for a pair that looked alike and was kept apart.
    """

    name: str
    other: str
    score: float
    reasons: tuple[str, ...]
    accounts: tuple[str, ...]
    decided_by: Literal["rule", "user"] = "rule"
    merged: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the accounts of one event say, in the order a reader wants it: points are ranked, disputed ones first."""

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    points: tuple[Point, ...] = ()
    figures: tuple[Figure, ...] = ()
    tally: tuple[Tally, ...] = ()
    timeline: tuple[Happening, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    wording: tuple[Wording, ...] = ()
    lineage: tuple[Reuse, ...] = ()
    summary: tuple[SummaryLine, ...] = ()
    coverage: Coverage = Coverage()
    story: str | None = None
    title: str | None = None
    generator: str = ""
    names: tuple[NameMerge, ...] = ()
    judge: str = ""
