"""Who decided what, and when; for those who answer for the ledger."""

from dataclasses import replace

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from garant import publishing
from garant.ledger import list_deeds
from garant.web.asking import Language, answers_of
from garant.web.rendering import render
from garant.web.visitors import require

router = APIRouter()

SHOWN = 100
"""Deeds on one page."""

_LAST = 10_000_000


@router.get("/{language}/audit", name="audit", dependencies=[require("admin")])
def audit_page(
    request: Request,
    language: Language,
    who: str = "",
    since: str = "",
    until: str = "",
    offset: int = Query(0, ge=0, le=_LAST),
) -> Response:
    """Show what persons did, the latest first."""
    answers = answers_of(request)
    asked = replace(answers.ask(since=since, until=until), limit=SHOWN + 1, offset=offset)
    found = publishing.view_deeds(list_deeds(answers.ledger, asked, who=who.strip() or None))
    return render(
        request,
        "audit.html",
        language,
        deeds=found[:SHOWN],
        more=len(found) > SHOWN,
        query={"who": who, "since": since, "until": until},
        offset=offset,
        limit=SHOWN,
    )
