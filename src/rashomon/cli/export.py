"""`rashomon export`: a dossier in another system's format."""

from __future__ import annotations

import click

from rashomon import exports, output
from rashomon.cli.common import loaded, refuse_overwriting, say_written
from rashomon.errors import UsageError

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
Exit codes: 0 written, 2 wrong usage or it could not be written,
3 the dossier could not be read."""
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
    wanted = exports.get(name)
    if wanted.folder and target == "-":
        raise UsageError(f"--to {wanted.name} writes a folder of files: say which with -o FOLDER.")
    exports.ready(wanted)
    refuse_overwriting([dossier], [] if wanted.folder else [target])
    found = loaded(dossier)
    if target == "-":
        output.write(target, str(exports.written(found, wanted.name)))
        return
    exports.save(found, wanted.name, target)
    say_written([target])
