"""Lineage as a drawing: statements, the accounts that others take from, the accounts that take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from rashomon.model import Reuse, Span
from rashomon.views.outline import Outline
from rashomon.views.shown import percent

COLUMN, ROW, BOX, HEIGHT = 340, 68, 210, 48  # SVG units
LONGEST = 29  # letters that fit a line of a box


@dataclass(frozen=True, slots=True)
class Node:
    key: str
    lines: tuple[str, ...]
    href: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A curve from the right side of a box to the left side of another."""

    path: str
    label: str
    kind: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Diagram:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Link:
    origin: str
    to: str
    kind: str
    label: str


def diagram(outline: Outline) -> Diagram | None:
    """The drawing, or null where no text stands in two accounts."""
    links = list(dict.fromkeys(_links(outline)))
    if not links:
        return None
    columns = _columns(links)
    nodes = {
        key: _node(key, column, row, outline) for column, keys in enumerate(columns) for row, key in enumerate(keys)
    }
    edges = tuple(_edge(link, nodes[link.origin], nodes[link.to]) for link in links)
    height = max(len(keys) for keys in columns) * ROW
    return Diagram(tuple(nodes.values()), edges, (len(columns) - 1) * COLUMN + BOX, height)


def _links(outline: Outline) -> Iterable[_Link]:
    for reuse in outline.dossier.lineage:
        if reuse.kind == "shared statement":
            statement = f"statement of {_whose(reuse, outline)}"
            yield _Link(statement, reuse.origin, reuse.kind, "")
            yield _Link(statement, reuse.to, reuse.kind, "")
        else:
            yield _Link(reuse.origin, reuse.to, reuse.kind, f"{reuse.kind}, {percent(reuse.share)}")


def _whose(reuse: Reuse, outline: Outline) -> str:
    """The speaker of the claim that the shared words stand in."""
    for span, _ in reuse.spans:
        for claim in outline.dossier.claims:
            if claim.document == reuse.origin and _meet(claim.content, span) and not claim.own_voice:
                return outline.speaker(claim)
    return "someone unnamed"


def _meet(spans: Iterable[Span], span: Span) -> bool:
    return any(each.overlap(span) for each in spans)


def _columns(links: list[_Link]) -> list[list[str]]:
    """Statements, then what is taken from, then what only takes; an empty column is left out."""
    statements = dict.fromkeys(link.origin for link in links if link.kind == "shared statement")
    sources = dict.fromkeys(link.origin for link in links if link.kind != "shared statement")
    rest = dict.fromkeys(link.to for link in links if link.to not in sources)
    return [keys for keys in ([*statements], [*sources], [*rest]) if keys]


def _node(key: str, column: int, row: int, outline: Outline) -> Node:
    known = key in outline.documents
    text = str(outline.label(key)) if known else key
    lines = wrap(text, LONGEST, max_lines=2, placeholder="…")
    return Node(key, tuple(lines), f"#account-{key}" if known else "", column * COLUMN, row * ROW + (ROW - HEIGHT) // 2)


def _edge(link: _Link, origin: Node, to: Node) -> Edge:
    middle = HEIGHT // 2
    same = origin.x == to.x
    x1, y1 = origin.x + BOX, origin.y + middle
    x2, y2 = (to.x + BOX if same else to.x), to.y + middle
    bend = 60 if same else (x2 - x1) // 2
    path = f"M{x1},{y1} C{x1 + bend},{y1} {x2 + (bend if same else -bend)},{y2} {x2},{y2}"
    across = x1 + (bend * 3 // 4 if same else (x2 - x1) // 2)
    return Edge(path, link.label, link.kind.replace(" ", "-"), across, (y1 + y2) // 2 - 4)
