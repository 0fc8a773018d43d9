"""Persons by name, with the office that stands before or after the name."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.claims.speakers.lexicon import Gender, lexicon
from rashomon.claims.speakers.organisations import known_at
from rashomon.claims.speakers.owners import PREPOSITIONS, ends, head_segment, land_at
from rashomon.claims.speakers.roles import find_office, read_role, without_titles
from rashomon.claims.speakers.source import Hints, Role, Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, between, folds

PARTICLES = frozenset(
    ("de", "la", "le", "da", "das", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "ter", "bin",
     "ibn", "bint", "al", "el", "ould", "abu", "ben", "e", "y", "san", "ul", "ur", "zu")
)  # fmt: skip
_TAKES_PLACE = frozenset(("of", "from", "at", "with", "in"))
LONGEST_NAME = 7  # words of a name with its titles
APPOSITION_WORDS = 16  # an apposition is read no further than so many words


def read_person(phrase: str, words: Sequence[Word], hints: Hints) -> Source | None:
    """A person named in `words`: "Minister Jane Roe", "Jane Roe, mayor of X", "the mayor, Jane Roe,"."""
    head, tail = head_segment(_cut_possessive(words))
    return _named_in_head(phrase, head, tail, hints) or _office_then_name(phrase, head, tail, hints)


def _cut_possessive(words: Sequence[Word]) -> Sequence[Word]:
    return words[:-1] if words and words[-1].fold == POSSESSIVE else words


def _named_in_head(phrase: str, head: Sequence[Word], tail: Sequence[Word], hints: Hints) -> Source | None:
    for end in _name_ends(head, hints):
        before, name = _name(head[:end], hints)
        after = [*head[end:], *tail]
        if not name or _belongs(before) or not _bears(before, name, after, hints):
            continue
        if end < len(head) and not find_office(before) and not _likely(name, hints):
            continue
        role = role_around(phrase, before, after)
        return person(between(phrase, name), role=role, gender=title_gender(before) or (role.gender if role else None))
    return None


def _name_ends(head: Sequence[Word], hints: Hints) -> list[int]:
    """Where a name can end: with the words, before "of", before a description that no comma parts off."""
    ends = [len(head)]
    ends += [place for place, word in enumerate(head) if place and word.fold in _TAKES_PLACE][:1]
    for end in range(min(LONGEST_NAME, len(head) - 1), 1, -1):
        if head[end - 1].capital and folds(without_titles(head[:end])[1]) in hints.persons:
            return [*ends, end]
    return ends


def _belongs(before: Sequence[Word]) -> bool:
    """Whether the name hangs on a preposition: "a lawyer for Mrs. Roe" is not Roe."""
    keys = folds(before)
    end = len(before)
    while end and any(found and found[0] == end for found in _titles_at(keys, end - 1)):
        end -= 1
    return bool(end) and before[end - 1].fold in PREPOSITIONS


def _titles_at(keys: Sequence[str], place: int) -> list[tuple[int, object] | None]:
    return [lexicon().honorifics.at(keys, place), lexicon().offices.at(keys, place)]


def _office_then_name(phrase: str, head: Sequence[Word], tail: Sequence[Word], hints: Hints) -> Source | None:
    """A name after the comma that follows an office or a description ("The ministry's spokeswoman, Jane Roe,")."""
    described = len(head) > 1 and head[0].fold in ("a", "an") and not head[1].capital
    if not tail or tail[0].fold != "," or not (find_office(head) or described or not head[-1].capital):
        return None
    inner, _ = head_segment(tail[1:])
    before, name = _name(inner, hints)
    if not name or len(before) > 3 or len(name) + len(before) != len(inner) or land_at(name, 0):
        return None
    if not (_likely(name, hints) or before or (find_office(head) and len(name) > 1)):
        return None
    role = read_role(phrase, head)
    return person(between(phrase, name), role=role, gender=title_gender(before) or (role.gender if role else None))


def _name(head: Sequence[Word], hints: Hints) -> tuple[Sequence[Word], Sequence[Word]]:
    """What stands before the name that `head` ends with, and the name's words."""
    begin = len(head)
    while begin and (head[begin - 1].capital or (head[begin - 1].fold in PARTICLES and begin < len(head))):
        begin -= 1
    while begin < len(head) and not head[begin].capital:
        begin += 1
    begin = max(begin, _last_title_end(head))
    if begin == len(head):
        return head, ()
    titles, name = _split_run(head, begin, hints)
    name = _second_person(titles, name, hints)
    return head[: len(head) - len(name)], name


def _last_title_end(head: Sequence[Word]) -> int:
    """The end of the last office of several words in `head` with more after it ("Secretary of State" Jane Roe)."""
    keys = folds(head)
    hits = [lexicon().offices.at(keys, place) for place in range(len(head))]
    ends = [hit[0] for place, hit in enumerate(hits) if hit and hit[0] > place + 1 and hit[0] < len(head)]
    return max((end for end in ends if all(word.capital for word in head[end:])), default=0)


