"""From a parse to figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from rashomon.annotate.figures.choose import choose
from rashomon.annotate.figures.evidence import Evidence
from rashomon.annotate.figures.lexis import odds
from rashomon.annotate.figures.mention import Mention
from rashomon.annotate.figures.telling import Telling, tell
from rashomon.annotate.figures.things import find_things
from rashomon.annotate.figures.totals import Candidate
from rashomon.annotate.figures.view import View
from rashomon.model import Category, Figure, FigureRole, Reading, Span, content_id

NEAR = 60  # code points between a number and the time it holds for
_AS_OF = re.compile(r"^[^.;]*\b(?:as of|by|until)\s+$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
CATEGORY: dict[str, Category] = {
    "killed": "killed", "injured": "injured", "shot": "injured", "missing": "missing", "detained": "detained",
    "displaced": "displaced",
}  # fmt: skip


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """The figures of one account. Speaker, party and claim stay null: they are joined where spans overlap, later."""
    return read_figures(reading)[0]


def read_figures(reading: Reading) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of one account, and the totals that its title alone gives, whose spans count in the title."""
    if not reading.parse.tokens:
        return (), ()
    telling = tell(reading)
    view, evidence = telling.view, telling.evidence
    chosen = [total for total in _ranked(telling) if total is not None]
    totals = [total for total in chosen if total.mentions]
    for category in ("missing", "detained", "displaced"):
        first = next((item for item in evidence if item.state == category and _is_plain(item)), None)
        if first is not None:
            totals.append(_plain(first))
    figures: dict[str, Figure] = {}
    for figure in [*_totals(reading, view, totals), *_said(reading, view, evidence, totals), *_things(reading, view)]:
        figures.setdefault(figure.id, figure)
    titled = tuple(_of_title(reading, total) for total in chosen if not total.mentions)
    return tuple(sorted(figures.values(), key=lambda figure: (figure.span, figure.category))), titled


def _ranked(telling: Telling) -> Iterator[Candidate | None]:
    """The own totals of the killed and of the injured, null where the account gives none."""
    worded = odds(telling.bag)
    for context in telling.contexts.values():
        best, belief = choose(context, worded)
        if best is not None:
            best.belief = belief
        yield best


def _is_plain(item: Evidence) -> bool:
    number = item.mention.number
    return number is not None and number.max != 0 and not item.past and not item.part


def _of_title(reading: Reading, total: Candidate) -> Figure:
    title = reading.account.title or ""
    span, category = Span(0, len(title)), CATEGORY[total.category]
    return Figure(
        id=content_id("f", reading.account.id, "title", category, total.min, total.max), document=reading.account.id,
        span=span, text=title, category=category, min=total.min, max=total.max, unit="people", role="total",
        headline=True, score=round(total.belief, 3), as_of=reading.account.modified or reading.account.published,
    )  # fmt: skip


def _plain(item: Evidence) -> Candidate:
    number = item.mention.number
    assert number is not None
    return Candidate(
        category=CATEGORY[item.state], min=number.min, max=number.max, mentions=(item.mention,), evidence=[item],
        approximate=number.approximate,
    )  # fmt: skip


def _totals(reading: Reading, view: View, totals: list[Candidate]) -> Iterator[Figure]:
    for total in totals:
        yield _figure(
            reading, view, total.mentions, CATEGORY[total.category], total.min, total.max, role="total", headline=True,
            approximate=total.approximate, score=round(total.belief, 3),
        )  # fmt: skip


def _said(reading: Reading, view: View, evidence: list[Evidence], totals: list[Candidate]) -> Iterator[Figure]:
    chosen = {total.category: total for total in totals}
    for item in evidence:
        number = item.mention.number
        if number is None or (not item.mention.people and item.state in ("detained",)):
            continue
        if item.state in ("victim", "shot" if number.max == 0 else "") or item.mention.kind == "ordinal":
            continue
        category = CATEGORY[item.state]
        total = chosen.get(category)
        role: FigureRole = "part"
        if item.past:
            role = "background"
        elif item.mention.more:
            role = "increment"
        elif (total is not None and (number.min, number.max) == (total.min, total.max) and not item.part) or (
            total is None and number.max == 0 and not item.part
        ):
            role = "total"
        yield _figure(
            reading, view, (item.mention,), category, number.min, number.max, role=role, approximate=number.approximate
        )


def _things(reading: Reading, view: View) -> Iterator[Figure]:
    for thing in find_things(view, reading.account.text):
        span = thing.span
        yield Figure(
            id=content_id("f", reading.account.id, span, "other", thing.min, thing.max, thing.unit),
            document=reading.account.id, span=span, text=span.of(reading.account.text), category="other",
            min=thing.min, max=thing.max, unit=thing.unit, counted=thing.counted, approximate=thing.approximate,
        )  # fmt: skip


def _figure(
    reading: Reading, view: View, mentions: tuple[Mention, ...], category: Category, low: float, high: float | None,
    *, role: FigureRole, headline: bool = False, approximate: bool = False,
    score: float | None = None,
) -> Figure:  # fmt: skip
    text = reading.account.text
    span = Span(min(view.tokens[m.first].begin for m in mentions), max(view.tokens[m.last - 1].end for m in mentions))
    counted = next((view.words[m.head] for m in mentions if m.number is None or m.head >= m.number.last), None)
    return Figure(
        id=content_id("f", reading.account.id, span, category, low, high), document=reading.account.id, span=span,
        text=span.of(text), category=category, min=low, max=high, unit="people", counted=counted, role=role,
        headline=headline, approximate=approximate, score=score, as_of=_as_of(reading, span),
    )  # fmt: skip


def _as_of(reading: Reading, span: Span) -> str | None:
    """The time for which the number holds: one said after it ("by Tuesday", "as of noon"), else the account's own."""
    text = reading.account.text
    place = bisect_right(reading.moments, span.end, key=lambda moment: moment.span.begin)
    for moment in reading.moments[place : place + NEAR]:
        if moment.span.begin > span.end + NEAR:
            break
        if _AS_OF.search(text[span.end : moment.span.begin]) and _DAY.match(moment.value):
            return moment.value
    return reading.account.modified or reading.account.published
