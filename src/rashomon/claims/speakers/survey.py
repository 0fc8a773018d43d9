"""Surveys an account for those who can speak in it: persons with their offices, bodies, organisations, countries."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rashomon.claims.speakers import titles
from rashomon.claims.speakers.bodies import read_body
from rashomon.claims.speakers.hints import LONGEST_NAME
from rashomon.claims.speakers.lexicon import Gender, lexicon
from rashomon.claims.speakers.organisations import read_known, read_named
from rashomon.claims.speakers.owners import land_at
from rashomon.claims.speakers.people import People
from rashomon.claims.speakers.roles import without_titles
from rashomon.claims.speakers.scene import Actor, Seen
from rashomon.claims.speakers.source import NO_HINTS, Hints, Source
from rashomon.claims.speakers.words import POSSESSIVE, Word, between, fold, folds, name_key
from rashomon.model import Mention, Parse, Reading, Span

TITLE_VOTES = 4  # a title before a name tells its gender as surely as so many pronouns after it
_THIRD: dict[Gender, frozenset[str]] = {"m": frozenset(("he", "his", "him")), "f": frozenset(("she", "her", "hers"))}


def person_names(reading: Reading, hints: Hints) -> Iterator[tuple[Mention, str]]:
    """Mentions of persons with the bare name, titles cut off."""
    text = reading.account.text
    places = {place.span for place in reading.places if place.geonameid is not None}
    for mention in reading.parse.mentions:
        phrase = mention.span.of(text)
        if mention.span in places:
            continue
        words: Sequence[Word] = hints.words(phrase)
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
    named = _without_headline_words(reading, list(person_names(reading, hints)))
    people = People([*(name for _, name in named), *(s.name for s in sources if s.kind == "person")])
    for mention, name in named:
        role, gender = titles.around(reading, mention, hints)
        person = people.named(name, gender=gender)
        person.count += len(name_key(name)) > 1
        if role:
            person.roles.append(role)
            gender = gender or role.gender
        if gender:
            person.genders[gender] += TITLE_VOTES
    _pronoun_votes(reading.parse, named, people)
    return people


def _without_headline_words(reading: Reading, named: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """Names of headlines less the words in capitals that follow them there: "Jane Roe Resigns" is Jane Roe, since the
    account itself calls her so."""
    headlines = [block.span for block in reading.blocks if block.kind in ("title", "heading")]
    if not headlines:
        return named
    above = [_inside(headlines, mention.span) for mention, _ in named]
    body = {name_key(name): name for (_, name), headline in zip(named, above, strict=True) if not headline}
    return [
        (mention, _known_beginning(name, body) if headline else name)
        for (mention, name), headline in zip(named, above, strict=True)
    ]


def _inside(spans: Sequence[Span], inner: Span) -> bool:
    """Whether one of `spans`, which are in order and apart, covers `inner`."""
    place = bisect_right(spans, inner.begin, key=lambda span: span.begin) - 1
    return place >= 0 and spans[place].covers(inner)


def _known_beginning(name: str, known: Mapping[tuple[str, ...], str]) -> str:
    """The longest known name of two words or more that `name` begins with, else all of it."""
    key = name_key(name)
    return next((known[key[:end]] for end in range(len(key), 1, -1) if key[:end] in known), name)


def _pronoun_votes(parse: Parse, named: Sequence[tuple[Mention, str]], people: People) -> None:
    """Lets "he" and "she" in a sentence that names one person alone tell that person's gender."""
    by_sentence: dict[int, list[tuple[Mention, str]]] = {}
    for mention, name in named:
        by_sentence.setdefault(titles.sentence_at(parse, mention.first), []).append((mention, name))
    for place, mentions in by_sentence.items():
        if len({name for _, name in mentions}) != 1 or place < 0:
            continue
        first = mentions[0][0]
        if not any(token.dep == "nsubj" for token in parse.tokens[first.first : first.last]):
            continue
        words = {token.text.casefold() for token in parse.tokens[first.last : parse.sentences[place].last]}
        genders = [gender for gender, pronouns in _THIRD.items() if words & pronouns]
        if len(genders) == 1:
            people.named(mentions[0][1]).genders[genders[0]] += 1


