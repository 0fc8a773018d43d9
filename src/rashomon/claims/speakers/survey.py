"""Surveys an account for those who can speak in it: persons with their offices, bodies, organisations, countries."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.claims.speakers.bodies import read_body
from rashomon.claims.speakers.lexicon import Gender, lexicon
from rashomon.claims.speakers.organisations import read_known, read_named
from rashomon.claims.speakers.owners import land_at
from rashomon.claims.speakers.people import People, Person
from rashomon.claims.speakers.persons import APPOSITION_WORDS, apposition_role, title_gender
from rashomon.claims.speakers.roles import read_role, without_titles
from rashomon.claims.speakers.scene import Actor, Seen
from rashomon.claims.speakers.source import Hints, Role, Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, between, fold, folds, name_key, split
from rashomon.model import Mention, Parse, Reading, Token

TITLE_WORDS = 10  # words before a name that can be its title
LONGEST_NAME = 6
TITLE_VOTES = 4  # a title before a name tells its gender as surely as so many pronouns after it
_THIRD: dict[Gender, frozenset[str]] = {"m": frozenset(("he", "his", "him")), "f": frozenset(("she", "her", "hers"))}
_TITLE_POS = frozenset(("PROPN", "NOUN", "ADJ", "PART", "DET"))


def hints_of(parse: Parse) -> Hints:
    """Keys of names by what the parse most often takes them for."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for mention in parse.mentions:
        key = name_key(_words(parse, mention))
        if key and len(key) <= LONGEST_NAME:
            votes.setdefault(key, Counter())[mention.label] += 1
    persons: set[tuple[str, ...]] = set()
    others: set[tuple[str, ...]] = set()
    for key, labels in votes.items():
        is_person = labels["PERSON"] * 2 >= sum(labels.values())
        (persons if is_person else others).add(key)
    persons |= {key[place:] for key in persons for place in range(1, len(key))}
    persons = {key for key in persons if not lexicon().lands.whole(key) and not lexicon().organisations.whole(key)}
    return Hints(frozenset(persons), frozenset(others - persons))


def _words(parse: Parse, mention: Mention) -> str:
    return " ".join(token.text for token in parse.tokens[mention.first : mention.last])


def person_names(reading: Reading, hints: Hints) -> Iterator[tuple[Mention, str]]:
    """Mentions of persons with the bare name, titles cut off."""
    text = reading.account.text
    for mention in reading.parse.mentions:
        phrase = mention.span.of(text)
        words = split(phrase)
        while words and (words[-1].fold == POSSESSIVE or words[-1].mark):
            words = words[:-1]
        if not 1 <= len(words) <= LONGEST_NAME or (mention.label != "PERSON" and folds(words) not in hints.persons):
            continue
        _, name = without_titles(words)
        name = _after_country(reading.parse, mention, name)
        if name and name[0].capital and not _no_person(name, hints):
            yield mention, " ".join(between(phrase, name).split())


def _after_country(parse: Parse, mention: Mention, name: Sequence[Word]) -> Sequence[Word]:
    """The name less the country that the parse took into it ("the president of" Peru Jane Roe)."""
    land = land_at(name, 0) if len(name) > 2 and mention.first else None
    of = land and parse.tokens[mention.first - 1].text == "of"
    return name[land[0] :] if land and of else name


def _no_person(name: Sequence[Word], hints: Hints) -> bool:
    keys = folds(name)
    if keys in hints.others or lexicon().organisations.whole(keys) or lexicon().bodies.whole(keys):
        return True
    land = lexicon().lands.whole(keys)
    return land is not None


def people_of(reading: Reading, hints: Hints, sources: Sequence[Source]) -> People:
    """The persons of the account, with the offices and genders that stand with their names anywhere in it."""
    named = list(person_names(reading, hints))
    people = People([*(name for _, name in named), *(s.name for s in sources if s.kind == "person")])
    for mention, name in named:
        before, after = _title(reading, mention), _following(reading, mention)
        gender = title_gender(split(before)[-3:])
        person = people.named(name, gender=gender)
        person.count += len(name_key(name)) > 1
        role = (read_role(before, split(before)) if before else None) or _apposition(after)
        if role:
            person.roles.append(role)
            gender = gender or role.gender
        if gender:
            person.genders[gender] += TITLE_VOTES
    _pronoun_votes(reading.parse, named, people)
    return people


def _pronoun_votes(parse: Parse, named: Sequence[tuple[Mention, str]], people: People) -> None:
    """Lets "he" and "she" in a sentence that names one person alone tell that person's gender."""
    by_sentence: dict[int, list[tuple[Mention, str]]] = {}
    for mention, name in named:
        by_sentence.setdefault(sentence_at(parse, mention.first), []).append((mention, name))
    for place, mentions in by_sentence.items():
        if len({name for _, name in mentions}) != 1 or place < 0:
            continue
        words = {token.text.casefold() for token in parse.tokens[mentions[0][0].last : parse.sentences[place].last]}
        genders = [gender for gender, pronouns in _THIRD.items() if words & pronouns]
        if len(genders) == 1:
            people.named(mentions[0][1]).genders[genders[0]] += 1


