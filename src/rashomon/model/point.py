"""Points: one proposition, who says it, who denies it, and why we think that they speak of the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.claim import Claim
from rashomon.model.span import Span

Status = Literal["agreed", "one origin", "single source", "disputed"]
RelationKind = Literal[
    "same", "narrower", "update", "denies", "differs in number", "differs in time", "differs in place",
    "differs in actor", "attribution lost", "hedge dropped",
]  # fmt: skip
ReuseKind = Literal["copy", "shared statement", "agency", "edit"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one document, pointed at."""

    document: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One reason: what was compared (`meaning`, `number`, `place`, ...), how alike (0 to 1), a phrase that says what
    was seen, and the two spans."""

    name: str
    score: float
    detail: str
    left: Words
    right: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How claim `b` stands to claim `a`, and the comparisons that decided."""

    a: str
    b: str
    kind: RelationKind
    score: float
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One proposition. `origins` names the independent parties behind it; `parts` says for a claim of which only a
    part bears on it which part; `unsaid` lists the documents that leave it out."""

    id: str
    statement: str
    status: Status
    supports: tuple[Claim, ...]
    denies: tuple[Claim, ...] = ()
    origins: tuple[str, ...] = ()
    parts: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    relations: tuple[Relation, ...] = ()
    unsaid: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.supports + self.denies

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents it stands in, each once, in the order of the claims."""
        return tuple(dict.fromkeys(claim.document for claim in self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """Text that stands in two documents. `origin` is the document (`from` in JSON) it comes from; where
    `directed` is false nothing shows which came first and the two are named in the order of their ids. `share` is
    the part of `to` that it makes up, 0 to 1; `spans` are aligned pairs (in `origin`, in `to`)."""

    origin: str
    to: str
    kind: ReuseKind
    share: float
    spans: tuple[tuple[Span, Span], ...]
    directed: bool = False
    why: str = ""
    credit: str | None = None
