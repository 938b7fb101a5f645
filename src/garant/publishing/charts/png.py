"""A chart as a PNG, for word processors, which show no SVG."""

import io
from functools import cache
from typing import TYPE_CHECKING

from garant.publishing.charts.shapes import GROUND, Box, Chart, Dot, Line, Shape
from garant.publishing.fonts import font_file

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

_SCALE = 2
"""Dots to a unit: sharp on paper at the width of a page."""

_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def chart_png(chart: Chart) -> bytes:
    """Paint a chart; the same chart gives the same bytes."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (chart.width * _SCALE, chart.height * _SCALE), GROUND)
    pen = ImageDraw.Draw(picture)
    for shape in chart.shapes:
        _paint(pen, shape)
    out = io.BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _paint(pen: "ImageDraw.ImageDraw", shape: Shape) -> None:
    if isinstance(shape, Box):
        corners = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
        pen.rectangle(_scaled(*corners), shape.fill or None, shape.edge or None, width=3)
    elif isinstance(shape, Line):
        ends = _scaled(shape.x1, shape.y1, shape.x2, shape.y2)
        pen.line(ends, shape.colour, round(shape.width * _SCALE))
    elif isinstance(shape, Dot):
        x, y, r = shape.x, shape.y, shape.radius
        around = _scaled(x - r, y - r, x + r, y + r)
        pen.ellipse(around, shape.fill or None, shape.edge or None, width=3)
    else:
        place = (shape.x * _SCALE, shape.y * _SCALE)
        font = _font(round(shape.size * _SCALE), shape.bold)
        pen.text(place, shape.text, shape.colour, font, anchor=_ANCHORS[shape.anchor])


def _scaled(*values: float) -> tuple[float, ...]:
    return tuple(value * _SCALE for value in values)


@cache
def _font(size: int, bold: bool) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    weight = "600" if bold else "400"
    held = font_file(f"source-sans-3-latin-{weight}-normal.woff2")
    # Basic layout: what stands in a chart is in Latin letters, and needs no shaping library.
    return ImageFont.truetype(io.BytesIO(held), size, layout_engine=ImageFont.Layout.BASIC)
