"""Cohesion: whether the accounts that were given as one event's seem to tell one event.

Two accounts are linked by the words and the names that they share; accounts that no chain of links joins seem to tell
different events. A sign for the reader, never a reason to leave an account out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from rashomon.model import Account, Problem

KIND = "different events"
LINKED = 0.2
"""Likeness at which two accounts are linked: no event of 57 real ones and one of 110 made-up ones of the corpus's train
part is told apart at it; one account of another event is found among the others in 28 and 81 of a hundred."""
LEAST = 30  # words; of a shorter account nothing can be said, and it parts no event
NAMES = 0.5  # weight of the likeness of names beside that of words, from the same measurement
LENGTH = 20_000  # code points of an account that are looked at
SEEN = 8  # accounts of a group that a new one is compared with, so that time grows with the number of accounts
SHOWN = 6  # accounts named for each group
_WORD = re.compile(r"[^\W\d_]{5,40}")
_NAME = re.compile(r"(?<=[a-z,;:’'] )[A-Z][\w’'-]{2,40}")
_STEM = 6  # letters by which words are compared


@dataclass(frozen=True, slots=True)
class _Words:
    words: Counter[str]
    names: Counter[str]

    @classmethod
    def of(cls, text: str) -> _Words:
        head = text[:LENGTH]
        return cls(
            Counter(word.casefold()[:_STEM] for word in _WORD.findall(head)),
            Counter(name.casefold() for name in _NAME.findall(head)),
        )

    def like(self, other: _Words) -> float:
        if min(self.words.total(), other.words.total()) < LEAST:
            return LINKED
        return _cosine(self.words, other.words) + NAMES * _cosine(self.names, other.names)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    if not one or not other:
        return 0.0
    shared = sum(sqrt(count * other[word]) for word, count in one.items() if word in other)
    return shared / sqrt(one.total() * other.total())


def groups(accounts: Sequence[Account]) -> list[list[Account]]:
    """The accounts in groups that nothing links, the largest first; the order of `accounts` changes nothing."""
    found: list[list[tuple[Account, _Words]]] = []
    for account in sorted(accounts, key=lambda each: each.id):
        own = _Words.of(account.text)
        linked = [group for group in found if any(own.like(words) >= LINKED for _, words in group[:SEEN])]
        joined = [each for group in linked for each in group]
        found = [group for group in found if group not in linked]
        found.append([*joined, (account, own)])
    return sorted(([account for account, _ in group] for group in found), key=lambda group: (-len(group), group[0].id))


def different_events(accounts: Sequence[Account]) -> Problem | None:
    """What a reader is told where the accounts seem to tell different events; None where they do not."""
    told = groups(accounts)
    if len(told) < 2:
        return None
    named = "; ".join(_listed(group) for group in told)
    return Problem(
        kind=KIND,
        message=f"The accounts seem to tell {len(told)} events: {named}.",
        remedy="Read each event by itself, or give the accounts a field and use --by FIELD. Nothing was left out.",
        fatal=False,
    )


def _listed(group: Sequence[Account]) -> str:
    names = [account.path or account.title or account.id for account in group[:SHOWN]]
    return ", ".join(names) + (f" and {len(group) - SHOWN} more" if len(group) > SHOWN else "")
