"""The registry: every format by its name, written where it should be, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from rashomon import exports
from rashomon.errors import UsageError
from rashomon.model import Dossier
from tests.exports.generated import given_dossiers
from tests.model.test_wire import GENERATE
from tests.model.test_wire import dossiers as every_field
from tests.views.dam import dossier as the_dam

NAMES = [each.name for each in exports.FORMATS]
CONTRACT = {"csv", "parquet", "markdown", "geojson", "webannotation", "prov", "ftm", "schemaorg", "timeml", "ics"}


def test_the_formats_are_those_of_the_contract() -> None:
    assert set(NAMES) == CONTRACT and len(NAMES) == len(CONTRACT)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_dossier_gives_the_same_bytes(name: str) -> None:
    assert exports.written(the_dam(), name) == exports.written(the_dam(), name)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_or_a_folder_is_written(name: str, tmp_path: Path) -> None:
    target = exports.save(the_dam(), name, tmp_path / "out")
    files = [*target.iterdir()] if exports.get(name).folder else [target]
    assert files and all(file.stat().st_size > 100 for file in files)
    exports.save(the_dam(), name, target)  # and once more over it


@given_dossiers
@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_no_reader_sees_stands_in_an_export_as_it_is(name: str, of: Dossier) -> None:
    """Bidirectional marks and controls are escaped or written out; XML holds what XML may."""
    made = exports.written(of, name)
    if name == "parquet":  # binary
        return
    texts = [made] if isinstance(made, str) else [data.decode("utf-8") for data in made.values()]
    unseen = {"\x00", "\x1b", "\ud800"} | (set() if name == "timeml" else {"\u202e", "\u2066"})
    assert not any(unseen & set(text) for text in texts)


@settings(max_examples=20, phases=GENERATE, suppress_health_check=[*HealthCheck])
@given(every_field())
def test_whatever_a_file_may_hold_can_be_written(of: Dossier) -> None:
    """Ids of nothing, coordinates of no globe, times of no calendar: a file that can be loaded can be exported."""
    for name in NAMES:
        assert exports.written(of, name)


@pytest.mark.parametrize(("name", "found"), [("CSV", "csv"), ("jsonld", "schemaorg"), ("md", "markdown")])
def test_names_are_found_in_any_case_and_by_other_names(name: str, found: str) -> None:
    assert exports.get(name).name == found


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'docx'.*csv, parquet"):
        exports.get("docx")


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for name, target in (("csv", tmp_path / "file"), ("ics", tmp_path / "none" / "x.ics"), ("ftm", tmp_path)):
        with pytest.raises(UsageError, match="cannot be written"):
            exports.save(the_dam(), name, target)
