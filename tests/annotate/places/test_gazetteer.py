from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rashomon import lexicons
from rashomon.annotate.places import Gazetteer, build, tables
from rashomon.annotate.places.gazetteer import distance
from tests.annotate.places.world import ROWS, gazetteer


def test_a_place_is_found_by_every_name_and_says_by_which_kind() -> None:
    world = gazetteer()
    assert [(entry.id, entry.how) for entry in world.look_up("Harnau")] == [(12, "spelling")]
    assert [(entry.id, entry.how) for entry in world.look_up("OSTLANDISH")] == [(1, "demonym")]
    assert [(entry.id, entry.how) for entry in world.look_up("O.L.")] == [(1, "abbreviation")]


def test_the_most_populous_namesake_comes_first() -> None:
    assert [entry.id for entry in gazetteer().look_up("Velmarch")] == [11, 10]


def test_what_lies_around_a_place_goes_from_small_to_large() -> None:
    world = gazetteer()
    (town,) = world.look_up("Harnow")
    assert [entry.name for entry in world.around(town)] == ["Norrdal", "Ostland"]


def test_a_place_around_itself_ends_the_search() -> None:
    world = gazetteer(
        tables.Row(1, "Loop", "region", None, 2, 0, 0, 1), tables.Row(2, "Pool", "region", None, 1, 0, 0, 1)
    )
    assert [entry.id for entry in world.around(world.look_up("Loop")[0])] == [2, 1]


def test_distance_is_that_of_the_great_circle() -> None:
    world = gazetteer()
    harnow, dresk = world.look_up("Harnow")[0], world.look_up("Dresk")[0]
    assert distance(harnow, dresk) == pytest.approx(18.1, abs=0.2)
    assert distance(harnow, harnow._replace(lat=None)) == float("inf")


def test_building_reports_and_leaves_one_whole_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "rows", lambda: iter(ROWS))
    steps: list[tuple[int, int]] = []
    path = build(tmp_path / "sub" / "g.sqlite", progress=lambda done, of: steps.append((done, of)))
    assert [file.name for file in path.parent.iterdir()] == ["g.sqlite"]
    assert steps[-1][0] == steps[-1][1]
    assert Gazetteer.load(path).look_up("Dresk")[0].id == 14


def test_the_first_load_builds_and_the_second_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path))
    monkeypatch.setattr(tables, "rows", lambda: iter(ROWS))
    assert Gazetteer.load().look_up("Dresk")
    monkeypatch.setattr(tables, "rows", lambda: pytest.fail("built twice"))
    assert Gazetteer.load().look_up("Dresk")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def other_tables(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE place (id INTEGER)")
        connection.commit()


def no_rows(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(tables.SCHEMA)


def spoilt_inside(path: Path) -> None:
    """Every page after the first is overwritten: header and schema are well."""
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


DAMAGE = {
    "cut short": cut,
    "a few bytes": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"\x00\xff garbage" * 999),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"more"),
    "other tables": other_tables,
    "no rows": no_rows,
    "spoilt inside": spoilt_inside,
}


@pytest.mark.parametrize("spoil", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_built_anew_with_a_word(
    spoil: Callable[[Path], object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(tables, "rows", lambda: iter(ROWS))
    path = build(tmp_path / "g.sqlite")
    spoil(path)
    world = Gazetteer.load(path)
    assert world.look_up("Dresk")[0].id == 14 and world.around(world.look_up("Harnow")[0])
    assert "damaged" in caplog.text and str(path) in caplog.text
    caplog.clear()
    assert Gazetteer.load(path).look_up("Dresk") and not caplog.text
    assert [file.name for file in tmp_path.iterdir()] == ["g.sqlite"]


def test_a_build_that_fails_leaves_nothing_and_one_that_was_killed_is_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "g.sqlite123.part"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))

    def broken() -> Iterator[tables.Row]:
        yield ROWS[0]
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(tables, "rows", broken)
    with pytest.raises(OSError, match="full"):
        build(tmp_path / "g.sqlite")
    assert not [*tmp_path.iterdir()]


def test_a_word_for_what_it_is_may_be_left_out() -> None:
    assert tables.shortened("Kent County") == "Kent"
    assert tables.shortened("Republic of Kent") == "Kent"
    assert tables.shortened("County") == tables.shortened("Kent") == ""


def test_first_level_divisions_lie_in_their_country_and_have_their_abbreviations() -> None:
    row = tables.Row(9, "Norrdal", "state", "OL", 0, 1.0, 2.0, 3)
    found = tables.outermost(row, 1, {"short": ["N.D.L."], "at": [5.0, 6.0]})
    assert (found.parent, found.lat, found.names) == (1, 5.0, (("N.D.L.", "abbreviation"),))


def test_the_table_that_ships_has_places_on_the_globe_and_parents_that_exist() -> None:
    ids, parents = set(), set()
    for row in tables.shipped():
        ids.add(row.id)
        parents.add(row.parent)
        assert row.lat is not None and -90 <= row.lat <= 90
        assert row.lon is not None and -180 <= row.lon <= 180
    assert len(ids) > 250_000
    assert parents - ids == {0}


def test_disputed_places_have_names_of_every_side_and_no_sovereign() -> None:
    places = lexicons.load("places_disputed")["places"]
    assert len(places) >= 60
    for place in places:
        assert set(place) <= {"name", "names", "demonyms", "kind", "at", "population", "geonameid", "country"}
        assert -90 <= place["at"][0] <= 90 and -180 <= place["at"][1] <= 180
        assert place["name"] not in place["names"]
    named = [place["name"] for place in places]
    assert len(named) == len(set(named))
    for name in (
        "Western Sahara",
        "Kashmir",
        "Crimea",
        "Taiwan",
        "Kosovo",
        "Golan Heights",
        "West Bank",
        "Falkland Islands",
    ):
        assert "country" not in next(place for place in places if place["name"] == name)


def test_every_country_has_a_code_a_capital_or_a_reason() -> None:
    countries = lexicons.load("countries")["countries"]
    assert len({country["iso2"] for country in countries}) == len(countries) > 245
    without = {country["iso2"] for country in countries if not country["capitals"]}
    assert without <= {"AQ", "BV", "HM", "TK", "UM"}
    assert all(country["lat"] is not None for country in countries)
