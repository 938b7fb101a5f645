"""The steps of a position as a line over time: a row for each rung, the firmest on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from garant.model import Firmness
from garant.publishing.position_views import PositionView

_LEFT = 104
_RIGHT = 14
_WIDTH = 760
_ROW = 27
_TOP = 12
_AXIS = 26
_LEAST_DAYS = 21
"""A line of fewer days is drawn as long as this: one day would have no width."""

_MOST_TICKS = 8
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two ticks, of which the least is taken that leaves few enough."""

RUNGS = tuple(Firmness)

MOST_STEPS = 400
"""Steps that a picture can hold and still be looked at."""


@dataclass(frozen=True, slots=True)
class Point:
    """One step: where it stands, on which rung; `number` is its place in the position, from 1.

    `apart` are the rungs that as good a source gives for the same day, where it is contested.
    """

    number: int
    day: str
    x: float
    y: float
    firmness: str
    contested: bool
    unnamed: bool
    apart: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A month that begins on the line, by its first day."""

    day: str
    x: float
    is_year: bool


@dataclass(frozen=True, slots=True)
class StepsPicture:
    """A position over time: the size, a row for each rung, the line, its points and months.

    `number` is that of the first step that is drawn: of very many only the latest are.

    `zero` is the height between what is offered and what is refused. The line goes on to `end`, as
    far as anything is known.
    """

    width: int
    height: int
    left: int
    rows: tuple[tuple[str, float], ...]
    zero: float
    line: str
    number: int
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    end: float


def draw_steps(
    position: PositionView, until: str | None = None, *, most: int = MOST_STEPS
) -> StepsPicture | None:
    """Draw the steps of a position.

    Args:
        position: The position.
        until: The last day on which anything is known; by default that of the last step.
        most: How many steps are drawn, the latest.

    Returns:
        The picture; None where no step has a rung.
    """
    first_drawn = max(len(position["steps"]) - most, 0)
    drawn = position["steps"][first_drawn:]
    days = [date.fromisoformat(step["day"]) for step in drawn if step["firmness"]]
    if not days:
        return None
    last = max(days[-1], date.fromisoformat(until) if until else days[-1])
    first = days[0]
    if (last - first).days < _LEAST_DAYS:
        last = first + timedelta(days=_LEAST_DAYS)
    width = _WIDTH - _LEFT - _RIGHT

    def across(day: date) -> float:
        return round(_LEFT + 10 + (width - 20) * (day - first).days / (last - first).days, 1)

    rows = {rung.value: _TOP + _ROW * (place + 0.5) for place, rung in enumerate(RUNGS)}
    points = []
    for number, step in enumerate(drawn, start=first_drawn + 1):
        rung = step["firmness"]
        if rung is None:
            continue
        others = dict.fromkeys(each["firmness"] for each in step["contrary"])
        points.append(
            Point(
                number,
                step["day"],
                across(date.fromisoformat(step["day"])),
                rows[rung],
                rung,
                step["contested"],
                step["leading"]["voice"] == "unnamed",
                tuple((each, rows[each]) for each in others if each and each != rung),
            )
        )
    line = f"M{points[0].x} {points[0].y}" + "".join(
        f"H{point.x}V{point.y}" for point in points[1:]
    )
    end = across(last)
    return StepsPicture(
        _WIDTH,
        _TOP + _ROW * len(RUNGS) + _AXIS,
        _LEFT,
        tuple(rows.items()),
        _TOP + _ROW * sum(rung.level >= 0 for rung in RUNGS),
        f"{line}H{end}",
        first_drawn + 1,
        tuple(points),
        tuple(Tick(day.isoformat(), across(day), day.month == 1) for day in _months(first, last)),
        end,
    )


def _months(first: date, last: date) -> Sequence[date]:
    """First days of months between two days, few enough to be told apart."""
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    end = last.year * 12 + last.month - 1
    apart = next((each for each in _MONTHS if (end - start) / each < _MOST_TICKS), _MONTHS[-1])
    start += -start % apart
    return [date(month // 12, month % 12 + 1, 1) for month in range(start, end + 1, apart)]
