"""A map of the resolved places: coasts, boundaries, and what is disputed of them drawn as disputed.

The lines are Natural Earth's (see `scripts/map_lines.py`, which says what counts as disputed). No state is named.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians
from statistics import median
from typing import Any

from rashomon.model import NamedPlace
from rashomon.views.outline import Outline
from rashomon.views.shown import line

WIDTH, LEAST, MOST = 720.0, 280.0, 520.0  # the drawing's width and its heights, in SVG units
MARGIN = 0.18  # of the extent, on each side
SMALLEST = 1.5  # degrees: a map of one town still shows where it lies
FAR, NEAR = 3.0, 2.5  # times the median distance from the middle; degrees that are never far
LETTER, LINE = 7.0, 16.0  # about the size of a letter of a label
LONGEST = 30  # letters of a label
TENTHS, FINEST = 10, 12  # lines are drawn in tenths of a unit; steps shorter than 1.2 units are not seen
WHOLE = {"country", "continent"}  # a dot in the middle of a state says nothing

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; `label` is empty where it would cover another."""

    names: str
    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    width: float
    height: float
    coast: str
    boundary: str
    disputed: str
    dots: tuple[Dot, ...]
    outside: tuple[str, ...] = ()


def chart(outline: Outline) -> Chart | None:
    """The map, or null where no place was resolved, or one alone that one account names.

    It is drawn around the places that two accounts or more name and that lie together; what lies outside of it is
    named beside it.
    """
    places = [p for p in outline.dossier.places if p.lat is not None and p.lon is not None and p.kind not in WHOLE]
    if len(places) < 2 and not any(len(place.documents) > 1 for place in places):
        return None
    frame = _frame(_core([place for place in places if len(place.documents) > 1] or places))
    outside = [place for place in places if not frame.holds(place)]
    packed = _lines()
    return Chart(
        WIDTH,
        frame.height,
        _path(packed["coast"], packed["scale"], frame),
        _path(packed["boundary"], packed["scale"], frame),
        _path(packed["disputed"], packed["scale"], frame),
        tuple(_dots([place for place in places if frame.holds(place)], frame)),
        tuple(line(place.name) for place in outside),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """West, south, east and north edge in degrees, and how degrees become SVG units (true at the middle latitude)."""

    west: float
    south: float
    east: float
    north: float
    height: float

    def holds(self, place: NamedPlace) -> bool:
        lat, lon = place.lat or 0.0, place.lon or 0.0
        return self.south <= lat <= self.north and self.west <= lon <= self.east

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.west) / (self.east - self.west) * WIDTH
        y = (self.north - lat) / (self.north - self.south) * self.height
        return round(x, 1), round(y, 1)


def _core(places: list[NamedPlace]) -> list[NamedPlace]:
    """The places less those far off: a capital where someone spoke is no part of the scene."""
    lat, lon = (median(values) for values in zip(*((p.lat or 0.0, p.lon or 0.0) for p in places), strict=True))
    away = [max(abs((p.lat or 0.0) - lat), abs((p.lon or 0.0) - lon) * cos(radians(lat))) for p in places]
    most = max(FAR * median(away), NEAR)
    return [place for place, distance in zip(places, away, strict=True) if distance <= most]


def _frame(places: list[NamedPlace]) -> _Frame:
    lats = [place.lat for place in places if place.lat is not None]
    lons = [place.lon for place in places if place.lon is not None]
    middle = (min(lats) + max(lats)) / 2
    squeeze = max(cos(radians(middle)), 0.2)
    wide = max((max(lons) - min(lons)) * (1 + 2 * MARGIN), SMALLEST / squeeze)
    high = max((max(lats) - min(lats)) * (1 + 2 * MARGIN), SMALLEST)
    height = min(max(WIDTH * high / (wide * squeeze), LEAST), MOST)
    wide = max(wide, high * WIDTH / (height * squeeze))
    high = max(high, wide * squeeze * height / WIDTH)
    lon = (min(lons) + max(lons)) / 2
    return _Frame(lon - wide / 2, middle - high / 2, lon + wide / 2, middle + high / 2, round(height, 1))


@cache
def _lines() -> dict[str, Any]:
    packed = files("rashomon.views.html").joinpath("static", "lines.json.xz").read_bytes()
    read: dict[str, Any] = json.loads(lzma.decompress(packed))
    return read


def _path(lines: Iterable[list[int]], scale: float, frame: _Frame) -> str:
    return "".join(run for each in lines for run in _runs(each, scale, frame))


def _runs(steps: list[int], scale: float, frame: _Frame) -> Iterator[str]:
    """The parts of a line near the frame, as SVG path commands in tenths; a step of less than `FINEST` is left out, and
    one point beyond each edge is kept."""
    wide, high = frame.east - frame.west, frame.north - frame.south
    west, east = (frame.west + 180 - wide / 4) / scale, (frame.east + 180 + wide / 4) / scale
    south, north = (frame.south + 90 - high / 4) / scale, (frame.north + 90 + high / 4) / scale
    x = y = 0
    last: tuple[int, int] | None = None
    for index in range(0, len(steps), 2):
        x, y = x + steps[index], y + steps[index + 1]
        if not (west <= x <= east and south <= y <= north):
            last = None
            continue
        lon, lat = frame.point(x * scale - 180, y * scale - 90)
        at = round(lon * TENTHS), round(lat * TENTHS)
        if last is None:
            yield f"M{at[0]} {at[1]}"
        elif abs(at[0] - last[0]) + abs(at[1] - last[1]) < FINEST and index < len(steps) - 2:
            continue
        else:
            yield f"l{at[0] - last[0]} {at[1] - last[1]}"
        last = at


def _dots(places: list[NamedPlace], frame: _Frame) -> Iterator[Dot]:
    """Places that most accounts name get their label first."""
    taken: list[Box] = []
    ranked = sorted(places, key=lambda place: (-len(place.documents), place.name))
    points = [frame.point(place.lon or 0.0, place.lat or 0.0) for place in ranked]
    taken.extend((x - 5, y - 5, x + 5, y + 5) for x, y in points)
    for place, (x, y) in zip(ranked, points, strict=True):
        names = line(" / ".join((place.name, *place.also)))
        label = names if len(names) <= LONGEST else names[: LONGEST - 1] + "…"
        for box, at_x, at_y, anchor in _around(x, y, len(label) * LETTER):
            if _inside(box, frame) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield Dot(names, x, y, label, at_x, at_y, anchor)
                break
        else:
            yield Dot(names, x, y, "", x, y, "start")


def _around(x: float, y: float, wide: float) -> Iterator[tuple[Box, float, float, str]]:
    """Where a label may stand: right, left, above, below."""
    half = LINE / 2
    yield (x + 7, y - half, x + 9 + wide, y + half), x + 9, y + 4.5, "start"
    yield (x - 9 - wide, y - half, x - 7, y + half), x - 9, y + 4.5, "end"
    yield (x - wide / 2, y - 8 - LINE, x + wide / 2, y - 7), x, y - 10, "middle"
    yield (x - wide / 2, y + 7, x + wide / 2, y + 8 + LINE), x, y + 20, "middle"


def _inside(box: Box, frame: _Frame) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= frame.height


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
