"""The dossier in a terminal: what is disputed, agreed, of one origin, of a single source; figures; timeline."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from rashomon.model import Dossier, Figure, Point, Status, Tally
from rashomon.normalise import as_read
from rashomon.views.compared import Adding, Differing
from rashomon.views.outline import STATUSES, Label, Outline, Voice
from rashomon.views.shown import line, when

MARKS = {"agreed": "=", "disputed": "≠", "one origin": "<", "single source": "·"}
STYLES = {"agreed": "green", "disputed": "red", "one origin": "magenta", "single source": "dim"}
HEADS = {
    "disputed": "In dispute",
    "agreed": "Agreed by independent parties",
    "one origin": "One origin, several accounts",
    "single source": "Single source",
}
SINGLE_SHOWN = 8  # a summary: the JSON and the page hold all of them
VOICES_SHOWN = 3


def render(dossier: Dossier, console: Console) -> None:
    """Writes the summary to `console`, as wide as it is; a console that is no terminal gets no colour."""
    outline = Outline(as_read(dossier))
    _head(outline, console)
    for status in STATUSES:
        _points(status, outline, console)
    _figures(outline, console)
    _timeline(outline, console)
    _problems(outline, console)


def _head(outline: Outline, console: Console) -> None:
    dossier = outline.dossier
    console.print(Text(outline.heading, style="bold"))
    console.print(_counts(outline))
    for sentence in dossier.summary:
        words = line(outline.writing(sentence) + sentence.text)
        console.print(Padding(_cited(words, outline.cited(sentence.documents)), (1, 0, 0, 0)))
    console.print()
    for document in dossier.documents:
        published = f", {when(document.account.published)}" if document.account.published else ""
        console.print(Text(f"{outline.label(document.id)}{published}", style="dim"))


def _counts(outline: Outline) -> Text:
    documents = len(outline.dossier.documents)
    parts = [f"{documents} {'account' if documents == 1 else 'accounts'}", f"{len(outline.origins)} origins"]
    parts += [f"{len(outline.of_status(status))} {status}" for status in STATUSES]
    return Text(", ".join(parts))


def _points(status: Status, outline: Outline, console: Console) -> None:
    points = outline.of_status(status)
    if not points:
        return
    _rule(f"{HEADS[status]} ({len(points)})", console)
    shown = points[:SINGLE_SHOWN] if status == "single source" else points
    for point in shown:
        mark = Text(f"{MARKS[status]} ", style=STYLES[status])
        console.print(mark + _cited(outline.statement(point), outline.cited(point.documents)), soft_wrap=False)
        if status == "disputed":
            _both_sides(point, outline, console)
    if len(points) > len(shown):
        console.print(Text(f"  and {len(points) - len(shown)} more", style="dim"))


def _both_sides(point: Point, outline: Outline, console: Console) -> None:
    for name, claims in outline.ends(point):
        voices = outline.voices(claims)
        for voice in voices[:VOICES_SHOWN]:
            console.print(Padding(_voice(voice, outline), (0, 0, 0, 4)))
        if len(voices) > VOICES_SHOWN:
            console.print(Padding(Text(f"and {len(voices) - VOICES_SHOWN} more", style="dim"), (0, 0, 0, 4)))
        if name == "Says so":
            console.print(Padding(Text("against", style="dim"), (0, 0, 0, 2)))


def _voice(voice: Voice, outline: Outline) -> Text:
    claim = voice.first
    said = Text(outline.speaker(claim), style="bold") + Text(f"{outline.saying(claim)} “{outline.words(claim)}”")
    said += _numbers(outline.cited(voice.verbatim))
    return said + Text(", in other words") + _numbers(outline.cited(voice.otherwise)) if voice.otherwise else said


def _figures(outline: Outline, console: Console) -> None:
    if not outline.dossier.tally:
        return
    _rule("Figures", console)
    for tally in outline.dossier.tally:
        console.print(Text(tally.category.capitalize(), style="bold"))
        console.print(Padding(_totals(tally, outline), (0, 0, 0, 2)))
        for difference in outline.differences(tally):
            console.print(Padding(_difference(difference, outline), (0, 0, 0, 2)))
        for found in outline.sums(tally):
            console.print(Padding(_sum(found, outline), (0, 0, 0, 2)))


def _totals(tally: Tally, outline: Outline) -> Table:
    table = Table.grid(padding=(0, 2))
    for total in tally.by_document:
        figure = outline.figure_of(total.figure)
        if figure is not None:
            as_of = when(figure.as_of) if figure.as_of else ""
            table.add_row(
                Text(str(outline.label(total.document))),
                Text(f"“{outline.counted(figure)}”"),
                Text(line(figure.speaker or "")),
                Text(as_of, style="dim"),
            )
    return table


def _difference(difference: Differing, outline: Outline) -> Text:
    left, right = (_figure_words(side, outline) for side in (difference.left, difference.right))
    return Text(f"{difference.kind}: {left} and {right}")


def _figure_words(figures: Sequence[Figure], outline: Outline) -> str:
    return f"“{outline.counted(figures[0])}”{_numbers(outline.cited(each.document for each in figures))}"


def _sum(found: Adding, outline: Outline) -> Text:
    parts = " and ".join(_figure_words([each], outline) for each in found.parts)
    return Text(f"adds up: {parts} make {_figure_words(found.totals, outline)}")


def _timeline(outline: Outline, console: Console) -> None:
    if not outline.dossier.timeline:
        return
    _rule("Timeline", console)
    table = Table.grid(padding=(0, 2))
    for happening in outline.dossier.timeline:
        told = _cited(f"“{outline.happened(happening)}”", outline.cited(happening.documents))
        table.add_row(Text(when(happening.value), style="bold"), told)
    console.print(table)


def _problems(outline: Outline, console: Console) -> None:
    if not outline.dossier.coverage.problems:
        return
    _rule("Not read, or only in part", console)
    for problem in outline.dossier.coverage.problems:
        console.print(Text(line(str(problem))))


def _rule(title: str, console: Console) -> None:
    console.print()
    console.print(Rule(Text(title, style="bold"), align="left", style="dim"))


def _cited(text: str, labels: list[Label]) -> Text:
    return Text(text) + _numbers(labels)


def _numbers(labels: list[Label]) -> Text:
    return Text(" " + "".join(f"[{label.number}]" for label in labels), style="cyan") if labels else Text("")
