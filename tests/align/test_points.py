"""Claims to points, from words to status."""

from __future__ import annotations

from itertools import permutations

import pytest

from rashomon.align import align
from rashomon.annotate.language import Language
from rashomon.judgements import Judgement, Judgements
from rashomon.model import Point, Reading

from .telling import OWN_VOICE, telling

OPENED = "A gate of the Sarn Dam opened before dawn and flooded the town of Belmora."
ROSE = "The gate of the Sarn Dam had opened before dawn, flooding Belmora."
NOT_OPENED = "No gate of the Sarn Dam was opened before dawn."
GRAIN = "Grain prices in the capital fell for the third week."
SPARED = "Only military positions were targeted and no civilians were hit."
SHELLED = "Seven civilians were killed in the town when shells hit the market."

pytestmark = pytest.mark.slow


def holding(points: tuple[Point, ...], *words: str) -> Point:
    """The point in which claims with all these words stand."""
    return next(p for p in points if set(words) <= {claim.text for claim in p.claims})


def test_two_parties_that_say_the_same_agree(language: Language) -> None:
    readings = [telling(language, "a", ("Ostrania", OPENED)), telling(language, "b", ("River Commission", ROSE))]
    point = holding(align(readings, ()), OPENED, ROSE)
    assert point.status == "agreed"
    assert point.origins == ("Ostrania", "River Commission")


def test_one_party_in_two_accounts_is_one_origin(language: Language) -> None:
    readings = [telling(language, "a", ("Ostrania", OPENED)), telling(language, "b", ("Ostrania", ROSE))]
    assert holding(align(readings, ()), OPENED, ROSE).status == "one origin"


def test_an_outlet_that_repeats_a_party_does_not_corroborate_it(language: Language) -> None:
    readings = [telling(language, "a", ("Ostrania", OPENED)), telling(language, "b", (OWN_VOICE, ROSE))]
    point = holding(align(readings, ()), OPENED, ROSE)
    assert point.status == "one origin"
    assert [relation.kind for relation in point.relations] == ["attribution lost"]


def test_a_denial_stands_against_what_it_denies(language: Language) -> None:
    readings = [telling(language, "a", ("Ostrania", OPENED)), telling(language, "b", ("Karvelia", NOT_OPENED))]
    point = holding(align(readings, ()), OPENED, NOT_OPENED)
    assert point.status == "disputed"
    assert [claim.text for claim in point.supports] == [OPENED]
    assert [claim.text for claim in point.denies] == [NOT_OPENED]


def test_harm_to_the_protected_denies_that_they_were_spared(language: Language) -> None:
    readings = [telling(language, "a", ("Karvelia", SPARED)), telling(language, "b", ("Ostrania", SHELLED))]
    point = holding(align(readings, ()), SPARED, SHELLED)
    assert point.status == "disputed"
    assert [claim.text for claim in point.denies] == [SHELLED]
    assert "spared or harmed" in {c.name for relation in point.relations for c in relation.comparisons}


def test_claims_on_other_things_stay_apart_and_none_is_lost(language: Language) -> None:
    readings = [telling(language, "a", ("Ostrania", OPENED)), telling(language, "b", ("Karvelia", GRAIN))]
    points = align(readings, ())
    assert [point.status for point in points] == ["single source", "single source"]
    assert {claim.text for point in points for claim in point.claims} == {OPENED, GRAIN}
    assert {point.unsaid for point in points} == {("a",), ("b",)}


def test_the_words_of_a_statement_stand_in_an_account(language: Language) -> None:
    reading = telling(language, "a", ("Ostrania", OPENED))
    (point,) = align([reading], ())
    assert point.statement in reading.account.text


def test_origins_that_are_given_count(language: Language) -> None:
    readings = [telling(language, "a", ("Ostrania", OPENED)), telling(language, "b", ("River Commission", ROSE))]
    one = {claim.id: "one press release" for reading in readings for claim in reading.claims}
    assert holding(align(readings, (), origins=one), OPENED, ROSE).status == "one origin"


