"""What charts are made of: a few shapes in units of the picture, and the same as a table.

A chart is a value: `svg` writes it for pages and PDFs, `png` paints it for word processors, so that
both show the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

INK, QUIET, LINE, GROUND = "#1b1f23", "#535c65", "#d8dde1", "#ffffff"

FOOTING_INK = {
    "firm": "#0b4f86",
    "conditional": "#14606b",
    "signalled": "#6f5100",
    "unclear": "#6d3a82",
    "refused": "#9c2a07",
}
"""Colours of footings: as on the board, in its light dress. Shapes say the same without them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; without a fill only its edge is drawn."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = LINE
    width: float = 1


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc, or a ring where it has no fill."""

    x: float
    y: float
    radius: float
    fill: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `anchor` is `start`, `middle` or `end`, `y` its base line."""

    x: float
    y: float
    text: str
    size: float = 12
    colour: str = INK
    anchor: str = "start"
    bold: bool = False


Shape = Box | Line | Dot | Words


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its title, what it shows in words, and its figures as a table.

    `columns` head the table; each of `rows` begins with what it is about.
    """

    name: str
    title: str
    told: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tile(footing: str, x: float, y: float, size: float) -> Sequence[Shape]:
    """The sign of a footing as a tile: filled, striped, dotted, waved or crossed."""
    ink = FOOTING_INK[footing]
    if footing == "firm":
        return (Box(x, y, size, size, ink),)
    edge = Box(x + 0.75, y + 0.75, size - 1.5, size - 1.5, GROUND, ink)
    low, high = 0.22 * size, 0.78 * size
    if footing == "refused":
        return (
            Box(x, y, size, size, ink),
            Line(x + low, y + low, x + high, y + high, GROUND, 2),
            Line(x + low, y + high, x + high, y + low, GROUND, 2),
        )
    if footing == "conditional":
        return (
            edge,
            Line(x + 1, y + size / 2, x + size / 2, y + 1, ink, 2),
            Line(x + 1, y + size - 1, x + size - 1, y + 1, ink, 2),
            Line(x + size / 2, y + size - 1, x + size - 1, y + size / 2, ink, 2),
        )
    if footing == "signalled":
        return (edge, Dot(x + size / 2, y + size / 2, size / 5, ink))
    middle = y + size / 2
    return (
        edge,
        Line(x + low, middle + 2, x + size / 2, middle - 2, ink, 2),
        Line(x + size / 2, middle - 2, x + high, middle + 2, ink, 2),
    )
