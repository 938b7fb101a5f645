"""The pages, one module each; each has a router, and all of them are gathered here."""

from fastapi import APIRouter

from garant.web.pages import board, home

pages = APIRouter(include_in_schema=False)
for page in (home, board):
    pages.include_router(page.router)
