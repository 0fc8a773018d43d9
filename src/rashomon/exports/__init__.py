"""A dossier in the formats of others' systems.

In comes a `Dossier`, out come the texts of files: each format is a pure function in a module of its own, named in
`FORMATS`. The same dossier gives the same bytes. Nothing is analysed and nothing invented; every span counts Unicode
code points of the account's text, and words of an account can do nothing in the program that opens the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from rashomon import output
from rashomon.errors import UsageError
from rashomon.exports.needs import needed
from rashomon.model import Dossier

__all__ = ["FORMATS", "Files", "Format", "get", "save", "written"]

Files = Mapping[str, bytes]
"""The files of a folder: name and content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by its name. `module` holds `render(dossier)`, which gives a text, or `files(dossier)` for a folder;
    `package` is one that the format needs besides."""

    name: str
    what: str
    module: str
    folder: bool = False
    package: str | None = None


FORMATS = (
    Format(name="csv", what="a folder of CSV tables, safe to open in a spreadsheet", module="comma", folder=True),
    Format(
        name="parquet",
        what="the same tables as Parquet (needs pyarrow)",
        module="parquet",
        folder=True,
        package="pyarrow",
    ),
    Format(name="markdown", what="the brief", module="markdown"),
    Format(name="geojson", what="the places, GeoJSON (RFC 7946)", module="geojson"),
    Format(
        name="webannotation", what="every claim, figure, time and place, W3C Web Annotation", module="webannotation"
    ),
    Format(name="prov", what="who said what after whom, W3C PROV-JSON", module="prov"),
    Format(name="ftm", what="FollowTheMoney entities, one a line", module="ftm"),
    Format(name="schemaorg", what="schema.org Claim and Quotation, JSON-LD, no rating", module="schemaorg"),
    Format(name="timeml", what="a folder of accounts with TIMEX3 inline, TimeML", module="timeml", folder=True),
    Format(name="ics", what="the timeline, iCalendar (RFC 5545)", module="ics"),
)
ALIASES = {"jsonld": "schemaorg", "md": "markdown"}


def get(name: str) -> Format:
    """The format of a name, upper or lower case.

    Raises:
        UsageError: there is none; all names are listed.
    """
    wanted = ALIASES.get(name.lower(), name.lower())
    for each in FORMATS:
        if each.name == wanted:
            return each
    raise UsageError(f"There is no export to {name!r}. Use one of: {', '.join(each.name for each in FORMATS)}.")


def ready(of: Format) -> None:
    """Raises `MissingPackageError` where a format needs a package that is not installed."""
    if of.package is not None:
        needed(of.package, feature=f"--to {of.name}")


def written(dossier: Dossier, name: str) -> str | Files:
    """The dossier in the format `name`: a text, or the files of a folder.

    Raises:
        UsageError: there is no such format.
        MissingPackageError: the format needs a package that is not installed.
    """
    of = get(name)
    module = import_module(f"rashomon.exports.{of.module}")
    made: str | Files = module.files(dossier) if of.folder else module.render(dossier)
    return made


def save(dossier: Dossier, name: str, path: str | Path) -> Path:
    """Writes the dossier in the format `name` to the file or, for tables and TimeML, the folder `path`.

    Raises:
        UsageError: no such format, or the place cannot be written; what was there is as it was.
        MissingPackageError: the format needs a package that is not installed.
    """
    target = Path(path)
    made = written(dossier, name)
    if isinstance(made, str):
        return output.write(target, made)
    with output.claimed_folder(target) as folder:
        output.write_files(folder, made)
    return target
