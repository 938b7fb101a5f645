"""The first address: on to the board, in the language that the visitor reads."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from garant.web.asking import site_of
from garant.web.rendering import address
from garant.web.speaking import preferred_language

router = APIRouter()


@router.get("/")
def home(request: Request) -> RedirectResponse:
    """Send a visitor on to the board, of the pact that the site opens with."""
    language = preferred_language(request)
    board = address(f"/{language}/board", pact=site_of(request).pact)
    return RedirectResponse(board, status_code=302)
