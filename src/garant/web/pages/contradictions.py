"""Contradictions: what one party said of one capability that cannot both hold, side by side."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from garant.publishing import load_labels
from garant.web.asking import Language, answers_of
from garant.web.keeping import KeptRoute
from garant.web.rendering import render

router = APIRouter(route_class=KeptRoute)

SHOWN = 20
"""Contradictions on a page."""

_FARTHEST = 100_000
_LONGEST_DAYS = 36_600
USUAL_DAYS = 14


class Between(BaseModel):
    """Whose contradictions are asked for, and how close in time."""

    model_config = ConfigDict(extra="ignore")

    party: str = ""
    capability: str = ""
    target: str = ""
    within_days: int = Field(USUAL_DAYS, ge=0, le=_LONGEST_DAYS)
    as_of: str = ""
    known_at: str = ""
    reviewed: bool = False
    offset: int = Field(0, ge=0, le=_FARTHEST)


@router.get("/{language}/contradictions", name="contradictions")
def contradictions_page(
    request: Request, language: Language, between: Annotated[Between, Query()]
) -> Response:
    """Show what a party cannot mean both of, the worst first."""
    answers = answers_of(request)
    asked = answers.ask(
        party=between.party,
        capability=between.capability,
        target=between.target,
        as_of=between.as_of,
        known_at=between.known_at,
        reviewed=between.reviewed or None,
        limit=SHOWN,
        offset=between.offset,
    )
    found = answers.contradictions(asked, between.within_days)
    labels = load_labels(language, answers.ontology)
    return render(
        request,
        "contradictions.html",
        language,
        asked=between,
        query=_query(between),
        found=found.views,
        more=found.more,
        limit=SHOWN,
        remarks=answers.left_out(asked, found=bool(found.views)) if between.offset else (),
        parties=sorted(answers.ontology.parties),
        capability=asked.capability or "",
        named_capabilities=[
            (code, labels("capabilities", code)) for code in answers.ontology.capabilities
        ],
    )


def _query(between: Between) -> dict[str, Any]:
    query = {name: value for name, value in between.model_dump().items() if value}
    if between.within_days == USUAL_DAYS:
        del query["within_days"]
    elif not between.within_days:
        query["within_days"] = "0"
    return query
