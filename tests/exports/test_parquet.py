"""The tables as Parquet, read by pyarrow."""

from __future__ import annotations

import io

from pyarrow import parquet as arrow

from rashomon.exports import parquet
from rashomon.exports.tables import TABLES
from rashomon.model import Dossier
from tests.exports.generated import any_dossier, given_dossiers, replaced


def check(of: Dossier) -> None:
    found = {name: arrow.read_table(io.BytesIO(data)).to_pylist() for name, data in parquet.files(of).items()}
    assert set(found) == {f"{name}.parquet" for name in TABLES}
    texts = {replaced(document.id): replaced(document.account.text) for document in of.documents}
    for row in found["claims.parquet"]:
        assert row["text"] == " … ".join(texts[row["document"]][begin:end] for begin, end in row["content"])
    for row in found["figures.parquet"]:
        assert row["text"] == texts[row["document"]][row["begin"] : row["end"]]
        assert row["max"] is None or isinstance(row["max"], float)


@given_dossiers
def test_pyarrow_reads_it_and_every_span_leads_back(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


def test_columns_have_types_even_where_a_table_is_empty() -> None:
    schema = arrow.read_schema(io.BytesIO(parquet.files(Dossier())["claims.parquet"]))
    assert str(schema.field("content").type) == "list<element: list<element: int64>>"
    assert str(schema.field("own_voice").type) == "bool"
