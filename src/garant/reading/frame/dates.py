"""Dates in lines: found, read, and told apart (of publication, of an update, of something else)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from garant.reading.frame.words import FrameWords

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a folded line. `day` is None where the year is missing or the day does not exist.

    `unsure_order` is true for "03/04/2026", which is two days in two countries.
    """

    start: int
    end: int
    day: date | None
    month: int
    day_of_month: int
    weekday: int | None
    unsure_order: bool = False


def find_dates(folded: str, words: FrameWords) -> list[FoundDate]:
    """The dates in a folded line, in order.

    Reads "4 septembre 2025", "Sept 4, 2025", "18/11/2025", "2025-11-18", and "4 sept." without a
    year. Does not read "septembre 2025", "hier" or "le 4".
    """
    if _DIGIT.search(folded) is None:
        return []
    return [found for match in words.dates.finditer(folded) if (found := _read(match, words))]


def _read(match: re.Match[str], words: FrameWords) -> FoundDate | None:
    weekday = _weekday(match.group("weekday"), words)
    unsure = False
    if match.group("d1"):
        numbers = match.group("y1"), words.months[match.group("m1")], match.group("d1")
    elif match.group("m2"):
        numbers = match.group("y2"), words.months[match.group("m2")], match.group("d2")
    elif match.group("y3"):
        numbers = match.group("y3"), int(match.group("m3")), match.group("d3")
    else:
        one, two, year = int(match.group("a4")), int(match.group("b4")), match.group("y4")
        if len(year) == 2:
            year = f"20{year}"
        unsure = not words.order_is_sure and one <= 12 and two <= 12 and one != two
        day_first = one > 12 or (words.day_first and two <= 12)
        numbers = (year, two, str(one)) if day_first else (year, one, str(two))
    year_words, month, day_words = numbers
    day = int(day_words)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    whole = _day(int(year_words), month, day) if year_words else None
    if year_words and whole is None:
        return None
    return FoundDate(match.start(), match.end(), whole, month, day, weekday, unsure)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(name: str | None, words: FrameWords) -> int | None:
    if not name:
        return None
    return next((i for i, day in enumerate(words.weekdays) if day.startswith(name[:3])), None)


class Marker(Enum):
    """What words make of the date behind them."""

    PUBLISHED = auto()
    UPDATED = auto()
    OTHER = auto()
    """The page's clock, the next issue, the end of an offer."""


_WORD_START = re.compile(r"[^\W\d_][^\s]*")
_BACK = 14


def marker_before(before: str, words: FrameWords) -> Marker | None:
    """The last marker in the folded words before a date, if any.

    Reads "mis a jour le " and "published: 22:31, ". Does not read "paris, ".
    """
    starts = [found.start() for found in _WORD_START.finditer(before)]
    for start in reversed(starts[-_BACK:]):
        if words.not_published.match(before, start):
            return Marker.OTHER
        if words.updated.match(before, start):
            return Marker.UPDATED
        if words.published.match(before, start):
            return Marker.PUBLISHED
    return None


def with_year(found: FoundDate, years: list[int]) -> date | None:
    """The day of a date without a year, by the years that stand elsewhere in the text.

    The weekday decides among them where there is one; else there must be one year alone.

    Args:
        found: The date.
        years: Years in the text, the likeliest first.
    """
    days = [
        day for year in dict.fromkeys(years) if (day := _day(year, found.month, found.day_of_month))
    ]
    if found.weekday is not None:
        fitting = [day for day in days if day.weekday() == found.weekday]
        return fitting[0] if fitting else None
    return days[0] if len(days) == 1 else None
