"""Which way a sentence looks from a phrase in it: back, ahead, or neither, as its verbs and prepositions show."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rashomon.annotate.times.setting import Direction
from rashomon.model import Token

LONGEST_CLIMB = 12  # heads; a phrase hangs on its verb much closer than that
AHEAD_LEMMAS = frozenset("expect schedule plan set due intend hope slate aim vow pledge promise likely ready".split())
AHEAD_MODALS = frozenset("will 'll ’ll wo shall would may".split())
AHEAD_WORDS = frozenset("due payable effective until till by upcoming".split())
PAST_WORDS = frozenset("since ended".split())


class Sentences:
    """The tokens of an account with their dependents, for looking up what governs the words at an offset."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._begins = [token.begin for token in tokens]
        self._dependents: dict[int, list[int]] = {}
        for index, token in enumerate(tokens):
            if token.head != index:
                self._dependents.setdefault(token.head, []).append(index)

    def at(self, offset: int) -> int | None:
        """The index of the first token that begins at `offset` or later, None after the last one."""
        index = bisect_left(self._begins, offset)
        return index if index < len(self.tokens) else None

    def dependents(self, index: int) -> Sequence[Token]:
        return [self.tokens[child] for child in self._dependents.get(index, ())]

    def verb_over(self, index: int) -> int | None:
        """The nearest verb above a token."""
        for _ in range(LONGEST_CLIMB):
            head = self.tokens[index].head
            if head == index:
                return None
            index = head
            if self.tokens[index].pos in ("VERB", "AUX"):
                return index
        return None

    def direction(self, begin: int) -> Direction:
        """Which way the sentence looks from a phrase that begins at `begin`."""
        index = self.at(begin)
        if index is None:
            return 0
        before = self.tokens[index - 1].text.lower() if index else ""
        if before in PAST_WORDS:
            return -1
        if self._possessive(index):
            return 0
        verb = self.verb_over(index)
        told = self._tense(verb) if verb is not None else 0
        if before in AHEAD_WORDS:
            return 0 if told < 0 else 1
        return told

    def _possessive(self, index: int) -> bool:
        """Whether the phrase owns what follows: "Thursday's ruling" says nothing of when it is spoken of."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].tag == "POS"

    def _tense(self, verb: int) -> Direction:
        token, helpers = self.tokens[verb], self.dependents(verb)
        forms = {helper.text.lower() for helper in helpers if helper.dep in ("aux", "auxpass")}
        if forms & AHEAD_MODALS or token.lemma.lower() in AHEAD_LEMMAS and token.tag != "VBD":
            return 1
        if "to" in forms and token.tag in ("VB", "VBN"):
            return 1
        if token.tag == "VBD" or forms & {"was", "were", "had", "did"}:
            return -1
        if token.tag == "VBN" and not forms & {"is", "are", "be", "being", "am"}:
            return -1
        return 0

    def says(self, verb: int) -> bool:
        """Whether a verb has what it says as its content: a clause, or a quotation that it is set into."""
        dependents = self.dependents(verb)
        inserted = self.tokens[verb].dep in ("ccomp", "parataxis", "advcl") and any(d.dep == "nsubj" for d in dependents)
        return inserted or any(child.dep in ("ccomp", "parataxis") for child in dependents)
