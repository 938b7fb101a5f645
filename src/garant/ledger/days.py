"""Days and moments as a user writes them: `2025`, `2025-09`, `2025-09-04`, `today`, an instant."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time

from garant.errors import QuestionError

_PARTS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_TODAY = frozenset({"today", "aujourd'hui", "aujourd’hui"})
_FORMS = "write a year, a month or a day, such as 2025, 2025-09 or 2025-09-04"


def first_day(text: str, *, today: date | None = None) -> date:
    """The day, or the first day of a month or a year.

    Reads "2025", "2025-09", "2025-9-4", "today". Does not read "04/09/2025", which means one day
    in Paris and another in Washington.

    Args:
        text: What the user wrote.
        today: The day it is; by default asks the system.

    Raises:
        QuestionError: It is no date, or there is no such day.
    """
    year, month, day = _parts(text, today)
    return _day(text, year, month or 1, day or 1)


def last_day(text: str, *, today: date | None = None) -> date:
    """The day, or the last day of a month or a year; as for `first_day`."""
    year, month, day = _parts(text, today)
    month = month or 12
    if day is None:
        day = monthrange(year, month)[1] if 1 <= month <= 12 and year > 0 else 1
    return _day(text, year, month, day)


def last_moment(text: str, *, today: date | None = None) -> datetime:
    """An instant, or the last moment (UTC) of a day, a month or a year.

    Reads also "2025-09-04T18:30:00+02:00"; an instant that names no offset is in UTC.

    Args:
        text: What the user wrote.
        today: The day it is; by default asks the system.

    Raises:
        QuestionError: It is no date and no instant, or there is no such day.
    """
    written = text.strip()
    if "T" in written.upper() and written.casefold() not in _TODAY:
        try:
            moment = datetime.fromisoformat(written)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError) as error:
            raise QuestionError(
                f"{text!r} is no moment ({error}); write a day or an instant, "
                "such as 2025-09-04 or 2025-09-04T18:30:00Z"
            ) from error
    return datetime.combine(last_day(text, today=today), time.max, tzinfo=UTC)


def _parts(text: str, today: date | None) -> tuple[int, int | None, int | None]:
    written = text.strip()
    if written.casefold() in _TODAY:
        now = today or datetime.now().astimezone().date()
        return now.year, now.month, now.day
    found = _PARTS.fullmatch(written)
    if found is None:
        raise QuestionError(f"{text!r} is no date; {_FORMS}")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    assert year is not None
    return year, month, day


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        what = "day" if text.count("-") > 1 else "month" if "-" in text else "year"
        raise QuestionError(f"{text}: there is no such {what}") from error
