"""Who stands behind a claim: the unit in which independence is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from rashomon import lexicons
from rashomon.lineage.utterances import utterances
from rashomon.model import Claim, Origin, Reading, Reuse, Span
from rashomon.model.origin import OriginKind
from rashomon.model.passages import Passages

COVERED = 0.5  # of a claim's words in copied text: the claim is the text's and not the outlet's
EDITED = 0.25  # of them, in an account that is a copy for the greater part: a sentence of the text that was touched up
MOSTLY = 0.5  # of an account
SAID = 0.5  # of the words that were copied stand in what someone says there: they are that speaker's
_JOINT = re.compile(r", (?:and )?| and ")
_OF = frozenset(("of", "in", "at", "from", "for", "with", "near", "who", "on", "to", "inside", "outside", "close"))


def origins(readings: Sequence[Reading], lineage: Sequence[Reuse]) -> Mapping[str, Origin]:
    """For each claim's id its origin: the party that speaks, or the text that it stands in.

    A party's ministries and spokespeople are one origin; so are an agency and its own pages, under whichever of its
    names. What an outlet says in its own voice is the outlet's, unless it stands in text from elsewhere: then it is
    the agency's, the first outlet's, or his whose words the text gives there. Those who are not named are one origin
    for each text that they stand in, since nobody can know that two outlets asked the same ones: `witnesses` for people
    who were there, `unnamed` for those who may be anyone, and so may be a named party too. The same words in two
    accounts are one origin's, whoever each gives for them. An outlet or agency that another cites is an origin by its
    name; its own people, in its own account, are as its own voice: `unnamed`. Those who speak as one have `members`.
    """
    ordered = sorted(readings, key=lambda reading: (reading.account.published or "~", reading.account.id))
    roots = _Roots({reading.account.id: reading for reading in ordered}, lineage)
    claims = [claim for reading in ordered for claim in reading.claims]
    found = [roots.origin(claim) for claim in claims]
    known = Counter(found)
    for group in utterances(claims):
        origin = _behind([(claims[place], found[place]) for place in group], known)
        for place in group:
            known[found[place]] -= 1
            known[origin] += 1
            found[place] = origin
    single = {origin.name for origin in found}
    return MappingProxyType({claim.id: _joined(origin, single) for claim, origin in zip(claims, found, strict=True)})


def _behind(told: Sequence[tuple[Claim, Origin]], known: Counter[Origin]) -> Origin:
    """Who is behind words that several accounts have: those who are named for them before those who are not and those
    before an outlet; of several the one heard most in the event, then the first."""
    return min(told, key=lambda row: (row[0].own_voice, _rank(row[1]), -known[row[1]]))[1]


def _rank(origin: Origin) -> int:
    return {"unnamed": 2, "witnesses": 1}.get(origin.kind, 0)


def _joined(origin: Origin, single: set[str]) -> Origin:
    """ "A and B" as two who speak as one, where either speaks elsewhere too and so is known to be one."""
    members = tuple(_JOINT.split(origin.name))
    return replace(origin, members=members) if len(members) > 1 and single & set(members) else origin


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(lexicons.load("offices")[group])


@cache
def _agencies() -> Mapping[str, str]:
    rows = lexicons.load("agencies")["agencies"]
    names = {form.casefold(): row["name"] for row in rows for form in row["also"]}
    return names | {row["name"].casefold(): row["name"] for row in rows}


def canonical(name: str) -> str:
    """An agency under one of its names, its site among them ("reuters.com"), by the name that the lexicon prefers."""
    known = _agencies()
    site = name.casefold().removeprefix("www.").rsplit(".", 1)[0] if "." in name else ""
    return known.get(name.casefold()) or known.get(site) or name


def unnamed(claim: Claim) -> OriginKind | None:
    """What kind of origin a speaker without a name is; None for a name, or where a party is known.

    A description ("Two aides", "A longtime ally") is no name; an institution called by its kind alone ("Police", "The
    monitor") is taken for one and the same in all accounts.
    """
    if claim.party:
        return None
    words = (claim.speaker or "").split()
    end = next((place for place, word in enumerate(words) if place and word.casefold() in _OF), len(words))
    if not end:
        return "unnamed"
    head = words[end - 1].casefold()
    if head in _listed("firsthand"):
        return "witnesses"
    if head in _listed("unnamed") or head in _listed("officials"):
        return "unnamed"
    institution = any(head in _listed(group) for group in ("short_forms", "state_heads", "organisation_heads"))
    plain = words[end - 1].islower() or (end == 1 and head in claim.source_text.split())
    return "unnamed" if plain and not institution else None


class _Roots:
    """Follows copied text back to the account where it stands first."""

    def __init__(self, readings: Mapping[str, Reading], lineage: Iterable[Reuse]) -> None:
        self._readings = readings
        self._into: dict[str, list[tuple[Reuse, Passages]]] = {}
        for reuse in lineage:
            if reuse.kind != "shared statement":
                there = Passages([there for _, there in reuse.spans])
                self._into.setdefault(reuse.to, []).append((reuse, there))
        self._said: dict[str, tuple[list[tuple[Claim, Span]], Passages]] = {}

    def origin(self, claim: Claim) -> Origin:
        """The origin of a claim."""
        if claim.own_voice:
            return self._text(claim.document, claim.content)
        named = canonical(claim.party or claim.speaker or "")
        kind = unnamed(claim)
        if kind is None:
            own = self._readings[claim.document].account.outlet
            return Origin("unnamed", via=named) if own and named == canonical(own) else Origin("party", named)
        return Origin(kind, via=str(self._text(claim.document, claim.content, said=False)))

    def _text(self, document: str, spans: Sequence[Span], *, said: bool = True) -> Origin:
        """Who is behind words of an account: the outlet, agency or (where `said`) speaker they come from."""
        seen = {document}
        while True:
            step = self._back(document, spans)
            if step is None or step[0].origin in seen:
                return Origin("outlet", self._name(document))
            reuse, spans = step
            document = reuse.origin
            seen.add(document)
            speaker = self._speaker(document, spans) if said else None
            if speaker or reuse.credit:
                return speaker or Origin("outlet", canonical(reuse.credit or ""))

    def _back(self, document: str, spans: Sequence[Span]) -> tuple[Reuse, tuple[Span, ...]] | None:
        """The reuse that brought most of the words here, and where they stand in its origin."""
        best: tuple[int, Reuse, tuple[Span, ...]] | None = None
        total = sum(span.end - span.begin for span in spans)
        for reuse, there in self._into.get(document, ()):
            covered = sum(map(there.covered, spans))
            least = EDITED if reuse.share >= MOSTLY else COVERED
            if covered >= least * total and covered > 0 and (best is None or covered > best[0]):
                met = sorted({place for span in spans for place in there.meeting(span)})
                best = (covered, reuse, tuple(_moved(spans, [reuse.spans[place] for place in met])))
        return best and (best[1], best[2])

    def _speaker(self, document: str, spans: Sequence[Span]) -> Origin | None:
        """The origin of those who say the words in an account; None where the account says them itself."""
        total = sum(span.end - span.begin for span in spans)
        pieces, stand = self._said_in(document)
        covered: Counter[str] = Counter()
        met = {place for span in spans for place in stand.meeting(span)}
        for place in met:
            claim, piece = pieces[place]
            covered[claim.id] += sum(span.overlap(piece) for span in spans)
        for place in sorted(met):
            claim = pieces[place][0]
            if covered[claim.id] >= SAID * total:
                return self.origin(claim)
        return None

    def _said_in(self, document: str) -> tuple[list[tuple[Claim, Span]], Passages]:
        """The pieces of what those who are named say in an account, each with its claim, and where they stand."""
        if document not in self._said:
            claims = self._readings[document].claims
            named = [claim for claim in claims if not claim.own_voice and unnamed(claim) is None]
            pieces = [(claim, piece) for claim in named for piece in claim.content]
            self._said[document] = pieces, Passages([piece for _, piece in pieces])
        return self._said[document]

    def _name(self, document: str) -> str:
        account = self._readings[document].account
        if len(account.agencies) == 1 and not account.bylines:
            return canonical(account.agencies[0])
        return canonical(account.outlet) if account.outlet else account.title or document


def _moved(spans: Sequence[Span], aligned: Sequence[tuple[Span, Span]]) -> Iterable[Span]:
    """Where words of the user's account stand in the account that they come from."""
    for here, there in aligned:
        for span in spans:
            if span.overlap(there):
                begin = max(0, span.begin - there.begin)
                yield Span(min(here.end, here.begin + begin), min(here.end, here.begin + span.end - there.begin))