def _split_run(head: Sequence[Word], begin: int, hints: Hints) -> tuple[Sequence[Word], Sequence[Word]]:
    titles, name = without_titles(head[begin:])
    if begin and head[begin - 1].fold in ("of", "in") and len(name) > 1 and not titles:
        hit = land_at(name, 0)  # "Prime Minister of Peru Jane Roe"
        if hit and hit[0] < len(name):
            name = name[hit[0] :]
    for start in range(len(name) - 1):
        if folds(name[start:]) in hints.persons:
            return head[: len(head) - len(name) + start], name[start:]
    return head[: len(head) - len(name)], name


def _second_person(before: Sequence[Word], name: Sequence[Word], hints: Hints) -> Sequence[Word]:
    """Of two names in a row ("adviser to President A B C D") the second."""
    office = find_office(before)
    if len(name) < 4 or not office:
        return name
    for cut in range(2, len(name) - 1):
        if folds(name[:cut]) in hints.persons:
            return name[cut:]
    linked = any(word.fold in ("to", "of", "for") for word in before)
    second = name[len(name) // 2 :]
    return second if linked and (folds(name) not in hints.persons or second[0].fold in lexicon().given) else name


def _bears(before: Sequence[Word], name: Sequence[Word], after: Sequence[Word], hints: Hints) -> bool:
    """Whether a person bears the name, by what stands around it and what the parse says."""
    key = folds(name)
    if folds(after[:2])[-1:] == ("which",):
        return False  # "Jane Roe, which runs the mine" is a firm
    if any(hit and hit[0] == len(name) for hit in (land_at(name, 0), known_at(name, 0))):
        return False
    if key in hints.persons and (not before or before[-1].fold != "the"):
        return True
    if lexicon().has("organisation_heads", key[-1]):
        return False
    if _titled(before) or (len(name) > 1 and before and before[-1].fold == POSSESSIVE and key not in hints.others):
        return True
    return _likely(name, hints) or _described(name, after)


def _titled(before: Sequence[Word]) -> bool:
    """Whether an office or honorific stands right before the name."""
    keys = folds(before)
    for place in range(len(before)):
        for found in (lexicon().offices.at(keys, place), lexicon().honorifics.at(keys, place)):
            if found and found[0] == len(before):
                return True
    return False


def _likely(name: Sequence[Word], hints: Hints) -> bool:
    key = folds(name)
    if key in hints.persons:
        return True
    return 2 <= len(name) <= 5 and key[0] in lexicon().given and key not in hints.others


def _described(name: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether an age, "who" or an office follows a name of two words or more."""
    if not after:
        return False
    first = after[1] if after[0].fold == "," and len(after) > 1 else after[0]
    return first.text.isdigit() or first.fold in ("who", "whom") or find_office(after[:APPOSITION_WORDS]) is not None


def role_around(phrase: str, before: Sequence[Word], after: Sequence[Word]) -> Role | None:
    """The office in the words before a name, else in those after it."""
    role = read_role(phrase, before) if before else None
    if role and not role.party and not role.former and after and after[0].fold == "of":
        role = read_role(phrase, [*before, *after]) or role  # "President Jane Roe of Peru"
    if role or not after:
        return role or _owned(phrase, before)
    return _apposition_role(phrase, after) or _owned(phrase, before)


def _owned(phrase: str, before: Sequence[Word]) -> Role | None:
    """Who belongs to an outlet speaks for it ("Al Jazeera's Jane Roe")."""
    if len(before) < 2 or before[-1].fold != POSSESSIVE or not before[0].capital or land_at(before, 0):
        return None
    hit = known_at(before, 0)
    name = hit[1] if hit and hit[0] == len(before) - 1 else between(phrase, before[:-1])
    return Role(office="Member", party=name, body=name)


def _apposition_role(phrase: str, after: Sequence[Word]) -> Role | None:
    """The office in what follows a name: after a comma ("Jane Roe, 50, the mayor of X"), or "of X"."""
    words = list(after[:APPOSITION_WORDS])
    while words and (ends(words[0]) or words[0].text.isdigit() or words[0].fold in ("is", "was")):
        words.pop(0)
    segment, _ = head_segment(words)
    found = find_office(segment)
    if found is None or any(word.fold in PREPOSITIONS for word in segment[: found[0]]):
        return None  # "Jane Roe, alongside the king of X" is no king
    return read_role(phrase, segment)


def title_gender(words: Sequence[Word]) -> Gender | None:
    """The gender that a title or a gendered word before a name tells."""
    for word in reversed(words):
        honorific = lexicon().honorifics.whole((word.fold,))
        gender = honorific or lexicon().gendered.get(word.fold)
        if gender:
            return gender
    return None


def person(name: str, *, role: Role | None = None, gender: Gender | None = None) -> Source:
    return Source(kind="person", name=name, role=role, party=role.party if role else None, gender=gender, definite=True)
