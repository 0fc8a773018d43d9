"""Names that the account itself shows to be places, whether or not a gazetteer knows them.

"the town of X", "X, a village in the north", "the mayor of X", "X (Agency) —", "in X" again and again, "X" beside
"Xian": each is evidence, and what stands for a name anywhere in the account holds for it everywhere in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.aliases import Alias, aliases
from rashomon.annotate.places.runs import LONGEST, Run, has_a_clock, proper, runs_of, spaced
from rashomon.annotate.places.signs import (
    AT,
    HEADINGS,
    INSIDE,
    OF_TOWNS,
    TAKEN,
    TITLES,
    TO_OR_FROM,
)
from rashomon.annotate.places.words import calendar_words, given_names, told_words, unplaced
from rashomon.model import Reading, Sentence
from rashomon.spelling import key

CALLED, SURE, ENOUGH = 6.0, 4.0, 2.0  # weight of "the town of X", of "the mayor of X"; what makes a name a place
NOT_A_PLACE = 3.0  # weight against of a given name before it, of a longer name of a person that ends with it
PERSON, BODY = 1.0, 0.5  # weight against, for each mention that the language model takes for a person, an organisation
OWNED, PEOPLE, AT_A_SORT = 1.5, 2.5, 3.0  # weight of "X's ministry", of "Xian" beside "X", of "the bridge at X"
SERVED = 2.0  # weight of "X police"
NAMED_BY = 1.5  # weight of "X, which Y call Z"
MOST = 2.0  # of one kind of small evidence
REACH = 6  # tokens after "X, the ..." in which the word for what it is stands
_DASHES = ("-", "–", "—", "--", ":")
_ADJECTIVES = ("n", "an", "ian", "ean", "ese", "i", "ish", "ite", "er")
_ENDS = "aeioy"


class Told(NamedTuple):
    """What the account says of a name: the word for what it is (`river`), else "", in a phrase how it shows it, and
    whether it says it plainly."""

    sort: str
    how: str
    plain: bool = True


MIN_NATION = 4  # letters of a name that its people's is made of
AROUND = "the words around it are those around a place"


def told(reading: Reading) -> dict[Run, Told]:
    """The runs of tokens that are the name of a place by what the account says, with what it says."""
    return Context(reading).told()


class Context:
    """The names of one account, and what speaks for and against each being a place."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens, self.text = reading, reading.parse.tokens, reading.account.text
        self.words = told_words()
        self.runs: dict[Run, str] = {}
        self.weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.sorts: dict[str, str] = {}
        self.hows: dict[str, str] = {}
        self.works: dict[Run, Told] = {}
        self.lists: set[Run] = set()
        for sentence in reading.parse.sentences:
            for run in runs_of(self.tokens, sentence):
                name = self.name(run)
                if self.tokens[run[0]].text.lower() in calendar_words() or name in unplaced() or self.shouted(run):
                    continue
                self.runs[run] = name
                self.weigh(run, sentence)
        self.weigh_labels()
        self.weigh_peoples()
        self.share(aliases(self.text, [block.span for block in reading.blocks]))

    def told(self) -> dict[Run, Told]:
        places = {name for name in self.weights if self.weight(name) >= ENOUGH}
        named = {
            run: Told(self.sorts.get(name, ""), self.hows.get(name, AROUND), "plain" in self.weights[name])
            for run, name in self.runs.items()
            if name in places
        }
        return named | self.works

    def weight(self, name: str) -> float:
        return sum(self.weights[name].values())

    def name(self, run: Run) -> str:
        return key(self.words_of(run))

    def shouted(self, run: Run) -> bool:
        """Whether a name is all capitals, as an abbreviation or a heading is and the place of a dateline."""
        return self.words_of(run).isupper() and not (self.dateline(run[1]) and self.words_of(run) not in HEADINGS)

    def words_of(self, run: Run) -> str:
        return self.text[self.tokens[run[0]].begin : self.tokens[run[1] - 1].end]

    def weigh(self, run: Run, sentence: Sentence) -> None:
        """Notes what is plainly said of a name."""
        first, last = run
        name, before, after = self.runs[run], self.word(first - 1, sentence), self.word(last, sentence)
        earlier = self.word(first - 2, sentence)
        if works := self.works_at(last, sentence):
            self.works[first, works[0]] = Told(works[1], f"the account names a {works[1]} there")
        elif (sort := self.words.sorts.get(after)) and self.word(last + 1, sentence) not in OF_TOWNS:
            self.plainly(name, sort, called(sort))
        if before == "of" and (sort := self.words.sorts.get(earlier) or self.words.plurals.get(earlier)):
            self.plainly(name, sort, called(sort))
            self.lists.update((run,) if earlier in self.words.plurals else ())
        elif before == "of" and earlier in self.words.offices:
            self.plainly(name, "", f"the account names the {earlier} of it")
        elif before in (",", "and", "or") and (other := self.listed(run, sentence)):
            self.plainly(name, self.sorts.get(other, ""), self.hows.get(other, AROUND))
        if after == "," and (sort := self.apposition(last + 1, sentence)):
            self.plainly(name, sort, called(sort))
        if after == "time" and has_a_clock(self.tokens, last - 1, sentence):
            self.plainly(name, "", "the account tells the time there")
        if first == sentence.first and self.dateline(last):
            self.plainly(name, "", "the report is dated there")
        self.weigh_sides(run, sentence)

    def weigh_sides(self, run: Run, sentence: Sentence) -> None:
        """Notes what the words on either side of a name suggest."""
        first, last = run
        name, before, after = self.runs[run], self.word(first - 1, sentence), self.word(last, sentence)
        if self.tokens[first].text.lower().rstrip(".") in TITLES:
            self.add(name, "title", -CALLED, most=-CALLED)
        if before.rstrip(".") in given_names() and self.tokens[first - 1].text[0].isupper():
            self.add(name, "given name", -NOT_A_PLACE, most=-NOT_A_PLACE)
        if after in ("'s", "’s", "'", "’") and self.is_owner(last + 1, sentence):
            self.add(name, "owns", OWNED)
        if before in AT and self.word(first - 2, sentence) in self.words.sorts:
            self.add(name, "at a sort", AT_A_SORT, most=AT_A_SORT)
        if after in self.words.served:
            self.add(name, "served", SERVED)
        if before == "and" and (pair := self.runs_before(first - 1, sentence)):
            before = self.word(pair[0] - 1, sentence)
        if before in INSIDE:
            self.add(name, "inside", 1.5)
        elif before in TAKEN:
            self.add(name, "taken", 1.5)
        elif before in TO_OR_FROM:
            self.add(name, "from", 0.5)

    def works_at(self, first: int, sentence: Sentence) -> tuple[int, str] | None:
        """Where "nuclear power plant" after a name ends, and its kind; None where no built thing follows."""
        last = first
        while last - first < 3 and self.word(last, sentence) in self.words.fuels:
            last += 1
        word = self.word(last, sentence)
        if word not in self.words.works or (last == first and word not in self.words.bare):
            return None
        return last + 1, self.words.works[word]

    def word(self, number: int, sentence: Sentence) -> str:
        return self.tokens[number].text.lower() if sentence.first <= number < sentence.last else ""

    def add(self, name: str, kind: str, weight: float, *, most: float = MOST) -> None:
        held = self.weights[name]
        held[kind] = max(most, held[kind] + weight) if weight < 0 else min(most, held[kind] + weight)

    def plainly(self, name: str, sort: str, how: str) -> None:
        self.add(name, "plain", weight := CALLED if sort else SURE, most=weight)
        if sort:
            self.sorts.setdefault(name, sort)
        self.hows.setdefault(name, how)

    def listed(self, run: Run, sentence: Sentence) -> str:
        """The name before this one in a list that began with "the villages of", else ""."""
        before = self.runs_before(run[0] - 1, sentence)
        if before is None or before not in self.lists:
            return ""
        self.lists.add(run)
        return self.runs[before]

    def runs_before(self, number: int, sentence: Sentence) -> Run | None:
        """The run that ends right before a token (before a comma and an "and", too)."""
        last = number - (self.word(number, sentence) == "and" and self.word(number - 1, sentence) == ",")
        return next((run for run in ((last - n, last) for n in range(1, LONGEST + 1)) if run in self.runs), None)

    def apposition(self, first: int, sentence: Sentence) -> str:
        """The word for what a place is in ", the largest town in the valley", else ""."""
        if self.word(first, sentence) not in ("a", "an", "the", "another", "one"):
            return ""
        for number in range(first + 1, min(first + REACH, sentence.last)):
            word, token = self.word(number, sentence), self.tokens[number]
            if self.word(number + 1, sentence) in ("'s", "’s"):
                continue
            if sort := self.words.sorts.get(word) or self.words.plurals.get(word):
                return sort if self.word(number + 1, sentence) not in self.words.offices and token.pos == "NOUN" else ""
            if token.pos not in ("ADJ", "NOUN", "NUM", "PROPN", "ADV", "PUNCT", "PART", "DET") and word != "of":
                return ""
            if word in (",", "whose"):
                return ""
        return ""

    def is_owner(self, first: int, sentence: Sentence) -> bool:
        """Whether "X's" is followed by what only a place has: "X's foreign ministry", "X's mayor"."""
        return any(self.word(number, sentence) in self.words.owned for number in range(first, first + 3))

    def dateline(self, last: int) -> bool:
        """Whether a name at the head of its block is followed by "(AGENCY) -" or by a dash, as a dateline's is."""
        tail = [token.text for token in self.tokens[last : last + 8]]
        if not tail:
            return False
        if tail[0] == "(" and ")" in tail[:4]:
            rest = tail[tail.index(")") + 1 :]
            return bool(rest) and rest[0] in _DASHES
        return tail[0] in _DASHES[:4] and self.tokens[last - 1].text.isupper() and spaced(self.tokens, last)

    def weigh_labels(self) -> None:
        for mention in self.reading.parse.mentions:
            first, last = mention.first, mention.last
            while last - 1 > first and not proper(self.tokens[last - 1]):
                last -= 1
            while first < last - 1 and not proper(self.tokens[first]):
                first += 1
            name = self.runs.get((first, last))
            if mention.label == "PERSON" and last - first > 1:
                self.add(self.name((last - 1, last)), "surname", -NOT_A_PLACE, most=-NOT_A_PLACE)
            if name is None:
                continue
            if mention.label in ("GPE", "LOC", "FAC"):
                self.add(name, "label", 1.0)
            elif mention.label == "PERSON":
                self.add(name, "person", -PERSON, most=-MOST if last - first == 1 else -NOT_A_PLACE)
            elif mention.label in ("ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"):
                self.add(name, "body", -BODY, most=-1.0)

    def weigh_peoples(self) -> None:
        """A name beside the adjective made of it ("Ostrania", "Ostranian") is that of a country or a town."""
        said = {token.text.lower() for token in self.tokens if token.text[:1].isupper()}
        for name in [name for name in self.weights if len(name) > MIN_NATION and " " not in name]:
            stems = {name, name.rstrip(_ENDS)}
            formed = {
                stem + end + s for stem in stems for end in _ADJECTIVES for s in ("", "s") if len(stem) >= MIN_NATION
            }
            if formed & said - {name, name + "s"}:
                self.add(name, "people", PEOPLE, most=PEOPLE)
                self.hows.setdefault(name, "the account names its people")

    def sort_before(self, run: Run) -> str:
        """The word for what a place is in "the town that they call X", else ""."""
        words = [token.text.lower() for token in self.tokens[max(0, run[0] - REACH) : run[0]]]
        for word, after in pairwise(words):
            if word in self.words.sorts and after in ("that", "which", ","):
                return self.words.sorts[word]
        return ""

    def share(self, found: Sequence[Alias]) -> None:
        """Where one of two names of one thing is a place, so is the other."""
        at = {self.tokens[run[0]].begin: run for run in self.runs}
        for alias in found:
            pair = [at.get(span.begin) for span in (alias.name, alias.other)]
            runs = [run for run in pair if run is not None]
            if len(runs) < 2:
                continue
            names = [self.runs[run] for run in runs]
            for name in names if alias.who or alias.who_other else ():
                self.add(name, "alias", NAMED_BY, most=NAMED_BY)
            sort = next((self.sorts[name] for name in names if name in self.sorts), "") or self.sort_before(runs[0])
            if sort or any(self.weight(name) >= ENOUGH for name in names):
                for name, other in zip(names, reversed(runs), strict=True):
                    self.plainly(name, sort, f"another name of “{self.words_of(other)}”")


def called(sort: str) -> str:
    return f"the account calls it {'an' if sort[0] in 'aeiou' else 'a'} {sort}"
