"""Who is counted: every phrase that puts a number on people or things, and every phrase that names one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.annotate.figures.lexicon import lexicon
from rashomon.annotate.figures.numbers import Number, find_numbers
from rashomon.annotate.figures.view import View

MentionKind = Literal["number", "ordinal", "article", "definite", "name", "pronoun"]
_ARTICLES = frozenset({"a", "an", "one", "another", "1"})
_OTHERS = frozenset({"another", "other", "second", "third", "fourth", "fifth", "else"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "this", "that", "my", "our"})
_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself"})
_TIME_UNITS = frozenset(
    "second minute hour day week month year decade century a.m. p.m. am pm gmt est percent per % cent dollar euro pound"
    " o'clock inch caliber calibre mm cm".split()
)
_PLACES = frozenset("block highway route interstate exit mile flight unit apartment page channel chapter article section".split())
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_AGE = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase on tokens `[first, last)` whose head is token `head`; `anchor` is the token that predicates hang on.

    `number` is null for a phrase that names one person without counting ("the driver", "Jane Roe, 31").
    """

    kind: MentionKind
    first: int
    last: int
    head: int
    anchor: int
    number: Number | None = None
    people: bool = False
    other: bool = False
    more: bool = False
    partitive: bool = False
    age: str | None = None
    sex: str | None = None
    names: tuple[str, ...] = ()
    grown: bool | None = None

    @property
    def single(self) -> bool:
        return self.number is None or (self.number.min == 1 and self.number.max == 1)


def find_mentions(view: View) -> list[Mention]:
    """All mentions in the order of their first token; a number of years, a date or an age is none."""
    numbers = find_numbers(view.tokens)
    counted = [mention for number in numbers if (mention := _counted(view, number)) is not None]
    taken = {index for mention in counted for index in range(mention.first, mention.last)}
    ages = dict(_ages(view))
    singles = [m for m in _singles(view, ages) if not any(index in taken for index in range(m.first, m.last))]
    nth = [mention for index in range(len(view.words)) if (mention := _ordinal(view, index)) is not None]
    return sorted(counted + nth + singles, key=lambda mention: (mention.first, mention.last))


def _counted(view: View, number: Number) -> Mention | None:
    if view.word(number.last - 1) in lexicon().multiples:
        return _multiple(view, number)
    if _is_time_or_place(view, number):
        return None
    head = _counted_head(view, number)
    first, last = number.first, max(number.last, head + 1)
    between = view.words[number.last : head + 1] + [view.word(number.first - 1)] + view.words[last : last + 1]
    lemma = view.lemma(head)
    own = number.core <= head < number.last
    anchor = head
    partitive = False
    if view.word(number.last) == "of" and own:
        pobj = next((p for of in view.kids(head, "prep") if view.word(of) == "of" for p in view.kids(of, "pobj")), None)
        target = pobj if pobj is not None else min(number.last + 2, len(view.words) - 1)
        partitive = not (number.vague or number.last - number.core > 1 or view.word(number.last - 1) in lexicon().groups) and view.word(
            number.last + 1
        ) in ("the", "them", "those", "these", "its", "his", "her", "their", "whom", "which", "our", "us")
        lemma, last = view.lemma(target), max(last, min(target + 1, number.last + 6))
        own = partitive and lemma in ("them", "whom", "those", "they", "us", "which")
    name = view.tokens[head].entity == "PERSON"
    return Mention(
        kind="number", first=first, last=last, head=head, anchor=anchor, number=number,
        people=own or name or _is_person(lemma), other=bool({"other", "others", "another"} & set(between)),
        more="more" in between or "additional" in between or "further" in between,
        partitive=partitive, sex=_sex(lemma), age=None,
    )  # fmt: skip


def _multiple(view: View, number: Number) -> Mention | None:
    """ "triple homicide", "double fatal shooting": the number of those it befell."""
    for index in range(number.last, min(number.last + 3, len(view.words))):
        if view.lemma(index) in lexicon().attacks:
            return Mention(
                kind="number", first=number.first, last=index + 1, head=index, anchor=index, number=number, people=True
            )
    return None


