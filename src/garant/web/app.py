"""The application: routes, errors and headers put together over one site."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.staticfiles import StaticFiles

import garant
from garant.web.api import add_api
from garant.web.pages import pages, public_pages
from garant.web.site import Site
from garant.web.taking_in import TakingIn
from garant.web.trouble import handle_errors
from garant.web.visits import RenewSessions

STATIC = Path(__file__).parent / "static"


def create_app(site: Site, taking_in: TakingIn | None = None) -> FastAPI:
    """Make the application of a site.

    Args:
        site: What it serves.
        taking_in: What takes documents in; by default reads them in a process of its own.
    """
    taking_in = taking_in or TakingIn(site.answers.ledger, site.settings)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(taking_in.close)

    # The documentation pages that come with FastAPI load their scripts from elsewhere.
    app = FastAPI(
        title="Garant",
        version=garant.__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=life,
    )
    app.state.site = site
    app.state.taking_in = taking_in
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    add_api(app)
    app.include_router(public_pages)
    app.include_router(pages)
    app.add_middleware(RenewSessions)
    handle_errors(app)
    return app
