"""Candidates for an account's own total of the killed and of the injured: numbers said, persons told apart, what is
left of the shot when the dead are taken away. Each is made of mentions, so that its words stand in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.annotate.figures.evidence import Evidence
from rashomon.annotate.figures.mention import Mention
from rashomon.annotate.figures.persons import Person
from rashomon.annotate.figures.title import Headline, title_totals
from rashomon.annotate.figures.view import View

COUNTED = {"killed": ("killed",), "injured": ("injured", "shot")}
SAID = {"killed": ("killed", "victim"), "injured": ("injured", "shot", "victim")}
LEAD = 8  # sentences: persons who are named only later belong more often to another story
GREAT = 100  # people: so many in a sentence of another time are that time's toll
REACH = 2500  # code points: a total is not put together from mentions further apart
MOST = 1000  # candidates, before what is left of the shot is added; an account of one event has tens


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A possible total: its range, how it came about, and the mentions whose words it is read from.

    `ways` holds any of `said`, `persons`, `lone`, `joined`, `rest`, `added`, `killer`, `ordinal`, `victim`, `title`.
    """

    category: str
    min: float
    max: float | None
    ways: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    mentions: tuple[Mention, ...] = ()
    persons: tuple[Person, ...] = ()
    approximate: bool = False
    belief: float = 1.0


def candidates(
    view: View, evidence: Sequence[Evidence], persons: Sequence[Person], category: str, headline: Headline
) -> list[Candidate]:
    """All candidates of `killed` or `injured`, one for each range, in order of first appearance.

    One without mentions stands in the headline alone.
    """
    found: dict[tuple[float, float | None], Candidate] = {}
    for item in evidence:
        if item.state in SAID[category]:
            way = "ordinal" if item.mention.kind == "ordinal" else "victim" if item.state == "victim" else "said"
            _add(found, category, way, (item.mention,), _low(item.mention), _high(item.mention), item)
    own = [person for person in persons if _counts(person, category) and _is_countable(person)]
    groups = [group for group in _joined(view, evidence, own, category) if len(group) > 1]
    for group in groups:
        highs = [_high(mention) for mention in group]
        top = None if None in highs else sum(high or 0 for high in highs)
        _add(found, category, "joined", group, sum(map(_low, group)), top)
    if own:
        _add_persons(found, category, "persons", own)
        _add_persons(found, category, "lone", own[:1])
        bystanders = [person for person in own if not (person.perpetrator or person.by_self)]
        early = [person for person in own if _sentence(view, person) < LEAD]
        for people in (bystanders, early):
            if 1 < len(people) < len(own):
                _add_persons(found, category, "persons", people)
    _add_sums(view, found, category, own)
    if category == "injured":
        _add_rest(view, found, evidence, persons)
    for low, high in title_totals(headline, category):
        same = next((key for key in found if key[0] == low), (low, high))
        _add(found, category, "title", (), *same)
    grouped = {mention for group in groups for mention in group}
    return [c for c in found.values() if not (_is_conjunct(c, grouped) or _is_partitive(c) or _is_history(c))]


def _is_partitive(candidate: Candidate) -> bool:
    """Whether it rests on "three of the dead" alone, which says that there are more."""
    return candidate.ways == {"said"} and all(item.mention.partitive for item in candidate.evidence)


def _is_history(candidate: Candidate) -> bool:
    """Whether it is a great number that is told of another time only: a war of long ago, a year's statistics."""
    told = candidate.min >= GREAT and candidate.ways == {"said"}
    return told and all(item.past for item in candidate.evidence)


def _is_conjunct(candidate: Candidate, grouped: set[Mention]) -> bool:
    """Whether it rests on parts of coordinations alone: "a man and his two sons" are neither one nor two."""
    mentions = [item.mention for item in candidate.evidence]
    mentions += [mention for person in candidate.persons for mention in person.marked]
    derived = candidate.ways - {"said", "lone", "persons"}
    return not derived and bool(mentions) and all(mention in grouped for mention in mentions)


def _low(mention: Mention) -> float:
    return mention.number.min if mention.number is not None else 1.0


def _high(mention: Mention) -> float | None:
    return mention.number.max if mention.number is not None else 1.0


def _add(
    found: dict[tuple[float, float | None], Candidate], category: str, way: str, mentions: tuple[Mention, ...],
    low: float, high: float | None, item: Evidence | None = None,
) -> None:  # fmt: skip
    key = (low, high)
    candidate = found.get(key)
    if candidate is None:
        candidate = found[key] = Candidate(category=category, min=low, max=high, mentions=mentions)
        candidate.approximate = any(m.number is not None and m.number.approximate for m in mentions)
    candidate.ways.add(way)
    if item is not None:
        if not candidate.evidence or (way == "said" and _plainness(item) > _plainness(candidate.evidence[0])):
            candidate.mentions = mentions
            candidate.evidence.insert(0, item)
        else:
            candidate.evidence.append(item)


def _add_persons(
    found: dict[tuple[float, float | None], Candidate], category: str, way: str, group: Sequence[Person]
) -> None:
    count = float(len(group))
    _add(found, category, way, tuple(map(_best_mention, group)), count, count)
    candidate = found[count, count]
    candidate.persons = candidate.persons or tuple(group)


