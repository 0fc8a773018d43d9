"""`rashomon export`: a dossier in another system's format."""

from __future__ import annotations

import sys

import click

from rashomon import exports
from rashomon.cli.common import EXIT_NOTHING
from rashomon.errors import InputError, UsageError

EPILOG = (
    "\b\nFormats:\n"
    + "\n".join(f"  {each.name:<15}{each.what}" for each in exports.FORMATS)
    + """

\b
Examples:
  rashomon export dossier.json --to csv -o tables
  rashomon export dossier.json --to geojson -o places.geojson
  rashomon export dossier.json --to ftm | ftm validate

\b
Exit codes: 0 written, 2 wrong usage, 3 the dossier could not be read."""
)


@click.command("export", epilog=EPILOG)
@click.argument("dossier", metavar="DOSSIER")
@click.option("--to", "name", required=True, metavar="FORMAT", help="One of the formats below.")
@click.option(
    "-o", "--output", "target", default="-", metavar="PATH",
    help="The file to write, or the folder for csv, parquet and timeml; `-` is stdout (default).",
)  # fmt: skip
def command(dossier: str, name: str, target: str) -> None:
    """A dossier in the format of another system.

    DOSSIER is a file that `rashomon read --json` wrote. Every export says where in the account each word stands, in
    code points of the text that the dossier carries.
    """
    from rashomon.model.stored import load

    wanted = exports.get(name)
    if wanted.folder and target == "-":
        raise UsageError(f"--to {wanted.name} writes a folder of files: say which with -o FOLDER.")
    try:
        found = load(dossier)
    except InputError as error:
        sys.stderr.write(f"rashomon: {error}\n")
        sys.exit(EXIT_NOTHING)
    if target == "-":
        made = exports.written(found, wanted.name)
        sys.stdout.buffer.write(str(made).encode("utf-8"))
        return
    exports.save(found, wanted.name, target)
    if sys.stderr.isatty():
        sys.stderr.write(f"wrote {target}\n")
