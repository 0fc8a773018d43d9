"""Tables as CSV (RFC 4180), one file each, that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
import re

from rashomon.exports.tables import Kind, Table, Value, tables
from rashomon.model import Dossier
from rashomon.views.shown import line

# What a spreadsheet takes for the begin of a formula, full-width forms included: at the begin of a cell, and after a
# semicolon, which many a country's spreadsheet takes for the end of a cell when it opens a CSV file.
_FORMULA = re.compile(r"(^|;)(\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])")
BETWEEN = "; "


def files(dossier: Dossier) -> dict[str, bytes]:
    """`claims.csv` and so on, in UTF-8."""
    return {f"{each.name}.csv": text(each).encode("utf-8") for each in tables(dossier)}


def text(table: Table) -> str:
    """A table as CSV: one line a row, with a line of heads.

    A cell holds one line; lists stand as `a; b`, spans as `10..30; 40..52`. Where a spreadsheet would take text for
    a formula, an apostrophe stands before it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_cell(row[name], kind) for name, kind in table.columns.items()] for row in table.rows)
    return out.getvalue()


def _cell(value: Value, kind: Kind) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, list):
        return BETWEEN.join(harmless(each) if isinstance(each, str) else f"{each[0]}..{each[1]}" for each in value)
    return harmless(value) if isinstance(value, str) else str(value)


def harmless(words: str) -> str:
    """`words` on one line, with an apostrophe wherever a formula would begin."""
    return _FORMULA.sub(r"\1\2'\3", line(words))
