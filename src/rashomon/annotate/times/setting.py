"""What a time phrase is read against: the account's date, the times named before, and which way the sentence looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.annotate.times import calendar as cal
from rashomon.model import MomentType

NEAR_DAYS = 100  # a day of a month without a year is the nearest one, whatever the tense; tuned on half of TimeBank
MONTHS_BACK = 8  # a month is of the last so many where no verb tells which way a sentence looks
Anchor = Literal["text", "published", "previous", "none"]
Direction = Literal[-1, 0, 1, 2]
"""Back, neither, ahead, or ahead of a past day: what was to be in April may be over by now."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase means: TIMEX3 type and value, and what the value was counted from."""

    type: MomentType
    value: str
    anchor: Anchor = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """`today` is the account's date, None where it has none; `previous` the value of the last date named before the
    phrase; `period` the last quarter or year of business figures named; `direction` whether the governing verb looks
    back (-1), ahead (1, from a past day 2) or cannot be told (0); `before` and `after` the neighbouring words, lower
    case, else ""."""

    today: date | None
    previous: str | None = None
    period: str | None = None
    direction: Callable[[], Direction] = lambda: 0
    before: str = ""
    after: str = ""

    @property
    def anchor(self) -> Anchor:
        return "published" if self.today else "none"

    def shifted_day(self, count: int) -> Sense:
        """The day `count` days from the account's."""
        day = cal.plus_days(self.today, count) if self.today else None
        return Sense("DATE", cal.day_value(day), "published") if day else Sense("DATE", "XXXX-XX-XX", "none")

    def weekday(self, number: int, *, side: int | None = None) -> Sense:
        """The weekday nearest to the account's date on the side that the sentence looks to; `side` -1, 0 or 1 for
        "last", "this" and "next"."""
        if self.today is None:
            return Sense("DATE", f"XXXX-WXX-{number}", "none")
        behind = (self.today.isoweekday() - number) % 7
        ahead = self.direction() > 0 if side is None else self.direction() >= 0 if side == 0 else side == 1
        if side is None or side == 0:
            count = (7 - behind) % 7 if ahead else -behind
        else:
            count = (7 - behind) if ahead else -(behind or 7)
        return self.shifted_day(count)

    def month_day(self, month: int, day: int) -> Sense | None:
        """The day of a month named without its year."""
        if not cal.is_day(None, month, day):
            return None
        if self.today is None:
            return Sense("DATE", f"XXXX-{month:02d}-{day:02d}", "none")
        around = [cal.safe_date(self.today.year + shift, month, day) for shift in (-1, 0, 1)]
        chosen = self.nearest([one for one in around if one], near=NEAR_DAYS)
        return Sense("DATE", cal.day_value(chosen), "published") if chosen else None

    def month(self, month: int, *, side: int | None = None) -> Sense:
        """A month named without its year; `side` as in `weekday`."""
        if self.today is None:
            return Sense("DATE", f"XXXX-{month:02d}", "none")
        now, way = self.today.month, self.direction() if side is None else side
        if side == 0:
            away = month - now
        elif way == 1:
            away = (month - now) % 12 or 12 * (side == 1)
        elif way < 0:
            away = -((now - month) % 12 or 12 * (side == -1))
        else:
            away = (month - now + MONTHS_BACK) % 12 - MONTHS_BACK
        reached = cal.plus_months(self.today.year, now, away)
        return (
            Sense("DATE", cal.month_value(*reached), "published")
            if reached
            else Sense("DATE", f"XXXX-{month:02d}", "none")
        )

    def quarter(self, number: int) -> Sense:
        """A quarter named without its year: the last one begun, or the next one where the sentence looks ahead."""
        if self.today is None:
            return Sense("DATE", f"XXXX-Q{number}", "none")
        current = cal.quarter_of(self.today.month)
        year = self.today.year - (number > current)
        if self.direction() > 0 and number not in (current, current - 1 or 4):  # results come a quarter late
            year += 1
        return Sense("DATE", cal.quarter_value(year, number), "published")

    def season(self, code: str, *, side: int | None = None) -> Sense:
        """A season named without its year."""
        if self.today is None:
            return Sense("DATE", f"XXXX-{code}", "none")
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        year = self.today.year - (code == "WI" and self.today.month < 3)  # a winter has the year it begins in
        if side == 1 or (side is None and self.direction() > 0):
            year += first <= self.today.month
        elif side == -1:
            year -= first + 3 > self.today.month
        elif side is None:
            year -= first > self.today.month
        return Sense("DATE", f"{year:04d}-{code}", "published")

    def nearest(self, days: list[date], *, near: int = 0) -> date | None:
        """The day nearest to the account's own; beyond `near` days only on the side that the sentence looks to."""
        assert self.today is not None
        direction, today = self.direction(), self.today.toordinal()
        fit = [
            day for day in days if (day.toordinal() - today) * direction >= 0 or abs(day.toordinal() - today) <= near
        ]
        return min(fit or days, key=lambda day: abs(day.toordinal() - today), default=None)
