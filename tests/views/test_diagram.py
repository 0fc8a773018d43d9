from __future__ import annotations

from tests import factories as make

from rashomon.model import Reuse, Span
from rashomon.views.html.diagram import MOST, Diagram, Node, diagram
from rashomon.views.outline import Outline


def drawn(*lineage: Reuse, claims: bool = True) -> Diagram | None:
    accounts = [make.account(f"The mayor said the bridge fell. {name}.", id=name) for name in "abcd"]
    said = tuple(
        make.claim(each, "the bridge fell", source="The mayor", cue="said", speaker="Mayor") for each in accounts
    )
    return diagram(Outline(make.dossier(*map(make.document, accounts), claims=said if claims else (), lineage=lineage)))


def reuse(origin: str, to: str, kind: str = "copy", *, directed: bool = True, share: float = 0.5) -> Reuse:
    span = Span(15, 30)
    return Reuse(origin=origin, to=to, kind=kind, share=share, spans=((span, span),), directed=directed)  # type: ignore[arg-type]


def column(found: Diagram, key: str) -> int:
    return next(node.x for node in found.nodes if node.key == key)


def test_no_drawing_without_lineage() -> None:
    assert drawn() is None


def test_from_a_statement_by_way_of_the_agency_to_the_outlets() -> None:
    found = drawn(reuse("a", "b", "shared statement"), reuse("b", "c", "agency"), reuse("b", "d", "agency"))
    assert found is not None
    assert column(found, "statement of Mayor") < column(found, "b") < column(found, "c") == column(found, "d")
    assert not next(node.href for node in found.nodes if node.key.startswith("statement"))


def test_no_box_covers_a_line_that_passes_it() -> None:
    found = drawn(reuse("a", "c", "shared statement"), reuse("b", "d"))
    assert found is not None
    (middle,) = (node for node in found.nodes if node.key == "b")
    others = [node for node in found.nodes if node.x != middle.x]
    assert middle.y > max(node.y for node in others)


def test_where_nothing_shows_which_came_first_the_two_stand_in_one_column() -> None:
    found = drawn(reuse("a", "b", directed=False))
    assert found is not None and column(found, "a") == column(found, "b")
    (edge,) = found.edges
    assert edge.beside and not edge.directed and edge.label == "copy, 50 %"


def test_boxes_do_not_lie_on_one_another_and_all_lie_inside() -> None:
    found = drawn(*(reuse(one, two) for one in "abcd" for two in "abcd" if one < two))
    assert found is not None
    places = [(node.x, node.y) for node in found.nodes]
    assert len(set(places)) == len(places) == 4
    assert all(_inside(node, found) for node in found.nodes)


def _inside(node: Node, found: Diagram) -> bool:
    return node.x >= 0 and node.x + 210 <= found.width and node.y >= 0 and node.y + 48 <= found.height


def test_of_very_many_links_the_largest_are_drawn_and_the_rest_counted() -> None:
    found = drawn(*(reuse("a", "b", share=n / 100) for n in range(MOST + 20)))
    assert found is not None and len(found.edges) == MOST and found.left_out == 20
    assert found.edges[0].label == "copy, 59 %"
