"""The board: who stands where on each need of a pact."""

from fastapi import APIRouter, Request, Response

from garant.web.asking import Language, answers_of
from garant.web.rendering import render

router = APIRouter()


@router.get("/{language}/board", name="board")
def board_page(
    request: Request,
    language: Language,
    pact: str = "ukraine",
    as_of: str = "",
    known_at: str = "",
    reviewed: bool = False,
) -> Response:
    """Show the board."""
    answers = answers_of(request)
    question = answers.question(pact, as_of, known_at, reviewed=reviewed)
    return render(request, "board.html", language, board=answers.board(question))