def test_people_decide(language: Language) -> None:
    readings = [
        telling(language, "a", ("Ostrania", OPENED), ("Ostrania", GRAIN)),
        telling(language, "b", ("River Commission", ROSE)),
    ]
    opened, grain = (claim.id for claim in readings[0].claims)
    rose = readings[1].claims[0].id
    decided = Judgements.of(
        [
            Judgement(kind="claim", a=opened, b=rose, judgement="different", by="kim", at="2024-05-14"),
            Judgement(kind="claim", a=grain, b=rose, judgement="same", by="kim", at="2024-05-14"),
        ]
    )
    points = align(readings, (), judgements=decided)
    together = [{claim.text for claim in point.claims} for point in points]
    assert {GRAIN, ROSE} in together
    assert not any({OPENED, ROSE} <= words for words in together)


def test_unsure_changes_nothing(language: Language) -> None:
    readings = [telling(language, "a", ("Ostrania", OPENED)), telling(language, "b", ("Karvelia", GRAIN))]
    left, right = (reading.claims[0].id for reading in readings)
    unsure = Judgements.of([Judgement(kind="claim", a=left, b=right, judgement="unsure")])
    assert align(readings, (), judgements=unsure) == align(readings, ())


def test_input_order_changes_no_point(language: Language) -> None:
    readings = [
        telling(language, "a", ("Ostrania", OPENED), ("Karvelia", SPARED)),
        telling(language, "b", ("Karvelia", NOT_OPENED), (OWN_VOICE, GRAIN)),
        telling(language, "c", ("River Commission", ROSE), ("Ostrania", SHELLED)),
    ]
    assert len({align(list(order), ()) for order in permutations(readings)}) == 1


def test_no_accounts_have_no_points() -> None:
    assert align((), ()) == ()


def test_words_without_content_do_no_harm(language: Language) -> None:
    readings = [telling(language, "a", ("Ostrania", "It is."), ("Ostrania", "…")), telling(language, "b", (None, "!"))]
    points = align(readings, ())
    assert all(claim.text for point in points for claim in point.claims)


def test_every_relation_of_the_shipped_event_opens_to_its_reason(dam_readings: list[Reading]) -> None:
    readings = {reading.account.id: reading for reading in dam_readings}
    claims = {claim.id: claim for reading in dam_readings for claim in reading.claims}
    seen = 0
    for point in align(dam_readings, ()):
        members = {claim.id for claim in point.claims}
        for relation in point.relations:
            seen += 1
            assert {relation.a, relation.b} <= members
            assert relation.comparisons
            for comparison in relation.comparisons:
                assert 0 <= comparison.score <= 1
                assert comparison.detail
                for words in (comparison.left, comparison.right):
                    assert words.span.of(readings[words.document].account.text) == words.text != ""
                assert comparison.left.document == claims[relation.a].document
                assert comparison.right.document == claims[relation.b].document
    assert seen > 5


def test_the_shipped_event_leaves_no_claim_out(dam_readings: list[Reading]) -> None:
    told = {claim.id for point in align(dam_readings, ()) for claim in point.claims}
    silent = [claim for reading in dam_readings for claim in reading.claims if claim.id not in told]
    assert not [claim.text for claim in silent if any(char.isalpha() for char in claim.text)]


def test_a_bare_topic_agrees_with_nothing_said_of_it(language: Language) -> None:
    readings = [
        telling(language, "a", ("Ostrania", "the sluice treaty")),
        telling(language, "b", ("Karvelia", "The sluice treaty must not be signed this year.")),
    ]
    assert all(len(point.documents) == 1 and point.status == "single source" for point in align(readings, ()))


def test_one_claim_may_stand_in_several_points(language: Language) -> None:
    """A claim that tells two things stands beside each of those that tell one of them."""
    both = "A gate of the Sarn Dam opened before dawn, and the bridge at Lower Hask was swept away by the flood."
    bridge = "The flood swept the bridge at Lower Hask away."
    readings = [
        telling(language, "a", ("Ostrania", both)),
        telling(language, "b", ("River Commission", ROSE), ("River Commission", bridge)),
    ]
    points = align(readings, ())
    assert holding(points, both, ROSE) != holding(points, both, bridge)


def test_a_denial_in_other_words_is_found_by_what_it_means(language: Language) -> None:
    """No event is negated word for word, yet the denial is of what was told."""
    told = "The ministry knew for weeks that the gate of the Sarn Dam was faulty."
    denial = "No official had been warned that the gate of the Sarn Dam was faulty."
    readings = [telling(language, "a", ("Karvelia", told)), telling(language, "b", ("Ostrania", denial))]
    point = holding(align(readings, ()), told, denial)
    assert [claim.text for claim in point.denies] == [denial]