def mentions_of(reading: Reading, people: People, hints: Hints) -> Iterator[Seen]:
    """Every mention of a person, an organisation, a country or a state body in the account."""
    yield from _persons(reading, people, hints)
    yield from _holders(reading, people)
    yield from _named(reading, hints)
    yield from _bodies(reading, hints)


def _persons(reading: Reading, people: People, hints: Hints) -> Iterator[Seen]:
    recent: dict[int, int] = {}
    for mention, name in person_names(reading, hints):
        gender = titles.gender(reading, mention)
        person = people.named(name, gender=gender, recent=recent)
        recent[id(person)] = mention.first
        actor = Actor(name=person.name, kind="person", party=person.party, person=person)
        yield _seen(reading.parse, mention.first, mention.last, actor)


def _holders(reading: Reading, people: People) -> Iterator[Seen]:
    """Mentions of an office alone ("the president") of which one person of the account is the holder."""
    held: dict[str, Counter[str]] = {}
    for person in people.persons:
        for role in person.roles:
            if not role.former:
                held.setdefault(role.office, Counter())[person.name] += 1
    sole = {office: names.most_common(1)[0][0] for office, names in held.items() if _dominated(names)}
    tokens = reading.parse.tokens
    keys = [fold(token.text) for token in tokens]
    for place, key in enumerate(keys[:-1]):
        hit = lexicon().offices.at(keys, place + 1) if key == "the" else None
        if not hit or hit[1].name not in sole or (hit[0] < len(tokens) and tokens[hit[0]].pos == "PROPN"):
            continue
        person = people.named(sole[hit[1].name])
        actor = Actor(name=person.name, kind="person", party=person.party, person=person)
        yield _seen(reading.parse, place, hit[0], actor)


def _dominated(names: Counter[str]) -> bool:
    """Whether one holder of an office is named with it at least twice as often as any other."""
    first, *rest = names.most_common(2)
    return not rest or first[1] >= 2 * rest[0][1]


def _named(reading: Reading, hints: Hints) -> Iterator[Seen]:
    for mention in reading.parse.mentions:
        if mention.label not in ("ORG", "GPE", "NORP", "LOC", "FAC"):
            continue
        phrase = mention.span.of(reading.account.text)
        words = hints.words(phrase)[:12]
        land = land_at(words, 0) if words else None
        if land and land[0] == len(words) and land[1].form in ("name", "short", "capital", "seat"):
            name = land[1].name
            yield _seen(
                reading.parse, mention.first, mention.last, Actor(name=name, kind="land", party=name, land=name)
            )
        elif mention.label == "ORG":
            source = read_body(phrase, words) or read_known(words, NO_HINTS) or read_named(phrase, words, NO_HINTS)
            if source:
                yield _seen(reading.parse, mention.first, mention.last, actor_of(source))


def actor_of(source: Source) -> Actor:
    return Actor(
        name=source.name, kind=source.kind, party=source.party, head=source.head, body=source.body, land=source.land,
        gender=source.gender, plural=source.plural,
    )  # fmt: skip


def _bodies(reading: Reading, hints: Hints) -> Iterator[Seen]:
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
        while begin > max(0, place - 6) and (titles.titular(tokens[begin - 1]) or tokens[begin - 1].tag == "POS"):
            begin -= 1
        if end < len(tokens) and keys[end] == "of":
            end = min(len(tokens), end + 5)
        phrase = reading.account.text[tokens[begin].begin : tokens[end - 1].end]
        source = read_body(phrase, hints.words(phrase))
        if source and source.land:
            yield _seen(reading.parse, begin, hit[0], actor_of(source))
        place = hit[0]


def _seen(parse: Parse, first: int, last: int, actor: Actor) -> Seen:
    tokens = parse.tokens
    root = next((t for t in tokens[first:last] if not first <= t.head < last), tokens[last - 1])
    possessive = root.dep == "poss" or (last < len(tokens) and tokens[last].tag == "POS")
    subject = root.dep in ("nsubj", "nsubjpass") and not possessive
    return Seen(tokens[first].begin, tokens[last - 1].end, actor, subject=subject, possessive=possessive)
