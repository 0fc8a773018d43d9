"""Ranking, gaps, timeline, wording and summary, on small made-up readings."""

from __future__ import annotations

from dataclasses import replace

from tests import factories

from rashomon.annotate.language import Language
from rashomon.dossier.gaps import gaps
from rashomon.dossier.rank import ranked
from rashomon.dossier.timeline import timeline
from rashomon.dossier.wording import wording
from rashomon.model import Account, Claim, Moment, Reading

A = factories.account("Flood\nThe mayor said the gate had failed on Tuesday.", id="a", published="2024-05-14T08:00")
B = factories.account("Flood\nThe ministry said the gate had held.", id="b", published="2024-05-15")
C = factories.account("Flood\nThe river was calm.", id="c", published="2024-05-13")
FAILED = factories.claim(A, "the gate had failed on Tuesday", source="The mayor", cue="said", speaker="Mayor")
HELD = factories.claim(B, "the gate had held", source="The ministry", cue="said", speaker="Ministry")


def reading(account: Account, *claims: Claim, **fields: object) -> Reading:
    return replace(Reading(account=account, blocks=factories.paragraphs(account.text), claims=claims), **fields)


def test_what_is_contested_comes_first() -> None:
    single = factories.point(FAILED)
    disputed = factories.point(FAILED, denies=(HELD,), status="disputed")
    assert [p.status for p in ranked([single, disputed])] == ["disputed", "single source"]


def test_ranking_does_not_depend_on_the_order_given() -> None:
    points = [factories.point(FAILED), factories.point(HELD), factories.point(FAILED, HELD, status="agreed")]
    assert ranked(points) == ranked(points[::-1])


def test_gaps_say_who_could_have_known() -> None:
    point = factories.point(FAILED, HELD, status="agreed")
    found = gaps([reading(A, FAILED), reading(B, HELD), reading(C)], [point])
    assert [(gap.document, gap.could_know) for gap in found] == [("c", False)]


def test_a_day_and_an_hour_of_it_do_not_say_who_came_first() -> None:
    same_day = factories.account("Flood\nQuiet.", id="d", published="2024-05-14")
    point = factories.point(FAILED, HELD, status="agreed")
    found = gaps([reading(A, FAILED), reading(B, HELD), reading(same_day)], [point])
    assert [gap.could_know for gap in found] == [None]


def test_a_point_of_one_document_leaves_nobody_out() -> None:
    assert gaps([reading(A, FAILED), reading(C)], [factories.point(FAILED)]) == ()


def moment(account: Account, words: str, value: str) -> Moment:
    return Moment(span=factories.span(account.text, words), text=words, type="DATE", value=value)


def test_the_timeline_holds_dated_claims_only() -> None:
    dated = reading(A, FAILED, moments=(moment(A, "on Tuesday", "2024-05-14"), moment(A, "Tuesday", "XXXX-WXX-2")))
    (entry,) = timeline([dated], [])
    assert (entry.value, entry.claims, entry.documents) == ("2024-05-14", (FAILED.id,), ("a",))


def test_wording_keeps_the_phrase_as_it_stands(language: Language) -> None:
    account = factories.account("Flood\nThe colonel said illegal armed formations and the regime fled.", id="w")
    claim = factories.claim(
        account, "illegal armed formations and the regime fled", source="The colonel", cue="said", party="North"
    )
    (parsed,) = language.parse([reading(account, claim)])
    (row,) = wording([parsed])
    assert row.party == "North"
    assert {term.text for term in row.terms} == {"illegal armed formations", "regime"}
