"""Write `map.json`: the shapes of states in a view of Europe and one of the world.

Run by hand when the geometry is to be taken anew, over the files of the npm package `world-atlas`
(its README beside this says which version):

    python -m garant.web.geometry.generate_map countries-110m.json countries-50m.json

Borders are shared: each line between two states is simplified once, so that no gaps open. What
Natural Earth draws as it is held and not as it is recognised is mended here (`_GIVEN`).

References:
    Natural Earth, Admin 0 countries, public domain.
    Šavrič, Patterson, Jenny, *The Equal Earth map projection* (2018).
    Snyder, *Map Projections: A Working Manual* (1987), Lambert azimuthal equal-area.
    Visvalingam, Whyatt, *Line generalisation by repeated elimination of points* (1993).
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from garant.ontology import load_ontology

Point = tuple[float, float]
Ring = list[Point]
Project = Callable[[float, float], Point]

_NAMED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
"""Shapes without a number of their own, by their names: the last two join the state that the
United Nations see them in."""

_LEFT_OUT = {"ATA"}

_GIVEN = (("RUS", "UKR", (32.0, 44.0, 37.0, 46.5)),)
"""Pieces that lie wholly between four bounds (west, south, east, north) are taken from one state
and given to another: Crimea, as in resolution 68/262 of the United Nations General Assembly."""

_WIDTH = 1_000


@dataclass(frozen=True, slots=True)
class Frame:
    """A view: how it is projected, and the rectangle of it that is shown, in projected units."""

    name: str
    project: Project
    bounds: tuple[float, float, float, float]
    least_area: float
    finest: float
    farthest: float

    @property
    def scale(self) -> float:
        """Units of the picture to one of the projection."""
        return _WIDTH / (self.bounds[2] - self.bounds[0])

    @property
    def height(self) -> int:
        """The height of the picture."""
        return round((self.bounds[3] - self.bounds[1]) * self.scale)

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the earth lies in the picture."""
        x, y = self.project(longitude, latitude)
        return (x - self.bounds[0]) * self.scale, (self.bounds[3] - y) * self.scale


def equal_earth(longitude: float, latitude: float) -> Point:
    """The Equal Earth projection, of a sphere of radius 1."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    return x, t * (a1 + a2 * t**2 + a3 * t**6 + a4 * t**8)


def azimuthal(longitude: float, latitude: float) -> Point:
    """Lambert's azimuthal equal-area projection around 52° N 18° E, of a sphere of radius 1."""
    turn, high = math.radians(longitude - 18), math.radians(latitude)
    middle = math.radians(52)
    cosine = math.sin(middle) * math.sin(high) + math.cos(middle) * math.cos(high) * math.cos(turn)
    k = math.sqrt(2 / max(1 + cosine, 1e-9))
    x = k * math.cos(high) * math.sin(turn)
    y = math.cos(middle) * math.sin(high) - math.sin(middle) * math.cos(high) * math.cos(turn)
    return x, k * y


WORLD = Frame("world", equal_earth, (-2.71, -1.06, 2.71, 1.34), 1.2, 0.35, math.pi)
EUROPE = Frame("europe", azimuthal, (-0.43, -0.335, 0.45, 0.345), 2.5, 0.9, 1.2)


def main(small: str, medium: str) -> None:
    """Write the file beside this module, from both files of shapes."""
    held = {
        frame.name: _view(json.loads(Path(path).read_text("utf-8")), frame)
        for path, frame in ((medium, EUROPE), (small, WORLD))
    }
    text = json.dumps(held, separators=(",", ":"), sort_keys=True)
    Path(__file__).with_name("map.json").write_text(text + "\n", "utf-8")


def _view(topology: dict[str, Any], frame: Frame) -> dict[str, Any]:
    arcs = [_simplified(arc, frame) for arc in _arcs(topology)]
    paths: dict[str, str] = {}
    points: dict[str, tuple[int, int]] = {}
    for code, polygons in sorted(_polygons(topology).items()):
        placed = (
            [frame.place(*point) for point in piece]
            for ring in _rings(polygons, arcs)
            for piece in _pieces(ring)
        )
        shown = [
            clipped
            for ring in placed
            if _is_near(ring, frame) and (clipped := _clipped(ring, frame))
        ]
        shown.sort(key=_area, reverse=True)
        kept = [ring for ring in shown if _area(ring) >= frame.least_area]
        if kept:
            paths[code] = "".join(map(_path, kept))
            points[code] = _inside(kept[0])
    return {"width": _WIDTH, "height": frame.height, "paths": paths, "points": points}


