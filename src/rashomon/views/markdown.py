"""The dossier as a brief in Markdown: every word of an account escaped, so that none of it becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon.model import Dossier, Figure, Point, Tally
from rashomon.normalise import as_read
from rashomon.views.outline import MEANING, STATUSES, Label, Outline, Voice
from rashomon.views.shown import line, percent, web_address, when

# What CommonMark and GitHub's tables and mathematics give a meaning to wherever it stands; `&` and `<` for HTML.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~&$@])")
_AT_BEGIN = re.compile(r"^(?:([#+=-])|(\d+)([.)]))")
_LINKED = re.compile(r"(?i)(://|\bwww\.|\bmailto:|\bxmpp:)")  # GitHub makes links of these without brackets


def render(dossier: Dossier) -> str:
    """The brief, ending in a newline."""
    outline = Outline(as_read(dossier))
    parts = [
        _head(outline),
        _accounts(outline),
        *(_points(status, outline) for status in STATUSES),
        _figures(outline),
        _timeline(outline),
        _places(outline),
        _lineage(outline),
        _wording(outline),
        _coverage(outline),
    ]
    return "\n".join("\n".join(lines) + "\n" for lines in map(list, parts) if lines)


def escaped(text: str) -> str:
    """`text` on one line, with every mark of Markdown and HTML made inert."""
    inert = _ANYWHERE.sub(r"\\\1", line(text))
    inert = _LINKED.sub(lambda match: re.sub(r"([:.])", r"\\\1", match[0]), inert)
    return _AT_BEGIN.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", inert)


def _quoted(text: str) -> str:
    return f"“{escaped(text)}”"


def _numbers(labels: Iterable[Label]) -> str:
    return "".join(f" \\[{label.number}\\]" for label in labels)


def _head(outline: Outline) -> Iterator[str]:
    dossier = outline.dossier
    yield f"# {escaped(outline.heading)}"
    yield ""
    counts = ", ".join(f"{len(outline.of_status(status))} {status}" for status in STATUSES)
    yield f"{len(dossier.documents)} accounts, {len(outline.origins)} origins; points: {counts}."
    for sentence in dossier.summary:
        yield ""
        yield escaped(outline.writing(sentence) + sentence.text) + _numbers(outline.cited(sentence.documents))


def _accounts(outline: Outline) -> Iterator[str]:
    yield "## Accounts"
    yield ""
    for document in outline.dossier.documents:
        account, label = document.account, outline.label(document.id)
        published = f", {escaped(when(account.published))}" if account.published else ""
        title = f": {_quoted(account.title)}" if account.title else ""
        address = f" {_address(account.url)}" if account.url else ""
        yield f"{label.number}. {escaped(label.name)}{published}{title}{address}"


def _address(url: str) -> str:
    """A link where the address is plain, else its words."""
    return f"<{url}>" if web_address(url) else escaped(url)


def _points(status: str, outline: Outline) -> Iterator[str]:
    points = [point for point in outline.dossier.points if point.status == status]
    if not points:
        return
    yield f"## {status.capitalize()}"
    yield ""
    yield f"{MEANING[status].capitalize()}."
    yield ""
    for point in points:
        yield f"- **{escaped(outline.statement(point))}**{_numbers(outline.cited(point.documents))}"
        yield from _sides(point, outline)


def _sides(point: Point, outline: Outline) -> Iterator[str]:
    for name, claims in outline.ends(point):
        if claims:
            yield f"  - {name}:"
            yield from (f"    - {_voice(voice, outline)}" for voice in outline.voices(claims))


def _voice(voice: Voice, outline: Outline) -> str:
    claim = voice.first
    said = f"{escaped(outline.speaker(claim) + outline.saying(claim))} {_quoted(outline.words(claim))}"
    said += _numbers(outline.cited(voice.verbatim))
    return f"{said}, in other words{_numbers(outline.cited(voice.otherwise))}" if voice.otherwise else said


def _figures(outline: Outline) -> Iterator[str]:
    if not outline.dossier.tally:
        return
    yield "## Figures"
    for tally in outline.dossier.tally:
        yield ""
        yield f"### {tally.category.capitalize()}"
        yield ""
        yield "| Account | Words | According to | As of |"
        yield "| --- | --- | --- | --- |"
        found = (outline.figure_of(total.figure) for total in tally.by_document)
        yield from (_row(figure, outline) for figure in found if figure)
        yield from _compared(tally, outline)


def _row(figure: Figure, outline: Outline) -> str:
    label = outline.label(figure.document)
    as_of = escaped(when(figure.as_of)) if figure.as_of else ""
    words, speaker = _quoted(outline.counted(figure)), escaped(figure.speaker or "")
    return f"| {label.number} {escaped(label.name)} | {words} | {speaker} | {as_of} |"


def _compared(tally: Tally, outline: Outline) -> Iterator[str]:
    if tally.differ or tally.sums:
        yield ""
    for each in outline.differences(tally):
        yield f"- {each.kind}: {_figure_words(each.left, outline)} and {_figure_words(each.right, outline)}"
    for found in outline.sums(tally):
        parts = " and ".join(_figure_words([part], outline) for part in found.parts)
        yield f"- adds up: {parts} make {_figure_words(found.totals, outline)}"


def _figure_words(figures: Sequence[Figure], outline: Outline) -> str:
    return _quoted(outline.counted(figures[0])) + _numbers(outline.cited(each.document for each in figures))


def _timeline(outline: Outline) -> Iterator[str]:
    if not outline.dossier.timeline:
        return
    yield "## Timeline"
    yield ""
    for happening in outline.dossier.timeline:
        cited = _numbers(outline.cited(happening.documents))
        yield f"- {escaped(when(happening.value))}: {_quoted(outline.happened(happening))}{cited}"


def _places(outline: Outline) -> Iterator[str]:
    several = [place for place in outline.dossier.places if place.also]
    if not several:
        return
    yield "## Names of places"
    yield ""
    for place in several:
        used = "; ".join(
            f"{escaped(name)}: {escaped(', '.join(map(outline.user, users)))}" for name, users in place.used_by
        )
        yield f"- {escaped(' / '.join((place.name, *place.also)))}" + (f" ({used})" if used else "")


def _lineage(outline: Outline) -> Iterator[str]:
    if not outline.dossier.lineage:
        return
    yield "## Lineage"
    yield ""
    for reuse in outline.dossier.lineage:
        origin, to = outline.label(reuse.origin), outline.label(reuse.to)
        arrow = "→" if reuse.directed else "↔"
        yield f"- {reuse.kind}: {escaped(str(origin))} {arrow} {escaped(str(to))}, {percent(reuse.share)}"


def _wording(outline: Outline) -> Iterator[str]:
    if not outline.dossier.wording:
        return
    yield "## Wording"
    yield ""
    for wording in outline.dossier.wording:
        terms = ", ".join(_quoted(term.text) + _numbers(outline.cited(term.claims)) for term in wording.terms)
        voice = ", in its own voice" if wording.own_voice else ""
        yield f"- {escaped(outline.user(wording.party))}{voice}: {terms}"


def _coverage(outline: Outline) -> Iterator[str]:
    problems = outline.dossier.coverage.problems
    if not problems:
        return
    yield "## Not read, or only in part"
    yield ""
    yield from (f"- {escaped(str(problem))}" for problem in problems)
