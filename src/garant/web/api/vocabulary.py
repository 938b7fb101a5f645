"""What can be asked about: pacts, parties, capabilities."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from garant import publishing
from garant.errors import PactError, QuestionError, UnknownKeyError
from garant.web.api.describing import described
from garant.web.api.questions import Asking, in_query
from garant.web.api.replying import Answer, reply
from garant.web.asking import answers_of

router = APIRouter(tags=["vocabulary"])

Name = Annotated[
    str,
    Path(pattern="^[A-Za-z][A-Za-z0-9_-]{0,63}$", description="A name.", examples=["ukraine"]),
]


@router.get("/pacts", **described(list[publishing.PactView], csv=False))
def pacts(request: Request, asking: Annotated[Asking, in_query()]) -> Response:
    """The pacts: what persons wrote down as to be covered. One with mistakes is left out."""
    answers = answers_of(request)
    found = []
    for name in answers.pacts.names:
        try:
            found.append(answers.pact(name))
        except QuestionError:
            continue
    return reply(
        request,
        asking,
        lambda _: Answer([publishing.view_pact(pact) for pact in found]),
        has_sheet=False,
        depends=tuple(found),
    )


@router.get("/pacts/{name}", **described(publishing.PactView, csv=False))
def pact(request: Request, name: Name, asking: Annotated[Asking, in_query()]) -> Response:
    """One pact: its needs by pillar, what must hold, conditions with their states, sources."""
    answers = answers_of(request)
    try:
        found = answers.pact(name)
    except (QuestionError, PactError) as error:
        raise UnknownKeyError(str(error)) from error
    return reply(
        request,
        asking,
        lambda _: Answer(publishing.view_pact(found)),
        has_sheet=False,
        depends=found,
    )


@router.get("/parties", **described(list[publishing.PartyView]))
def parties(request: Request, asking: Annotated[Asking, in_query()]) -> Response:
    """The parties that can be named, by code."""
    return reply(request, asking, lambda answers: Answer(answers.parties(), publishing.PARTIES))


@router.get("/capabilities", **described(list[publishing.CapabilityView]))
def capabilities(request: Request, asking: Annotated[Asking, in_query()]) -> Response:
    """What can be given, by code."""
    return reply(
        request, asking, lambda answers: Answer(answers.capabilities(), publishing.CAPABILITIES)
    )
