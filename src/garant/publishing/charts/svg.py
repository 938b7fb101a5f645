"""A chart as SVG, with its title and its description where a screen reader looks for them."""

from html import escape

from garant.publishing.charts.shapes import GROUND, Box, Chart, Dot, Line, Shape

FONT = (
    "'Source Sans 3', 'Source Sans 3 Extended', system-ui, Noto Sans, Liberation Sans, sans-serif"
)


def chart_svg(chart: Chart, *, marker: str = "") -> str:
    """Write a chart as one SVG element.

    Args:
        chart: The chart.
        marker: Leads the identifiers in it, where a page holds other charts of the same name.
    """
    name = escape(f"{marker}{chart.name}")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {chart.width} {chart.height}" '
        f'width="{chart.width}" height="{chart.height}" role="img" '
        f'aria-labelledby="{name}-title {name}-told" font-family="{FONT}">',
        f'<title id="{name}-title">{escape(chart.title)}</title>',
        f'<desc id="{name}-told">{escape(chart.told)}</desc>',
        _shape(Box(0, 0, chart.width, chart.height, GROUND)),
        *map(_shape, chart.shapes),
        "</svg>",
    ]
    return "\n".join(parts)


def _shape(shape: Shape) -> str:
    if isinstance(shape, Box):
        return (
            f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" '
            f'height="{_n(shape.height)}"{_paint(shape.fill, shape.edge)}/>'
        )
    if isinstance(shape, Line):
        return (
            f'<line x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" x2="{_n(shape.x2)}" '
            f'y2="{_n(shape.y2)}" stroke="{shape.colour}" stroke-width="{_n(shape.width)}"/>'
        )
    if isinstance(shape, Dot):
        return (
            f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
            f"{_paint(shape.fill, shape.edge)}/>"
        )
    weight = ' font-weight="600"' if shape.bold else ""
    anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
    return (
        f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" '
        f'fill="{shape.colour}"{weight}{anchor}>{escape(shape.text)}</text>'
    )


def _paint(fill: str, edge: str) -> str:
    around = f' stroke="{edge}" stroke-width="1.5"' if edge else ""
    return f' fill="{fill or "none"}"{around}'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
