"""Every page, one module each, gathered behind what its visitor must be allowed."""

from fastapi import APIRouter

from garant.web.pages import (
    account,
    add,
    audit,
    board,
    briefing,
    changes,
    contradictions,
    documents,
    evidence,
    hinges,
    home,
    mapping,
    pacts,
    parties,
    positions,
    quotes,
    review,
    sign_in,
    users,
)
from garant.web.visitors import require

pages = APIRouter(include_in_schema=False, dependencies=[require("read")])
for page in (
    home,
    board,
    hinges,
    changes,
    briefing,
    contradictions,
    quotes,
    mapping,
    pacts,
    positions,
    review,
    add,
    account,
    audit,
    users,
    documents,
    evidence,
    parties,
):
    pages.include_router(page.router)

public_pages = APIRouter(include_in_schema=False)
"""The pages that ask nobody who they are."""

public_pages.include_router(sign_in.router)