def _ordinal(view: View, index: int) -> Mention | None:
    """ "a fourth victim", "the 8th teen": at least so many, by the one who is counted last."""
    word = view.words[index]
    match = _NTH.fullmatch(word)
    value = int(match[1]) if match else lexicon().ordinals.get(word, 0)
    head = index + 1
    while view.word(head) and view.tokens[head].pos == "ADJ" and head < index + 3:
        head += 1
    if not 1 < value < 100 or not _is_person(view.lemma(head)) or view.tokens[head].tag not in ("NN", "NNP"):
        return None
    number = Number(first=index, core=index, last=index + 1, min=float(value), max=float(value), bound="ordinal")
    return Mention(kind="ordinal", first=index, last=head + 1, head=head, anchor=head, number=number, people=True)


def _counted_head(view: View, number: Number) -> int:
    """The noun that a number counts, or the number's own last word where it stands alone ("23 were wounded")."""
    own = number.last - 1
    for index in range(number.last - 1, number.core - 1, -1):
        if view.dep(index) in ("nummod", "quantmod", "amod", "compound", "nmod", "det", "predet", "npadvmod", "advmod", "punct", "appos"):
            head = view.head(index)
            if number.last <= head <= number.last + 6 and not _broken(view, number.last, head):
                return head
        elif number.core <= index:
            own = index
    for index in range(number.last, min(number.last + 4, len(view.words))):
        if view.tokens[index].pos == "NOUN" and _is_person(view.lemma(index)) and view.tokens[index + 1 : index + 2]:
            return index
        if view.tokens[index].pos not in ("ADJ", "NOUN", "PROPN") or view.words[index] in lexicon().state:
            break
    return own


def _broken(view: View, first: int, last: int) -> bool:
    return any(view.tokens[index].pos in ("VERB", "AUX") and view.tokens[index].dep not in ("amod", "compound") or view.words[index] in (",", ";", ":", "of") for index in range(first, last))


def _is_person(lemma: str) -> bool:
    people = lexicon().people
    return lemma in people or (lemma.endswith("s") and lemma[:-1] in people)


def _sex(lemma: str) -> str | None:
    if lemma in lexicon().female:
        return "f"
    return "m" if lemma in lexicon().male else None


_CHILDREN = frozenset("boy girl child toddler infant baby newborn schoolboy schoolgirl kid".split())
_ADULTS = frozenset("man woman lady husband wife father mother adult grandmother grandfather".split())


def _grown(lemma: str) -> bool | None:
    return True if lemma in _ADULTS else False if lemma in _CHILDREN else None


def _is_time_or_place(view: View, number: Number) -> bool:
    """Whether a number is an age, a date, a time of day, an address, money, a percentage or a name's part."""
    tokens, last = view.tokens, number.last
    following, before = view.word(last), view.word(number.first - 1)
    entity = tokens[number.last - 1].entity
    if following == "-" or (before == "-" and number.digits):
        return True
    if following in _TIME_UNITS or view.lemma(last) in _TIME_UNITS or view.lemma(last) in _PLACES or before in ("$", "€", "£", "no.", "#", "age", "aged"):
        return True
    if view.lemma(last + 1) in _TIME_UNITS and not _is_person(view.lemma(last)) and tokens[last].pos in ("ADJ", "PUNCT"):
        return True
    if view.lemma(number.first - 1) in _PLACES and number.digits:
        return True
    if number.digits and number.last - number.core == 1:
        text = view.word(number.core)
        if _YEAR.fullmatch(text) and not _is_person(view.lemma(last)):
            return True
        if len(text) > 1 and text.startswith("0") or (len(text) > 6 and "," not in text):
            return True
        if _is_age(view, number.core):
            return True
    if entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "FAC", "LAW", "PRODUCT"):
        head = view.lemma(last)
        return not (_is_person(head) or head in lexicon().state or view.word(last) in ("were", "was", "of", "others", "other"))
    return False


