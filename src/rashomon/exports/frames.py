"""A table of the dossier as a pandas or polars frame; both are loaded only when asked for."""

from __future__ import annotations

from typing import Any

from rashomon.exports.needs import needed
from rashomon.exports.tables import table
from rashomon.exports.text import clean
from rashomon.model import Dossier

_PANDAS = {
    "text": "object",
    "whole": "Int64",
    "number": "float64",
    "flag": "bool",
    "texts": "object",
    "spans": "object",
}


def to_pandas(dossier: Dossier, name: str) -> Any:
    """The table `name` as a pandas frame: one row a thing; spans and lists are Python lists.

    Raises:
        MissingPackageError: pandas is not installed.
        UsageError: there is no such table.
    """
    pandas = needed("pandas", feature="to_pandas")
    of = table(dossier, name)
    columns = {
        column: pandas.Series([clean(value) for value in of.column(column)], dtype=_PANDAS[kind])
        for column, kind in of.columns.items()
    }
    return pandas.DataFrame(columns, columns=list(of.columns))


def to_polars(dossier: Dossier, name: str) -> Any:
    """The table `name` as a polars frame: one row a thing; spans and lists are polars lists.

    Raises:
        MissingPackageError: polars is not installed.
        UsageError: there is no such table.
    """
    polars = needed("polars", feature="to_polars")
    of = table(dossier, name)
    types = {
        "text": polars.String,
        "whole": polars.Int64,
        "number": polars.Float64,
        "flag": polars.Boolean,
        "texts": polars.List(polars.String),
        "spans": polars.List(polars.List(polars.Int64)),
    }
    schema = {column: types[kind] for column, kind in of.columns.items()}
    return polars.DataFrame({column: [clean(v) for v in of.column(column)] for column in of.columns}, schema=schema)
