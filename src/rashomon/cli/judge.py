"""`rashomon judge`: the least certain pairs of a dossier, put to a person."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from rashomon.judgements import Kind, Verdict
    from rashomon.model import Dossier, Words
    from rashomon.questions import Question

EPILOG = """\b
Examples:
  rashomon judge dossier.json
  rashomon judge dossier.json --judgements desk.jsonl --by desk --kind name
  rashomon read accounts/ --judgements desk.jsonl -o dossier.html"""

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
    from rashomon.judgements import Judgements
    from rashomon.questions import questions

    dossier = _dossier(path)
    file = Path(target) if target else Path(path).with_suffix(".judgements.jsonl")
    known = Judgements.load(file) if file.exists() else Judgements()
    asked = questions(dossier, known, kinds=kinds)[:count]
    if not asked:
        click.echo("Nothing is left to decide.")
        return
    done = _ask(dossier, asked, file, who or os.environ.get("USER") or os.environ.get("LOGNAME"))
    click.echo(f"{done} of {len(asked)} decided" + (f", in {file}." if done else "."))


def _dossier(path: str) -> Dossier:
    """The dossier of a JSON file.

    Raises:
        InputError: the file cannot be read, or is no dossier.
    """
    import json

    from rashomon.errors import InputError
    from rashomon.model.wire import from_wire

    wanted = "Give the file that `rashomon read --json` wrote."
    try:
        return from_wire(json.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}). {wanted}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path} is no JSON ({error}). {wanted}") from error


def _ask(dossier: Dossier, asked: list[Question], file: Path, who: str | None) -> int:
    """Puts the questions until they, the input or the patience end; how many were answered."""
    from rashomon.judgements import Judgement, append

    done = 0
    for number, question in enumerate(asked, start=1):
        _show(dossier, question, f"{number} of {len(asked)}")
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
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            click.echo()
        word = line.strip().casefold()
        if not line or word in STOP:
            return "stop"
        if word in SKIP:
            return None
        if word in ANSWERS:
            return ANSWERS[word]
        click.echo(f"{line.strip()[:40]!r} is no answer.")


def _show(dossier: Dossier, question: Question, place: str) -> None:
    click.echo(f"\n{place} · {question.kind} · {question.asked}")
    for reason in question.reasons:
        click.echo(f"  {reason}")
    for words, name in ((question.left, question.a), (question.right, question.b)):
        click.echo(_in_context(dossier, words) if words else f"  – {name}")


def _in_context(dossier: Dossier, words: Words) -> str:
    """The span in its sentence, marked, under the account's name; line breaks and control characters as spaces."""
    from rashomon.questions import context

    account = next(document.account for document in dossier.documents if document.id == words.document)
    before, own, after = (_plain(part) for part in context(dossier, words))
    label = " · ".join(part for part in (account.outlet or account.title or account.id, account.published) if part)
    return f"  {_plain(label)}\n    …{before}»{own}«{after}…"


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in f"|{text}|").split())[1:-1]
