"""A dossier as frames, and what is said where the package is missing."""

from __future__ import annotations

import re
import sys
from importlib.machinery import ModuleSpec

import pytest

from rashomon.api import held
from rashomon.errors import MissingPackageError, UsageError
from rashomon.exports import frames, needs, parquet, tables
from rashomon.exports.tables import TABLES
from tests.views.dam import dossier as the_dam
from tests.views.hostile import dossier as the_hostile


@pytest.mark.parametrize("name", TABLES)
def test_pandas_has_a_row_each(name: str) -> None:
    pytest.importorskip("pandas")
    dossier = held(the_dam())
    frame = dossier.to_pandas(name)
    assert len(frame) == len(tables.table(dossier, name).rows) > 0
    assert list(frame.columns) == list(TABLES[name][0])


@pytest.mark.parametrize("name", TABLES)
def test_polars_has_the_same_rows(name: str) -> None:
    pytest.importorskip("polars", reason="polars is an extra of its own: pip install polars")
    frame = held(the_dam()).to_polars(name)
    assert frame.columns == list(TABLES[name][0])
    assert frame.height == len(frames.table(the_dam(), name).rows)


def test_spans_in_a_frame_lead_back() -> None:
    pytest.importorskip("pandas")
    dossier = held(the_dam())
    texts = {document.id: document.account.text for document in dossier.documents}
    for row in dossier.to_pandas("claims").itertuples():
        assert row.text == " … ".join(texts[row.document][begin:end] for begin, end in row.content)


def test_hostile_words_go_into_a_frame() -> None:
    pytest.importorskip("pandas")
    assert len(held(the_hostile()).to_pandas()) == 2


def test_an_unknown_table_names_those_there_are() -> None:
    pytest.importorskip("pandas")
    with pytest.raises(UsageError, match="claims, points"):
        held(the_dam()).to_pandas("sentences")


@pytest.mark.parametrize("package", ["pandas", "polars", "pyarrow"])
def test_a_missing_package_says_which_command_installs_it(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works where the program runs, and names no package of the index that is not ours."""

    def find(name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(needs, "find_spec", find)
    dossier = held(the_dam())
    calls = {"pandas": dossier.to_pandas, "polars": dossier.to_polars, "pyarrow": lambda: parquet.files(dossier)}
    with pytest.raises(MissingPackageError, match=rf"{re.escape(sys.executable)} -m pip install {package}$"):
        calls[package]()
