"""`rashomon`: the verbs, loaded when they are called."""

from __future__ import annotations

from importlib import import_module

import click

from rashomon import __version__

VERBS = {
    "annotate": "What stands in each account: claims, times, places, figures, leftovers.",
    "export": "A dossier in another system's format: tables, places, annotations, provenance, calendar.",
    "judge": "The pairs of a dossier that are least certain, put to you; your answers win.",
    "read": "Several accounts of one event, set against each other.",
    "show": "A dossier in the terminal, or one point, claim or account of it.",
}

EPILOG = """\b
Examples:
  rashomon read examples/dam/texts -o dossier.html
  rashomon read a.txt b.html wire.jsonl --json dossier.json
  rashomon annotate archive.jsonl -o annotations.jsonl
  rashomon show dossier.json point
  rashomon export dossier.json --to csv -o tables

\b
Exit codes: 0 all was read, 1 some input was not (the rest is in the output),
2 wrong usage or the output could not be written, 3 nothing could be read, 130 stopped."""


class Verbs(click.Group):
    """A group that imports a verb's module when the verb is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"rashomon.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(sorted(VERBS.items()))


@click.command(cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def root() -> None:
    """One event, many accounts: who says what, in the very words.

    Reads several accounts of one event and shows what independent parties agree on, what only one party says, what
    cannot both hold, which numbers differ, and in what order it happened. Every line points at a span of an account.
    It gives no verdict, and asks the network for nothing, unless `read --judge` names an endpoint.
    """
