"""States that a noun, an adjective or a preposition gives: "15 deaths", "the deaths of two", "two wounded men"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.figures.fate import Fate
from rashomon.annotate.figures.fate_frames import searched_for
from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.mention import Mention
from rashomon.annotate.figures.predicates import is_real, takes_object
from rashomon.annotate.figures.view import View

_DEATHLY = frozenset({"death", "fatal", "deadly", "lethal"})


def own_words(view: View, mention: Mention) -> Iterator[Fate]:
    """States inside the phrase: "two wounded men", "15 deaths", "4 dead"."""
    lex = lexicon()
    for index in range(mention.first, mention.last):
        state = lex.state.get(view.words[index])
        if state is not None and (mention.number is None or index >= mention.number.last):
            yield Fate(state, index, "state", is_real(view, index))  # type: ignore[arg-type]
    if mention.number is not None:
        yield from counted_noun(view, mention.head)
        following = mention.last
        state = lex.state.get(view.word(following))
        if state is not None and not takes_object(view, following) and not view.kids(following, "nsubj", "nsubjpass"):
            yield Fate(state, following, "state", is_real(view, following))  # type: ignore[arg-type]


def counted_noun(view: View, head: int) -> Iterator[Fate]:
    state = lexicon().nouns.get(view.lemma(head))
    if state in ("killed", "injured", "missing", "displaced", "detained") and view.lemma(head) != "life":
        if (
            view.lemma(head) in ("murder", "homicide", "killing", "slaying", "arrest", "detention")
            and view.dep(head) == "pobj"
            and view.lemma(view.head(view.head(head))) in ("count", "charge", "charged")
        ):
            return
        yield Fate(state, head, "noun", is_real(view, head))  # type: ignore[arg-type]
    if view.lemma(head) == "life":
        verb = view.head(head)
        if view.lemma(verb) in ("claim", "take", "lose", "cost", "end"):
            yield Fate("killed", verb, "verb", is_real(view, verb))


def inside_preposition(view: View, prep: int, anchor: int) -> Iterator[Fate]:
    """ "the deaths of two", "killing of three", "among the dead", "toll to 15"."""
    lex = lexicon()
    noun = view.head(prep)
    word = view.words[prep]
    yield from searched_for(view, prep)
    if word == "of":
        state = lex.nouns.get(view.lemma(noun))
        if state is None and view.tokens[noun].tag == "VBG":
            state = lex.object.get(view.lemma(noun))
        if view.lemma(noun) == "toll":
            state = "killed"
        if state is not None:
            if state == "shot" and any(view.words[k] in _DEATHLY for k in view.kids(noun)):
                state = "killed"
            yield Fate(state, noun, "noun", is_real(view, noun))  # type: ignore[arg-type]
    if word in ("to", "at", "of", "by", "past", "from") and word != "from":
        for index in (noun, *view.kids(noun, "nsubj", "dobj", "nsubjpass"), view.head(noun)):
            if view.lemma(index) in ("toll", "deaths", "dead") or (
                view.lemma(index) in ("number", "count") and _number_of(view, index) == "killed"
            ):
                yield Fate("killed", index, "toll", is_real(view, noun))
                return
    if word in ("to", "at") and (
        state := _number_of(view, noun)
        or next((s for k in view.kids(noun, "nsubj", "nsubjpass", "dobj") if (s := _number_of(view, k))), None)
    ):
        yield Fate(state, noun, "toll", is_real(view, noun))  # type: ignore[arg-type]


def _number_of(view: View, index: int) -> str | None:
    """ "the number of wounded", "the number of people killed"."""
    if view.lemma(index) not in ("number", "count", "total"):
        return None
    for below in view.below(index, depth=3):
        if (state := lexicon().state.get(view.words[below]) or lexicon().nouns.get(view.lemma(below))) is not None:
            return state
    return None


def predicate_noun(view: View, head: int, anchor: int) -> Iterator[Fate]:
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