def _apposition(after: str) -> Role | None:
    words = split(after)
    return apposition_role(after, words) if words and words[0].fold in (",", "(") else None


def _title(reading: Reading, mention: Mention) -> str:
    """The words right before a name that can be its title: nouns, adjectives, possessives, "of" after an office."""
    tokens, begin = reading.parse.tokens, mention.first
    lowest = max(_sentence_first(reading.parse, mention), mention.first - TITLE_WORDS)
    while begin > lowest and (_titular(tokens[begin - 1]) or _office_of(tokens, begin - 1)):
        begin -= 1
    return reading.account.text[tokens[begin].begin : mention.span.begin] if begin < mention.first else ""


def _titular(token: Token) -> bool:
    return token.pos in _TITLE_POS or token.tag == "HYPH" or token.text == "-"


def _office_of(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].text not in ("of", "to", "for") or place == 0:
        return False
    word = fold(tokens[place - 1].text)
    return lexicon().offices.whole((word,)) is not None or lexicon().has("state_heads", word)


def _sentence_first(parse: Parse, mention: Mention) -> int:
    index = sentence_at(parse, mention.first)
    return parse.sentences[index].first if index >= 0 else 0


def sentence_at(parse: Parse, token: int) -> int:
    """The index of the sentence that holds a token, -1 where there is none."""
    return bisect_right(parse.sentences, token, key=lambda sentence: sentence.first) - 1


def _following(reading: Reading, mention: Mention) -> str:
    tokens = reading.parse.tokens
    last = min(len(tokens), mention.last + APPOSITION_WORDS)
    return reading.account.text[mention.span.end : tokens[last - 1].end] if last > mention.last else ""


def mentions_of(reading: Reading, people: People, hints: Hints) -> Iterator[Seen]:
    """Every mention of a person, an organisation, a country or a state body in the account."""
    yield from _persons(reading, people, hints)
    yield from _named(reading)
    yield from _bodies(reading)


def _persons(reading: Reading, people: People, hints: Hints) -> Iterator[Seen]:
    recent: list[Person] = []
    for mention, name in person_names(reading, hints):
        gender = title_gender(split(_title(reading, mention))[-2:])
        person = people.named(name, gender=gender, recent=recent)
        recent.append(person)
        actor = Actor(name=person.name, kind="person", party=person.party, person=person)
        yield _seen(reading.parse, mention.first, mention.last, actor)


def _named(reading: Reading) -> Iterator[Seen]:
    for mention in reading.parse.mentions:
        if mention.label not in ("ORG", "GPE", "NORP", "LOC", "FAC"):
            continue
        phrase = mention.span.of(reading.account.text)
        words = split(phrase)[:12]
        land = land_at(words, 0) if words else None
        if land and land[0] == len(words) and land[1].form in ("name", "short", "capital", "seat"):
            name = land[1].name
            yield _seen(
                reading.parse, mention.first, mention.last, Actor(name=name, kind="land", party=name, land=name)
            )
        elif mention.label == "ORG":
            source = read_body(phrase, words) or read_known(words) or read_named(phrase, words, Hints())
            if source:
                yield _seen(reading.parse, mention.first, mention.last, actor_of(source))


def actor_of(source: Source) -> Actor:
    return Actor(
        name=source.name, kind=source.kind, party=source.party, head=source.head, body=source.body, land=source.land,
        gender=source.gender, plural=source.plural,
    )  # fmt: skip


def _bodies(reading: Reading) -> Iterator[Seen]:
    """State bodies in the running text, with the modifiers before them and the owner after them."""
    tokens = reading.parse.tokens
    keys = [fold(token.text) for token in tokens]
    place = 0
    while place < len(tokens):
        hit = lexicon().bodies.at(keys, place)
        if not hit:
            place += 1
            continue
        begin, end = place, hit[0]
        while begin > max(0, place - 6) and (_titular(tokens[begin - 1]) or tokens[begin - 1].tag == "POS"):
            begin -= 1
        if end < len(tokens) and keys[end] == "of":
            end = min(len(tokens), end + 5)
        phrase = reading.account.text[tokens[begin].begin : tokens[end - 1].end]
        source = read_body(phrase, split(phrase))
        if source and source.land:
            yield _seen(reading.parse, begin, hit[0], actor_of(source))
        place = hit[0]


def _seen(parse: Parse, first: int, last: int, actor: Actor) -> Seen:
    tokens = parse.tokens
    root = next((t for t in tokens[first:last] if not first <= t.head < last), tokens[last - 1])
    possessive = root.dep == "poss" or (last < len(tokens) and tokens[last].tag == "POS")
    subject = root.dep in ("nsubj", "nsubjpass") and not possessive
    return Seen(tokens[first].begin, tokens[last - 1].end, actor, subject=subject, possessive=possessive)
