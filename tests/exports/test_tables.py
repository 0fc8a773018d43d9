"""The tables as CSV, as a spreadsheet and Python's own reader see them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from rashomon.errors import UsageError
from rashomon.exports import comma, tables
from rashomon.model import Dossier
from rashomon.views.shown import line
from tests.exports.generated import any_dossier, given_dossiers
from tests.views.dam import dossier as the_dam

NAMES = {"accounts", "claims", "points", "figures", "differences", "places", "timeline"}


def read(of: Dossier) -> dict[str, list[dict[str, str]]]:
    files = comma.files(of)
    return {
        Path(name).stem: [*csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)]
        for name, data in files.items()
    }


def check(of: Dossier) -> None:
    found = read(of)
    assert set(found) == NAMES
    texts = {document.id: document.account.text for document in of.documents}
    for table in tables.tables(of):
        rows = found[table.name]
        assert len(rows) == len(table.rows)
        for row in rows:
            assert list(row) == list(table.columns)
            for name, kind in table.columns.items():
                cell = row[name]
                assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069]", cell)
                if kind in ("text", "texts"):
                    assert not re.search(r"(^|;)\s*[=+\-@＝＋－＠]", cell)
    for claim, row in zip(of.claims, found["claims"], strict=True):
        spans = [tuple(map(int, each.split(".."))) for each in row["content"].split("; ")]
        words = " … ".join(texts[claim.document][begin:end] for begin, end in spans)
        assert row["text"].replace("'", "") == line(words).replace("'", "")
    for figure, row in zip(of.figures, found["figures"], strict=True):
        words = texts[figure.document][int(row["begin"]) : int(row["end"])]
        assert row["text"].replace("'", "") == line(words).replace("'", "")


@given_dossiers
def test_every_cell_is_harmless_and_every_span_leads_back(of: Dossier) -> None:
    check(of)


@any_dossier
def test_so_for_any_dossier(of: Dossier) -> None:
    check(of)


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        (" \n =1", "'=1"),
        ("＝1", "'＝1"),
        ("1 = 1", "1 = 1"),
        ("rain; =1+1;-2", "rain; '=1+1;'-2"),
        ("\u202e=1", "⟨U+202E⟩=1"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(words: str, cell: str) -> None:
    assert comma.harmless(words) == cell


def test_numbers_stay_numbers_and_lists_are_told_apart() -> None:
    found = read(the_dam())
    killed = next(row for row in found["figures"] if row["category"] == "killed")
    assert float(killed["min"]) >= 1 and "." not in killed["min"]
    disputed = next(row for row in found["points"] if row["status"] == "disputed")
    assert len(disputed["supports"].split("; ")) >= 1
    assert {row["own_voice"] for row in found["claims"]} <= {"true", "false"}


def test_claims_name_their_points() -> None:
    of = the_dam()
    points = {row["id"]: row["points"].split("; ") for row in read(of)["claims"]}
    for point in of.points:
        assert all(point.id in points[claim.id] for claim in point.claims)


def test_what_differs_stands_side_by_side() -> None:
    of = the_dam()
    rows = read(of)["differences"]
    figures = {figure.id: figure for figure in of.figures}
    pairs = [each for tally in of.tally for each in tally.differ]
    assert len(rows) == len(pairs) > 0
    for row, each in zip(rows, pairs, strict=True):
        assert (row["kind"], row["why"]) == (each.kind, each.why)
        assert (row["left_text"], row["right_text"]) == tuple(figures[identity].text for identity in each.figures)


def test_an_unknown_table_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="accounts, claims"):
        tables.table(the_dam(), "sentences")
