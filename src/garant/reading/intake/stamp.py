"""Dates as formats write them: ISO 8601, RFC 822, seconds since 1970, or in words."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")


def read_stamp(value: object, languages: tuple[str, ...] = ()) -> date | None:
    """The day of a date in metadata, in the zone it was written in; None where it cannot be told.

    Reads "2025-09-04T21:30:00+02:00", "Thu, 04 Sep 2025 21:30:00 +0200", 1756992600 and "4
    septembre 2025". Does not read "hier" or "2025": neither is a day that can be known.

    Args:
        value: What stands in the record.
        languages: ISO 639-1 codes to try first for a date in words.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _since_1970(float(value))
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        return None
    words = value.strip()
    if found := _ISO.match(words) or _COMPACT.match(words):
        return _day(*(int(part) for part in found.groups()))
    if words.replace(".", "", 1).isdigit() and words.isascii():
        return _since_1970(float(words))
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return _in_words(words, languages)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _since_1970(seconds: float) -> date | None:
    if seconds > 1e11:
        seconds /= 1000
    # Below lies a bare year or a count, not a moment.
    if not 1e8 < seconds < 1e11:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()


def _in_words(words: str, languages: tuple[str, ...]) -> date | None:
    if not re.search(r"\d{4}", words) or len(re.findall(r"\d+", words)) < 2:
        return None
    import dateparser

    try:
        found = dateparser.parse(
            words,
            languages=list(languages) or None,
            settings={"REQUIRE_PARTS": ["day", "month", "year"], "PREFER_DAY_OF_MONTH": "first"},
        )
    except Exception:
        # It tries hundreds of patterns on words from anywhere; if one fails, no date was read.
        return None
    return found.date() if found else None
