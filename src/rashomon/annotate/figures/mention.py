"""A phrase that counts people or things, or names one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.annotate.figures.numbers import Number

MentionKind = Literal["number", "ordinal", "article", "definite", "name", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase on tokens `[first, last)` whose head is token `head`; `anchor` is the token that predicates hang on.

    `number` is null for a phrase that names one person without counting ("the driver", "Jane Roe, 31").
    """

    kind: MentionKind
    first: int
    last: int
    head: int
    anchor: int
    number: Number | None = None
    people: bool = False
    other: bool = False
    more: bool = False
    partitive: bool = False
    age: str | None = None
    sex: str | None = None
    names: tuple[str, ...] = ()
    grown: bool | None = None

    @property
    def single(self) -> bool:
        return self.number is None or (self.number.min == 1 and self.number.max == 1)
