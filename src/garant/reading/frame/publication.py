"""The day of publication, by what lines say about the dates in them."""

import re
from dataclasses import dataclass
from datetime import date

from garant.model import Doubt, Passage
from garant.reading.frame.dateline import Dateline
from garant.reading.frame.dates import FoundDate, Marker, find_dates, marker_before, with_year
from garant.reading.frame.units import Mark, Unit
from garant.reading.frame.words import FrameWords

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_LOOK = 400


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date with its rank; the lowest wins, then the first."""

    rank: int
    found: FoundDate
    start: int
    end: int


_MARKED, _DATELINE, _UNDER_TITLE, _ABOVE_TITLE, _AT_END, _UPDATE = range(6)


def find_published(
    units: list[Unit],
    title: int | None,
    datelines: dict[int, Dateline],
    words: FrameWords,
) -> tuple[date | None, tuple[Doubt, ...]]:
    """The day of publication with its doubts.

    In order of trust: a date marked as that of publication, a dateline, a date under the title, one
    above it, one at the end; the date of an update only where nothing else stands. Dates of
    captions, of the page's clock and inside the text are none of these.

    Args:
        units: The units of the text, marked.
        title: The title's unit.
        datelines: The datelines read from paragraphs, by unit.
        words: The words of the language.
    """
    candidates = sorted(
        _candidates(units, title, datelines, words), key=lambda one: (one.rank, one.start)
    )
    yearless: _Candidate | None = None
    for one in candidates:
        if one.found.day is None:
            yearless = yearless or one
            continue
        if yearless and yearless.rank < one.rank:
            dated = with_year(yearless.found, [one.found.day.year])
            if dated:
                return dated, _doubts(yearless, inferred=True)
        return one.found.day, _doubts(one)
    if yearless is None:
        return None, (Doubt("no_date", "the text shows no date of publication"),)
    dated = with_year(yearless.found, _years(units))
    if dated:
        return dated, _doubts(yearless, inferred=True)
    where = Passage(yearless.start, yearless.end)
    return None, (Doubt("date_without_year", "the date of publication has no year", where),)


def _doubts(one: _Candidate, *, inferred: bool = False) -> tuple[Doubt, ...]:
    where = Passage(one.start, one.end)
    found = []
    if inferred:
        found.append(Doubt("year_inferred", "the year stands elsewhere in the text", where))
    if one.rank == _UPDATE:
        found.append(Doubt("only_update_date", "the text shows only when it was updated", where))
    if one.found.unsure_order and one.found.day:
        found.append(Doubt("date_order", "day and month could be the other way round", where))
    return tuple(found)


def _candidates(
    units: list[Unit],
    title: int | None,
    datelines: dict[int, Dateline],
    words: FrameWords,
) -> list[_Candidate]:
    paragraphs = [i for i, unit in enumerate(units) if unit.strong and not unit.mark]
    first = _first_of_body(units, paragraphs, title)
    last = paragraphs[-1] if paragraphs else -1
    found: list[_Candidate] = []
    for i, line in datelines.items():
        if line.date and i <= first + 2:
            start = units[i].start
            found.append(
                _Candidate(_DATELINE, line.date, start + line.date.start, start + line.date.end)
            )
    waiting: int | None = None
    for i, unit in enumerate(units):
        if unit.mark is Mark.CAPTION or (not unit.mark and unit.prose and i not in (first,)):
            continue
        if unit.mark is None and unit.prose:
            continue
        rank = (
            _ABOVE_TITLE
            if title is not None and i < title
            else _UNDER_TITLE
            if i <= first
            else _AT_END
            if i > last
            else None
        )
        found += _in_line(unit, rank, waiting, words)
        waiting = _marker_alone(unit, words)
    return found


def _first_of_body(units: list[Unit], paragraphs: list[int], title: int | None) -> int:
    """The first paragraph below the head; a standfirst with byline and date below it is none."""
    for i in paragraphs:
        below = {unit.mark for unit in units[i + 1 : i + 3]}
        if (title is None or i > title) and not below & {Mark.DATE, Mark.BYLINE}:
            return i
    return len(units)


def _in_line(
    unit: Unit, rank: int | None, waiting: int | None, words: FrameWords
) -> list[_Candidate]:
    """The dates of a line, each by the words before it."""
    line = unit.folded[:_LOOK]
    found = []
    position = 0
    said = waiting
    for one in find_dates(line, words):
        said = _said_before(line[position : one.start], words, said if position == 0 else None)
        position = one.end
        if said == _NOTHING:
            continue
        own = said if said is not None else rank if _is_plain(unit) else None
        if own is not None and (one.day or own in {_MARKED, _UNDER_TITLE, _ABOVE_TITLE}):
            found.append(_Candidate(own, one, unit.start + one.start, unit.start + one.end))
    return found


_NOTHING = -1
_MEANING = {Marker.PUBLISHED: _MARKED, Marker.UPDATED: _UPDATE, Marker.OTHER: _NOTHING}


def _is_plain(unit: Unit) -> bool:
    """Whether an unmarked date counts: in a line of dates or a byline, not in a title or teaser."""
    return unit.mark in {Mark.DATE, Mark.BYLINE}


def _said_before(before: str, words: FrameWords, said: int | None) -> int | None:
    """What the words before a date make of it: the last marker in them decides."""
    marker = marker_before(before, words)
    return said if marker is None else _MEANING[marker]


def _marker_alone(unit: Unit, words: FrameWords) -> int | None:
    """A marker on a line of its own, whose date stands on the next."""
    if unit.words > 4 or find_dates(unit.folded[:80], words):
        return None
    if words.published.match(unit.folded):
        return _MARKED
    return _UPDATE if words.updated.match(unit.folded) else None


def _years(units: list[Unit]) -> list[int]:
    """Years in the text, those of furniture (the copyright line) before those of the story."""
    found: list[int] = []
    for unit in sorted(units, key=lambda unit: unit.mark is None):
        found += [int(year) for year in _YEAR.findall(unit.text[:2000])]
    marked = [int(y) for unit in units if unit.mark for y in _YEAR.findall(unit.text[:200])]
    return marked or found
