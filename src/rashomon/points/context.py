"""What a judge reads of a statement: who says it and how, the sentence before, its sentence with its words marked.

Nothing of this is shown: it is the reading text of a network. Offsets count in `sentence`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Reading, Span
from rashomon.points.statements import Statement

BEFORE = 24  # words of the sentence before: enough for whom its pronouns mean
LONGEST = 90  # words of a sentence around the statement
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Context:
    """`said`: the speaker and the cue ("Pavel Ondra denied"), empty for the outlet's own voice without a frame.
    `marks`: `[begin, end)` of the statement's words in `sentence`, in order. `account`: the id of its account."""

    said: str
    before: str
    sentence: str
    marks: tuple[tuple[int, int], ...]
    account: str = ""

    @property
    def words(self) -> str:
        """The statement's own words."""
        return " ".join(self.sentence[begin:end] for begin, end in self.marks)


def contexts(statements: Sequence[Statement], reading: Reading) -> list[Context]:
    """One for each statement of an account, in order."""
    begins = [sentence.span.begin for sentence in reading.parse.sentences]
    return [_context(statement, reading, begins) for statement in statements]


def _context(statement: Statement, reading: Reading, begins: Sequence[int]) -> Context:
    text = reading.account.text
    at = bisect_left(begins, statement.sentence.begin)
    before = reading.parse.sentences[at - 1].span.of(text) if at else ""
    sentence, marks = _marked(text, statement)
    return Context(_said(statement, text), " ".join(before.split()[-BEFORE:]), sentence, marks, reading.account.id)


def _said(statement: Statement, text: str) -> str:
    """Speaker and cue in the order of speech; the frame's own words where no claim names a speaker."""
    claim = statement.claim
    frame = " ".join(" ".join(span.of(text) for span in statement.frame).split())
    if claim.own_voice:
        return frame
    speaker = claim.speaker or claim.source_text
    return " ".join(f"{speaker} {claim.cue_text}".split()) or frame


def _marked(text: str, statement: Statement) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence in one line, cut to what is near where it is long, and where the statement's words stand in it."""
    begin, end = statement.sentence
    if len(text[begin:end].split()) > LONGEST:
        begin, end = _near(text, Span(begin, end), statement.spans)
    pieces: list[str] = []
    marks = []
    length = 0
    cursor = begin
    for span in statement.spans:
        for part, inside in ((text[cursor : span.begin], False), (span.of(text), True)):
            words = _SPACE.sub(" ", part)
            if not pieces:
                words = words.lstrip()
            if inside and words:
                marks.append((length, length + len(words)))
            pieces.append(words)
            length += len(words)
        cursor = span.end
    pieces.append(_SPACE.sub(" ", text[cursor:end]).rstrip())
    return "".join(pieces), tuple(marks)


def _near(text: str, sentence: Span, spans: Sequence[Span]) -> Span:
    """The statement with up to half of `LONGEST` words on either side."""
    first, last = spans[0].begin, min(spans[-1].end, sentence.end)
    before = [match.start() for match in re.finditer(r"\S+", text[sentence.begin : first])][-LONGEST // 2 :]
    after = [match.end() for match in re.finditer(r"\S+", text[last : sentence.end])][: LONGEST // 2]
    return Span(sentence.begin + before[0] if before else first, last + after[-1] if after else last)
