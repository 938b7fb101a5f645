"""What a guarantee is worth: board, cover, hinges, what-if, changes, and what figures rest on."""

from typing import Annotated

from fastapi import APIRouter, Request, Response

from garant import publishing
from garant.answers import Answers, within_rungs
from garant.web.api.describing import described
from garant.web.api.questions import (
    OfBoard,
    OfChanges,
    OfFigure,
    OfHinges,
    OfPact,
    OfWhatif,
    day_asked,
    in_query,
)
from garant.web.api.replying import Answer, reply
from garant.web.asking import answers_of

router = APIRouter(tags=["guarantees"])


@router.get("/board", **described(publishing.BoardView))
def board(request: Request, asking: Annotated[OfBoard, in_query()]) -> Response:
    """Who stands where on each need of a pact: rung, conditions, amounts, sources, days."""

    def made(answers: Answers) -> Answer[publishing.BoardView]:
        question = asking.question(answers)
        asked = answers.ask(firmness=asking.firmness)
        shown, hidden = within_rungs(answers.board(question), asked.least, asked.firmest)
        return Answer(shown, publishing.BOARD, remarks=(*answers.remarks(question), *hidden))

    return reply(request, asking, made, depends=_pact(request, asking.pact))


@router.get("/cover", **described(publishing.CoversView))
def cover(request: Request, asking: Annotated[OfPact, in_query()]) -> Response:
    """How far each need of a pact is met, by whom, and how clearly."""

    def made(answers: Answers) -> Answer[publishing.CoversView]:
        question = asking.question(answers)
        return Answer(
            answers.covers(question), publishing.COVERS, remarks=answers.remarks(question)
        )

    return reply(request, asking, made, depends=_pact(request, asking.pact))


@router.get("/hinges", **described(publishing.HingesView))
def hinges(request: Request, asking: Annotated[OfHinges, in_query()]) -> Response:
    """The smallest sets of parties and conditions whose loss breaks the guarantee."""

    def made(answers: Answers) -> Answer[publishing.HingesView]:
        question = asking.question(answers)
        found = answers.hinges(
            question, asking.part or None, least=asking.least, up_to=asking.up_to
        )
        return Answer(found, publishing.HINGES, remarks=answers.remarks(question))

    return reply(request, asking, made, depends=_pact(request, asking.pact))


@router.get("/whatif", **described(publishing.DifferenceView))
def whatif(request: Request, asking: Annotated[OfWhatif, in_query()]) -> Response:
    """A guarantee before and after what is supposed. The odds are an aid, not a forecast."""

    def made(answers: Answers) -> Answer[publishing.DifferenceView]:
        question = asking.question(answers)
        found = answers.whatif(
            question, without=asking.without, conditions=asking.condition, added=asking.add
        )
        return Answer(found, publishing.SHIFTS, remarks=answers.remarks(question))

    return reply(request, asking, made, depends=_pact(request, asking.pact))


@router.get("/changes", **described(publishing.DifferenceView))
def changes(request: Request, asking: Annotated[OfChanges, in_query()]) -> Response:
    """Who hardened, softened, joined or left between two days, with the words that made it."""

    def made(answers: Answers) -> Answer[publishing.DifferenceView]:
        days = day_asked(answers, asking.since, asking.until)
        assert days.since is not None
        until = days.until.isoformat() if days.until else None
        question = answers.question(
            asking.pact, until, asking.known_at or None, reviewed=asking.reviewed
        )
        found = answers.changes(question, days.since, days.until)
        return Answer(found, publishing.SHIFTS, remarks=answers.remarks(question))

    return reply(request, asking, made, depends=_pact(request, asking.pact))


@router.get("/explain", **described(publishing.FigureView))
def explain(request: Request, asking: Annotated[OfFigure, in_query()]) -> Response:
    """What a figure of the board or the cover rests on, act by act with their words."""

    def made(answers: Answers) -> Answer[publishing.FigureView]:
        question = asking.question(answers)
        found = answers.figure(question, asking.figure)
        return Answer(found, publishing.FIGURE_ACTS, remarks=answers.remarks(question))

    return reply(request, asking, made, depends=_pact(request, asking.pact))


def _pact(request: Request, name: str) -> object:
    """A pact of the user's own may be changed while the ledger stays as it is."""
    return answers_of(request).pact(name)
