"""The pages, one module each; each has a router, and all of them are gathered here."""

from fastapi import APIRouter

from garant.web.pages import board, home, review
from garant.web.visitors import require

pages = APIRouter(include_in_schema=False, dependencies=[require("read")])
for page in (home, board, review):
    pages.include_router(page.router)