def _arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (x_scale, y_scale), (x_shift, y_shift) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for x_step, y_step in arc:
            x, y = x + x_step, y + y_step
            points.append((x * x_scale + x_shift, y * y_scale + y_shift))
        yield points


def _codes() -> dict[str, str]:
    """The codes of three letters by their numbers."""
    aliases = get_global("territory_aliases")
    known = load_ontology().parties
    by_short: dict[str, list[str]] = defaultdict(list)
    for code, to in aliases.items():
        if len(str(code)) == 3 and str(code).isalpha() and len(to) == 1:
            by_short[str(to[0])].append(str(code))
    return {
        str(number): min(by_short[str(to[0])], key=lambda code: (code not in known, code))
        for number, to in aliases.items()
        if str(number).isdigit() and len(to) == 1 and by_short[str(to[0])]
    }


def _polygons(topology: dict[str, Any]) -> dict[str, list[list[list[int]]]]:
    """The polygons of each state, as rings of arcs."""
    codes = _codes()
    held: defaultdict[str, list[list[list[int]]]] = defaultdict(list)
    arcs = list(_arcs(topology))
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(str(shape.get("id"))) or _NAMED.get(shape["properties"]["name"])
        if code is None or code in _LEFT_OUT:
            continue
        pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for piece in pieces:
            held[_whose(code, piece, arcs)].append(piece)
    return held


def _whose(code: str, piece: list[list[int]], arcs: Sequence[list[Point]]) -> str:
    points = [point for ring in piece for arc in ring for point in _directed(arc, arcs)]
    for giver, taker, (west, south, east, north) in _GIVEN:
        if code == giver and all(west <= x <= east and south <= y <= north for x, y in points):
            return taker
    return code


def _directed(arc: int, arcs: Sequence[list[Point]]) -> list[Point]:
    return arcs[arc] if arc >= 0 else arcs[~arc][::-1]


def _rings(polygons: list[list[list[int]]], arcs: Sequence[list[Point]]) -> Iterator[Ring]:
    """The outlines of a state: what lies between two of its own pieces is no line of it."""
    used = {arc for polygon in polygons for ring in polygon for arc in ring}
    inner = {arc for arc in used if ~arc in used}
    loose = [arc for polygon in polygons for ring in polygon for arc in ring if arc not in inner]
    by_start: defaultdict[Point, list[int]] = defaultdict(list)
    for arc in loose:
        by_start[_directed(arc, arcs)[0]].append(arc)
    for first in loose:
        start = _directed(first, arcs)[0]
        if first not in by_start[start]:
            continue
        ring: Ring = []
        following = [first]
        while following:
            line = _directed(following[0], arcs)
            by_start[line[0]].remove(following[0])
            ring += line[:-1]
            following = by_start[line[-1]] if line[-1] != start else []
        yield ring


def _pieces(ring: Ring) -> Iterator[Ring]:
    """A ring of degrees, cut where it crosses the line opposite Greenwich."""
    turned = _unbroken(ring)
    for turn in (0, -360, 360):
        piece = [(x + turn, y) for x, y in turned]
        piece = _cut(_cut(piece, 0, -180, 1), 0, 180, -1)
        if piece:
            yield piece


def _unbroken(line: Sequence[Point]) -> Ring:
    """A line of degrees that goes on beyond 180 where it crosses the line opposite Greenwich."""
    turned: Ring = []
    for x, y in line:
        last = turned[-1][0] if turned else x
        turned.append((x - 360 * round((x - last) / 360), y))
    return turned


