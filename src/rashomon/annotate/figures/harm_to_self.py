"""What someone does to themselves: "shot the boy and then himself", "before turning the gun on herself", "took his own
life". The subject of the clause is the one harmed, also where it stands in another clause than the harm."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.figures.fate import Fate
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.predicates import deadly, is_real
from rashomon.annotate.figures.view import View

_REACH = 40  # tokens from the subject's verb to the harm
_DEADLY = lexicon().lists["self_killed"]
_HARMFUL = lexicon().lists["self_shot"]
_WEAPONS = lexicon().lists["self_weapons"]
REFLEXIVES = lexicon().lists["self_pronouns"]


def harm_to_self(view: View, verb: int) -> Iterator[Fate]:
    """States that the subject of `verb` brings on itself, by that verb or by one after it that has no other subject.

    Read off the order of words: parsers hang "and then himself" on almost anything.
    """
    for index in range(verb + 1, min(view.bounds(verb)[1], verb + _REACH)):
        if view.dep(index) in ("nsubj", "nsubjpass") and view.words[index] not in REFLEXIVES:
            return
        word = view.words[index]
        state = None
        if word in REFLEXIVES:
            state = _to_reflexive(view, verb, index)
        elif word == "life" and view.word(index - 1) == "own":
            state = "killed" if view.lemma(view.head(index)) in ("take", "end") else None
        elif word == "suicide" and view.lemma(view.head(index)) == "commit":
            state = "killed"
        if state is not None:
            yield Fate(state, index, "self", is_real(view, view.head(index)))  # type: ignore[arg-type]


def _to_reflexive(view: View, verb: int, index: int) -> str | None:
    """What the last verb of harm before "himself" does to him; null where another verb stands between."""
    for at in range(index - 1, verb - 1, -1):
        lemma = view.lemma(at)
        if lemma in _DEADLY or lemma in _HARMFUL:
            return "killed" if lemma in _DEADLY or deadly(view, at) or "suicide" in view.word_set else "shot"
        if lemma == "turn" and _WEAPONS & set(view.lemmas[at + 1 : index]):
            return "killed"
        if view.tokens[at].pos == "VERB":
            return None
    return None
