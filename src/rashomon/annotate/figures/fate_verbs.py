"""States that a verb gives to its subject or object: "were killed", "died", "left four dead"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.figures.fate import Fate
from rashomon.annotate.figures.fate_frames import flees_the_police, patient_frames, subject_frames
from rashomon.annotate.figures.harm_to_self import harm_to_self
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.predicates import by_bullet, deadly, is_real, killed_too, takes_object, to_hospital
from rashomon.annotate.figures.view import View

_FOUND = lexicon().lists["fate_verbs_found"]
_RISES = lexicon().lists["fate_verbs_rises"]
_CONDITIONS = lexicon().lists["fate_verbs_conditions"]


def subject_of(view: View, verb: int, *, passive: bool, anchor: int) -> Iterator[Fate]:
    """States of a subject: of its verb and of the verbs joined to it that have no subject of their own."""
    yield from harm_to_self(view, verb)
    verbs = [verb]
    for member in verbs:
        verbs.extend(k for k in view.kids(member, "conj") if not view.kids(k, "nsubj", "nsubjpass") and len(verbs) < 6)
    for member in verbs:
        member_passive = (
            passive
            if member == verb
            else bool(view.kids(member, "auxpass"))
            or (passive and view.tokens[member].tag == "VBN" and not view.kids(member, "aux"))
        )
        if member_passive:
            yield from _patient_of(view, member)
        else:
            yield from _doer_of(view, member)


def _patient_of(view: View, verb: int) -> Iterator[Fate]:
    lex = lexicon()
    yield from patient_frames(view, verb)
    lemma = view.lemma(verb)
    real = is_real(view, verb)
    state = lex.object.get(lemma) or (lex.state.get(view.words[verb]) if lemma not in _FOUND else None)
    if lemma == "gun" and not any(view.words[k] == "down" for k in view.kids(verb)):
        state = None
    if lemma in ("hit", "strike") and not by_bullet(view, verb):
        state = None if lemma == "strike" and not deadly(view, verb) else state
    if deadly(view, verb):
        yield Fate("killed", verb, "verb", real)
    elif state is not None:
        yield Fate(state, verb, "verb", real)  # type: ignore[arg-type]
    if lemma in _FOUND or lemma in lex.carry or lemma == "take":
        yield from _resultative(view, verb, real)
    if (lemma in lex.carry and to_hospital(view, verb)) or (lemma == "treat" and view.words[verb] == "treated"):
        yield Fate("injured", verb, "hospital", real)


def _doer_of(view: View, verb: int) -> Iterator[Fate]:
    lex = lexicon()
    lemma = view.lemma(verb)
    real = is_real(view, verb)
    state = lex.subject.get(lemma)
    yield from subject_frames(view, verb)
    if state is not None and not (lemma == "flee" and flees_the_police(view, verb)):
        yield Fate(state, verb, "verb", real)  # type: ignore[arg-type]
    if lemma in (
        "be",
        "remain",
        "become",
        "lie",
        "go",
        "turn",
        "wind",
        "end",
        "feel",
        "appear",
        "seem",
        "get",
        "have",
        "survive",
        "recover",
    ):
        yield from _resultative(view, verb, real)
    if lemma == "lose" and any(view.lemma(k) == "life" for k in view.kids(verb, "dobj")):
        yield Fate("killed", verb, "verb", real)
    if (
        view.words[verb] in ("shot", "wounded", "injured", "killed", "hurt", "stabbed", "dead", "missing")
        and not view.kids(verb, "dobj", "aux")
        and view.tokens[verb].tag in ("VBN", "VBD", "JJ")
        and not takes_object(view, verb)
    ):  # a headline leaves the auxiliary out: "Two men shot in"
        yield Fate("killed" if deadly(view, verb) else lex.state[view.words[verb]], verb, "headline", real)  # type: ignore[arg-type]
    yield from suffers(view, verb)


def suffers(view: View, verb: int) -> Iterator[Fate]:
    if view.lemma(verb) in ("suffer", "sustain", "receive", "have", "with", "undergo"):
        below = {view.lemmas[i] for i in view.below(verb, depth=4)}
        if below & lexicon().harms or "surgery" in below:
            deadly = "fatal" in below or ("life" in below and "threatening" in below and False)
            yield Fate("killed" if deadly else "injured", verb, "verb", is_real(view, verb))


def _resultative(view: View, verb: int, real: bool) -> Iterator[Fate]:
    """ "was found dead", "was pronounced dead", "is in critical condition", "was found with gunshot wounds"."""
    lex = lexicon()
    for child in view.kids(
        verb, "acomp", "oprd", "xcomp", "attr", "advcl", "prep", "advmod", "ccomp", "conj", "dobj", "amod", "acl"
    ):
        word = view.words[child]
        if word in ("in", "with", "from", "of") or view.lemma(child) in ("suffer", "bleed"):
            below = {view.lemmas[i] for i in view.below(child, depth=3)}
            if (
                word == "in"
                and (
                    ("condition" in below and below & _CONDITIONS)
                    or (view.lemma(verb) in ("be", "remain") and "hospital" in below)
                )
            ) or (word != "of" and below & lex.harms and not below & {"autopsy"}):
                yield Fate("injured", child, "condition", real)
            continue
        state = lex.state.get(word) if view.dep(child) != "dobj" else None
        if (
            state is None
            and view.tokens[child].tag == "VBN"
            and view.dep(child) in ("oprd", "xcomp", "acl", "ccomp", "advcl")
        ):
            state = lex.object.get(view.lemma(child))
        if state is not None:
            yield Fate("killed" if deadly(view, child) else state, child, "state", real)  # type: ignore[arg-type]


def object_of(view: View, verb: int, anchor: int) -> Iterator[Fate]:
    lex = lexicon()
    lemma = view.lemma(verb)
    real = is_real(view, verb)
    state = lex.object.get(lemma)
    if lemma in ("hit", "strike") and not by_bullet(view, verb):
        state = None
    if lemma == "gun":
        state = "killed" if any(view.words[k] == "down" for k in view.kids(verb)) else None
    if state in ("shot", "injured") and (deadly(view, verb) or killed_too(view, verb)):
        state = "killed"
    if state is not None:
        yield Fate(state, verb, "verb", real)  # type: ignore[arg-type]
    if lemma in _RISES and any(view.lemma(k) == "toll" for k in view.kids(verb, "nsubj")):
        yield Fate("killed", verb, "toll", real)
    if lemma in (
        "leave",
        "find",
        "see",
        "make",
        "take",
        "hold",
        "report",
        "declare",
        "pronounce",
        "discover",
        "render",
    ):
        yield from _left(view, verb, anchor, real)
    if lemma in lex.carry and to_hospital(view, verb):
        yield Fate("injured", verb, "hospital", real)
    yield from patient_frames(view, verb)


def _left(view: View, verb: int, anchor: int, real: bool) -> Iterator[Fate]:
    """ "left four dead and six wounded": the first state word after the object, before another number."""
    lex = lexicon()
    _, end = view.bounds(verb)
    for index in range(anchor + 1, min(anchor + 8, end)):
        if view.tokens[index].pos == "NUM":
            return
        state = lex.state.get(view.words[index])
        if state is not None:
            yield Fate("killed" if deadly(view, index) else state, index, "state", real)  # type: ignore[arg-type]
            return
