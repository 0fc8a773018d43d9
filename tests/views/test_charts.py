from __future__ import annotations

import hashlib
import json
import lzma
import os
import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

from rashomon.model import NamedPlace
from rashomon.views.html import charts
from rashomon.views.outline import Outline

ROOT = Path(__file__).parents[2]
PACKED = ROOT / "src/rashomon/views/html/static/lines.json.xz"
ATLAS = os.environ.get("WORLD_ATLAS") or str(Path(__file__).parent / "node_modules/world-atlas/countries-50m.json")

BORDERS = os.environ.get("WORLD_MAP") or "/usr/share/qgis/resources/data/world_map.gpkg"
SCRIPT = runpy.run_path(str(ROOT / "scripts/map_lines.py"))


def outline(*places: NamedPlace) -> Outline:
    return Outline(make.dossier(places=places))


def place(name: str, lat: float | None, lon: float | None, **fields: object) -> NamedPlace:
    return NamedPlace(name=name, also=(), used_by=(), documents=("d1",), lat=lat, lon=lon, **fields)  # type: ignore[arg-type]


def test_no_map_without_resolved_places() -> None:
    assert charts.chart(outline(place("Belmora", None, None), place("Kazakhstan", 48.0, 68.0, kind="country"))) is None


def test_places_lie_in_the_map_the_right_way_round() -> None:
    drawn = charts.chart(outline(place("Oslo", 59.91, 10.75), place("Rome", 41.89, 12.51)))
    assert drawn is not None
    oslo, rome = drawn.dots
    assert oslo.y < rome.y and oslo.x < rome.x
    assert drawn.coast.startswith("M") and drawn.boundary.startswith("M")


def test_a_place_far_off_that_one_account_names_does_not_shrink_the_event() -> None:
    near = [place(f"Town {n}", 40.0 + n, 45.0) for n in range(2)]
    near = [NamedPlace(**{**fields(each), "documents": ("d1", "d2")}) for each in near]
    drawn = charts.chart(outline(*near, place("Lima", -12.05, -77.04)))
    assert drawn is not None and drawn.outside == ("Lima",) and len(drawn.dots) == 2


def fields(of: NamedPlace) -> dict[str, object]:
    return {name: getattr(of, name) for name in NamedPlace.__dataclass_fields__}


LAT, LON = st.floats(-85, 85), st.floats(-180, 180)


@given(st.lists(st.tuples(LAT, LON), min_size=2, max_size=5))
def test_any_places_have_a_map_that_holds_them(points: list[tuple[float, float]]) -> None:
    lines = {"coast": [], "boundary": [], "disputed": [], "scale": 0.02}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "_lines", lambda: lines)
        drawn = charts.chart(outline(*(place(f"Place {n}", *at) for n, at in enumerate(points))))
    assert drawn is not None and len(drawn.dots) + len(drawn.outside) == len(points) and drawn.dots
    assert all(0 <= dot.x <= drawn.width and 0 <= dot.y <= drawn.height for dot in drawn.dots)


def test_labels_do_not_cover_one_another() -> None:
    near = [place(f"Village {n}", 48.0 + n / 1000, 20.0) for n in range(12)]
    drawn = charts.chart(outline(*near))
    assert drawn is not None and 0 < sum(bool(dot.label) for dot in drawn.dots) < 12


def test_one_place_that_one_account_names_has_no_map() -> None:
    assert charts.chart(outline(place("Karst", 51.2, 6.6))) is None
    both = NamedPlace(**{**fields(place("Oslo", 59.91, 10.75)), "documents": ("d1", "d2")})
    assert charts.chart(outline(both)) is not None


def test_what_is_disputed_is_drawn_apart_from_boundaries() -> None:
    drawn = charts.chart(outline(place("Seoul", 37.57, 126.98), place("Pyongyang", 39.03, 125.75)))
    assert drawn is not None and drawn.disputed.startswith("M")
    drawn = charts.chart(outline(place("Lyon", 45.76, 4.84), place("Torino", 45.07, 7.69)))
    assert drawn is not None and drawn.boundary.startswith("M") and not drawn.disputed


def test_a_line_is_disputed_where_a_side_has_no_code_or_the_pair_is_listed() -> None:
    kind, listed = SCRIPT["kind"], SCRIPT["UNSETTLED"]
    assert kind(["250"]) == "coast" and kind(["250", "380"]) == "boundary"
    assert kind(["688", None]) == "disputed" and kind(["410", "408"]) == "disputed"
    assert all(pair == tuple(sorted(pair)) and all(len(code) == 3 for code in pair) for pair in listed)


def test_no_name_of_a_state_is_packed() -> None:
    packed = json.loads(lzma.decompress(PACKED.read_bytes()))
    assert set(packed) == {"source", "scale", "coast", "boundary", "disputed"}
    assert PACKED.stat().st_size < 400_000


def test_the_lines_of_claims_are_packed_as_disputed() -> None:
    packed, claims = json.loads(lzma.decompress(PACKED.read_bytes())), json.loads(SCRIPT["CLAIMS"].read_text())
    assert claims["scale"] == packed["scale"] and packed["disputed"][: len(claims["claims"])] == claims["claims"]


@pytest.mark.skipif(not Path(ATLAS).is_file(), reason="world-atlas is not there: npm ci --prefix tests/views")
def test_what_is_packed_is_what_the_script_makes() -> None:
    source = Path(ATLAS).read_bytes()
    packed = json.loads(lzma.decompress(PACKED.read_bytes()))
    assert packed["source"] == hashlib.sha256(source).hexdigest()
    claims = json.loads(SCRIPT["CLAIMS"].read_text())["claims"]
    made = SCRIPT["lines"](json.loads(source), claims)
    assert {name: packed[name] for name in ("coast", "boundary", "disputed")} == made


@pytest.mark.skipif(not Path(BORDERS).is_file(), reason="WORLD_MAP names no world_map.gpkg (Debian: qgis-common)")
def test_the_claims_are_what_the_script_makes_of_the_package() -> None:
    claims = json.loads(SCRIPT["CLAIMS"].read_text())
    assert claims["source"] == hashlib.sha256(Path(BORDERS).read_bytes()).hexdigest()
    assert claims["claims"] == SCRIPT["claims"](Path(BORDERS))
