"""Phrases that put a number on people or things."""

from __future__ import annotations

import re

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.mention import Mention
from rashomon.annotate.figures.numbers import Number
from rashomon.annotate.figures.people import is_age, is_person, sex_of
from rashomon.annotate.figures.view import View

_TIME_UNITS = lexicon().lists["counted_time_units"]
_KIN = lexicon().lists["counted_kin"]
_PLACES = lexicon().lists["counted_places"]
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def counted(view: View, number: Number) -> Mention | None:
    if view.word(number.last - 1) in lexicon().multiples:
        return _multiple(view, number)
    of_kin = view.word(number.first - 1) == "of" and view.lemma(number.first - 2) in _KIN  # "a father of three"
    if of_kin or _is_time_or_place(view, number):
        return None
    head = _counted_head(view, number)
    first, last = number.first, max(number.last, head + 1)
    between = [*view.words[number.last : head + 1], view.word(number.first - 1), *view.words[last : last + 1]]
    lemma = view.lemma(head)
    own = number.core <= head < number.last
    anchor = head
    partitive = False
    if view.word(number.last) == "of" and own:
        pobj = next((p for of in view.kids(head, "prep") if view.word(of) == "of" for p in view.kids(of, "pobj")), None)
        target = pobj if pobj is not None else min(number.last + 2, len(view.words) - 1)
        partitive = not (
            number.vague or number.last - number.core > 1 or view.word(number.last - 1) in lexicon().groups
        ) and view.word(number.last + 1) in (
            "the",
            "them",
            "those",
            "these",
            "its",
            "his",
            "her",
            "their",
            "whom",
            "which",
            "our",
            "us",
        )
        lemma, last = view.lemma(target), max(last, min(target + 1, number.last + 6))
        own = partitive and lemma in ("them", "whom", "those", "they", "us", "which")
    name = view.tokens[head].entity == "PERSON"
    return Mention(
        kind="number", first=first, last=last, head=head, anchor=anchor, number=number,
        people=own or name or is_person(lemma), other=bool({"other", "others", "another"} & set(between)),
        more="more" in between or "additional" in between or "further" in between,
        partitive=partitive, sex=sex_of(lemma), age=None,
    )  # fmt: skip


def _multiple(view: View, number: Number) -> Mention | None:
    """ "triple homicide", "double fatal shooting": the number of those it befell."""
    for index in range(number.last, min(number.last + 3, len(view.words))):
        if view.lemma(index) in lexicon().attacks:
            return Mention(
                kind="number", first=number.first, last=index + 1, head=index, anchor=index, number=number, people=True
            )
    return None


def ordinal(view: View, index: int) -> Mention | None:
    """ "a fourth victim", "the 8th teen": at least so many, by the one who is counted last."""
    word = view.words[index]
    match = _NTH.fullmatch(word) if word[:1].isdigit() else None
    value = int(match[1]) if match else lexicon().ordinals.get(word, 0)
    if not 1 < value < 100:
        return None
    head = index + 1
    while view.word(head) and view.tokens[head].pos == "ADJ" and head < index + 3:
        head += 1
    if not is_person(view.lemma(head)) or view.tokens[head].tag not in ("NN", "NNP"):
        return None
    number = Number(first=index, core=index, last=index + 1, min=float(value), max=float(value), bound="ordinal")
    return Mention(kind="ordinal", first=index, last=head + 1, head=head, anchor=head, number=number, people=True)


def _counted_head(view: View, number: Number) -> int:
    """The noun that a number counts, or the number's own last word where it stands alone ("23 were wounded")."""
    own = number.last - 1
    for index in range(number.last - 1, number.core - 1, -1):
        if view.dep(index) in (
            "nummod",
            "quantmod",
            "amod",
            "compound",
            "nmod",
            "det",
            "predet",
            "npadvmod",
            "advmod",
            "punct",
            "appos",
        ):
            head = view.head(index)
            while view.dep(head) == "compound" and number.last <= head < view.head(head):
                head = view.head(head)  # "six aid workers", the number hung on "aid"
            if number.last <= head <= number.last + 6 and not _broken(view, number.last, head):
                return head
        elif number.core <= index:
            own = index
    for index in range(number.last, min(number.last + 4, len(view.words))):
        if view.tokens[index].pos == "NOUN" and is_person(view.lemma(index)) and view.tokens[index + 1 : index + 2]:
            return index
        if view.tokens[index].pos not in ("ADJ", "NOUN", "PROPN") or view.words[index] in lexicon().state:
            break
    return own


def _broken(view: View, first: int, last: int) -> bool:
    return any(
        (view.tokens[index].pos in ("VERB", "AUX") and view.tokens[index].dep not in ("amod", "compound"))
        or view.words[index] in (",", ";", ":", "of")
        for index in range(first, last)
    )


def _is_time_or_place(view: View, number: Number) -> bool:
    """Whether a number is an age, a date, a time of day, an address, money, a percentage or a name's part."""
    tokens, last = view.tokens, number.last
    following, before = view.word(last), view.word(number.first - 1)
    entity = tokens[number.last - 1].entity
    if following == "-" or (before == "-" and number.digits):
        return True
    if (
        following in _TIME_UNITS
        or view.lemma(last) in _TIME_UNITS
        or view.lemma(last) in _PLACES
        or before in ("$", "€", "£", "no.", "#", "age", "aged")
    ):
        return True
    if view.lemma(last + 1) in _TIME_UNITS and not is_person(view.lemma(last)) and tokens[last].pos in ("ADJ", "PUNCT"):
        return True
    if view.lemma(number.first - 1) in _PLACES and number.digits:
        return True
    if number.digits and number.last - number.core == 1:
        text = view.word(number.core)
        if _YEAR.fullmatch(text) and not is_person(view.lemma(last)):
            return True
        if (len(text) > 1 and text.startswith("0")) or (len(text) > 6 and "," not in text):
            return True
        if is_age(view, number.core):
            return True
    if entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "FAC", "LAW", "PRODUCT"):
        head = view.lemma(last)
        noun = view.head(number.last - 1)
        if noun > last and is_person(view.lemma(noun)) and view.dep(number.last - 1) == "nummod":
            return False  # "two 16-year-old boys"
        return not (
            is_person(head) or head in lexicon().state or view.word(last) in ("were", "was", "of", "others", "other")
        )
    return False
