"""A position's steps over time as a chart that stands alone."""

from datetime import date

from babel.dates import format_date

from garant.publishing.charts.shapes import INK, LINE, QUIET, Chart, Dot, Line, Shape, Words
from garant.publishing.charts.steps import draw_steps
from garant.publishing.labels import Labels
from garant.publishing.position_views import PositionView, StepView

_OFFERED, _REFUSED = "#0f609f", "#9c2a07"
_REFUSALS = frozenset({"reluctant", "excluded"})


def steps_chart(position: PositionView, labels: Labels, until: str | None = None) -> Chart | None:
    """Draw where a party stood on a capability, day by day.

    Args:
        position: The position.
        labels: The language.
        until: The last day on which anything is known.

    Returns:
        The chart; None where no step has a rung.
    """
    picture = draw_steps(position, until)
    if picture is None:
        return None
    shapes: list[Shape] = []
    for rung, y in picture.rows:
        shapes += [
            Line(picture.left, y, picture.width, y, LINE),
            Words(picture.left - 10, y + 4, labels("firmness", rung), 11.5, QUIET, "end"),
        ]
    shapes.append(Line(picture.left, picture.zero, picture.width, picture.zero, QUIET, 1.5))
    for tick in picture.ticks:
        shapes += [
            Line(tick.x, 6, tick.x, picture.height - 22, LINE),
            Words(tick.x, picture.height - 7, _month(tick.day, labels), 10.5, QUIET, "middle"),
        ]
    ends = [*picture.points[1:], None]
    for point, after in zip(picture.points, ends, strict=True):
        x = after.x if after else picture.end
        shapes.append(Line(point.x, point.y, x, point.y, INK, 2))
        if after:
            shapes.append(Line(after.x, point.y, after.x, after.y, INK, 2))
    for point in picture.points:
        ink = _REFUSED if point.firmness in _REFUSALS else _OFFERED
        for _, y in point.apart:
            shapes.append(Dot(point.x, y, 5, "#ffffff", QUIET))
        shapes.append(Dot(point.x, point.y, 6, ink, "#ffffff"))
    drawn = position["steps"][picture.number - 1 :]
    told = [step for step in drawn if step["firmness"]]
    return Chart(
        name=f"steps-{position['party']}-{position['capability']}",
        title=labels("charts", "steps").format(
            party=labels.party(position["party"]),
            capability=labels("capabilities", position["capability"]),
        ),
        told=labels("charts", "steps_told" if len(told) > 1 else "step_told").format(
            first=labels("firmness", told[0]["firmness"]),
            since=_day(told[0], labels),
            last=labels("firmness", told[-1]["firmness"]),
            until=_day(told[-1], labels),
            count=len(told),
        ),
        width=picture.width,
        height=picture.height,
        shapes=tuple(shapes),
        columns=tuple(labels("charts", one) for one in ("day", "rung", "conditions")),
        rows=tuple(
            (
                _day(step, labels),
                labels("firmness", step["firmness"]),
                ", ".join(labels("conditions", one) for one in step["conditions"]),
            )
            for step in told
        ),
    )


def _day(step: StepView, labels: Labels) -> str:
    return labels.day(date.fromisoformat(step["day"]))


def _month(day: str, labels: Labels) -> str:
    return format_date(date.fromisoformat(day), "MMM yyyy", locale=labels.language)
