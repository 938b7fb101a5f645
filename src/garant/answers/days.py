"""The days to choose from: those on which something was published."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from garant.ledger import document_days

if TYPE_CHECKING:
    from garant.answers.answers import Answers
    from garant.answers.questions import Question


class DaysView(TypedDict):
    """The days on which documents were published, with how many, and the one that is asked for.

    `before` and `after` are the nearest such days around the one asked for, None where there is
    none; where no day is asked for, `before` is the last but one.
    """

    days: list[tuple[str, int]]
    at: str | None
    before: str | None
    after: str | None


def days_of(answers: "Answers", question: "Question") -> DaysView:
    """The days to choose from, around the day of a question."""
    found = answers.kept(
        "days",
        question.known_at,
        lambda: document_days(answers.ledger, known_at=question.known_at),
    )
    days = [day for day, _ in found]
    at = question.as_of
    before = [day for day in days if at is None or day < at]
    if at is None:
        before = before[:-1]
    after = [day for day in days if at is not None and day > at]
    return {
        "days": [(day.isoformat(), count) for day, count in found],
        "at": _written(at),
        "before": _written(before[-1] if before else None),
        "after": _written(after[0] if after else None),
    }


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
