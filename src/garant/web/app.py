"""The application: routes, errors and headers put together over one site."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

import garant
from garant.web.api import add_api
from garant.web.bounds import BodyBounds, HostNames, OwnPages
from garant.web.catching import Catching, HeadAsGet
from garant.web.counting import Counting, Counts
from garant.web.headers import Headers
from garant.web.pages import health, pages, public_pages
from garant.web.site import Site
from garant.web.taking_in import TakingIn
from garant.web.trouble import handle_errors
from garant.web.visits import RenewSessions

STATIC = Path(__file__).parent / "static"

THREADS = 12
"""Requests that are worked on at once, each with a connection to the database and its cache: a few
less than there are connections, and more than there are cores to do them."""

COMPRESSION = 4
"""How hard pages are packed: of 120 kB of a page, 22 kB are left after 3 ms; at 9, 21 after 12."""


def create_app(site: Site, taking_in: TakingIn | None = None) -> FastAPI:
    """Make the application of a site.

    Args:
        site: What it serves.
        taking_in: What takes documents in; by default reads them in a process of its own.
    """
    taking_in = taking_in or TakingIn(site.answers.ledger, site.settings)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
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
    app.state.counts = Counts()
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    add_api(app)
    app.include_router(public_pages)
    app.include_router(pages)
    app.include_router(health.router, include_in_schema=False)
    app.include_router(health.numbers, include_in_schema=False)
    # The last is the outermost: it sees the request first and the answer last.
    app.add_middleware(Catching)
    app.add_middleware(RenewSessions)
    app.add_middleware(BodyBounds)
    app.add_middleware(OwnPages)
    app.add_middleware(HostNames)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=COMPRESSION)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Headers)
    app.add_middleware(Counting)
    handle_errors(app)
    return app
