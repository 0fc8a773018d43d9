"""`rashomon judge`: the least certain pairs of a dossier, put to a person."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from rashomon.cli.common import loaded, tell
from rashomon.unseen import line, shown

if TYPE_CHECKING:
    from rashomon.judgements import Kind, Verdict
    from rashomon.model import Dossier, Words
    from rashomon.questions import Question
    from rashomon.views.outline import Outline

EPILOG = """\b
Examples:
  rashomon judge dossier.json
  rashomon judge dossier.json --judgements desk.jsonl --by desk --kind name
  rashomon read accounts/ --judgements desk.jsonl -o dossier.html

\b
Exit codes: 0 asked, 2 wrong usage or decisions cannot be written, 3 the dossier could not be read."""

ANSWERS: dict[str, Verdict] = {
    "s": "same", "same": "same", "d": "different", "different": "different", "u": "unsure", "unsure": "unsure",
}  # fmt: skip
SKIP, STOP = ("", "k", "skip"), ("q", "quit")
PROMPT = "[s]ame, [d]ifferent, [u]nsure, s[k]ip, [q]uit: "


@click.command("judge", epilog=EPILOG)
@click.argument("path", metavar="DOSSIER")
@click.option(
    "-j", "--judgements", "target", metavar="FILE",
    help="Where decisions are kept and added to; without it DOSSIER with the ending .judgements.jsonl.",
)  # fmt: skip
@click.option("--by", "who", metavar="NAME", help="Who decides; without it the name of the account you work under.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["claim", "name", "figure"]), help="Ask only these.")
@click.option("--count", type=click.IntRange(min=1), metavar="N", help="Ask no more than N.")
def command(path: str, target: str | None, who: str | None, kinds: tuple[Kind, ...], count: int | None) -> None:
    """Asks about the pairs of claims, names and figures that the program is least sure of.

    DOSSIER is what `rashomon read --json` wrote. Each answer is written at once, with who and when, so that you can
    stop at any time and go on later: what was answered is not asked again. Give the file to
    `rashomon read --judgements`; decisions win over every score.
    """
    from rashomon import lines
    from rashomon.judgements import Judgements
    from rashomon.questions import questions

    dossier = loaded(path)
    file = Path(target) if target else Path(path).with_suffix(".judgements.jsonl")
    known = Judgements.load(file) if file.exists() else Judgements()
    asked = questions(dossier, known, kinds=kinds)[:count]
    if not asked:
        tell("Nothing is left to decide.")
        return
    lines.check_append(file)
    done = _ask(dossier, asked, file, who or os.environ.get("USER") or os.environ.get("LOGNAME"))
    tell(f"{done} of {len(asked)} decided" + (f", in {line(str(file))}." if done else "."))


def _ask(dossier: Dossier, asked: list[Question], file: Path, who: str | None) -> int:
    """Puts the questions until they, the input or the patience end; how many were answered."""
    from rashomon.judgements import Judgement, append
    from rashomon.views.outline import Outline

    outline = Outline(dossier)
    done = 0
    for number, question in enumerate(asked, start=1):
        _show(outline, question, f"{number} of {len(asked)}")
        answer = _answer()
        if answer == "stop":
            break
        if answer is not None:
            at = datetime.now(UTC).isoformat(timespec="seconds")
            append(file, Judgement(kind=question.kind, a=question.a, b=question.b, judgement=answer, by=who, at=at))
            done += 1
    return done


def _answer() -> Verdict | Literal["stop"] | None:
    """What was answered: a verdict, null to skip, or `stop`, as the end of the input is; all else is asked again."""
    while True:
        click.echo(PROMPT, nl=False)
        sys.stdout.flush()
        given = sys.stdin.readline()
        if not sys.stdin.isatty():
            click.echo()
        word = given.strip().casefold()
        if not given or word in STOP:
            return "stop"
        if word in SKIP:
            return None
        if word in ANSWERS:
            return ANSWERS[word]
        tell(f"{shown(repr(given.strip()[:40]))} is no answer.")


def _show(outline: Outline, question: Question, place: str) -> None:
    tell(f"\n{place} · {question.kind} · {line(question.asked)}")
    for reason in question.reasons:
        tell(f"  {line(reason)}")
    for words, name in ((question.left, question.a), (question.right, question.b)):
        tell(_in_context(outline, words) if words else f"  – {line(name)}")


def _in_context(outline: Outline, words: Words) -> str:
    """The span in its sentence, marked, under the account's name; line breaks as spaces."""
    from rashomon.questions import context

    published = outline.documents[words.document].account.published
    before, own, after = (_plain(part) for part in context(outline.dossier, words))
    label = " · ".join(part for part in (outline.label(words.document).name, published) if part)
    return f"  {line(label)}\n    …{before}»{own}«{after}…"


def _plain(text: str) -> str:
    """`text` on one line, its blanks at the ends kept as one."""
    return line(f"|{text}|")[1:-1]
