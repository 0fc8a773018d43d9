"""Tables as Parquet, one file each, lists as lists."""

from __future__ import annotations

import io
from typing import Any

from rashomon.exports.needs import needed
from rashomon.exports.tables import Kind, Table, tables
from rashomon.exports.text import clean
from rashomon.model import Dossier


def files(dossier: Dossier) -> dict[str, bytes]:
    """`claims.parquet` and so on.

    Raises:
        MissingPackageError: pyarrow is not installed.
    """
    return {f"{each.name}.parquet": _written(each) for each in tables(dossier)}


def _written(table: Table) -> bytes:
    parquet = needed("pyarrow.parquet", feature="Parquet")
    out = io.BytesIO()
    parquet.write_table(arrow(table), out, compression="zstd")
    return out.getvalue()


def arrow(table: Table) -> Any:
    """The table as a `pyarrow.Table`."""
    arrow = needed("pyarrow", feature="Parquet")
    schema = arrow.schema([(name, _type(arrow, kind)) for name, kind in table.columns.items()])
    return arrow.table({name: [clean(value) for value in table.column(name)] for name in table.columns}, schema=schema)


def _type(arrow: Any, kind: Kind) -> Any:
    types = {
        "text": arrow.string(),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "flag": arrow.bool_(),
        "texts": arrow.list_(arrow.string()),
        "spans": arrow.list_(arrow.list_(arrow.int64())),
    }
    return types[kind]
