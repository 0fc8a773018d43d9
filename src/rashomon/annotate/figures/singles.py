"""Phrases that name one person without counting, or with an article: "a woman", "the driver", "Jane Roe, 31", "he"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.mention import Mention, MentionKind
from rashomon.annotate.figures.people import grown_by, sex_of
from rashomon.annotate.figures.view import View

_ARTICLES = lexicon().lists["singles_articles"]
_OTHERS = lexicon().lists["singles_others"]
_DEFINITE = lexicon().lists["singles_definite"]
_PRONOUNS = lexicon().lists["singles_pronouns"]
_PREMISES = lexicon().lists["singles_premises"]
_TITLES = lexicon().lists["singles_titles"]


def singles(view: View, ages: dict[int, str]) -> Iterator[Mention]:
    """Phrases for one person: "a 20-year-old man", "the victim", "Jane Roe, 31", "he"."""
    done = -1
    for index, token in enumerate(view.tokens):
        if index <= done:
            continue
        mention = None
        if token.entity == "PERSON" and index in view.names and view.names[index][2] == "PERSON":
            mention = _named(view, index, ages)
        elif view.words[index] in _PRONOUNS and token.pos == "PRON":
            mention = Mention(
                kind="pronoun",
                first=index,
                last=index + 1,
                head=index,
                anchor=index,
                people=True,
                sex=sex_of(view.words[index]),
            )
        elif token.pos in ("NOUN", "PROPN", "ADJ") and _is_head(view, index):
            mention = _described(view, index, ages)
        if mention is not None:
            done = mention.last - 1
            yield mention


def _is_head(view: View, index: int) -> bool:
    if view.tokens[index].entity in ("ORG", "FAC", "PRODUCT", "WORK_OF_ART"):
        return False
    singular = view.tokens[index].tag in ("NN", "NNP", "JJ")
    if view.words[index] == "old":
        return index + 1 < len(view.words) and view.tokens[index + 1].pos not in ("NOUN", "PROPN")
    return singular and view.lemma(index) in lexicon().people and view.dep(index) not in ("compound", "amod")


def _named(view: View, index: int, ages: dict[int, str]) -> Mention | None:
    first, last, _ = view.names[index]
    names = tuple(word for word in view.words[first:last] if word not in _TITLES and word[:1].isalpha())
    if not names or names[-1] in lexicon().people or names[-1] in _PREMISES or view.word(last) in _PREMISES:
        return None
    head = next((i for i in range(first, last) if not first <= view.head(i) < last), last - 1)
    age = ages.get(last - 1) or _age_before(view, first, ages)
    end = last + 2 if last - 1 in ages else last
    return Mention(kind="name", first=first, last=end, head=head, anchor=head, people=True, age=age, names=names)


def _age_before(view: View, first: int, ages: dict[int, str]) -> str | None:
    """ "14-year-old Jane Roe"."""
    if view.word(first - 1) != "old":
        return None
    return next((ages[index] for index in range(first - 5, first - 2) if index in ages), None)


def _described(view: View, head: int, ages: dict[int, str]) -> Mention | None:
    first, bounds = head, view.bounds(head)
    start = max(bounds[0], head - 9)
    for index in range(head - 1, start - 1, -1):
        if view.words[index] in (",", ";", ".", ":") or (
            view.tokens[index].pos in ("VERB", "AUX", "ADP", "CCONJ") and view.words[index] not in ("armed", "off")
        ):
            break
        first = index
        if view.tokens[index].pos == "DET" or view.words[index] in _ARTICLES or view.tokens[index].tag == "PRP$":
            break
    opening = view.words[first]
    age = next((ages[i] for i in range(first, head + 1) if i in ages), None)
    between = set(view.words[first : head + 1])
    if opening in _ARTICLES:
        kind: MentionKind = "article"
    elif opening in _DEFINITE or age is None:
        kind = "definite"
    else:
        kind = "article"
    sexes = (sex_of(view.lemma(index)) for index in (head, *range(first, head)))
    return Mention(
        kind=kind, first=first, last=head + 1, head=head, anchor=head, people=True, other=bool(between & _OTHERS),
        age=age, grown=grown_by(view.lemma(head)), sex=next(filter(None, sexes), None),
    )  # fmt: skip
