"""Points put together of two sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Origin, Point, Reading
from rashomon.points.assemble import assemble
from rashomon.points.clustering import Sides, Thresholds
from rashomon.points.edges import Edge, Edges
from rashomon.points.statements import statements

from .sketch import OWN_VOICE, origins, telling

AT = Thresholds(corroborated=0.5)
OPENED, UNDID, HELD = "Relt opened gates", "Relt undid bolts", "Relt held gates"


def made(
    told: list[Reading], sides: list[Sides], known: dict[tuple[int, int], tuple[float, float]], at: Thresholds = AT
) -> tuple[Point, ...]:
    edges = Edges()
    for (a, b), (same, opposed) in known.items():
        edges.put(a, b, Edge(same, opposed, "a fake"))
    found = [statement for reading in told for statement in statements(reading)]
    return assemble(sides, found, edges, told, origins(told), at)


def texts(claims: tuple[object, ...]) -> list[str]:
    return [claim.text.rstrip(".") for claim in claims]  # type: ignore[attr-defined]


def test_two_sides_are_supports_and_denials_with_who_leaves_it_out() -> None:
    told = [
        telling("a", ("Ostrania", OPENED)),
        telling("b", ("Karvelia", HELD)),
        telling("c", ("Morvia", "Wolves ate sheep")),
    ]
    (point,) = made(told, [Sides((0,), (1,))], {(0, 1): (0.0, 0.9)})
    assert (texts(point.supports), texts(point.denies)) == ([OPENED], [HELD])
    assert (point.status, point.origins, point.unsaid) == ("disputed", ("Ostrania",), ("c",))
    (relation,) = point.relations
    assert (relation.kind, relation.score) == ("denies", 0.9)


@pytest.mark.parametrize(("same", "status"), [(0.9, "agreed"), (0.5, "agreed"), (0.4, "single source")])
def test_origins_of_which_no_two_are_surely_of_one_mind_do_not_agree(same: float, status: str) -> None:
    told = [telling("a", ("Ostrania", OPENED), ("Karvelia", UNDID))]
    (point,) = made(told, [Sides((0, 1), ())], {(0, 1): (same, 0.0)})
    assert point.status == status


def test_what_all_only_reject_is_denied_and_supported_by_nobody() -> None:
    told = [telling("a", ("Ostrania", OPENED), stance="deny"), telling("b", ("Karvelia", UNDID), stance="deny")]
    (point,) = made(told, [Sides((0, 1), ())], {(0, 1): (0.9, 0.0)})
    assert (texts(point.supports), texts(point.denies), point.status) == ([], [OPENED, UNDID], "disputed")
    assert point.origins == ("Karvelia", "Ostrania")


def test_a_claim_on_both_sides_supports_nothing() -> None:
    told = [telling("a", ("Ostrania", OPENED), ("Ostrania", HELD)), telling("b", ("Karvelia", UNDID))]
    one = replace(told[0].claims[0], content=tuple(claim.content[0] for claim in told[0].claims))
    told[0] = replace(told[0], claims=(one,))
    (point,) = made(told, [Sides((0, 2), (1,))], {(0, 2): (0.9, 0.0), (0, 1): (0.0, 0.9)})
    assert [claim.id for claim in point.denies] == [one.id]
    assert not {claim.id for claim in point.supports} & {claim.id for claim in point.denies}


def test_parts_say_which_words_of_a_claim_bear_on_the_point() -> None:
    told = [telling("a", ("Ostrania", OPENED), ("Ostrania", HELD))]
    first, second = (claim.content[0] for claim in told[0].claims)
    one = replace(told[0].claims[0], content=(first, second))
    told[0] = replace(told[0], claims=(one,))
    found = made(told, [Sides((0,), ()), Sides((1,), ())], {})
    assert sorted(spans for point in found for _, spans in point.parts) == [
        (statement.spans[0],) for statement in statements(told[0])
    ]


def test_points_stand_disputed_first_then_agreed_then_by_documents() -> None:
    told = [telling(name, ("Ostrania", OPENED), ("Karvelia", HELD)) for name in "abc"]
    found = made(told, [Sides((0, 2), ()), Sides((1, 4), ()), Sides((3,), (5,))], {(1, 4): (0.9, 0.0)})
    assert [point.status for point in found] == ["disputed", "agreed", "one origin"]
    assert len({point.id for point in found}) == 3


@pytest.mark.parametrize("voice", [OWN_VOICE, "Ostrania", None])
def test_every_relation_is_of_claims_of_the_point_and_opens_to_words(voice: str | None) -> None:
    told = [telling("a", ("Ostrania", OPENED)), telling("b", (voice, UNDID)), telling("c", ("Karvelia", HELD))]
    (point,) = made(told, [Sides((0, 1), (2,))], {(0, 1): (0.9, 0.0), (1, 2): (0.0, 0.7)})
    accounts = {reading.account.id: reading.account.text for reading in told}
    assert len(point.relations) == 2
    for relation in point.relations:
        assert {relation.a, relation.b} <= {claim.id for claim in point.claims}
        assert relation.comparisons[0].name == "judge"
        for comparison in relation.comparisons:
            for words in (comparison.left, comparison.right):
                assert words.span.of(accounts[words.document]) == words.text != ""


def test_a_denial_is_set_against_what_it_is_most_surely_against() -> None:
    told = [telling("a", ("Ostrania", OPENED)), telling("b", ("Morvia", UNDID)), telling("c", ("Karvelia", HELD))]
    (point,) = made(told, [Sides((0, 1), (2,))], {(0, 1): (0.9, 0.0), (0, 2): (0.0, 0.5), (1, 2): (0.0, 0.7)})
    (denial,) = [relation for relation in point.relations if relation.kind == "denies"]
    assert (denial.a, denial.b) == ("c-b-0", "c-c-0")


def test_origins_that_are_given_count() -> None:
    told = [telling("a", ("Ostrania", OPENED)), telling("b", ("Karvelia", UNDID))]
    found = [statement for reading in told for statement in statements(reading)]
    edges = Edges()
    edges.put(0, 1, Edge(0.9, 0.0, "a fake"))
    one = {claim.id: Origin("party", "one press release") for reading in told for claim in reading.claims}
    (point,) = assemble([Sides((0, 1), ())], found, edges, told, one, AT)
    assert (point.status, point.origins) == ("one origin", ("one press release",))
