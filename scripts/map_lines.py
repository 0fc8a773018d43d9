"""Makes the lines of the report's map from Natural Earth shapes (npm package `world-atlas`, ISC; data public domain).

    npm install world-atlas@2.0.2
    python scripts/map_lines.py node_modules/world-atlas/countries-50m.json

Writes `src/rashomon/views/html/static/lines.json.xz`: `coast` and `boundary`, each a list of lines, each line
`[x0, y0, dx, dy, ...]` in steps of `scale` degrees from (-180, -90). A line between two states is a boundary, whoever
holds it; no state's name is kept, so the map cannot say whose a place is.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "views" / "html" / "static" / "lines.json.xz"
STEPS = 50  # to a degree: about 2 km, finer than a report's map shows


def arcs_of(geometry: dict[str, Any]) -> Iterator[int]:
    """The arcs of a polygon or several, each as its index whichever way round it is drawn."""
    rings = geometry.get("arcs", [])
    polygons = rings if geometry["type"] == "MultiPolygon" else [rings]
    for polygon in polygons:
        for ring in polygon:
            yield from (arc if arc >= 0 else ~arc for arc in ring)


def line(arc: list[list[int]], transform: dict[str, list[float]]) -> list[int]:
    """An arc of the topology, delta-coded in its own steps, in ours."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((round((x * sx + tx + 180) * STEPS), round((y * sy + ty + 90) * STEPS)))
    kept = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    deltas = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(kept)]
    return [*kept[0], *(step for delta in deltas for step in delta)]


def lines(topology: dict[str, Any]) -> dict[str, list[list[int]]]:
    used = Counter(arc for each in topology["objects"]["countries"]["geometries"] for arc in set(arcs_of(each)))
    found: dict[str, list[list[int]]] = {"coast": [], "boundary": []}
    for index, arc in enumerate(topology["arcs"]):
        drawn = line(arc, topology["transform"])
        if used[index] and len(drawn) > 2:
            found["boundary" if used[index] > 1 else "coast"].append(drawn)
    return found


def main() -> None:
    source = Path(sys.argv[1]).read_bytes()
    packed = {"source": hashlib.sha256(source).hexdigest(), "scale": 1 / STEPS, **lines(json.loads(source))}
    text = json.dumps(packed, separators=(",", ":"))
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
