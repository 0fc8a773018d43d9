"""What befell those who are counted: killed, injured, shot, missing, detained, displaced, read off the parse.

`shot` stands for hit, stabbed or struck, where only the rest of the account tells whether the victim lived; `victim`
for those who are called victims and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.mentions import Mention
from rashomon.annotate.figures.view import View

State = Literal["killed", "injured", "shot", "victim", "missing", "detained", "displaced"]
_ADVERBS_OF_DEATH = frozenset({"fatally", "mortally", "lethally"})
_DEATHLY = frozenset({"death", "fatal", "deadly", "lethal"})
_FOUND = frozenset({"find", "pronounce", "declare", "leave", "confirm", "presume", "report", "discover", "list", "believe", "fear", "render", "drop", "lie", "be", "remain", "wind", "end"})
_RISES = frozenset({"reach", "hit", "pass", "exceed", "top", "surpass", "climb", "rise", "total", "include", "be"})
_CONDITIONS = frozenset({"critical", "stable", "serious", "fair", "grave", "good", "guarded"})
_MODALS = frozenset({"could", "would", "might", "may", "should", "will", "can"})


@dataclass(frozen=True, slots=True)
class Fate:
    """A state with the token that says it and how it is said (`verb`, `state`, `noun`, `toll`, `near`)."""

    state: State
    trigger: int
    how: str
    real: bool = True


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
        if view.dep(index) == "appos" and mention.kind == "number":
            break
        index = view.head(index)
        anchors.append(index)
    return anchors


def _of_anchor(view: View, anchor: int, mention: Mention) -> Iterator[Fate]:
    own = anchor == mention.anchor
    if own:
        yield from _own_words(view, mention)
    for child in view.kids(anchor, "acl", "relcl", "amod", "advcl", "acomp", "oprd"):
        yield from _modifier(view, child, own)
    dep, head = view.dep(anchor), view.head(anchor)
    if head == anchor:
        return
    if dep in ("nsubjpass", "nsubj", "csubj"):
        yield from _subject_of(view, head, passive=dep == "nsubjpass", anchor=anchor)
    elif dep in ("dobj", "dative"):
        yield from _object_of(view, head, anchor)
    elif dep in ("pobj",):
        yield from _inside_preposition(view, head, anchor)
    elif dep == "poss":
        state = lexicon().nouns.get(view.lemma(head))
        if state and view.lemma(head) != "life":
            yield Fate(state, head, "noun", _is_real(view, head))  # type: ignore[arg-type]
        if view.lemma(head) in lexicon().harms and state is None:
            yield Fate("injured", head, "noun")
    elif dep in ("nummod", "compound", "nmod", "amod"):
        yield from _counted_noun(view, head)
    elif dep in ("attr", "appos", "oprd"):
        yield from _predicate_noun(view, head, anchor)


def _own_words(view: View, mention: Mention) -> Iterator[Fate]:
    """States inside the phrase: "two wounded men", "15 deaths", "4 dead"."""
    lex = lexicon()
    for index in range(mention.first, mention.last):
        state = lex.state.get(view.words[index])
        if state is not None and (mention.number is None or index >= mention.number.last):
            yield Fate(state, index, "state", _is_real(view, index))  # type: ignore[arg-type]
    if mention.number is not None:
        yield from _counted_noun(view, mention.head)
        following = mention.last
        state = lex.state.get(view.word(following))
        if state is not None and not _takes_object(view, following) and not view.kids(following, "nsubj", "nsubjpass"):
            yield Fate(state, following, "state", _is_real(view, following))  # type: ignore[arg-type]


def _counted_noun(view: View, head: int) -> Iterator[Fate]:
    state = lexicon().nouns.get(view.lemma(head))
    if state in ("killed", "injured", "missing", "displaced", "detained") and view.lemma(head) != "life":
        if view.lemma(head) in ("murder", "homicide", "killing", "slaying", "arrest", "detention") and view.dep(head) == "pobj" and view.lemma(view.head(view.head(head))) in ("count", "charge", "charged"):
            return
        yield Fate(state, head, "noun", _is_real(view, head))  # type: ignore[arg-type]
    if view.lemma(head) == "life":
        verb = view.head(head)
        if view.lemma(verb) in ("claim", "take", "lose", "cost", "end"):
            yield Fate("killed", verb, "verb", _is_real(view, verb))


def _modifier(view: View, child: int, own: bool) -> Iterator[Fate]:
    """ "people killed in", "those who died", "residents missing since"."""
    lex = lexicon()
    dep = view.dep(child)
    if not own and dep == "amod":
        return
    if dep == "relcl":
        subjects = view.kids(child, "nsubj", "nsubjpass")
        if subjects and view.words[subjects[0]] in ("who", "that", "which"):
            yield from _subject_of(view, child, passive=view.dep(subjects[0]) == "nsubjpass", anchor=subjects[0])
        return
    state = lex.state.get(view.words[child])
    if state is None and view.tokens[child].tag == "VBN":
        state = lex.object.get(view.lemma(child))
    if state == "shot" or state == "injured":
        state = "killed" if _deadly(view, child) else state
    if state is not None and not (view.tokens[child].tag == "VBG"):
        yield Fate(state, child, "state", _is_real(view, child))  # type: ignore[arg-type]
    elif state is None and dep in ("acl", "advcl"):
        yield from _suffers(view, child)


def _subject_of(view: View, verb: int, *, passive: bool, anchor: int) -> Iterator[Fate]:
    """States of a subject: of its verb and of the verbs joined to it that have no subject of their own."""
    verbs = [verb]
    for member in verbs:
        verbs.extend(k for k in view.kids(member, "conj") if not view.kids(k, "nsubj", "nsubjpass") and len(verbs) < 6)
    for member in verbs:
        member_passive = passive if member == verb else bool(view.kids(member, "auxpass")) or (
            passive and view.tokens[member].tag == "VBN" and not view.kids(member, "aux")
        )
        if member_passive:
            yield from _patient_of(view, member)
        else:
            yield from _doer_of(view, member)


def _patient_of(view: View, verb: int) -> Iterator[Fate]:
    lex = lexicon()
    lemma = view.lemma(verb)
    real = _is_real(view, verb)
    state = lex.object.get(lemma) or (lex.state.get(view.words[verb]) if lemma not in _FOUND else None)
    if lemma == "gun" and not any(view.words[k] == "down" for k in view.kids(verb)):
        state = None
    if lemma in ("hit", "strike") and not _by_bullet(view, verb):
        state = None if lemma == "strike" and not _deadly(view, verb) else state
    if _deadly(view, verb):
        yield Fate("killed", verb, "verb", real)
    elif state is not None:
        yield Fate(state, verb, "verb", real)  # type: ignore[arg-type]
    if lemma in _FOUND or lemma in lex.carry or lemma == "take":
        yield from _resultative(view, verb, real)
    if lemma in lex.carry and _to_hospital(view, verb):
        yield Fate("injured", verb, "hospital", real)
    elif lemma == "treat" and view.words[verb] == "treated":
        yield Fate("injured", verb, "hospital", real)


def _by_bullet(view: View, verb: int) -> bool:
    words = {view.words[i] for i in view.below(verb, depth=3)}
    return bool(words & {"bullet", "bullets", "gunfire", "shrapnel", "times", "head", "leg", "arm", "chest", "hand", "foot", "neck", "back", "face", "shoulder", "thigh", "stomach", "abdomen", "torso", "buttocks", "once", "twice", "crossfire", "pellets", "fire"})


def _doer_of(view: View, verb: int) -> Iterator[Fate]:
    lex = lexicon()
    lemma = view.lemma(verb)
    real = _is_real(view, verb)
    state = lex.subject.get(lemma)
    if state is not None:
        yield Fate(state, verb, "verb", real)  # type: ignore[arg-type]
    if lemma in ("be", "remain", "become", "lie", "go", "turn", "wind", "end", "feel", "appear", "seem", "get", "have", "survive", "recover"):
        yield from _resultative(view, verb, real)
    if lemma in ("kill", "shoot", "hurt", "wound", "injure", "drown") and any(view.words[k].endswith(("self", "selves")) for k in view.kids(verb, "dobj")):
        yield Fate("killed" if lemma == "kill" or _deadly(view, verb) else "shot", verb, "verb", real)
    if lemma == "lose" and any(view.lemma(k) == "life" for k in view.kids(verb, "dobj")):
        yield Fate("killed", verb, "verb", real)
    if view.words[verb] in ("shot", "wounded", "injured", "killed", "hurt", "stabbed", "dead", "missing") and not view.kids(verb, "dobj", "aux") and view.tokens[verb].tag in ("VBN", "VBD", "JJ"):
        # a headline leaves the auxiliary out: "Two men shot in"
        if not _takes_object(view, verb):
            yield Fate("killed" if _deadly(view, verb) else lex.state[view.words[verb]], verb, "headline", real)  # type: ignore[arg-type]
    yield from _suffers(view, verb)


def _suffers(view: View, verb: int) -> Iterator[Fate]:
    if view.lemma(verb) in ("suffer", "sustain", "receive", "have", "with", "undergo"):
        below = {view.lemmas[i] for i in view.below(verb, depth=4)}
        if below & lexicon().harms or "surgery" in below:
            deadly = "fatal" in below or "life" in below and "threatening" in below and False
            yield Fate("killed" if deadly else "injured", verb, "verb", _is_real(view, verb))


def _resultative(view: View, verb: int, real: bool) -> Iterator[Fate]:
    """ "was found dead", "was pronounced dead", "is in critical condition", "was found with gunshot wounds"."""
    lex = lexicon()
    for child in view.kids(verb, "acomp", "oprd", "xcomp", "attr", "advcl", "prep", "advmod", "ccomp", "conj", "dobj", "amod", "acl"):
        word = view.words[child]
        if word in ("in", "with", "from", "of") or view.lemma(child) in ("suffer", "bleed"):
            below = {view.lemmas[i] for i in view.below(child, depth=3)}
            if word == "in" and ("condition" in below and below & _CONDITIONS or view.lemma(verb) in ("be", "remain") and "hospital" in below):
                yield Fate("injured", child, "condition", real)
            elif word != "of" and below & lex.harms and not below & {"autopsy"}:
                yield Fate("injured", child, "condition", real)
            continue
        state = lex.state.get(word) if view.dep(child) != "dobj" else None
        if state is None and view.tokens[child].tag == "VBN" and view.dep(child) in ("oprd", "xcomp", "acl", "ccomp", "advcl"):
            state = lex.object.get(view.lemma(child))
        if state is not None:
            yield Fate("killed" if _deadly(view, child) else state, child, "state", real)  # type: ignore[arg-type]


def _object_of(view: View, verb: int, anchor: int) -> Iterator[Fate]:
    lex = lexicon()
    lemma = view.lemma(verb)
    real = _is_real(view, verb)
    state = lex.object.get(lemma)
    if lemma in ("hit", "strike") and not _by_bullet(view, verb):
        state = None
    if lemma == "gun":
        state = "killed" if any(view.words[k] == "down" for k in view.kids(verb)) else None
    if state in ("shot", "injured") and (_deadly(view, verb) or _killed_too(view, verb)):
        state = "killed"
    if state is not None:
        yield Fate(state, verb, "verb", real)  # type: ignore[arg-type]
    if lemma in _RISES and any(view.lemma(k) == "toll" for k in view.kids(verb, "nsubj")):
        yield Fate("killed", verb, "toll", real)
    if lemma in ("leave", "find", "see", "make", "take", "hold", "report", "declare", "pronounce", "discover", "render"):
        yield from _left(view, verb, anchor, real)
    if lemma in lex.carry and _to_hospital(view, verb):
        yield Fate("injured", verb, "hospital", real)
    if lemma in ("take", "hold") and any(view.words[i] in ("hostage", "captive", "prisoner", "custody") for i in view.below(verb, depth=2)):
        yield Fate("detained", verb, "verb", real)


def _left(view: View, verb: int, anchor: int, real: bool) -> Iterator[Fate]:
    """ "left four dead and six wounded": the first state word after the object, before another number."""
    lex = lexicon()
    _, end = view.bounds(verb)
    for index in range(anchor + 1, min(anchor + 8, end)):
        if view.tokens[index].pos == "NUM":
            return
        state = lex.state.get(view.words[index])
        if state is not None:
            yield Fate("killed" if _deadly(view, index) else state, index, "state", real)  # type: ignore[arg-type]
            return


def _killed_too(view: View, verb: int) -> bool:
    """ "shot and killed a man" where the object hangs on the first verb: a joined verb that kills has none of its own."""
    return any(
        lexicon().object.get(view.lemma(k)) == "killed" and not view.kids(k, "dobj") and abs(k - verb) <= 3
        for k in view.chain(verb)
        if k != verb
    )


def _inside_preposition(view: View, prep: int, anchor: int) -> Iterator[Fate]:
    """ "the deaths of two", "killing of three", "among the dead", "toll to 15"."""
    lex = lexicon()
    noun = view.head(prep)
    word = view.words[prep]
    if word == "of":
        state = lex.nouns.get(view.lemma(noun))
        if state is None and view.tokens[noun].tag == "VBG":
            state = lex.object.get(view.lemma(noun))
        if view.lemma(noun) == "toll":
            state = "killed"
        if state is not None:
            if state == "shot" and any(view.words[k] in _DEATHLY for k in view.kids(noun)):
                state = "killed"
            yield Fate(state, noun, "noun", _is_real(view, noun))  # type: ignore[arg-type]
    if word in ("to", "at", "of", "by", "past", "from") and word != "from":
        for index in (noun, *view.kids(noun, "nsubj", "dobj", "nsubjpass"), view.head(noun)):
            if view.lemma(index) in ("toll", "deaths", "dead") or (view.lemma(index) in ("number", "count") and _number_of(view, index) == "killed"):
                yield Fate("killed", index, "toll", _is_real(view, noun))
                return
    if word in ("to", "at") and (state := _number_of(view, noun) or next((s for k in view.kids(noun, "nsubj", "nsubjpass", "dobj") if (s := _number_of(view, k))), None)):
        yield Fate(state, noun, "toll", _is_real(view, noun))  # type: ignore[arg-type]


def _number_of(view: View, index: int) -> str | None:
    """ "the number of wounded", "the number of people killed"."""
    if view.lemma(index) not in ("number", "count", "total"):
        return None
    for below in view.below(index, depth=3):
        if (state := lexicon().state.get(view.words[below]) or lexicon().nouns.get(view.lemma(below))) is not None:
            return state
    return None


def _predicate_noun(view: View, head: int, anchor: int) -> Iterator[Fate]:
    """ "Among the dead were two children"; "the toll was 15"."""
    for child in view.kids(head, "prep", "nsubj"):
        if view.words[child] == "among" or view.dep(child) == "nsubj":
            for index in (child, *view.below(child, depth=2)):
                state = lexicon().state.get(view.words[index])
                if state is None and view.lemma(index) == "toll":
                    state = "killed"
                if state is not None:
                    yield Fate(state, index, "state")  # type: ignore[arg-type]
                    return


def _deadly(view: View, verb: int) -> bool:
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


def _to_hospital(view: View, verb: int) -> bool:
    return any(view.lemmas[i] in lexicon().hospital for i in view.below(verb, depth=4))


def _takes_object(view: View, verb: int) -> bool:
    """Whether what looks like a participle is an active verb: an object follows at once."""
    if view.kids(verb, "dobj"):
        return True
    after = verb + 1
    if after >= len(view.words) or view.tokens[after].pos not in ("DET", "NUM", "PRON", "PROPN"):
        return False
    return view.tokens[after].entity not in ("DATE", "TIME") and view.tokens[verb].tag == "VBD" and view.words[after] not in ("that",)


def _is_real(view: View, index: int) -> bool:
    """Whether it is told as having happened: not denied, not threatened, planned, feared or possible."""
    node, steps = index, 0
    while steps < 3:
        for child in view.children[node]:
            word = view.words[child]
            if view.dep(child) == "neg" or word in _MODALS and view.dep(child) == "aux" or (word == "if" and view.dep(child) == "mark"):
                return False
            if word in ("no", "attempted", "possible", "potential") and child < node:
                return False
        head = view.head(node)
        if view.dep(node) in ("xcomp", "pcomp", "prep", "advcl") and view.lemma(head) in lexicon().unreal and view.dep(node) != "prep":
            return False
        if view.dep(node) == "xcomp" and view.word(node - 1) == "to" and view.lemma(head) not in ("find", "report", "say", "believe", "continue", "confirm", "appear", "begin", "manage", "happen"):
            return False
        if head == node or view.dep(node) not in ("conj", "xcomp", "pobj", "prep", "dobj", "acl"):
            return True
        node, steps = head, steps + 1
    return True