def _is_age(view: View, index: int) -> bool:
    """ "Jane Roe, 31, was" and "Jane Roe (31)"; a number after a comma that nothing else claims."""
    if not _AGE.fullmatch(view.word(index)) or not 0 < int(view.word(index)) < 115:
        return False
    before, after = view.word(index - 1), view.word(index + 1)
    if before not in (",", "(") or after not in (",", ".", ")", ";", "and", "of", "was", "is", "has", "died", ""):
        return False
    return view.tokens[index - 2].pos == "PROPN" or view.tokens[index - 2].entity == "PERSON" or view.word(index - 2) in ("jr.", "sr.", "jr", "ii", "iii")


def _ages(view: View) -> Iterator[tuple[int, str]]:
    """Token index of the person word or name and the age given for it."""
    for index, word in enumerate(view.words):
        if not _AGE.fullmatch(word) and word not in lexicon().numbers:
            continue
        following = [w for w in view.words[index + 1 : index + 5] if w != "-"][:2]
        if following in (["year", "old"], ["years", "old"], ["year", "olds"]):
            yield index, word
        elif _AGE.fullmatch(word) and _is_age(view, index):
            yield index - 2, word


def _singles(view: View, ages: dict[int, str]) -> Iterator[Mention]:
    """Phrases for one person: "a 20-year-old man", "the victim", "Jane Roe, 31", "he"."""
    done = -1
    for index, token in enumerate(view.tokens):
        if index <= done:
            continue
        mention = None
        if token.entity == "PERSON" and index in view.names and view.names[index][2] == "PERSON":
            mention = _named(view, index, ages)
        elif view.words[index] in _PRONOUNS and token.pos == "PRON":
            mention = Mention(kind="pronoun", first=index, last=index + 1, head=index, anchor=index, people=True, sex=_sex(view.words[index]))
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


_PREMISES = frozenset(
    "st. street ave ave. avenue road rd rd. park county hospital center centre drive boulevard lane court school college"
    " university club bar county city town church bridge highway photo".split()
)
_TITLES = frozenset("mr. mrs. ms. dr. jr. sr. jr sr ii iii iv 's ’s ' ’ sgt. lt. officer deputy capt.".split())


def _named(view: View, index: int, ages: dict[int, str]) -> Mention | None:
    first, last, _ = view.names[index]
    names = tuple(word for word in view.words[first:last] if word not in _TITLES and word[:1].isalpha())
    if not names or names[-1] in lexicon().people or names[-1] in _PREMISES or view.word(last) in _PREMISES:
        return None
    head = next((i for i in range(first, last) if not first <= view.head(i) < last), last - 1)
    age = ages.get(last - 1) or _age_before(view, first, ages)
    end = last + 2 if last - 1 in ages else last
    return Mention(
        kind="name", first=first, last=end, head=head, anchor=head, people=True, age=age, names=names
    )


def _age_before(view: View, first: int, ages: dict[int, str]) -> str | None:
    """ "14-year-old Jane Roe"."""
    if view.word(first - 1) != "old":
        return None
    return next((ages[index] for index in range(first - 5, first - 2) if index in ages), None)


def _described(view: View, head: int, ages: dict[int, str]) -> Mention | None:
    first, bounds = head, view.bounds(head)
    start = max(bounds[0], head - 9)
    for index in range(head - 1, start - 1, -1):
        if view.words[index] in (",", ";", ".", ":") or view.tokens[index].pos in ("VERB", "AUX", "ADP", "CCONJ") and view.words[index] not in ("armed", "off"):
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
    return Mention(
        kind=kind, first=first, last=head + 1, head=head, anchor=head, people=True, other=bool(between & _OTHERS),
        age=age, grown=_grown(view.lemma(head)), sex=_sex(view.lemma(head)) or next((s for i in range(first, head) if (s := _sex(view.lemma(i)))), None),
    )  # fmt: skip