def _simplified(line: list[Point], frame: Frame) -> list[Point]:
    """A line of degrees without the points that matter least in a view, both ends kept."""
    points = [frame.place(*point) for point in _unbroken(line)]
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    gone = [False] * len(points)

    def area(place: int) -> float:
        (x1, y1), (x2, y2), (x3, y3) = (
            points[before[place]],
            points[place],
            points[after[place]],
        )
        return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2

    heap = [(area(place), place) for place in range(1, len(points) - 1)]
    heapify(heap)
    left = len(points)
    # A ring of one line needs four points to be more than a line.
    least = 4 if points[0] == points[-1] else 2
    while heap and left > least:
        size, place = heappop(heap)
        if size >= frame.finest:
            break
        if gone[place] or abs(size - area(place)) > 1e-9:
            continue
        gone[place] = True
        left -= 1
        after[before[place]], before[after[place]] = after[place], before[place]
        for neighbour in (before[place], after[place]):
            if 0 < neighbour < len(points) - 1:
                heappush(heap, (area(neighbour), neighbour))
    return [point for point, is_gone in zip(line, gone, strict=True) if not is_gone]


def _is_near(ring: Ring, frame: Frame) -> bool:
    """Whether a ring lies on this side of the earth, as the view sees it."""
    reach = frame.farthest * frame.scale
    return all(math.hypot(x - _WIDTH / 2, y - frame.height / 2) < reach for x, y in ring)


def _clipped(ring: Ring, frame: Frame) -> Ring:
    """The part of a ring that is shown, by Sutherland and Hodgman; a little beyond the edge."""
    beyond = 6.0
    for axis, bound, sign in (
        (0, -beyond, 1),
        (0, _WIDTH + beyond, -1),
        (1, -beyond, 1),
        (1, frame.height + beyond, -1),
    ):
        ring = _cut(ring, axis, bound, sign)
    return ring


def _cut(ring: Ring, axis: int, bound: float, sign: int) -> Ring:
    found: Ring = []
    for place, point in enumerate(ring):
        last = ring[place - 1]
        is_in = (point[axis] - bound) * sign >= 0
        was_in = (last[axis] - bound) * sign >= 0
        if is_in != was_in:
            share = (bound - last[axis]) / (point[axis] - last[axis])
            found.append(
                (
                    last[0] + share * (point[0] - last[0]),
                    last[1] + share * (point[1] - last[1]),
                )
            )
        if is_in:
            found.append(point)
    return found


def _area(ring: Ring) -> float:
    return abs(
        sum(
            ring[place - 1][0] * point[1] - point[0] * ring[place - 1][1]
            for place, point in enumerate(ring)
        )
        / 2
    )


def _path(ring: Ring) -> str:
    """A ring as a path of SVG: whole numbers, each step from the last."""
    points = [(round(x), round(y)) for x, y in ring]
    points = [point for place, point in enumerate(points) if point != points[place - 1]]
    if len(points) < 3:
        return ""
    steps = [(point[0] - last[0], point[1] - last[1]) for last, point in pairwise(points)]
    written = "".join(f"{_number(x)}{_number(y)}" for x, y in steps)
    return f"M{points[0][0]} {points[0][1]}l{written.lstrip()}z"


def _number(value: int) -> str:
    return f" {value}" if value >= 0 else str(value)


def _inside(ring: Ring) -> tuple[int, int]:
    """A point well inside a ring: of a grid over it, the farthest from its edges."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    steps = 24
    grid = (
        (min(xs) + (max(xs) - min(xs)) * i / steps, min(ys) + (max(ys) - min(ys)) * j / steps)
        for i in range(1, steps)
        for j in range(1, steps)
    )
    best = max(grid, key=lambda point: _depth(point, ring))
    return round(best[0]), round(best[1])


def _depth(point: Point, ring: Ring) -> float:
    """How far inside a ring a point lies; below zero outside."""
    x, y = point
    is_in = False
    nearest = math.inf
    for place, (x2, y2) in enumerate(ring):
        x1, y1 = ring[place - 1]
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            is_in = not is_in
        nearest = min(nearest, _distance(point, (x1, y1), (x2, y2)))
    return nearest if is_in else -nearest


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1))


def _main(arguments: Iterable[str]) -> None:
    small, medium = arguments
    main(small, medium)


if __name__ == "__main__":
    _main(sys.argv[1:])
