"""The application: routes, errors and headers put together over one site."""

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

import garant
from garant.web.pages import pages, public_pages
from garant.web.site import Site
from garant.web.trouble import handle_errors
from garant.web.visits import RenewSessions

STATIC = Path(__file__).parent / "static"


def create_app(site: Site) -> FastAPI:
    """Make the application of a site.

    Args:
        site: What it serves.
    """
    # The documentation pages that come with FastAPI load their scripts from elsewhere.
    app = FastAPI(
        title="Garant",
        version=garant.__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.site = site
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(public_pages)
    app.include_router(pages)
    app.add_middleware(RenewSessions)
    handle_errors(app)
    return app
