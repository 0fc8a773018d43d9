"""What an account's parse tells of names: who is a person, and which unknown names it treats as countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.source import Hints
from rashomon.claims.speakers.words import fold, name_key
from rashomon.model import Mention, Parse, Token

LONGEST_NAME = 6
_PLACING = frozenset(("in", "In", "near", "Near", "outside"))  # what stands after it alone is a place, not a person
_SUFFIXES = ("n", "an", "ian", "i", "ese", "ish", "er", "ni")
_STATE_WORDS = frozenset(("Armed Forces", "Army", "Parliament", "Cabinet", "General Staff", "security forces"))
_STATE_OFFICES = frozenset(("Prime Minister", "Deputy Prime Minister", "Ambassador", "King", "Queen"))


def hints_of(parse: Parse) -> Hints:
    """Keys of names by what the parse most often takes them for, and the countries that no lexicon has."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for mention in parse.mentions:
        key = name_key(_words(parse, mention))
        if key and len(key) <= LONGEST_NAME:
            placed = len(key) == 1 and mention.first and parse.tokens[mention.first - 1].text in _PLACING
            votes.setdefault(key, Counter())["GPE" if placed else mention.label] += 1
    persons: set[tuple[str, ...]] = set()
    others: set[tuple[str, ...]] = set()
    for key, labels in votes.items():
        is_person = labels["PERSON"] * 2 >= labels.total()
        (persons if is_person else others).add(key)
    persons |= {key[place:] for key in persons for place in range(1, len(key))}
    lands = dict(_lands(parse.tokens))
    persons = {key for key in persons if not _known(key) and key[0] not in lands}
    return Hints(frozenset(persons), frozenset(others - persons), lands)


def _known(key: tuple[str, ...]) -> bool:
    return lexicon().lands.whole(key) is not None or lexicon().organisations.whole(key) is not None


def _words(parse: Parse, mention: Mention) -> str:
    return " ".join(token.text for token in parse.tokens[mention.first : mention.last])


def _lands(tokens: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """Unknown names that own a state's body ("Ruritania's Foreign Ministry"), and adjectives made of names."""
    names = {fold(t.text): t.text for t in tokens if t.pos == "PROPN" and t.text[:1].isupper() and len(t.text) > 3}
    made = {name + suffix: name for name in names for suffix in _SUFFIXES}
    made |= {name[:-1] + suffix: name for name in names for suffix in _SUFFIXES[:5] if name[-1] in "aeiouy"}
    keys = [fold(token.text) for token in tokens]
    for place in range(1, len(tokens)):
        before = tokens[place - 1]
        owned = before.tag == "POS" and place > 1
        owner = place - 2 if owned else place - 1
        key = keys[owner]
        if not tokens[owner].text[:1].isupper() or _known((key,)) or not _of_state(keys, place):
            continue
        if owned and key in names and tokens[owner].entity != "PERSON":
            yield key, names[key]
            yield from ((form, names[name]) for form, name in made.items() if name == key and form in set(keys))
        elif not owned and key in made and not _known((made[key],)):
            yield from ((key, names[made[key]]), (made[key], names[made[key]]))


def _of_state(keys: list[str], place: int) -> bool:
    """Whether a body or an office that only a state has stands at `place`."""
    body, office = lexicon().bodies.at(keys, place), lexicon().offices.at(keys, place)
    if body and (body[1].name.startswith("Ministry") or body[1].name in _STATE_WORDS):
        return True
    return bool(office and (office[1].name in _STATE_OFFICES or office[1].name.startswith("Minister of ")))
