"""Speakers and parties of the claims of one account."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rashomon.claims.speakers import anaphora
from rashomon.claims.speakers.bodies import body_source
from rashomon.claims.speakers.hints import hints_of
from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.read import read
from rashomon.claims.speakers.scene import Actor, Scene, Seen
from rashomon.claims.speakers.source import Source
from rashomon.claims.speakers.survey import actor_of, mentions_of, people_of
from rashomon.claims.speakers.words import fold, split
from rashomon.model import Claim, Reading, Span

_SINGULAR = frozenset(("i", "me", "my"))
SHORT_NAME = 2  # words of an organisation's name that can be short for a longer one
NEAR = 24  # claims around a first person that are looked at
CONTINUES_FOR = 2  # sentences after a statement in which "It is noted that" goes on with it


def resolve_within(reading: Reading, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one account, in the order given, with `speaker` and `party`.

    Claims in the outlet's own voice stay as they are. Never raises on any span inside the text.
    """
    return _Account(reading, claims).resolved()


class _Account:
    """One account while its claims are resolved, in the order of the text."""

    def __init__(self, reading: Reading, claims: Sequence[Claim]) -> None:
        self.reading, self.claims = reading, claims
        self.hints = hints_of(reading.parse)
        text = reading.account.text
        self.sources = [read(_phrase(text, claim.source), self.hints) for claim in claims]
        self.people = people_of(reading, self.hints, self.sources)
        self.scene = Scene(reading.parse, reading.blocks)
        for seen in mentions_of(reading, self.people, self.hints):
            self.scene.add(seen)
        self.token_begins = [token.begin for token in reading.parse.tokens]
        self.actors: dict[int, Actor | None] = {}
        self.contents = sorted((span.begin, span.end, i) for i, claim in enumerate(claims) for span in claim.content)
        self.by_run: dict[int, list[int]] = {}
        for begin, _, index in self.contents:
            run = self.scene.quotation(begin) or self.scene.quotation(begin + 1)
            if run is not None and claims[index].source:
                self.by_run.setdefault(run, []).append(index)
        self._note_roles()

    def _note_roles(self) -> None:
        for source in self.sources:
            if source.kind == "person":
                person = self.people.named(source.name, gender=source.gender)
                if source.role:
                    person.roles.append(source.role)
                if source.gender:
                    person.genders[source.gender] += 1

    def resolved(self) -> tuple[Claim, ...]:
        first = [
            index for index in self._in_order() if self.sources[index].kind != "pronoun" or self.claims[index].source
        ]
        for index in first:
            if not self.claims[index].own_voice:
                self._resolve(index)
        return tuple(self._filled(index) for index in range(len(self.claims)))

    def _in_order(self) -> list[int]:
        return sorted(range(len(self.claims)), key=lambda i: (_at(self.claims[i]), i))

    def _filled(self, index: int) -> Claim:
        claim = self.claims[index]
        if claim.own_voice:
            return claim
        actor = self.actors.get(index)
        party = actor.person.party if actor and actor.person else actor.party if actor else None
        return replace(claim, speaker=actor.name or None if actor else None, party=self._party(actor, party))

    def _party(self, actor: Actor | None, party: str | None) -> str | None:
        """The party, a person's in full; nobody is the party of themselves."""
        if actor is None or party is None:
            return None
        person = self.people.find(party)
        full = person.name if person else party
        return None if actor.kind == "person" and full == actor.name else full

    def _resolve(self, index: int) -> None:
        claim, source = self.claims[index], self.sources[index]
        at = _at(claim)
        self.actors[index] = None  # in progress: two first persons that look to one another end here
        actor = self._continued(claim) if not claim.source else self.actor(source, at, claim)
        self.actors[index] = actor
        if actor and claim.source:
            span = claim.source[0]
            self.scene.add(Seen(span.begin, span.end, actor, subject=self._subject(span), speaks=True))

    def actor(self, source: Source, at: int, claim: Claim) -> Actor | None:
        """Who the source is at `at`."""
        if source.kind == "none" or self._impersonal(source, claim):
            return self._continued(claim)
        if source.kind == "joint":
            return self._joint(source, at, claim)
        if source.kind == "pronoun":
            return self._pronoun(source, at, claim)
        if source.members:
            return self._belonging(source, at, claim)
        if source.kind == "statement":
            return anaphora.issuer(at, self.scene) or actor_of(
                replace(source, name=source.head.capitalize(), kind="group")
            )
        if source.kind == "person":
            return self._person(source, at)
        return self._thing(source, at)

    def _person(self, source: Source, at: int) -> Actor:
        persons = (seen.actor.person for seen in reversed(self.scene.before(at)))
        recent = {id(person): place for place, person in enumerate(persons) if person}
        person = self.people.named(source.name, gender=source.gender, recent=recent)
        return Actor(name=person.name, kind="person", party=person.party or source.party, person=person)

    def _thing(self, source: Source, at: int) -> Actor:
        if source.country and source.land is None:
            source = self._with_land(source, at)
        if source.kind == "office":
            return anaphora.holder(source, at, self.scene) or actor_of(source)
        if source.kind == "group" and source.definite and lexicon().has("government", fold(source.name)):
            land = anaphora.land(at, self.scene)
            return Actor(name=land, kind="land", party=land, land=land) if land else actor_of(source)
        if _may_be_short(source):
            return anaphora.short_form(source, at, self.scene) or actor_of(source)
        return actor_of(source)

    def _with_land(self, source: Source, at: int) -> Source:
        land = anaphora.land(at, self.scene)
        if land is None:
            return source
        name = f"{land} {source.body or (source.role.office if source.role else '')}".strip()
        role = replace(source.role, land=land, party=land) if source.role else None
        return replace(source, name=name, land=land, party=land, role=role)

    def _joint(self, source: Source, at: int, claim: Claim) -> Actor | None:
        found = [self.actor(member, at, claim) for member in source.members]
        members = [actor for actor in found if actor and actor.name]
        if not members:
            return None
        parties = list(dict.fromkeys(actor.party for actor in members))
        named = [party for party in parties if party]
        party = _listed(named) if len(named) == len(parties) else None
        return Actor(name=_listed([actor.name for actor in members]), kind="joint", party=party, plural=True)

    def _belonging(self, source: Source, at: int, claim: Claim) -> Actor:
        """Somebody named after their owner: "her campaign" is `Jane Roe campaign`, "her lawyer" `Jane Roe’s lawyer`."""
        owner = self.actor(source.members[0], at, claim)
        if owner is None or not owner.name:
            return actor_of(source)
        if source.body:
            return actor_of(body_source(source.body, self._land_of(owner, at), head=source.head))
        thing = source.name[:1].lower() + source.name[1:]
        if lexicon().has("organisation_heads", source.head):
            return replace(actor_of(source), name=f"{owner.name} {thing}", party=f"{owner.name} {thing}")
        return replace(actor_of(source), name=f"{owner.name}’s {thing}", party=owner.party)

    def _land_of(self, owner: Actor, at: int) -> str | None:
        """The country whose body is "its", "their" or "his"; a ministry has no ministry, its country has."""
        held = owner.person.roles if owner.person else ()
        return (
            owner.land
            or next((role.land for role in reversed(held) if role.land), None)
            or anaphora.land(at, self.scene)
        )

    def _pronoun(self, source: Source, at: int, claim: Claim) -> Actor | None:
        if source.pronoun == "first":
            return self._first_person(source, at, claim)
        return anaphora.pronoun(source, at, self.scene, said=claim.content)

    def _first_person(self, source: Source, at: int, claim: Claim) -> Actor | None:
        """Who says "we" at `at`: the speaker of the claim around it, in quoted words the last one, else the writer."""
        for index in self._around(at, claim):
            if index not in self.actors:
                self._resolve(index)
            if self.actors.get(index):
                return self.actors[index]
        if self.scene.quoted(at):
            return anaphora.last_speaker(at, self.scene)
        account = self.reading.account
        writer = account.bylines[0] if source.head in _SINGULAR and len(account.bylines) == 1 else account.outlet
        return Actor(name=writer, kind="organisation", party=account.outlet) if writer else None

    def _around(self, at: int, claim: Claim) -> list[int]:
        """The claims with a source of their own whose content holds `at`, then those of the same quotation."""
        place = bisect_right(self.contents, (at, len(self.reading.account.text), len(self.claims)))
        holding = [index for _, end, index in self.contents[max(0, place - NEAR) : place][::-1] if at < end]
        run = self.scene.quotation(at)
        beside = self.by_run.get(run, []) if run is not None else []
        found = dict.fromkeys((*holding, *beside))
        return [i for i in found if self.claims[i] is not claim and self.sources[i].pronoun != "first"][:NEAR]

    def _continued(self, claim: Claim) -> Actor | None:
        """Who goes on to speak in "It is noted that": the last speaker, if a statement stands right before."""
        cue = claim.cue_text or _phrase(self.reading.account.text, claim.cue)
        words = {fold(word.text) for word in split(f"{_phrase(self.reading.account.text, claim.source)} {cue}")}
        if not words & lexicon().words["continuing"]:
            return None
        return anaphora.last_speaker(_at(claim), self.scene, sentences=CONTINUES_FOR)

    def _impersonal(self, source: Source, claim: Claim) -> bool:
        """Whether "it" is nobody: "it was reported", with the cue a participle after a form of "be"."""
        if source.head != "it" or not claim.cue:
            return False
        place = bisect_left(self.token_begins, claim.cue[0].begin)
        tokens = self.reading.parse.tokens[max(0, place - 3) : place + 3]
        return any(t.dep in ("nsubjpass", "expl") and t.text.casefold() == "it" for t in tokens)

    def _subject(self, span: Span) -> bool:
        tokens = self.reading.parse.tokens
        first, last = bisect_left(self.token_begins, span.begin), bisect_left(self.token_begins, span.end)
        return any(t.dep in ("nsubj", "nsubjpass") and not first <= t.head < last for t in tokens[first:last])


def _may_be_short(source: Source) -> bool:
    """Whether the source can be a short form of a name given before: "the ministry", "the Observatory"."""
    if source.kind == "body":
        return source.land is None
    words = len(source.name.split())
    if source.kind == "organisation":
        return words <= SHORT_NAME
    return source.kind == "group" and source.definite and words == 1 and lexicon().has("short_forms", source.head)


def _phrase(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.of(text) for span in spans)


def _at(claim: Claim) -> int:
    spans = claim.source or claim.cue or claim.content
    return spans[0].begin if spans else 0


def _listed(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"
