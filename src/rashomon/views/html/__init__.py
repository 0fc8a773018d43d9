"""The dossier as one HTML file: no remote asset, a strict Content-Security-Policy, every word escaped.

Without JavaScript the page is whole (anchors and `details` elements); with it, a line lights up its words in every
account, and the points can be filtered and searched.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from rashomon.model import Dossier, Happening
from rashomon.normalise import as_read
from rashomon.views import outline as outlines
from rashomon.views import shown
from rashomon.views.html.accounts import Marking, accounts
from rashomon.views.html.charts import chart
from rashomon.views.html.clock import clock, hour_of
from rashomon.views.html.diagram import diagram
from rashomon.views.html.ledger import WIDTH, ledgers
from rashomon.views.html.matrix import CELLS, matrix, shares

FIRST = 3  # disputed points on the first screen
REASONS, FEWER = 40, 6  # relations of a point that are written out, and where accounts are many; the JSON has all
PAIRS = 60  # pairs of accounts that share text and are written out


def render(dossier: Dossier) -> str:
    """The whole page. The same dossier gives the same bytes."""
    dossier = as_read(dossier)
    outline = outlines.Outline(dossier)
    marking = Marking(outline)
    style, script = _asset("report.css"), _asset("report.js")
    return _template("report.html").render(
        outline=outline,
        dossier=dossier,
        marking=marking,
        accounts=accounts(outline, marking),
        rows=matrix(outline),
        cells=CELLS,
        shares=shares(outline),
        ledgers=ledgers(outline),
        width=WIDTH,
        diagram=diagram(outline),
        chart=chart(outline),
        clock=clock(outline),
        reasons=FEWER if outline.many else REASONS,
        pairs=PAIRS,
        first=FIRST,
        statuses=outlines.STATUSES,
        meaning=outlines.MEANING,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )


def page(template: str, stylesheet: str, **shown_in_it: object) -> str:
    """Another page, without a script: a template with what is shown in it."""
    style = _asset(stylesheet)
    return _template(template).render(style=Markup(style), policy=_policy(style), **shown_in_it)


def _policy(style: str, script: str | None = None) -> str:
    """Nothing but this style and this script, by their hashes; no request leaves the page."""
    scripts = f"'{_hash(script)}'" if script is not None else "'none'"
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src {scripts}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _by_day(happenings: Iterable[Happening]) -> list[tuple[str, list[Happening]]]:
    """The entries of each day, those of the whole day first, then by the hour."""
    days = groupby(happenings, key=lambda each: shown.day_of(each.value))
    return [(day, sorted(group, key=lambda each: hour_of(each.value))) for day, group in days]


@cache
def _asset(name: str) -> str:
    text = files("rashomon.views.html").joinpath("static", name).read_text(encoding="utf-8")
    if "</s" in text.lower():
        raise ValueError(f"{name} would close its own element")
    return text


def _harmless(value: object) -> object:
    """What an expression of the template gives: text with its unseen characters written out, before it is escaped."""
    return shown.shown(value) if type(value) is str else value


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("rashomon.views.html"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        shown=shown.shown,
        line=shown.line,
        file_name=shown.file_name,
        when=shown.when,
        dated=shown.dated,
        day_of=shown.day_of,
        clock_of=shown.clock_of,
        number=shown.number,
        percent=shown.percent,
        web_address=shown.web_address,
        groupby_day=_by_day,
    )
    return environment.get_template(name)
