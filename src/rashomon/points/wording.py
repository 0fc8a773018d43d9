"""A point's statement: the accounts' own words, the plainest and fullest of them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Reading, words_of
from rashomon.phrase import as_line
from rashomon.points.statements import Statement
from rashomon.syntax import SUBJECTS

IDEAL = 18  # words; a statement is read at a glance and still says who and what
_HANGING = frozenset({"WDT", "WP", "WP$", "WRB", "CC", "TO", "IN"})  # tags of first words that hang on words before
_PRONOUNS = frozenset({"PRP", "PRP$"})


def wording(members: Sequence[tuple[Statement, Reading]], central: Sequence[float]) -> str:
    """The words of the member that is most like the others, names who acts, is near the ideal length and not hedged.

    `central`: one number a member, 0 to 1, how alike it is to the others on average.
    """
    best = min(
        range(len(members)), key=lambda at: (-_worth(*members[at], central[at]), members[at][0].place)
    )  # fmt: skip
    statement, reading = members[best]
    return as_line(words_of(reading.account.text, statement.spans))


def _worth(statement: Statement, reading: Reading, central: float) -> float:
    tokens = [reading.parse.tokens[at] for at in statement.tokens]
    words = [token for token in tokens if token.text[:1].isalnum()]
    head = reading.parse.tokens[statement.head]
    subject = next((token for token in tokens if token.head == statement.head and token.dep in SUBJECTS), None)
    stands = head.pos in ("VERB", "AUX") and subject is not None and bool(words) and words[0].tag not in _HANGING
    named = subject is not None and subject.tag not in _PRONOUNS
    plain = (not statement.claim.hedges) + (statement.claim.mode == "indirect") + (len(statement.spans) == 1)
    return central + 0.3 * stands + 0.2 * named + 0.05 * plain - 0.01 * abs(len(words) - IDEAL)
