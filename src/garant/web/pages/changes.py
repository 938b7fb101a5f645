"""Changes: what became of a guarantee between two days, with the sentences that made it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from garant import publishing
from garant.answers import DEFAULT_PACT, Answers, Question, days_of
from garant.publishing import load_labels
from garant.web.asking import Language, answers_of
from garant.web.choices import pact_choices
from garant.web.keeping import KeptRoute
from garant.web.pages.hinges import standing_of
from garant.web.rendering import render

router = APIRouter(route_class=KeptRoute)

_USUAL_DAYS = 30
"""How far back to look where no first day is asked for."""

GROUPS = {
    "joined": {"joined"},
    "left": {"left", "declined"},
    "hardened": {"hardened"},
    "softened": {"softened"},
    "conditions": {"conditioned", "freed", "eased", "hindered"},
    "clarity": {"cleared", "blurred"},
    "amounts": {"quantified", "raised", "lowered"},
}
"""Under what a shift is shown: the first of these that has one of its turns."""


@dataclass(frozen=True, slots=True)
class Group:
    """The shifts of one kind."""

    name: str
    shifts: list[Any]


@router.get("/{language}/changes", name="changes")
def changes_page(
    request: Request,
    language: Language,
    since: Annotated[str, Query(alias="from")] = "",
    until: Annotated[str, Query(alias="to")] = "",
    pact: str = DEFAULT_PACT,
    known_at: str = "",
    reviewed: bool = False,
    party: str = "",
    capability: str = "",
) -> Response:
    """Show what changed between two days."""
    answers = answers_of(request)
    question = answers.question(pact, None, known_at, reviewed=reviewed)
    asked = answers.ask(since=since, until=until, party=party, capability=capability)
    first = asked.since or _usual_first(answers, question, asked.until)
    found = answers.changes(question, first, asked.until) if first else None
    shifts: Sequence[Any] = found["shifts"] if found else ()
    shown = [
        one
        for one in shifts
        if asked.party in (None, one["party"]) and asked.capability in (None, one["capability"])
    ]
    query = {
        "from": since,
        "to": until,
        "pact": "" if pact == DEFAULT_PACT else pact,
        "known_at": known_at,
        "reviewed": reviewed,
        "party": asked.party or "",
        "capability": asked.capability or "",
    }
    labels = load_labels(language, answers.ontology)
    return render(
        request,
        "changes.html",
        language,
        found=found,
        title=dict(answers.pact(pact).title),
        pact=pact,
        query=query,
        first=first.isoformat() if first else "",
        last=asked.until.isoformat() if asked.until else "",
        groups=_groups(shown),
        shown=len(shown),
        named_parties=_named({one["party"] for one in shifts} | {asked.party}, labels.party),
        named_capabilities=_named(
            {one["capability"] for one in shifts} | {asked.capability},
            lambda code: labels("capabilities", code),
        ),
        remarks=answers.remarks(question),
        named_pacts=pact_choices(answers, language),
        pillars=found["pillars"] if found else {},
        direction_of=publishing.direction_of,
        standing_of=standing_of,
    )


def _named(codes: set[str | None], name: Callable[[str], str]) -> list[tuple[str, str]]:
    return sorted(((code, name(code)) for code in codes if code), key=itemgetter(1))


def _groups(shifts: Sequence[Any]) -> list[Group]:
    held: dict[str, list[Any]] = {}
    for shift in shifts:
        turns = set(shift["turns"])
        name = next((name for name, known in GROUPS.items() if turns & known), "amounts")
        held.setdefault(name, []).append(shift)
    return [Group(name, held[name]) for name in GROUPS if name in held]


def _usual_first(answers: Answers, question: Question, until: date | None) -> date | None:
    """A month before the last day, or before the last on which something was published."""
    if until is None:
        days = days_of(answers, question)["days"]
        until = date.fromisoformat(days[-1][0]) if days else None
    if until is None:
        return None
    return max(until, date.min + timedelta(_USUAL_DAYS)) - timedelta(_USUAL_DAYS)
