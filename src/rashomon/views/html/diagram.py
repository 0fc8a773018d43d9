"""Lineage as a drawing: statements, the accounts that others take from, the accounts that take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from rashomon.model import Claim, Reuse, Span
from rashomon.views.outline import Outline
from rashomon.views.shown import percent

COLUMN, ROW, BOX, HEIGHT = 340, 68, 210, 48  # SVG units
BEND, LABEL = 100, 80  # how far a line between two boxes of one column goes out at the most; what its label takes
LONGEST = 29  # letters that fit a line of a box
SWEEPS = 4
MOST = 40  # links; a drawing of more shows nothing


@dataclass(frozen=True, slots=True)
class Node:
    key: str
    lines: tuple[str, ...]
    href: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A curve from the right side of a box to the left side of another, or back to one of the same column."""

    path: str
    label: str
    kind: str
    x: int
    y: int
    directed: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """`left_out` is how many links there are besides: of many, those with the largest shares are drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Link:
    origin: str
    to: str
    kind: str
    label: str
    directed: bool


def diagram(outline: Outline) -> Diagram | None:
    """The drawing, or null where no text stands in two accounts."""
    ranked = list(dict.fromkeys(_links(outline)))
    if not ranked:
        return None
    links = ranked[:MOST]
    columns = _columns(links)
    below = _below(columns, links)
    nodes = {
        key: _node(key, column, row + (below if column == 1 else 0), outline)
        for column, keys in enumerate(columns)
        for row, key in enumerate(keys)
    }
    edges = tuple(_edge(link, nodes[link.origin], nodes[link.to]) for link in links)
    width = max(node.x for node in nodes.values()) + BOX + (BEND + LABEL if any(edge.beside for edge in edges) else 0)
    height = max(node.y for node in nodes.values()) + HEIGHT + (ROW - HEIGHT) // 2
    return Diagram(tuple(nodes.values()), edges, width, height, len(ranked) - len(links))


def _below(columns: list[list[str]], links: list[_Link]) -> int:
    """How many rows the middle column is moved down, so that no line from the left to the right passes behind it."""
    if len(columns) < 3:
        return 0
    first, last = set(columns[0]), set(columns[-1])
    passing = any(link.origin in first and link.to in last for link in links)
    return max(len(columns[0]), len(columns[-1])) if passing else 0


def _links(outline: Outline) -> Iterable[_Link]:
    """Two for a statement that two accounts share, else one; the largest shares first where there are many."""
    reuses = outline.dossier.lineage
    claims = _by_document(outline)
    for reuse in sorted(reuses, key=lambda reuse: -reuse.share) if len(reuses) > MOST else reuses:
        if reuse.kind == "shared statement":
            statement = f"statement of {_whose(reuse, claims[reuse.origin], outline)}"
            yield _Link(statement, reuse.origin, reuse.kind, "", True)
            yield _Link(statement, reuse.to, reuse.kind, "", True)
        else:
            yield _Link(reuse.origin, reuse.to, reuse.kind, f"{reuse.kind}, {percent(reuse.share)}", reuse.directed)


def _by_document(outline: Outline) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in outline.dossier.claims:
        if not claim.own_voice:
            found[claim.document].append(claim)
    return found


def _whose(reuse: Reuse, claims: list[Claim], outline: Outline) -> str:
    """The speaker of the claim that the shared words stand in."""
    for span, _ in reuse.spans:
        for claim in claims:
            if _meet(claim.content, span):
                return outline.speaker(claim)
    return "someone unnamed"


def _meet(spans: Iterable[Span], span: Span) -> bool:
    return any(each.overlap(span) for each in spans)


def _columns(links: list[_Link]) -> list[list[str]]:
    """Statements, then what is known to be taken from, then the rest; an empty column is left out."""
    statements = dict.fromkeys(link.origin for link in links if link.kind == "shared statement")
    sources = dict.fromkeys(link.origin for link in links if link.kind != "shared statement" and link.directed)
    ends = (end for link in links for end in (link.origin, link.to))
    rest = dict.fromkeys(end for end in ends if end not in sources and end not in statements)
    columns = [keys for keys in ([*statements], [*sources], [*rest]) if keys]
    for _ in range(SWEEPS):
        for keys in columns:
            _untangle(keys, columns, links)
    return columns


def _untangle(keys: list[str], columns: list[list[str]], links: list[_Link]) -> None:
    """Sorts a column by the middle of what its members are linked to, so that fewer lines cross."""
    rows = {key: row / len(column) for column in columns for row, key in enumerate(column)}
    beside: dict[str, list[float]] = defaultdict(list)
    for link in links:
        beside[link.origin].append(rows[link.to])
        beside[link.to].append(rows[link.origin])
    keys.sort(key=lambda key: (sum(beside[key]) / len(beside[key]), key))


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
    bend = min(BEND, BEND * abs(y2 - y1) // (4 * ROW) + BEND // 3) if same else (x2 - x1) // 2
    path = f"M{x1},{y1} C{x1 + bend},{y1} {x2 + (bend if same else -bend)},{y2} {x2},{y2}"
    across = x1 + (bend * 3 // 4 + 5 if same else (x2 - x1) // 2)
    kind = link.kind.replace(" ", "-")
    return Edge(path, link.label, kind, across, (y1 + y2) // 2 + (4 if same else -4), link.directed, same)
