"""States that a verb gives only together with other words.

"Left their homes", "were moved to higher ground", "spent the night in tents", "have not been heard from", "are behind
bars": the words stand in `lexicons/figures.yaml`, `frames`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from rashomon.annotate.figures.fate import Fate, State
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.predicates import is_real
from rashomon.annotate.figures.view import View

_F = lexicon().frames
_PREPOSITIONS = frozenset({"to", "in", "into", "at", "inside", "from", "out", "behind", "under", "on", "for"})


def subject_frames(view: View, verb: int) -> Iterator[Fate]:
    """States of the subject of an active verb."""
    lemma = view.lemma(verb)
    state: State | None = None
    if _seeks_shelter(view, verb):
        state = "displaced"
    elif lemma in ("be", "remain", "stay") and _through(view, verb, _F["custody"]):
        state = "detained"
    elif lemma in ("need", "require", "receive") and _objects(view, verb) & _F["treatment"]:
        state = "injured" if lexicon().hospital & set(_lemmas(view, verb, 3)) else None
    elif lemma == "have" and (found := _yet_to_be_found(view, verb)):
        yield Fate("missing", found, "frame")
    if state is not None:
        yield Fate(state, verb, "frame", is_real(view, verb))


def patient_frames(view: View, verb: int) -> Iterator[Fate]:
    """States of the subject of a passive verb, which are those of an active one's object."""
    state: State | None = None
    if view.lemma(verb) in _F["finding"] and _is_negated(view, verb):
        yield Fate("missing", verb, "frame")
    elif _is_moved(view, verb):
        state = "displaced"
    elif _is_held(view, verb):
        state = "detained"
    elif view.lemma(verb) == "treat" and lexicon().harms & set(_lemmas(view, verb, 3)):
        state = "injured"
    if state is not None:
        yield Fate(state, verb, "frame", is_real(view, verb))


def _seeks_shelter(view: View, verb: int) -> bool:
    """ "left their homes", "slept in tents", "took refuge", "spent the night in a school"."""
    lemma = view.lemma(verb)
    if lemma in _F["leaving"]:
        return _leaves_home(view, verb)
    objects = _objects(view, verb)
    if lemma in _F["seeking"]:
        return bool(objects & _F["refuge"])
    return (lemma in _F["staying"] or (lemma == "spend" and "night" in objects)) and _through(
        view, verb, _F["shelters"]
    )


def _is_moved(view: View, verb: int) -> bool:
    """ "moved to higher ground", "driven from their homes", "forced to flee"."""
    lemma = view.lemma(verb)
    if lemma in _F["driving"]:
        return _through(view, verb, _F["homes"]) or _made_to_go(view, verb)
    return lemma in _F["moving"] and _through(view, verb, _F["shelters"])


def _is_held(view: View, verb: int) -> bool:
    """ "being held", "taken into custody", "rounded up"."""
    lemma = view.lemma(verb)
    if lemma == "round":
        return "up" in (view.words[k] for k in view.kids(verb))
    if lemma == "hold" and view.word(verb - 1) == "being":
        return True
    if lemma in ("take", "hold") and _F["captive"] & set(_lemmas(view, verb, 2)):
        return True
    return lemma in _F["holding"] and _through(view, verb, _F["custody"])


def _is_negated(view: View, verb: int) -> bool:
    return any(view.dep(k) == "neg" or view.words[k] in ("yet", "never") for k in view.kids(verb))


def searched_for(view: View, prep: int) -> Iterator[Fate]:
    """ "rescuers were searching for six climbers"; whom the police search for is another matter."""
    verb = view.head(prep)
    if view.words[prep] != "for" or view.lemma(verb) not in _F["searching"]:
        return
    if set(_lemmas(view, verb, 2)) & _F["rescuers"]:
        yield Fate("missing", verb, "frame")


def flees_the_police(view: View, verb: int) -> bool:
    """Whether "fled" is said of someone who gets away, not of those who lose their homes."""
    return bool(set(_lemmas(view, verb, 3)) & _F["escapes"])


def _leaves_home(view: View, verb: int) -> bool:
    """ "left their homes", "abandoned the village"; "left the house" is what anyone does."""
    for index in view.kids(verb, "dobj"):
        below = set(_lemmas(view, index, 3)) | {view.lemma(index)}
        if "their" in below or view.lemma(index) == "home":
            return bool(below & _F["homes"])
        return bool(below & _F["areas"])
    return view.lemma(verb) == "evacuate"


def _through(view: View, verb: int, wanted: Set[str]) -> bool:
    """Whether a preposition of the verb leads to one of the words: "to a sports hall", "in tents outside the city"."""
    return any(
        view.words[prep] in _PREPOSITIONS and wanted & set(_lemmas(view, prep, 3))
        for prep in view.kids(verb, "prep", "agent", "prt", "advmod", "dative")
    )


def _made_to_go(view: View, verb: int) -> bool:
    return any(view.lemma(k) in _F["leaving"] | {"flee"} for k in view.kids(verb, "xcomp", "ccomp"))


def _yet_to_be_found(view: View, verb: int) -> int | None:
    """The verb of "have yet to be found"."""
    if not any(view.words[k] == "yet" for k in view.kids(verb)):
        return None
    return next((k for k in view.kids(verb, "xcomp") if view.lemma(k) in _F["finding"]), None)


def _objects(view: View, verb: int) -> set[str]:
    return {view.lemma(k) for k in view.kids(verb, "dobj", "nsubj")}


def _lemmas(view: View, index: int, depth: int) -> Iterator[str]:
    return (view.lemmas[below] for below in view.below(index, depth=depth))
