"""Which way a sentence looks from a phrase in it: back, ahead, or neither, as its verbs and prepositions show."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rashomon.annotate.times.leanings import (
    AHEAD_LEMMAS,
    AHEAD_MODALS,
    AHEAD_WORDS,
    DONE_LEMMAS,
    HAPPENED,
    LIMITS,
    PAST_WORDS,
    PLANNED,
    RANKS,
    SCHEDULED_LEMMAS,
)
from rashomon.annotate.times.setting import Direction
from rashomon.model import Parse, Token

LONGEST_REACH = 100  # tokens to either side in which a sentence's places are looked for
LONGEST_CLIMB = 12  # heads; a phrase hangs on its verb much closer than that
CUE_WINDOW = 5  # tokens before a phrase in which a limit may stand: "until 9 a.m. EST Tuesday"


class Sentences:
    """The tokens of an account with their dependents, for looking up what governs the words at an offset."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = tokens = parse.tokens
        self._begins = [token.begin for token in tokens]
        self._sentences = parse.sentences
        self._sentence_begins = [sentence.span.begin for sentence in parse.sentences]
        self._known_helpers: dict[int, frozenset[str]] = {}
        self._known_saying: dict[int, bool] = {}
        self._dependents: dict[int, list[int]] = {}
        for index, token in enumerate(tokens):
            if token.head != index:
                self._dependents.setdefault(token.head, []).append(index)

    def at(self, offset: int) -> int | None:
        """The index of the first token that begins at `offset` or later, None after the last one."""
        index = bisect_left(self._begins, offset)
        return index if index < len(self.tokens) else None

    def around(self, offset: int) -> Sequence[Token]:
        """The tokens of the sentence that an offset stands in, of a very long one those near it."""
        index, place = bisect_right(self._sentence_begins, offset) - 1, bisect_left(self._begins, offset)
        if index < 0:
            return ()
        sentence = self._sentences[index]
        return self.tokens[max(sentence.first, place - LONGEST_REACH) : min(sentence.last, place + LONGEST_REACH)]

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
        before = [token.text.lower() for token in self.tokens[max(0, index - CUE_WINDOW) : index]]
        if before[-1:] and before[-1] in PAST_WORDS:
            return -1
        verb = self.verb_over(index)
        if LIMITS & set(before) or before[-2:] in (["soon", "as"], ["early", "as"]):
            return -1 if verb is not None and "had" in self._helpers(verb) else 1
        told = self._tense(verb) if verb is not None else 0
        if self._possessive(index):
            return max(0, told) if self.tokens[self.tokens[index].head].lemma.lower() in PLANNED else 0
        noun = self._noun_over(index)
        if told > 0 and noun in HAPPENED:
            return -1
        if told == 0 and verb is not None and self._is_copula(verb, index):
            return 1
        if before[-1:] and before[-1] in AHEAD_WORDS:
            return 0 if told < 0 else 1
        return told

    def _helpers(self, verb: int) -> frozenset[str]:
        """The auxiliary words of a verb, lower case."""
        if verb not in self._known_helpers:
            helpers = (word.text.lower() for word in self.dependents(verb) if word.dep in ("aux", "auxpass"))
            self._known_helpers[verb] = frozenset(helpers)
        return self._known_helpers[verb]

    def _possessive(self, index: int) -> bool:
        """Whether the phrase owns what follows: "Thursday's ruling" says nothing of when it is spoken of."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].tag == "POS"

    def _noun_over(self, index: int) -> str:
        """The lemma of the noun that a phrase hangs on by a preposition: "the attack on Friday"; else ""."""
        over = self.tokens[self.tokens[index].head]
        above = self.tokens[over.head]
        return above.lemma.lower() if over.pos == "ADP" and above.pos == "NOUN" else ""

    def _is_copula(self, verb: int, index: int) -> bool:
        """Whether a phrase is what "is" says of something: "the funeral is on Saturday"."""
        token, over = self.tokens[verb], self.tokens[index].head
        return token.lemma == "be" and token.tag in ("VBZ", "VBP") and verb in (over, self.tokens[over].head)

    def _tense(self, verb: int) -> Direction:
        token, forms = self.tokens[verb], self._helpers(verb)
        if "had" in forms:
            return -1
        if forms & AHEAD_MODALS or (token.lemma.lower() in AHEAD_LEMMAS and token.tag != "VBD"):
            return 1
        if "to" in forms and token.tag in ("VB", "VBN"):
            return self._of_purpose(verb)
        if token.tag == "VBG" and not forms and token.dep in ("pcomp", "acl", "advcl", "xcomp"):
            over = self.verb_over(verb)
            return self._tense(over) if over is not None and over < verb else 0
        if token.tag in ("VBZ", "VBP") and not forms and token.lemma.lower() in SCHEDULED_LEMMAS:
            return 1
        if token.tag == "VBD" or forms & {"was", "were", "had", "did"}:
            return -1
        if token.tag == "VBN" and not forms & {"is", "are", "be", "being", "am"}:
            return -1
        return 0

    def _of_purpose(self, verb: int) -> Direction:
        """Which way an infinitive looks: ahead, but for what had been due and for what was begun or managed; from a
        past day ahead in "was to be mended"."""
        over = self.verb_over(verb)
        if over is None:
            return 1
        past = self._tense(over) < 0
        if "had" in self._helpers(over) or (past and self.tokens[over].lemma == "have"):
            return -1
        if past and self.tokens[self.tokens[verb].head].lemma.lower() in RANKS:
            return -1  # "was the first to report it on Tuesday"
        if self.tokens[over].lemma == "be" and self.tokens[over].tag == "VBD":
            return 2
        return -1 if self.tokens[over].lemma.lower() in DONE_LEMMAS and past and self.tokens[over].tag != "VBG" else 1

    def says(self, verb: int) -> bool:
        """Whether a verb has what it says as its content: a clause, or a quotation that it is set into."""
        if verb not in self._known_saying:
            kinds = {child.dep for child in self.dependents(verb)}
            inserted = self.tokens[verb].dep in ("ccomp", "parataxis", "advcl") and "nsubj" in kinds
            self._known_saying[verb] = inserted or bool(kinds & {"ccomp", "parataxis"})
        return self._known_saying[verb]
