"""What every view looks up in a dossier: the accounts by number and name, the claims by id, who says what.

Nothing is decided here. The verb depends on the stance alone, so it is the same for every speaker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from rashomon.model import Claim, Document, Dossier, Figure, Point, Status, Tally
from rashomon.views import shown

VERBS = {"assert": "says", "urge": "urges", "ask": "asks"}
STATUSES: tuple[Status, ...] = ("disputed", "agreed", "one origin", "single source")
MEANING = {
    "agreed": "two or more independent parties say so, and no account has anyone deny it",
    "disputed": "someone denies it, or says what cannot both hold",
    "one origin": "several accounts, but one party or one copied text behind them",
    "single source": "one account alone has it",
}


@dataclass(frozen=True, slots=True)
class Label:
    """An account's number in the report and its name: its outlet, or else its agency, its file or its title."""

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


@dataclass(frozen=True, slots=True)
class Differing:
    """Totals of one value against totals of another; the first of each side lends its words. `why` is empty where the
    pairs have several reasons."""

    kind: str
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Adding:
    """Parts that add up to totals of one value."""

    parts: tuple[Figure, ...]
    totals: tuple[Figure, ...]


class Outline:
    """Look-ups into one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {document.id: document for document in dossier.documents}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.figures = {figure.id: figure for figure in dossier.figures}
        self.points = {point.id: point for point in dossier.points}

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
        return shown.line(claim.speaker or claim.source_text or "someone unnamed")

    def saying(self, claim: Claim) -> str:
        """What stands between a speaker and the words: ` says`, and so on.

        Of a denial it does not say "denies": its words may hold the negation already ("denies “nobody called”"). The
        cue stands there as the account has it.
        """
        if claim.stance == "deny":
            cue = f" (“{shown.line(claim.cue_text)}”)" if claim.cue_text else ""
            return f", in a denial{cue}:"
        return f" {VERBS[claim.stance]}{' in its own voice' if claim.own_voice else ''}"

    def cited(self, ids: Iterable[str]) -> list[Label]:
        """The accounts of several claims or documents, each once, in the order of their numbers."""
        documents = {self.claims[each].document if each in self.claims else each for each in ids}
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

    @cached_property
    def heading(self) -> str:
        """What the event is called in the report: its story, or the places that most accounts name."""
        dossier = self.dossier
        if dossier.story:
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

    def differences(self, tally: Tally) -> list[Differing]:
        """The differences of a tally, the pairs of the same two values together."""
        grouped: dict[tuple[object, ...], list[tuple[Figure, Figure, str]]] = {}
        for each in tally.differ:
            figures = [self.figures[identity] for identity in each.figures if identity in self.figures]
            if len(figures) == 2:
                left, right = sorted(figures, key=_value) if each.kind == "conflict" else figures
                grouped.setdefault((each.kind, _value(left), _value(right)), []).append((left, right, each.why))
        return [
            Differing(str(key[0]), _once(p[0] for p in pairs), _once(p[1] for p in pairs), _only(p[2] for p in pairs))
            for key, pairs in grouped.items()
        ]

    def sums(self, tally: Tally) -> list[Adding]:
        """The sums of a tally, the totals that the same parts make together."""
        grouped: dict[tuple[str, ...], list[Figure]] = {}
        for each in tally.sums:
            if each.total in self.figures and all(part in self.figures for part in each.parts):
                grouped.setdefault(each.parts, []).append(self.figures[each.total])
        return [Adding(tuple(self.figures[part] for part in parts), _once(t)) for parts, t in grouped.items()]

    def figure_of(self, identity: str) -> Figure | None:
        return self.figures.get(identity)

    def ends(self, point: Point) -> Iterator[tuple[str, Sequence[Claim]]]:
        """Both sides of a point, with the words that stand over them."""
        yield "Says so", point.supports
        yield "Denies it or says otherwise", point.denies


def _value(figure: Figure) -> tuple[float, float]:
    return figure.min, float("inf") if figure.max is None else figure.max


def _once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """One figure of each document."""
    return tuple({figure.document: figure for figure in figures}.values())


def _only(words: Iterable[str]) -> str:
    found = set(words)
    return found.pop() if len(found) == 1 else ""


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _both_names(name: str, also: Sequence[str]) -> str:
    return shown.line("/".join((name, *also[:1])))


def _name(document: Document) -> str:
    account = document.account
    named = account.outlet or next(iter(account.agencies), None)
    if not named and account.path:
        named = PurePath(account.path).stem
    return shown.line(named or account.title or account.id)
