"""The first address: on to the board, in the language that the visitor reads."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from garant.web.speaking import preferred_language

router = APIRouter()


@router.get("/")
def home(request: Request) -> RedirectResponse:
    """Send a visitor on to the board."""
    language = preferred_language(request)
    return RedirectResponse(f"/{language}/board", status_code=302)
