"""What every view looks up in a dossier: the accounts by number and name, the claims by id, who says what.

Nothing is decided here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from rashomon.model import (
    Account,
    Claim,
    Document,
    Dossier,
    Figure,
    Happening,
    Point,
    Reuse,
    Status,
    SummaryLine,
    Tally,
    Words,
)
from rashomon.phrase import unlinked
from rashomon.views import shown, told
from rashomon.views.compared import Adding, Differing, differences, sums
from rashomon.views.passages import Passages

STATUSES: tuple[Status, ...] = ("disputed", "agreed", "one origin", "single source")
MEANING = {
    "agreed": "two or more independent parties say so, and no account has anyone deny it",
    "disputed": "someone denies it, or says what cannot both hold",
    "one origin": "several accounts, but one party or one copied text behind them",
    "single source": "one account alone has it",
}
MANY = 24  # accounts; more fill no table of columns and no drawing
AGAINST = {
    "denies": "denied",
    "differs in number": "numbers differ",
    "differs in time": "times differ",
    "differs in place": "places differ",
    "differs in actor": "who did it differs",
}


TITLE = 28  # letters of a title that stands for an account without a name
_WORD = re.compile(r"\b[^\W\d_]{4,}\b")  # a story's name that has one is no number or hash
_NAMED = re.compile(r"[^\W\d_]{4}")  # a file's name that has a word in it, and is no number or hash
_HASH = re.compile(r"a[0-9a-f]{16}")  # an id that an account was given for want of one


@dataclass(frozen=True, slots=True)
class Label:
    """An account's number in the report and its name: its outlet, or else its agency, its file or its title; of a JSON
    line its title, its id or its place."""

    number: int
    name: str

    def __str__(self) -> str:
        return f"[{self.number}] {self.name}"


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker says to one end, wherever it stands. The first claim's words stand for the others."""

    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def verbatim(self) -> list[str]:
        """The claims that have the very words that are shown."""
        return [claim.id for claim in self.claims if _bare(claim.text) == _bare(self.first.text)]

    @property
    def otherwise(self) -> list[str]:
        """The claims that have other words."""
        return [claim.id for claim in self.claims if _bare(claim.text) != _bare(self.first.text)]


