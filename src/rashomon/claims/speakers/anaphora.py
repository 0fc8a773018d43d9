"""Pronouns, "the ministry", "the prime minister", "the statement": whom they point back to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.claims.speakers.lexicon import lexicon
from rashomon.claims.speakers.scene import Actor, Scene, Seen
from rashomon.claims.speakers.source import Role, Source
from rashomon.claims.speakers.words import name_key
from rashomon.model import Span

_AGENTS = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "eer", "one", "body")
_DESCRIPTIONS = (
    "Candidate",
    "Member",
    "Legislator",
    "Running Mate",
)  # said of the person just named, who may not have been called so
_INSTITUTIONS = ("body", "organisation")
# Weights of what makes a mention the likely antecedent; set by eye on bench/attribution/dev and bench/accounts.
PER_SENTENCE = -1.0
SUBJECT = 1.0
SPEAKS = 0.8
QUOTED = -2.0
POSSESSIVE = -0.6
UNLIKELY_GENDER = -2.5
UNKNOWN_GENDER = -0.3
SINGLE_WORD = -0.7  # a person known by one word and of no known gender is often no person
SAME_SENTENCE = 1.0
RELATIVE_MENTIONS = 3  # names that "who" looks back over
NAMED_REACH = 200  # sentences that an office or part of a name reaches back
GENERIC_REACH = 3  # sentences that "the company" reaches back
RELATIVE_REACH = 3  # characters between a name and its "who"
FURTHEST = 12  # sentences that a pronoun reaches back


def pronoun(source: Source, at: int, scene: Scene, *, said: Sequence[Span] = ()) -> Actor | None:
    """The antecedent of a third-person pronoun at `at`, who is not named in what the pronoun's claim has `said`."""
    fits: dict[str, Callable[[Actor], bool]] = {
        "man": _one_person, "woman": _one_person, "thing": _thing, "several": _several, "relative": lambda a: True,
    }  # fmt: skip
    fit = fits.get(source.pronoun or "")
    if fit is None:
        return None
    if source.pronoun == "relative":
        return _relative(source, at, scene)
    return best(at, scene, lambda actor: fit(actor) and _gender_fits(actor, source), source, said=said)


def _relative(source: Source, at: int, scene: Scene) -> Actor | None:
    """Whom "who" or "which" follows: right before it, or for "who" the last person named in the sentence."""
    before = scene.before(at)[:RELATIVE_MENTIONS]
    if not before or at - before[0].end > RELATIVE_REACH:
        return None
    if source.head != "who":
        return before[0].actor
    here = scene.sentence(at)
    return next((s.actor for s in before if _one_person(s.actor) and scene.sentence(s.begin) == here), None)


def best(
    at: int,
    scene: Scene,
    fits: Callable[[Actor], bool],
    source: Source | None = None,
    *,
    furthest: int = FURTHEST,
    said: Sequence[Span] = (),
) -> Actor | None:
    """The mention before `at` that fits and weighs most."""
    here = scene.sentence(at)
    weighed: list[tuple[float, int, Actor]] = []
    for seen in scene.before(at):
        distance = here - scene.sentence(seen.begin)
        if distance > furthest:
            break
        if fits(seen.actor) and not any(span.begin <= seen.begin < span.end for span in said):
            weighed.append((weight(seen, distance, scene, source), seen.begin, seen.actor))
    return max(weighed, key=lambda row: row[:2])[2] if weighed else None


def weight(seen: Seen, distance: int, scene: Scene, source: Source | None) -> float:
    """How likely the mention is what a pronoun `distance` sentences later means."""
    total = PER_SENTENCE * distance + SUBJECT * seen.subject + SPEAKS * seen.speaks + POSSESSIVE * seen.possessive
    total += SAME_SENTENCE * (distance == 0 and seen.subject)
    total += QUOTED * (scene.quoted(seen.begin) and not seen.speaks)
    if source and source.gender and seen.actor.kind == "person" and seen.actor.person:
        likely = seen.actor.person.likely_gender
        total += SINGLE_WORD * (likely is None and len(seen.actor.person.key) == 1)
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
    named = frozenset(name_key(source.name))
    if source.body:
        body = best(at, scene, lambda actor: actor.body == source.body and bool(actor.land), furthest=NAMED_REACH)
        longer = body or best(at, scene, lambda a: a.kind == "organisation" and named < frozenset(name_key(a.name)))
        return body or longer

    def fits(actor: Actor) -> bool:
        institution = actor.kind in _INSTITUTIONS and _shortened(named, actor, source)
        return institution or (source.head == "ministry" and source.kind == "group" and ministry(actor) is not None)

    found = best(at, scene, fits, furthest=NAMED_REACH)
    found = (ministry(found) or found) if found else None
    if found is None and source.kind == "group" and lexicon().has("generic", source.head):
        return best(at, scene, lambda actor: _called(source.head, actor), furthest=GENERIC_REACH)
    return found


def ministry(actor: Actor) -> Actor | None:
    """The ministry that a minister or its spokesperson brings with them."""
    for role in reversed(actor.person.roles if actor.person else ()):
        name = f"Ministry of {role.office.removeprefix('Minister of ')}" if "Minister of " in role.office else role.body
        if name and "Ministry of " in name and not role.former:
            land = role.land if role.land and not name.startswith(role.land) else None
            full = f"{land} {name}" if land else name
            return Actor(name=full, kind="body", party=role.party, head="ministry", body=name, land=role.land)
    return None


def _called(head: str, actor: Actor) -> bool:
    """Whether an organisation may be called by a word for any; a news agency is no "group"."""
    wire = actor.name in lexicon().agencies
    return actor.kind == "organisation" and (not wire or head in ("agency", "outlet"))


def _shortened(named: frozenset[str], actor: Actor, source: Source) -> bool:
    """Whether the words are some, not all, of an institution's name."""
    words = frozenset(name_key(actor.name))
    return (actor.head == source.head and source.kind == "group") or named < words


def holder(source: Source, at: int, scene: Scene) -> Actor | None:
    """The person who holds the office that "the prime minister" means at `at`; before it, else after it."""
    role = source.role
    if role is None:
        return None

    def fits(actor: Actor) -> bool:
        if actor.person is None or (role.gender and actor.person.likely_gender not in (None, role.gender)):
            return False
        return any(_same_role(held, role) for held in actor.person.roles)

    found = best(at, scene, fits, furthest=NAMED_REACH)
    found = found or next((seen.actor for seen in scene.after(at) if fits(seen.actor)), None)
    if found is None and role.office in _DESCRIPTIONS and role.party is None:
        return best(at, scene, lambda actor: actor.person is not None, furthest=GENERIC_REACH)
    return found


def _same_role(held: Role, named: Role) -> bool:
    """Whether an office that a person holds can be the one named: nothing that both tell may differ."""
    office = held.office == named.office or (named.office == "Minister" and held.office.startswith("Minister of "))
    wanted, owners = named.land or named.party, {held.party, held.land} - {None}
    body = None in (held.body, named.body) or held.body == named.body or named.office not in _DESCRIPTIONS
    return office and body and held.former == named.former and (wanted is None or not owners or wanted in owners)


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