def _plainness(item: Evidence) -> tuple[bool, bool, bool, bool]:
    return (not item.past, not item.part, not item.near, item.mention.number is not None)


def _counts(person: Person, category: str) -> bool:
    return person.fate in COUNTED[category]


def _is_countable(person: Person) -> bool:
    """Whether words can be shown for the person's being one: a number word, a name, a noun in the singular."""
    mention = _best_mention(person)
    return is_worded(mention) or bool(mention.names) or mention.kind == "definite" or person.by_self


def _best_mention(person: Person) -> Mention:
    """The mention to show: the state was read from it and it holds a number word; else that holds one, or a name."""
    marked = frozenset(person.marked)
    return max(
        [*person.marked, *person.mentions],
        key=lambda mention: (
            is_worded(mention) or bool(mention.names),
            mention in marked,
            is_worded(mention),
            mention.kind != "pronoun",
            -mention.first,
        ),
    )


def is_worded(mention: Mention) -> bool:
    """Whether a number word or digits stand in the phrase: "a man", "one", "Jane Roe, 31"."""
    return mention.number is not None or mention.kind == "article" or mention.age is not None


def _sentence(view: View, person: Person) -> int:
    return view.sentence_of[person.marked[0].head]


def _joined(
    view: View, evidence: Sequence[Evidence], persons: Sequence[Person], category: str
) -> list[tuple[Mention, ...]]:
    """Mentions of one coordination and state: "two women and a man were killed", "Jane Roe, 31, and John Doe, 30"."""
    groups: dict[int, dict[Mention, None]] = defaultdict(dict)
    for item in evidence:
        if item.state in COUNTED[category] and not item.part and not item.past:
            groups[view.chain(item.mention.head)[0]][item.mention] = None
    for person in persons:
        for mention in person.marked:
            if mention.names:
                groups[view.chain(mention.head)[0]][mention] = None
    return [tuple(sorted(group, key=lambda mention: mention.first)) for group in groups.values()]


def _add_rest(
    view: View,
    found: dict[tuple[float, float | None], Candidate],
    evidence: Sequence[Evidence],
    persons: Sequence[Person],
) -> None:
    """ "Four were shot, one of them died": three were injured."""
    shot = [
        item
        for item in evidence
        if item.state in ("shot", "victim", "injured") and _high(item.mention) == _low(item.mention) > 1
    ]
    dead = {
        (_low(i.mention)): i.mention
        for i in reversed(evidence)
        if i.state == "killed" and _low(i.mention) == _high(i.mention)
    }
    lost = [person for person in persons if person.fate == "killed"]
    if lost:
        dead.setdefault(float(len(lost)), _best_mention(lost[0]))
    near = _Near(view, list(dead.values()))
    counts = list(dead)
    for item in shot:
        for place in near.around(item.mention) if len(found) < MOST else ():
            count = counts[place]
            mention, rest = dead[count], _low(item.mention) - count
            if rest > 0 and count > 0 and not _beside(view, item, mention):
                _add(found, "injured", "rest", (item.mention, mention), rest, rest)


class _Near:
    """Mentions by where they stand, to find those within reach of another without looking at all of them."""

    def __init__(self, view: View, mentions: Sequence[Mention]) -> None:
        self._view = view
        self._places = sorted((view.tokens[mention.first].begin, place) for place, mention in enumerate(mentions))

    def around(self, mention: Mention) -> list[int]:
        """The places, in their order, of the mentions that begin less than `REACH` from where `mention` does."""
        begin = self._view.tokens[mention.first].begin
        low, high = bisect_left(self._places, (begin - REACH + 1, 0)), bisect_left(self._places, (begin + REACH, 0))
        return sorted(place for _, place in self._places[low:high])


def _beside(view: View, hurt: Evidence, dead: Mention) -> bool:
    """Whether the dead are told beside the hurt, not as some of them: "50 were killed and 53 injured"."""
    return hurt.state == "injured" and not dead.partitive and view.sentence_of[dead.head] == hurt.sentence


def _add_sums(
    view: View, found: dict[tuple[float, float | None], Candidate], category: str, persons: list[Person]
) -> None:
    """A number and the persons told of beside it: "killed seven before he shot himself" is eight."""
    said = [c for c in found.values() if "said" in c.ways and c.min == c.max and 2 <= c.min < 100]
    extra = {1.0: persons[-1:], float(len(persons)): persons} if persons else {}
    killers = [person for person in persons if person.perpetrator or person.by_self]
    if killers:
        extra[float(len(killers))] = killers
    for candidate in sorted(said, key=lambda c: -len(c.evidence))[:3]:
        for count, group in extra.items():
            mentions = (*candidate.mentions, *map(_best_mention, group))
            way = "killer" if group == killers else "added"
            if _apart(view, mentions[0], mentions[-1]) < REACH:
                _add(found, category, way, mentions, candidate.min + count, candidate.min + count)
    for i, first in enumerate(said[:4]):
        for second in said[i + 1 : 4]:
            mentions = (*first.mentions, *second.mentions)
            if _apart(view, mentions[0], mentions[-1]) < REACH:
                _add(found, category, "added", mentions, first.min + second.min, first.min + second.min)


def _apart(view: View, a: Mention, b: Mention) -> int:
    return abs(view.tokens[a.first].begin - view.tokens[b.first].begin)
