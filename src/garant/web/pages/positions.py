"""A position: where one party stands on one capability over time, in sentences."""

from datetime import date, timedelta
from typing import TypedDict

from fastapi import APIRouter, Request, Response

from garant.answers import Answers, Remark, days_of
from garant.errors import QuestionError
from garant.ledger import POSITION_KINDS, Asked
from garant.publishing import (
    ActRecordView,
    ContradictionView,
    PositionView,
    StepsPicture,
    draw_steps,
)
from garant.web.asking import Language, answers_of
from garant.web.keeping import KeptRoute
from garant.web.rendering import render

router = APIRouter(route_class=KeptRoute)

WEEKS = timedelta(weeks=2)
"""Around a step: what others said this near to it was said in the same weeks."""

STEPS = 40
"""Steps of a position on one page in sentences."""

_SPANS = 6
"""Spans of days that others are heard in, the latest first."""

_HEARD = 40
"""Acts of others that are shown."""


class ThreadView(TypedDict):
    """All that is shown of a party on a capability, with what was asked for.

    `positions` are by beneficiary, those that the pact is about first; each has its picture, where
    a step of it has a rung. Of their steps so many are `shown` in sentences, the latest first, from
    `offset` on.
    """

    party: str
    capability: str
    asked: dict[str, str | bool]
    positions: list[tuple[PositionView, StepsPicture | None]]
    offset: int
    shown: int
    contradictions: list[ContradictionView]
    others: list[ActRecordView]
    remarks: tuple[Remark, ...]


@router.get("/{language}/positions/{party}/{capability}", name="position")
def position_page(
    request: Request,
    language: Language,
    party: str,
    capability: str,
    beneficiary: str = "",
    pact: str = "",
    as_of: str = "",
    known_at: str = "",
    reviewed: bool = False,
    offset: int = 0,
) -> Response:
    """Show where a party stands on a capability, and how it came there."""
    thread = thread_of(
        answers_of(request),
        party,
        capability,
        beneficiary=beneficiary,
        pact=pact,
        as_of=as_of,
        known_at=known_at,
        reviewed=reviewed,
        others=True,
        offset=offset,
    )
    return render(request, "position.html", language, thread=thread)


def thread_of(
    answers: Answers,
    party: str,
    capability: str,
    *,
    beneficiary: str = "",
    pact: str = "",
    as_of: str = "",
    known_at: str = "",
    reviewed: bool = False,
    others: bool = False,
    offset: int = 0,
) -> ThreadView:
    """What one party says of one capability.

    Args:
        answers: Who answers.
        party: The party, by code or name.
        capability: The capability.
        beneficiary: Only what is for this party.
        pact: Whose beneficiary comes first.
        as_of: The last day said that counts.
        known_at: The last moment recorded that counts.
        reviewed: Whether only what a person stands behind counts.
        others: Whether to tell what others said in the same weeks.
        offset: How many of the latest steps to pass over.

    Raises:
        QuestionError: There is a mistake in what is asked.
    """
    asked = answers.ask(
        party=party,
        capability=capability,
        target=beneficiary,
        kinds=[kind.value for kind in POSITION_KINDS],
        as_of=as_of,
        known_at=known_at,
        reviewed=reviewed or None,
    )
    if asked.party is None or asked.capability is None:
        raise QuestionError("a position has a party and a capability, such as FRA/ground_troops")
    found = answers.positions(asked).views
    first = answers.pact(pact).beneficiary if pact else None
    positions = sorted(found, key=lambda one: _rank(one, first))
    days = days_of(answers, answers.question(as_of=as_of, known_at=known_at))["days"]
    end = asked.as_of.isoformat() if asked.as_of else (days[-1][0] if days else None)
    return {
        "party": asked.party,
        "capability": asked.capability,
        "asked": {
            "beneficiary": asked.target or "",
            "pact": pact,
            "as_of": as_of,
            "known_at": known_at,
            "reviewed": reviewed,
        },
        "positions": [(one, draw_steps(one, end)) for one in positions],
        "offset": max(offset, 0) // STEPS * STEPS,
        "shown": STEPS,
        "contradictions": answers.contradictions(asked).views,
        "others": _others(answers, asked, positions) if others else [],
        "remarks": answers.left_out(asked, found=bool(found), undated="act"),
    }


def _rank(position: PositionView, first: str | None) -> tuple[bool, bool, int]:
    """What the pact is about first, then what is for somebody known, then where most was said."""
    whom = position["beneficiary"]
    return whom != first, whom is None, -len(position["steps"])


def _others(answers: Answers, asked: Asked, positions: list[PositionView]) -> list[ActRecordView]:
    """What others said of the same capability in the same weeks, the latest first."""
    days = sorted({date.fromisoformat(step["day"]) for one in positions for step in one["steps"]})
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and day - WEEKS <= spans[-1][1]:
            spans[-1] = spans[-1][0], day + WEEKS
        else:
            spans.append((day - WEEKS, day + WEEKS))
    heard: list[ActRecordView] = []
    for since, until in reversed(spans[-_SPANS:]):
        said = answers.acts(
            Asked(
                capability=asked.capability,
                since=since,
                until=until,
                as_of=asked.as_of,
                known_at=asked.known_at,
                reviewed=asked.reviewed,
                limit=_HEARD + sum(len(one["steps"]) for one in positions),
            )
        ).views
        heard += [
            act for act in said if all(actor["code"] != asked.party for actor in act["actors"])
        ]
        if len(heard) >= _HEARD:
            break
    return heard[:_HEARD]
