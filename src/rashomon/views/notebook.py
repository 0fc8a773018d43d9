"""A dossier as a notebook shows it: its name, its counts, what is in dispute. Some HTML, no link, no script."""

from __future__ import annotations

from html import escape

from rashomon.model import Dossier
from rashomon.normalise import as_read
from rashomon.views.outline import STATUSES, Outline

DISPUTES = 10  # shown; the rest is counted


def render(dossier: Dossier) -> str:
    """The HTML of a cell's output, every word of an account escaped."""
    outline = Outline(as_read(dossier))
    rows = [("accounts", len(dossier.documents)), ("claims", len(dossier.claims))]
    rows += [(status, len(outline.of_status(status))) for status in STATUSES]
    counts = "".join(
        f"<tr><th style='text-align:left'>{escape(name)}</th><td>{count}</td></tr>" for name, count in rows
    )
    return f"<div><strong>{escape(outline.heading)}</strong><table>{counts}</table>{_disputes(outline)}</div>"


def _disputes(outline: Outline) -> str:
    points = outline.of_status("disputed")
    if not points:
        return ""
    items = [f"<li>{escape(outline.statement(point))} <small>{_who(outline, point.documents)}</small></li>"
             for point in points[:DISPUTES]]  # fmt: skip
    if len(points) > DISPUTES:
        items.append(f"<li>and {len(points) - DISPUTES} more</li>")
    return f"<p>In dispute</p><ul>{''.join(items)}</ul>"


def _who(outline: Outline, documents: tuple[str, ...]) -> str:
    return escape(", ".join(label.name for label in outline.cited(documents)))
