"""Who does what to whom: the predicates of a clause, verbs and nouns, with those who do it and those it is done to.

Read off the dependency parse, so that "X shelled Y", "Y was shelled by X" and "the shelling of Y by X" give the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.align.kinds import kinds
from rashomon.model import Parse

NOUN_PHRASE = 8  # words of a participant that are taken, the nearest to its head first
_INSIDE_NOUN = frozenset(("compound", "amod", "nmod", "poss", "nummod", "conj", "appos"))
_NEAR = 20  # words between an accusing verb and whom it accuses
_TARGETS = frozenset(("of", "against", "on", "at", "upon", "toward", "towards", "to", "into"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and its participants, as indices of tokens. Participants have their
    heads first. `exists` marks "there is" and "has".

    `negated` counts the negations on the predicate itself and on what it needs.
    """

    predicate: tuple[int, ...]
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    negated: bool
    exists: bool = False


def frames_of(parse: Parse, tokens: tuple[int, ...]) -> tuple[Frame, ...]:
    """The frames of a clause given by its tokens, in order."""
    members = set(tokens)
    children: dict[int, list[int]] = {}
    for index in tokens:
        children.setdefault(parse.tokens[index].head, []).append(index)
    reader = _Reader(parse, members, children)
    return tuple(frame for index in tokens if (frame := reader.frame(index)) is not None)


class _Reader:
    def __init__(self, parse: Parse, members: set[int], children: Mapping[int, list[int]]) -> None:
        self._tokens = parse.tokens
        self._members = members
        self._children = children

    def frame(self, index: int) -> Frame | None:
        token = self._tokens[index]
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod", "compound"):
            return self._verb(index)
        if token.pos == "NOUN" and kinds().events.get(token.lemma.casefold()):
            return self._noun(index)
        return None

    def _verb(self, index: int) -> Frame | None:
        token = self._tokens[index]
        if token.lemma.casefold() == "be":
            return self._being(index)
        agents = self._by(index) + self._under(index, "nsubj", "csubj") + self._accused(index)
        objects = self._under(index, "dobj")
        patients = objects + self._under(index, "nsubjpass", "dative") + self._prepositions(index)
        if token.dep == "acl" and token.tag == "VBN":
            patients.append(token.head)
        elif token.dep in ("acl", "relcl") and not agents:
            agents.append(token.head)
        exists = token.lemma.casefold() == "have" and bool(objects)
        predicate = (index,) if exists else self._predicate(index, objects)
        return Frame(predicate, self._phrases(agents), self._phrases(patients), self._negated(index), exists)

    def _predicate(self, index: int, objects: list[int]) -> tuple[int, ...]:
        """The verb; with its object where that names the event; the object alone where the verb has none of its own."""
        lemma, known = self._tokens[index].lemma.casefold(), kinds()
        naming = [at for at in objects if known.events.get(self._tokens[at].lemma.casefold())]
        if lemma in known.light:
            return tuple(naming or objects or [index])
        return (index, *naming) if lemma in known.support else (index,)

    def _being(self, index: int) -> Frame | None:
        """ "There is X" is about X; "X is a target" and "X is under fire" are about X and tell of what stands there."""
        exists = bool(self._under(index, "expl"))
        told = self._under(index, "attr", "acomp")
        subjects = self._under(index, "nsubj", "nsubjpass")
        if exists:
            return Frame((index,), (), self._phrases(told), self._negated(index), True)
        if not told:
            under = [at for child in self._under(index, "prep") for at in self._under(child, "pobj")]
            told = [at for at in under if kinds().events.get(self._tokens[at].lemma.casefold())]
        if not told:
            told, subjects = subjects, []
        if not told:
            return None
        about = self._phrases(
            subjects + self._prepositions(index) + [at for one in told for at in self._prepositions(one)]
        )
        return Frame(tuple(told), (), about, self._negated(index))

    def _accused(self, index: int) -> list[int]:
        """Who is accused in "accuse X of doing": the object of the verb that governs the clause."""
        token = self._tokens[index]
        if token.dep != "pcomp":
            return []
        governor = self._tokens[self._tokens[token.head].head]
        place = self._tokens[token.head].head
        low, high = max(0, place - _NEAR), place + _NEAR
        return [
            at for at in range(low, min(high, len(self._tokens)))
            if self._tokens[at].head == place and self._tokens[at].dep == "dobj" and governor.pos == "VERB"
        ]  # fmt: skip

    def _noun(self, index: int) -> Frame:
        agents = self._by(index) + self._under(index, "poss", "compound", "amod")
        patients = self._prepositions(index)
        return Frame((index,), self._phrases(agents), self._phrases(patients), self._negated(index))

    def _under(self, index: int, *deps: str) -> list[int]:
        return [child for child in self._children.get(index, ()) if self._tokens[child].dep in deps and child != index]

    def _by(self, index: int) -> list[int]:
        return [
            grandchild
            for child in self._under(index, "agent", "prep")
            if self._tokens[child].text.casefold() == "by"
            for grandchild in self._under(child, "pobj")
        ]

    def _prepositions(self, index: int) -> list[int]:
        return [
            grandchild
            for child in self._under(index, "prep")
            if self._tokens[child].text.casefold() in _TARGETS
            for grandchild in self._under(child, "pobj")
        ]

    def _phrases(self, heads: Iterable[int]) -> tuple[int, ...]:
        """The words of noun phrases, heads first, then what stands inside their phrases."""
        found: list[int] = []
        queue = list(heads)
        while queue and len(found) < NOUN_PHRASE:
            index = queue.pop(0)
            if index in found or index not in self._members:
                continue
            found.append(index)
            queue += [child for child in self._children.get(index, ()) if self._tokens[child].dep in _INSIDE_NOUN]
            queue += [
                grandchild
                for child in self._under(index, "prep")
                if self._tokens[child].text.casefold() == "of"
                for grandchild in self._under(child, "pobj")
            ]
        return tuple(found)

    def _negated(self, index: int) -> bool:
        index = self._governed(index)
        near = [index, *self._under(index, "nsubj", "nsubjpass", "dobj", "attr", "acomp", "det", "aux", "auxpass")]
        words = {word for head in near for word in (head, *self._children.get(head, ()))}  # each once
        without = self._tokens[self._tokens[index].head].lemma.casefold() == "without"
        return (sum(self._negates(word) for word in words) + without) % 2 == 1

    def _governed(self, index: int) -> int:
        """The verb that a bare one stands under: "did not want to go" negates the going."""
        token = self._tokens[index]
        return token.head if token.dep == "xcomp" and token.head in self._members else index

    def _negates(self, index: int) -> bool:
        """A negator, but for that of "whether or not"; "without" negates what it governs, not what governs it."""
        before = self._tokens[index - 1].text.casefold() if index else ""
        lemma = self._tokens[index].lemma.casefold()
        return before != "or" and lemma != "without" and lemma in kinds().negators
