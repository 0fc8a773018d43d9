"""What a claim is about: times, places, figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

MomentType = Literal["DATE", "TIME", "DURATION", "SET"]
MomentRole = Literal["event", "speaking", "publication"]
Category = Literal["killed", "injured", "missing", "detained", "displaced", "other"]
FigureRole = Literal["total", "part", "increment", "background"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time expression with its TIMEX3 type and value.

    `anchor` says what the value was counted from: `text` (it stands there whole), `published` (the account's own
    date), `previous` (the time named before it), `none` (nothing to count from: the value has no invented part).
    `inferred` is true where the account's date itself was inferred and not given. `role` keeps apart the time of the
    event, of someone's speaking about it ("said on Tuesday") and of the publication (a dateline).
    """

    span: Span
    text: str
    type: MomentType
    value: str
    anchor: Literal["text", "published", "previous", "none"] = "text"
    inferred: bool = False
    role: MomentRole = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place name where it stands, and the place it was resolved to: null where it was not.

    `name` is the gazetteer's name or the words themselves; `kind` a word such as `city`, `district`, `country`,
    `river`; `country` an ISO 3166 code; `why` says in a phrase what decided. `how` is `demonym`
    where the words name the people of the place, or are the adjective; `slip` where they misspell its name.
    """

    span: Span
    text: str
    name: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    kind: str | None = None
    country: str | None = None
    why: str = ""
    how: Literal["name", "demonym", "slip"] = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of something. `max` is null for "at least"; the digits or number words stand in `span`.

    `counted` is what is counted in the account's words (`police officers`); `unit` its measure (`people`,
    `sq. km`); `role` whether it is the account's own total, a part of one, an increment, or of another event;
    `headline` is true for the document's own total of its category, and `score` (0 to 1) how sure it is that it is;
    null where nothing was weighed. `as_of` is an ISO 8601 date or instant.
    """

    id: str
    document: str
    span: Span
    text: str
    category: Category
    min: float
    max: float | None
    unit: str | None = None
    counted: str | None = None
    role: FigureRole = "part"
    headline: bool = False
    approximate: bool = False
    as_of: str | None = None
    speaker: str | None = None
    party: str | None = None
    claim: str | None = None
    score: float | None = None
