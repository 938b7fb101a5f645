"""Charts of a guarantee: the board, what each need rests on, a position's steps over time."""

from garant.publishing.charts.board import board_chart
from garant.publishing.charts.cover import cover_chart
from garant.publishing.charts.history import steps_chart
from garant.publishing.charts.png import chart_png
from garant.publishing.charts.shapes import Chart
from garant.publishing.charts.steps import StepsPicture, draw_steps
from garant.publishing.charts.svg import chart_svg

__all__ = [
    "Chart",
    "StepsPicture",
    "board_chart",
    "chart_png",
    "chart_svg",
    "cover_chart",
    "draw_steps",
    "steps_chart",
]
