"""What is known about a document, gathered with the place where each was read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rashomon.clean.credits import Credit
from rashomon.clean.dates import Stamp, with_clock
from rashomon.clean.lines import Line
from rashomon.model import Account

MOST_NAMES = 40  # of a kind; no credit line is longer, a hostile file may be


@dataclass(slots=True)
class Facts:
    """The first value found for each field stands; what was given with the account is never replaced."""

    account: Account
    found: dict[str, str] = field(default_factory=dict)
    bylines: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    read_from: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, value: str | None, line: Line) -> None:
        if value and not getattr(self.account, name) and name not in self.found:
            self.found[name] = value
            self.read_from[name] = self._place(line)

    def note_credit(self, credit: Credit, line: Line) -> None:
        if not self.account.bylines:
            self._extend("bylines", self.bylines, credit.bylines, line)
        self._extend("agencies", self.agencies, credit.agencies, line)
        if credit.stamp:
            self.note_stamp(credit.stamp, line)

    def note_stamp(self, stamp: Stamp, line: Line) -> None:
        self.note("published", stamp.published, line)
        self.note("modified", stamp.modified, line)

    def note_clock(self, clock: str, line: Line) -> None:
        """The time on the line after a date."""
        day = self.found.get("published")
        if day and "T" not in day:
            self.found["published"] = with_clock(day, clock)
            self.read_from["published"] += f" and {self._place(line)}"

    def _extend(self, name: str, have: list[str], more: tuple[str, ...], line: Line) -> None:
        new = [one for one in more if one not in have][: MOST_NAMES - len(have)]
        have.extend(new)
        if new and name not in self.read_from:
            self.read_from[name] = self._place(line)

    def _place(self, line: Line) -> str:
        if self.account.parts is not None:
            return "the page's text"
        return f"line {self.account.text.count(chr(10), 0, line.span.begin) + 1} of the text"

    def completed(self) -> Account:
        """The account with what was found."""
        agencies = tuple(dict.fromkeys((*self.account.agencies, *self.agencies)))
        return replace(
            self.account,
            **self.found,  # type: ignore[arg-type] # its keys are fields that hold a string
            bylines=self.account.bylines or tuple(self.bylines),
            agencies=agencies,
            read_from=(*self.account.read_from, *self.read_from.items()),
        )
