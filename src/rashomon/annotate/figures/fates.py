"""What befell those who are counted: killed, injured, shot, missing, detained, displaced, read off the parse.

`shot` stands for hit, stabbed or struck, where only the rest of the account tells whether the victim lived; `victim`
for those who are called victims and no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.figures.fate import Fate, State
from rashomon.annotate.figures.fate_nouns import counted_noun, inside_preposition, own_words, predicate_noun
from rashomon.annotate.figures.fate_verbs import object_of, subject_of, suffers
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.mention import Mention
from rashomon.annotate.figures.predicates import deadly, is_real
from rashomon.annotate.figures.view import View

_AMONG = frozenset({("among", "them"), ("among", "whom")})


def fates(view: View, mention: Mention) -> list[Fate]:
    """Every state that the parse gives the mention, the plainest first; none twice."""
    found: dict[State, Fate] = {}
    for anchor in _anchors(view, mention):
        for fate in _of_anchor(view, anchor, mention):
            if fate.state not in found or not found[fate.state].real:
                found[fate.state] = fate
    if "killed" in found and "shot" in found:
        del found["shot"]
    if not found and mention.number is not None and view.lemma(mention.last - 1) == "victim":
        found["victim"] = Fate("victim", mention.last - 1, "noun")
    return list(found.values())


def _anchors(view: View, mention: Mention) -> list[int]:
    """The head and the conjuncts before it: "a man and two women were shot" hangs on the first of them."""
    anchors = [mention.anchor]
    index = mention.anchor
    while view.dep(index) in ("conj", "appos") and view.head(index) != index and len(anchors) < 5:
        among = tuple(view.words[max(0, mention.first - 2) : mention.first]) in _AMONG
        if view.dep(index) == "appos" and mention.kind == "number" and not among:
            break
        index = view.head(index)
        anchors.append(index)
    return anchors


def _of_anchor(view: View, anchor: int, mention: Mention) -> Iterator[Fate]:
    own = anchor == mention.anchor
    if own:
        yield from own_words(view, mention)
    for child in view.kids(anchor, "acl", "relcl", "amod", "advcl", "acomp", "oprd"):
        yield from _modifier(view, child, own)
    dep, head = view.dep(anchor), view.head(anchor)
    if head == anchor:
        return
    if dep in ("nsubjpass", "nsubj", "csubj"):
        yield from subject_of(view, head, passive=dep == "nsubjpass", anchor=anchor)
    elif dep in ("dobj", "dative"):
        yield from object_of(view, head, anchor)
    elif dep in ("pobj",):
        yield from inside_preposition(view, head, anchor)
    elif dep == "poss":
        state = lexicon().nouns.get(view.lemma(head))
        if state and view.lemma(head) != "life":
            yield Fate(state, head, "noun", is_real(view, head))  # type: ignore[arg-type]
        if view.lemma(head) in lexicon().harms and state is None:
            yield Fate("injured", head, "noun")
    elif dep in ("nummod", "compound", "nmod", "amod"):
        yield from counted_noun(view, head)
    elif dep in ("attr", "appos", "oprd"):
        yield from predicate_noun(view, head, anchor)


def _modifier(view: View, child: int, own: bool) -> Iterator[Fate]:
    """ "people killed in", "those who died", "residents missing since"."""
    lex = lexicon()
    dep = view.dep(child)
    if not own and dep == "amod":
        return
    if dep == "relcl":
        for verb in (child, *view.kids(child, "ccomp")):  # "who shot him", "who police say shot him"
            subjects = view.kids(verb, "nsubj", "nsubjpass")
            if subjects and view.words[subjects[0]] in ("who", "that", "which"):
                yield from subject_of(view, verb, passive=view.dep(subjects[0]) == "nsubjpass", anchor=subjects[0])
        return
    state = lex.state.get(view.words[child])
    if state is None and view.tokens[child].tag == "VBN":
        state = lex.object.get(view.lemma(child))
    if state == "shot" or state == "injured":
        state = "killed" if deadly(view, child) else state
    if state is not None and view.tokens[child].tag != "VBG":
        yield Fate(state, child, "state", is_real(view, child))  # type: ignore[arg-type]
    elif state is None and dep in ("acl", "advcl"):
        yield from suffers(view, child)
