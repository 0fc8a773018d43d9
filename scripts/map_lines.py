"""Makes the lines of the report's map from Natural Earth shapes (public domain).

    npm ci --prefix tests/views
    python scripts/map_lines.py tests/views/node_modules/world-atlas/countries-50m.json
    python scripts/map_lines.py --claims world_map.gpkg

The first writes `src/rashomon/views/html/static/lines.json.xz`: `coast`, `boundary` and `disputed`, each a list of
lines, each line `[x0, y0, dx, dy, ...]` in steps of `scale` degrees from (-180, -90). No state's name is kept, so the
map cannot say whose a place is. A line between two states is a boundary; it is disputed where one of the two has no
code of its own in ISO 3166 (nobody agrees whose it is) or where `UNSETTLED` lists the pair. Lines of claims and
ceasefires, which bound no state, come from `scripts/map_claims.json`.

The second writes that file anew, from Natural Earth's layer "Breakaway, Disputed Areas (boundary lines)" 4.1.0 as
Debian's package `qgis-common` 3.22 ships it (`/usr/share/qgis/resources/data/world_map.gpkg`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "rashomon" / "views" / "html" / "static" / "lines.json.xz"
CLAIMS = ROOT / "scripts" / "map_claims.json"
STEPS = 50  # to a degree: about 2 km, finer than a report's map shows

# Pairs of ISO 3166 numeric codes whose common line one of the two, or a body of the United Nations, does not accept, or
# which is a ceasefire line. Listed for the line alone: nothing here says on whose side anything lies.
UNSETTLED = {
    ("004", "586"): "Durand line",
    ("031", "051"): "not delimited since 1991",
    ("064", "156"): "not delimited",
    ("084", "320"): "before the International Court of Justice",
    ("116", "764"): "stretches claimed by both",
    ("156", "356"): "line of actual control",
    ("191", "688"): "along the Danube",
    ("231", "232"): "not demarcated",
    ("231", "706"): "provisional administrative line",
    ("231", "728"): "Ilemi triangle",
    ("232", "262"): "claimed by both",
    ("250", "740"): "upper Maroni",
    ("268", "643"): "along two regions whose standing is disputed",
    ("275", "376"): "armistice line of 1949",
    ("328", "740"): "New River triangle",
    ("328", "862"): "before the International Court of Justice",
    ("356", "586"): "line of control and others",
    ("376", "422"): "withdrawal line of 2000",
    ("376", "760"): "ceasefire line of 1974",
    ("404", "728"): "Ilemi triangle",
    ("408", "410"): "military demarcation line of 1953",
    ("454", "834"): "on the lake",
    ("504", "732"): "non-self-governing territory",
    ("643", "804"): "General Assembly resolutions 68/262 and ES-11/4",
    ("728", "729"): "Abyei and others",
    ("729", "818"): "Halaib triangle",
}


def arcs_of(geometry: dict[str, Any]) -> Iterator[int]:
    """The arcs of a polygon or several, each as its index whichever way round it is drawn."""
    rings = geometry.get("arcs", [])
    polygons = rings if geometry["type"] == "MultiPolygon" else [rings]
    for polygon in polygons:
        for ring in polygon:
            yield from (arc if arc >= 0 else ~arc for arc in ring)


def points_of(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """An arc of the topology, delta-coded in its own steps, as longitudes and latitudes."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, y * sy + ty


def line(points: Iterator[tuple[float, float]]) -> list[int]:
    """Longitudes and latitudes, delta-coded in our steps."""
    steps = [(round((lon + 180) * STEPS), round((lat + 90) * STEPS)) for lon, lat in points]
    kept = [point for point, before in zip(steps, [None, *steps], strict=False) if point != before]
    deltas = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(kept)]
    return [*kept[0], *(step for delta in deltas for step in delta)]


def lines(topology: dict[str, Any], claims: list[list[int]]) -> dict[str, list[list[int]]]:
    sides: dict[int, list[str | None]] = defaultdict(list)
    for each in topology["objects"]["countries"]["geometries"]:
        for arc in dict.fromkeys(arcs_of(each)):
            sides[arc].append(each.get("id"))
    found: dict[str, list[list[int]]] = {"coast": [], "boundary": [], "disputed": [*claims]}
    for index, arc in enumerate(topology["arcs"]):
        drawn = line(points_of(arc, topology["transform"]))
        if sides[index] and len(drawn) > 2:
            found[kind(sides[index])].append(drawn)
    return found


def kind(sides: list[str | None]) -> str:
    if len(sides) == 1:
        return "coast"
    codes = tuple(sorted(code for code in sides if code))
    return "disputed" if len(codes) < len(sides) or codes in UNSETTLED else "boundary"


def claims(package: Path) -> list[list[int]]:
    """The lines of the GeoPackage's layer `disputed_borders`."""
    with sqlite3.connect(package) as database:
        shapes = [shape for (shape,) in database.execute("SELECT geom FROM disputed_borders ORDER BY fid")]
    found = (line(iter(points)) for shape in shapes for points in line_strings(shape))
    return [drawn for drawn in found if len(drawn) > 2]


ENVELOPES = (0, 32, 48, 48, 64)  # bytes before the geometry, by bits 1 to 3 of the flags
LINE_STRING = 2


def line_strings(shape: bytes) -> list[list[tuple[float, float]]]:
    """The lines of a GeoPackage geometry: a header of eight bytes, an envelope, well-known binary."""
    return _well_known(shape, 8 + ENVELOPES[shape[3] >> 1 & 7])[0]


def _well_known(shape: bytes, at: int) -> tuple[list[list[tuple[float, float]]], int]:
    order = "<" if shape[at] else ">"
    of_kind, count = struct.unpack_from(f"{order}II", shape, at + 1)
    at += 9
    if of_kind == LINE_STRING:
        end = at + 16 * count
        return [list(struct.iter_unpack(f"{order}dd", shape[at:end]))], end
    found = []
    for _ in range(count):
        inner, at = _well_known(shape, at)
        found.extend(inner)
    return found, at


def write_claims(package: Path) -> None:
    packed = {"source": hashlib.sha256(package.read_bytes()).hexdigest(), "scale": 1 / STEPS, "claims": claims(package)}
    CLAIMS.write_text(json.dumps(packed, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{CLAIMS.name}: {CLAIMS.stat().st_size} bytes")


def write_lines(atlas: Path) -> None:
    source = atlas.read_bytes()
    drawn = lines(json.loads(source), json.loads(CLAIMS.read_text(encoding="utf-8"))["claims"])
    text = json.dumps(
        {"source": hashlib.sha256(source).hexdigest(), "scale": 1 / STEPS, **drawn}, separators=(",", ":")
    )
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--claims", action="store_true", help="the source is the GeoPackage")
    options = parser.parse_args()
    (write_claims if options.claims else write_lines)(options.source)


if __name__ == "__main__":
    main()
