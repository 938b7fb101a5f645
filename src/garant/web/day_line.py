"""The line of days that documents were published on, to slide along."""

from dataclasses import dataclass
from datetime import date

from garant.answers import DaysView

_WIDTH = 1000
_HEIGHT = 34
_BIN = 4
"""In units of the picture: days nearer than this share a bar."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line of time: its ends, the days in days after the first, and bars of how many documents.

    `at` is the day that is asked for, in days after the first, the last where none is.
    """

    first: str
    last: str
    span: int
    at: int
    offsets: tuple[int, ...]
    bars: str


def day_line(found: DaysView) -> DayLine | None:
    """The line of the days that there are; None where there are fewer than two."""
    if len(found["days"]) < 2:
        return None
    first, last = (date.fromisoformat(found["days"][end][0]) for end in (0, -1))
    span = (last - first).days
    offsets = [(date.fromisoformat(day) - first).days for day, _ in found["days"]]
    heights: dict[int, int] = {}
    for offset, (_, count) in zip(offsets, found["days"], strict=True):
        place = round(offset / span * (_WIDTH - _BIN)) // _BIN * _BIN
        heights[place] = heights.get(place, 0) + count
    most = max(heights.values())
    at = span
    if found["at"]:
        at = min(max((date.fromisoformat(found["at"]) - first).days, 0), span)
    bars = "".join(
        f"M{place} {_HEIGHT}v{-max(round(count / most * _HEIGHT), 3)}h{_BIN - 1}V{_HEIGHT}z"
        for place, count in sorted(heights.items())
    )
    return DayLine(first.isoformat(), last.isoformat(), span, at, tuple(offsets), bars)
