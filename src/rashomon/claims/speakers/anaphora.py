"""Pronouns, "the ministry", "the prime minister", "the statement": whom they point back to."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.scene import Actor, Scene, Seen
from rashomon.claims.speakers.source import Source

_AGENTS = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "eer", "one", "body")
# Weights of what makes a mention the likely antecedent; set by eye on the sources of bench/attribution/dev.
PER_SENTENCE = -0.7
SUBJECT = 1.0
SPEAKS = 1.2
QUOTED = -2.0
POSSESSIVE = -0.6
UNLIKELY_GENDER = -1.5
UNKNOWN_GENDER = -0.3
SAME_SENTENCE = 1.0
RELATIVE_REACH = 3  # characters between a name and its "who"
FURTHEST = 12  # sentences that a pronoun reaches back


def pronoun(source: Source, at: int, scene: Scene) -> Actor | None:
    """The antecedent of a third-person pronoun at `at`."""
    fits: dict[str, Callable[[Actor], bool]] = {
        "man": _one_person, "woman": _one_person, "thing": _thing, "several": _several, "relative": lambda a: True,
    }  # fmt: skip
    fit = fits.get(source.pronoun or "")
    if fit is None:
        return None
    if source.pronoun == "relative":
        return next((seen.actor for seen in scene.before(at)[:1] if at - seen.end <= RELATIVE_REACH), None)
    return best(at, scene, lambda actor: fit(actor) and _gender_fits(actor, source), source)


def best(at: int, scene: Scene, fits: Callable[[Actor], bool], source: Source | None = None) -> Actor | None:
    """The mention before `at` that fits and weighs most."""
    here = scene.sentence(at)
    weighed: list[tuple[float, int, Actor]] = []
    for seen in scene.before(at):
        distance = here - scene.sentence(seen.begin)
        if distance > FURTHEST:
            break
        if fits(seen.actor):
            weighed.append((weight(seen, distance, scene, source), seen.begin, seen.actor))
    return max(weighed, key=lambda row: row[:2])[2] if weighed else None


def weight(seen: Seen, distance: int, scene: Scene, source: Source | None) -> float:
    """How likely the mention is what a pronoun `distance` sentences later means."""
    total = PER_SENTENCE * distance + SUBJECT * seen.subject + SPEAKS * seen.speaks + POSSESSIVE * seen.possessive
    total += SAME_SENTENCE * (distance == 0 and seen.subject)
    total += QUOTED * (scene.quoted(seen.begin) and not seen.speaks)
    if source and source.gender and seen.actor.kind == "person" and seen.actor.person:
        likely = seen.actor.person.likely_gender
        total += UNKNOWN_GENDER * (likely is None) + UNLIKELY_GENDER * (likely not in (None, source.gender))
    return total


def _one_person(actor: Actor) -> bool:
    return actor.kind in ("person", "office") or (actor.kind == "group" and not actor.plural and _human(actor.head))


def _human(head: str) -> bool:
    """Whether the head word of an unnamed source is a person's."""
    listed = any(lexicon().has(words, head) for words in ("unnamed", "officials", "groups"))
    thing = any(lexicon().has(words, head) for words in ("documents", "statements", "media_words"))
    office = lexicon().offices.whole((head,)) is not None or head in lexicon().gendered
    return not thing and (listed or office or head.endswith(_AGENTS))


def _thing(actor: Actor) -> bool:
    thing = actor.kind == "group" and not actor.plural and not _human(actor.head)
    return actor.kind in ("body", "organisation", "land") or thing


def _several(actor: Actor) -> bool:
    return actor.plural or actor.kind in ("joint", "body", "organisation")


def _gender_fits(actor: Actor, source: Source) -> bool:
    if source.gender is None:
        return True
    known = actor.person.gender if actor.person else actor.gender
    return known in (None, source.gender)


def land(at: int, scene: Scene) -> str | None:
    """The country that "the country" means at `at`: of the last speaker or subject with one, else the last named."""
    found = best(at, scene, lambda actor: bool(actor.land))
    return found.land if found else None


def short_form(source: Source, at: int, scene: Scene) -> Actor | None:
    """The body or organisation that "the ministry", "the agency", "the Defence Ministry" means at `at`."""
    if source.body:
        return best(at, scene, lambda actor: actor.body == source.body and bool(actor.land))
    return best(at, scene, lambda actor: actor.kind in ("body", "organisation") and source.head in _heads(actor))


def _heads(actor: Actor) -> frozenset[str]:
    return frozenset((actor.head, *actor.name.casefold().replace("’", "'").split()))


def holder(source: Source, at: int, scene: Scene) -> Actor | None:
    """The person who holds the office that "the prime minister" means at `at`; before it, else after it."""
    role = source.role
    if role is None:
        return None

    def fits(actor: Actor) -> bool:
        if actor.person is None or (role.gender and actor.person.likely_gender not in (None, role.gender)):
            return False
        return any(_same_office(held.office, role.office) and _same_land(held.party, held.land, role.land, role.party)
                   and held.former == role.former for held in actor.person.roles)  # fmt: skip

    found = best(at, scene, fits)
    return found or next((seen.actor for seen in scene.after(at) if fits(seen.actor)), None)


def _same_office(held: str, named: str) -> bool:
    return held == named or (named == "Minister" and held.startswith("Minister of "))


def _same_land(held_party: str | None, held_land: str | None, land: str | None, party: str | None) -> bool:
    wanted = land or party
    return wanted is None or wanted in (held_party, held_land) or (held_party is None and held_land is None)


def last_speaker(at: int, scene: Scene, *, sentences: int = FURTHEST) -> Actor | None:
    """The last source before `at` that can have issued a statement."""
    here = scene.sentence(at)
    for seen in scene.before(at):
        if here - scene.sentence(seen.begin) > sentences:
            return None
        if seen.speaks and not scene.quoted(seen.begin):
            return seen.actor
    return None


def issuer(at: int, scene: Scene) -> Actor | None:
    """Who issued "the statement" at `at`: the last speaker; of a country the body of it that spoke before."""
    last = last_speaker(at, scene)
    if last is None or last.kind != "land":
        return last
    here = scene.sentence(at)
    bodies = (seen for seen in scene.before(at) if seen.speaks and here - scene.sentence(seen.begin) <= FURTHEST)
    return next((seen.actor for seen in bodies if seen.actor.kind == "body" and seen.actor.land == last.land), last)
