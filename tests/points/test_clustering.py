"""Statements that say the same, and the two sides of what is disputed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.points.clustering import Sides, Thresholds, clusters, sides
from rashomon.points.edges import Edge, Edges

AT = Thresholds(same=0.5, apart=0.5, shared=0.7, opposed=0.5, against=0.3)
ALONE = Thresholds(same=0.5, apart=0.5, shared=1.1, opposed=0.5, against=0.3)
SAME, DIFFERENT = Edge(1.0, 0.0, "kim", "same"), Edge(0.0, 0.0, "kim", "different")


def edges(*rows: tuple[int, int, float, float] | tuple[int, int, Edge]) -> Edges:
    made = Edges()
    for a, b, *rest in rows:
        made.put(a, b, rest[0] if isinstance(rest[0], Edge) else Edge(rest[0], rest[1], "a fake"))  # type: ignore[misc]
    return made


def opposed(edge: Edge, at: Thresholds) -> bool:
    return edge.opposed >= at.opposed and edge.opposed > edge.same


def apart(edge: Edge, at: Thresholds) -> bool:
    return edge.decided == "different" or (edge.opposed >= at.apart and edge.opposed > edge.same)


@pytest.mark.parametrize(
    ("size", "known", "expected"),
    [
        (0, [], []),
        (3, [], [[0], [1], [2]]),
        (3, [(0, 1, 0.9, 0.0)], [[0, 1], [2]]),
        (3, [(0, 1, 0.4, 0.0)], [[0], [1], [2]]),
        (3, [(0, 1, 0.9, 0.0), (1, 2, 0.9, 0.0), (0, 2, 0.8, 0.0)], [[0, 1, 2]]),
        (3, [(0, 1, 0.9, 0.0), (1, 2, 0.8, 0.0), (0, 2, 0.1, 0.0)], [[0, 1], [2]]),  # a chain is no proposition
        (3, [(0, 1, 0.9, 0.0), (1, 2, 0.9, 0.0), (0, 2, 0.2, 0.8)], [[0, 1], [2]]),
        (2, [(0, 1, 0.7, 0.6)], [[0, 1]]),  # both are likely, the same is likelier
    ],
)
def test_what_is_like_comes_together_and_what_is_opposed_stays_apart(
    size: int, known: list[tuple[int, int, float, float]], expected: list[list[int]]
) -> None:
    assert clusters(size, edges(*known), ALONE) == expected


def test_a_statement_stands_in_a_further_cluster_that_it_is_as_like() -> None:
    known = edges((0, 1, 0.95, 0.0), (2, 3, 0.95, 0.0), (1, 2, 0.8, 0.0), (1, 3, 0.8, 0.0), (0, 2, 0.0, 0.0))
    assert clusters(4, known, AT) == [[0, 1], [1, 2, 3]]


def test_those_who_come_into_a_cluster_may_not_be_opposed_to_one_another() -> None:
    like = [(a, b, 0.8, 0.0) for a in (0, 2) for b in (4, 5)]
    known = edges((0, 1, 0.95, 0.0), (2, 3, 0.95, 0.0), (4, 5, 0.95, 0.0), *like, (0, 2, 0.0, 0.9))
    found = clusters(6, known, AT)
    assert [0, 4, 5] in found
    assert not any({0, 2} <= set(cluster) for cluster in found)


@pytest.mark.parametrize("score", [0.0, 0.3, 0.49])
def test_a_persons_same_joins_whatever_the_judge_says(score: float) -> None:
    known = edges((0, 1, 0.9, 0.0), (2, 3, 0.9, 0.0), (0, 3, score, 0.0), (1, 2, SAME))
    assert clusters(4, known, ALONE) == [[0, 1, 2, 3]] or any({1, 2} <= set(c) for c in clusters(4, known, ALONE))


@pytest.mark.parametrize("between", [1, 2, 5])
def test_a_persons_different_parts_even_what_others_hold_together(between: int) -> None:
    others = [(a, other, 0.99, 0.0) for other in range(2, 2 + between) for a in (0, 1)]
    among = [(a, b, 0.99, 0.0) for a, b in combinations(range(2, 2 + between), 2)]
    known = edges((0, 1, DIFFERENT), *others, *among)
    assert not any({0, 1} <= set(cluster) for cluster in clusters(2 + between, known, AT))


def test_a_persons_different_stand_on_no_two_sides_of_a_point() -> None:
    known = edges((0, 1, 0.9, 0.0), (2, 3, 0.9, 0.0), (0, 2, 0.0, 0.9), (1, 2, 0.0, 0.9), (0, 3, DIFFERENT))
    found, _ = sides(clusters(4, known, ALONE), known, ALONE)
    assert not any({0, 3} <= {*one.say, *one.deny} for one in found)
    assert {member for one in found for member in (*one.say, *one.deny)} == {0, 1, 2, 3}


def test_two_camps_are_the_two_sides_of_one_point() -> None:
    known = edges((0, 1, 0.9, 0.0), (2, 3, 0.9, 0.0), *((a, b, 0.0, 0.9) for a in (0, 1) for b in (2, 3)))
    assert sides(clusters(4, known, AT), known, AT) == ([Sides((0, 1), (2, 3))], 0)


def test_a_single_denial_takes_no_others_along_that_are_not_opposed() -> None:
    same = [(a, b, 0.9, 0.0) for a, b in combinations(range(2, 6), 2)]
    neither = [(0, b, 0.0, 0.0) for b in range(3, 6)]
    known = edges((0, 1, 0.9, 0.0), *same, (0, 2, 0.0, 0.8), *neither)
    found, hidden = sides(clusters(6, known, ALONE), known, ALONE)
    assert Sides((2, 3, 4, 5), (0, 1)) not in found
    assert any(0 in one.deny and 2 in one.say and 1 not in one.deny for one in found)
    assert hidden == 0


def test_an_opposed_pair_that_stands_in_one_cluster_is_counted_hidden() -> None:
    """It is opposed enough to deny and not enough to be kept apart."""
    low = Thresholds(same=0.2, apart=0.9, shared=1.1, opposed=0.5, against=0.3)
    known = edges((0, 1, 0.4, 0.6))
    assert sides(clusters(2, known, low), known, low) == ([Sides((0, 1), ())], 1)


# Against a slow one, and what always holds


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int, Edge]]]:
    size = draw(st.integers(0, 9))
    chances = st.integers(0, 20).map(lambda step: step / 20)
    rows = []
    for pair in combinations(range(size), 2):
        if draw(st.booleans()):
            decided = draw(st.sampled_from((None, None, None, None, None, "same", "different")))
            edge = Edge(draw(chances), draw(chances), "a fake")
            rows.append((*pair, {"same": SAME, "different": DIFFERENT}.get(decided, edge)))  # type: ignore[call-overload]
    return size, rows


thresholds = st.builds(
    Thresholds,
    **{name: st.sampled_from((0.15, 0.3, 0.5, 0.7, 1.1)) for name in ("same", "apart", "shared", "opposed", "against")},
)


def slow(size: int, known: Edges, at: Thresholds) -> list[list[int]]:
    """Looks at all pairs of clusters in each round and joins the likest, those that a person bound before them."""
    order = {(number,): number for number in range(size)}
    fresh = size
    while True:
        best = None
        for a, b in combinations(sorted(order, key=lambda members: order[members]), 2):
            between = [edge for x in a for y in b if (edge := known.get(x, y)) is not None]
            if any(apart(edge, at) for edge in between) or not between:
                continue
            bound = any(edge.decided == "same" for edge in between)
            average = sum(edge.same for edge in between) / (len(a) * len(b))
            if bound or average >= at.same - 1e-12:
                row = (-2.0 if bound else -round(average, 9), order[a], order[b], a, b)
                best = row if best is None else min(best, row)
        if best is None:
            return sorted(list(members) for members in order)
        _, _, _, a, b = best
        del order[a], order[b]
        order[tuple(sorted(a + b))] = fresh
        fresh += 1


@given(graphs(), thresholds)
def test_a_slow_and_plain_agglomeration_finds_clusters_as_good(
    graph: tuple[int, list[tuple[int, int, Edge]]], at: Thresholds
) -> None:
    size, rows = graph
    alone = Thresholds(same=at.same, apart=at.apart, shared=99)
    # chances in steps of a twentieth tie often, and a sum's last bit decides between ties: chances are spread first
    spread = [(a, b, e if e.decided else Edge(e.same + (a * 17 + b) * 1e-5, e.opposed, e.by)) for a, b, e in rows]
    assert clusters(size, edges(*spread), alone) == slow(size, edges(*spread), alone)


@given(graphs(), thresholds, st.randoms())
def test_the_order_of_edges_changes_nothing(
    graph: tuple[int, list[tuple[int, int, Edge]]], at: Thresholds, chance: object
) -> None:
    size, rows = graph
    shuffled = [(b, a, edge) for a, b, edge in rows]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = edges(*rows), edges(*shuffled)
    assert clusters(size, one, at) == clusters(size, other, at)
    assert sides(clusters(size, one, at), one, at) == sides(clusters(size, other, at), other, at)


@given(graphs(), thresholds)
def test_every_index_has_a_cluster_and_none_holds_a_pair_kept_apart(
    graph: tuple[int, list[tuple[int, int, Edge]]], at: Thresholds
) -> None:
    size, rows = graph
    found = clusters(size, edges(*rows), at)
    assert {member for cluster in found for member in cluster} == set(range(size))
    for cluster in found:
        assert cluster == sorted(set(cluster))
        assert not [(a, b) for a, b, edge in rows if {a, b} <= set(cluster) and apart(edge, at)]


@given(graphs(), thresholds)
def test_no_member_is_on_both_sides_and_every_opposed_edge_is_shown_or_counted(
    graph: tuple[int, list[tuple[int, int, Edge]]], at: Thresholds
) -> None:
    size, rows = graph
    known = edges(*rows)
    found, hidden = sides(clusters(size, known, at), known, at)
    assert {member for one in found for member in (*one.say, *one.deny)} == set(range(size))
    for one in found:
        assert one.say
        assert not set(one.say) & set(one.deny)
        together = {*one.say, *one.deny}
        assert not [(a, b) for a, b, edge in rows if edge.decided == "different" and {a, b} <= together]
    against = [(a, b) for a, b, edge in rows if opposed(edge, at)]
    assert hidden == sum(not shown(pair, found) for pair in against)


def shown(pair: tuple[int, int], found: Sequence[Sides]) -> bool:
    a, b = pair
    return any((a in one.say and b in one.deny) or (b in one.say and a in one.deny) for one in found)