class Outline:
    """Look-ups into one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {document.id: document for document in dossier.documents}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.figures = {figure.id: figure for figure in dossier.figures}
        self.points = {point.id: point for point in dossier.points}
        self.passages = Passages(dossier.documents)

    @cached_property
    def labels(self) -> dict[str, Label]:
        names = [_name(document) for document in self.dossier.documents]
        twice = {name for name, count in Counter(names).items() if count > 1}
        seen: Counter[str] = Counter()
        labels = {}
        for number, (document, name) in enumerate(zip(self.dossier.documents, names, strict=True), 1):
            seen[name] += 1
            labels[document.id] = Label(number, f"{name} ({seen[name]})" if name in twice else name)
        return labels

    def label(self, document: str) -> Label:
        return self.labels.get(document) or Label(0, shown.line(document))

    def user(self, name: str) -> str:
        """Who uses a name or a word: a party as it is, a document by its label."""
        return self.labels[name].name if name in self.labels else shown.line(name)

    def speaker(self, claim: Claim) -> str:
        """Who says it, as it is shown."""
        if claim.own_voice:
            return self.label(claim.document).name
        return shown.line(claim.speaker or claim.source_text or "Someone unnamed")

    def words(self, claim: Claim) -> str:
        """The words of a claim on one line, without marks of the format and without a leading "that"."""
        return told.bare(shown.line(self.passages.at(claim.document, claim.content) or claim.text))

    def saying(self, claim: Claim) -> str:
        """What stands between a speaker and the words, a colon at its end."""
        return shown.shown(told.how(claim, shown.line(claim.text)))

    def statement(self, point: Point) -> str:
        """A point's statement as a headline."""
        return told.headline(shown.line(point.statement))

    def counted(self, figure: Figure) -> str:
        """The words of a figure."""
        return shown.line(self.passages.at(figure.document, [figure.span]) or figure.text)

    def passage(self, words: Words) -> str:
        return shown.line(self.passages.at(words.document, [words.span]) or words.text)

    def happened(self, happening: Happening) -> str:
        """What an entry of the timeline says; the words of its claim where they are its statement."""
        first = self.claims.get(next(iter(happening.claims), ""))
        if first is not None and first.text == happening.statement:
            return self.words(first)
        return shown.line(unlinked(happening.statement))

    def against(self, point: Point) -> list[str]:
        """Why a point is disputed, in a few words each: the kinds of its relations."""
        kinds = {relation.kind for relation in point.relations}
        return [words for kind, words in AGAINST.items() if kind in kinds]

    @cached_property
    def many(self) -> bool:
        """Whether there are more accounts than a reader takes in side by side."""
        return len(self.documents) > MANY

    def writing(self, line: SummaryLine) -> str:
        """The account that a sentence of the summary is taken from and a colon, where the sentence names no source."""
        held = [self.claims[each] for each in line.claims if each in self.claims]
        own = [
            claim
            for words in line.words
            for claim in held
            if claim.document == words.document and any(words.span.overlap(span) for span in claim.content)
        ]
        alone = bool(own) and all(claim.own_voice for claim in own)
        return f"{self.label(own[0].document).name}: " if alone else ""

    def cited(self, ids: Iterable[str]) -> list[Label]:
        """The accounts of several claims or documents, each once, in the order of their numbers."""
        documents = dict.fromkeys(self.claims[each].document if each in self.claims else each for each in ids)
        return sorted((self.label(each) for each in documents), key=lambda label: label.number)

    def of_status(self, status: Status) -> list[Point]:
        return [point for point in self.dossier.points if point.status == status]

    @cached_property
    def origins(self) -> list[str]:
        """The independent parties behind all points, the one behind most of them first."""
        count = Counter(origin for point in self.dossier.points for origin in point.origins)
        return [origin for origin, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))]

    @cached_property
    def parties(self) -> list[str]:
        return sorted({claim.party for point in self.dossier.points for claim in point.claims if claim.party})

    def parties_of(self, point: Point) -> list[str]:
        return list(dict.fromkeys(claim.party for claim in point.claims if claim.party))

    @cached_property
    def reuses(self) -> list[Reuse]:
        """Text that stands in two accounts; the largest shares first where there are many accounts."""
        found = list(self.dossier.lineage)
        return sorted(found, key=lambda reuse: -reuse.share) if self.many else found

    @cached_property
    def heading(self) -> str:
        """What the event is called in the report: the title that it was given, its story where that has a name, or the
        places that most accounts name."""
        dossier = self.dossier
        if dossier.title and dossier.title.strip():
            return shown.line(dossier.title)
        if dossier.story and _WORD.search(dossier.story):
            return shown.line(dossier.story)
        named = [place for place in dossier.places if place.kind not in {"country", "continent"}] or [*dossier.places]
        named.sort(key=lambda place: -len(place.documents))
        return ", ".join(_both_names(place.name, place.also) for place in named[:3]) or "One event"

    @cached_property
    def published(self) -> str:
        """The days on which the accounts were published: one, or the first and the last."""
        days = sorted(
            {document.account.published[:10] for document in self.dossier.documents if document.account.published}
        )
        return " to ".join(dict.fromkeys(shown.when(day) for day in (days[:1] + days[-1:])))

    def voices(self, claims: Iterable[Claim]) -> list[Voice]:
        """The claims by speaker and stance."""
        by_speaker: dict[tuple[str, str], list[Claim]] = {}
        for claim in claims:
            by_speaker.setdefault((self.speaker(claim), claim.stance), []).append(claim)
        return [Voice(tuple(same)) for same in by_speaker.values()]

    def worded(self, claims: Iterable[Claim]) -> list[list[Claim]]:
        """The claims by their words: those that have the very same together."""
        same: dict[str, list[Claim]] = {}
        for claim in claims:
            same.setdefault(_bare(self.words(claim)), []).append(claim)
        return [*same.values()]

    def differences(self, tally: Tally) -> list[Differing]:
        """The differences of a tally, the pairs of the same two values together."""
        return differences(tally, self.figures)

    def sums(self, tally: Tally) -> list[Adding]:
        """The sums of a tally, those of the same parts in the same accounts once, with all totals that they make."""
        return sums(tally, self.figures)

    def figure_of(self, identity: str) -> Figure | None:
        return self.figures.get(identity)

    def ends(self, point: Point) -> Iterator[tuple[str, Sequence[Claim]]]:
        """Both sides of a point, with the words that stand over them."""
        yield "Says so", point.supports
        yield "Denies it or says otherwise", point.denies


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _both_names(name: str, also: Sequence[str]) -> str:
    whole = [each for each in (name, *also) if not each.endswith(".")] or [name]
    return shown.line("/".join(whole[:2]))


def _name(document: Document) -> str:
    account = document.account
    named = account.outlet or next(iter(account.agencies), None)
    stem = PurePath(account.path).stem if account.path else ""
    if account.line is not None and not named and not account.title:
        return shown.line(f"{stem}:{account.line}" if stem and _HASH.fullmatch(account.id) else _place(account, ""))
    if named or _NAMED.search(stem):
        return shown.line(named or stem)
    title = shown.line(account.title or "")
    return (title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…") or shown.line(_place(account, stem))


def _place(account: Account, stem: str) -> str:
    """Where an account without a name was read: its file, or the line of standard input. A hash would say nothing."""
    if stem:
        return stem
    if not _HASH.fullmatch(account.id):
        return account.id
    return f"line {account.line}" if account.line else "standard input"
