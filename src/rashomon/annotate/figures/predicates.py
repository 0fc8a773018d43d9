"""What the words around a verb or noun say of it: deadly, denied, with an object, into a hospital."""

from __future__ import annotations

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.view import View

_ADVERBS_OF_DEATH = frozenset({"fatally", "mortally", "lethally"})
_BULLET = lexicon().lists["predicates_bullet"]
_MODALS = lexicon().lists["predicates_modals"]


def deadly(view: View, verb: int) -> bool:
    """ "fatally shot", "shot dead", "beaten to death", "shot and killed"."""
    for child in view.kids(verb):
        word = view.words[child]
        if word in _ADVERBS_OF_DEATH or (word == "dead" and child > verb):
            return True
        if word == "to" and view.word(child + 1) == "death":
            return True
    if view.word(verb - 1) in _ADVERBS_OF_DEATH or view.word(verb + 1) == "dead":
        return True
    return view.words[verb + 1 : verb + 3] in (["to", "death"], ["and", "killed"])


def by_bullet(view: View, verb: int) -> bool:
    words = {view.words[i] for i in view.below(verb, depth=3)}
    return bool(words & _BULLET)


def killed_too(view: View, verb: int) -> bool:
    """ "shot and killed a man", the object hanging on the first verb: the joined verb has none of its own."""
    return any(
        lexicon().object.get(view.lemma(k)) == "killed" and not view.kids(k, "dobj") and abs(k - verb) <= 3
        for k in view.chain(verb)
        if k != verb
    )


def to_hospital(view: View, verb: int) -> bool:
    return any(view.lemmas[i] in lexicon().hospital for i in view.below(verb, depth=4))


def takes_object(view: View, verb: int) -> bool:
    """Whether what looks like a participle is an active verb: an object follows at once."""
    if view.kids(verb, "dobj"):
        return True
    after = verb + 1
    if after >= len(view.words) or view.tokens[after].pos not in ("DET", "NUM", "PRON", "PROPN"):
        return False
    return (
        view.tokens[after].entity not in ("DATE", "TIME")
        and view.tokens[verb].tag == "VBD"
        and view.words[after] not in ("that",)
    )


def is_real(view: View, index: int) -> bool:
    """Whether it is told as having happened: not denied, not threatened, planned, feared or possible."""
    node, steps = index, 0
    while steps < 3:
        for child in view.children[node]:
            word = view.words[child]
            if (
                view.dep(child) == "neg"
                or (word in _MODALS and view.dep(child) == "aux")
                or (word == "if" and view.dep(child) == "mark")
            ):
                return False
            if word in ("no", "attempted", "possible", "potential") and child < node:
                return False
        head = view.head(node)
        if (
            view.dep(node) in ("xcomp", "pcomp", "prep", "advcl")
            and view.lemma(head) in lexicon().unreal
            and view.dep(node) != "prep"
        ):
            return False
        if (
            view.dep(node) == "xcomp"
            and view.word(node - 1) == "to"
            and view.lemma(head)
            not in ("find", "report", "say", "believe", "continue", "confirm", "appear", "begin", "manage", "happen")
        ):
            return False
        if head == node or view.dep(node) not in ("conj", "xcomp", "pobj", "prep", "dobj", "acl"):
            return True
        node, steps = head, steps + 1
    return True
