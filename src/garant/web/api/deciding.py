"""Decisions of persons: who decided what, and a way to decide."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from garant import publishing
from garant.answers import Answers, decide_on
from garant.model import Verdict
from garant.web.api.describing import described, problems
from garant.web.api.questions import OfReviews, in_query
from garant.web.api.replying import Answer, reply
from garant.web.api.schemas import reference
from garant.web.asking import answers_of
from garant.web.visitors import Visitor, require

router = APIRouter(tags=["reviews"])

_TEXT = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$"

Written = Annotated[str, Field(max_length=2_000, pattern=_TEXT)]


class DecisionRequest(BaseModel):
    """A decision on an act or a statement."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"key": "3fa9c1d2", "verdict": "accept", "why": "read in full"}]
        },
    )

    key: Annotated[str, Field(pattern="^[0-9A-Za-z]{4,64}$")] = Field(
        description="The key of the act or statement, or its first four signs or more."
    )
    verdict: Literal["accept", "correct", "reject", "undo"] = Field(
        description="`undo` takes the last decision back."
    )
    why: Written = Field("", description="Why, in words.")
    seen: Annotated[str, Field(max_length=64, pattern="^[0-9A-Za-z]*$")] | None = Field(
        None,
        description="The key of the last decision that was seen, empty for none: then a later one "
        "refuses this one (409). Left out, nothing is compared.",
    )
    fields: dict[Written, Written] = Field(
        default_factory=dict,
        max_length=40,
        description="Of a correction: every field as it should be, as a person writes it, such as "
        "`firmness: ready`, `conditions: ceasefire`. What is left out stays.",
    )


@router.get("/reviews", **described(list[publishing.ReviewView], paged=True))
def reviews(request: Request, asking: Annotated[OfReviews, in_query()]) -> Response:
    """The decisions of persons on acts and statements, the latest first."""

    def made(answers: Answers) -> Answer[publishing.ReviewView]:
        found = answers.reviews(who=asking.who or None, limit=asking.limit, offset=asking.offset)
        return Answer(found.views, publishing.REVIEWS, found.more)

    return reply(request, asking, made)


@router.post(
    "/reviews",
    status_code=HTTPStatus.CREATED,
    response_model=None,
    responses={
        201: {
            "description": "The decision, as it is recorded.",
            "content": {"application/json": {"schema": reference(publishing.DecisionView)}},
        },
        **problems(400, 401, 403, 404, 409, 422, 503),
    },
)
def decide(
    request: Request,
    decision: DecisionRequest,
    visitor: Annotated[Visitor, require("review")],
) -> Response:
    """Decide on an act or a statement. Nothing is overwritten: the later decision prevails."""
    answers = answers_of(request)
    found = decide_on(
        answers.ledger,
        decision.key,
        Verdict(decision.verdict),
        who=visitor.name,
        why=decision.why,
        seen=decision.seen,
        fields=decision.fields,
        ontology=lambda: answers.ontology,
    )
    view = publishing.view_decision(found.review, found.over)
    return JSONResponse(view, HTTPStatus.CREATED)
