"""Words for people, and the ages given for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.view import View

_AGE = re.compile(r"\d{1,3}")
_CHILDREN = lexicon().lists["people_children"]
_ADULTS = lexicon().lists["people_adults"]


def is_person(lemma: str) -> bool:
    people = lexicon().people
    return lemma in people or (lemma.endswith("s") and lemma[:-1] in people)


def sex_of(lemma: str) -> str | None:
    if lemma in lexicon().female:
        return "f"
    return "m" if lemma in lexicon().male else None


def grown_by(lemma: str) -> bool | None:
    return True if lemma in _ADULTS else False if lemma in _CHILDREN else None


def is_age(view: View, index: int) -> bool:
    """ "Jane Roe, 31, was" and "Jane Roe (31)"; a number after a comma that nothing else claims."""
    if not _AGE.fullmatch(view.word(index)) or not 0 < int(view.word(index)) < 115:
        return False
    before, after = view.word(index - 1), view.word(index + 1)
    if before not in (",", "(") or after not in (",", ".", ")", ";", "and", "of", "was", "is", "has", "died", ""):
        return False
    return (
        view.tokens[index - 2].pos == "PROPN"
        or view.tokens[index - 2].entity == "PERSON"
        or view.word(index - 2) in ("jr.", "sr.", "jr", "ii", "iii")
    )


def find_ages(view: View) -> Iterator[tuple[int, str]]:
    """Token index of the person word or name and the age given for it."""
    numbers = lexicon().numbers
    for index, word in enumerate(view.words):
        if word not in numbers and not (word[:1].isdigit() and _AGE.fullmatch(word)):
            continue
        following = [w for w in view.words[index + 1 : index + 5] if w != "-"][:2]
        if following in (["year", "old"], ["years", "old"], ["year", "olds"]):
            yield index, word
        elif _AGE.fullmatch(word) and is_age(view, index):
            yield index - 2, word
