"""The routes of the API put together, and its OpenAPI document."""

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from garant import publishing
from garant.web.api import (
    about,
    briefings,
    bringing,
    deciding,
    feeds,
    guarantees,
    records,
    vocabulary,
)
from garant.web.api.describing import RECORDS
from garant.web.api.schemas import PLACE, schemas_of
from garant.web.visitors import require

PREFIX = "/api/v1"

TAGS = [
    {"name": "guarantees", "description": "What a guarantee is worth, on any day."},
    {"name": "records", "description": "What the ledger holds, with the words that show it."},
    {"name": "reviews", "description": "What persons decided, and deciding."},
    {"name": "documents", "description": "Taking reporting in."},
    {"name": "feeds", "description": "Changes, to follow."},
    {"name": "vocabulary", "description": "What can be asked about."},
]

DESCRIPTION = """\
The same views as on the pages and on the command line, so that they cannot disagree. Filters are
named as on the command line. Lists are given a page at a time, with `Link` headers; every answer
has an `ETag`. Mistakes are told as problems (RFC 9457). Passages are quoted with their address; a
whole text is the outlet's, and is not given.
"""


def add_api(app: FastAPI) -> None:
    """Add the API to an application."""
    api = APIRouter(prefix=PREFIX, dependencies=[require("read")])
    for part in (guarantees, briefings, records, deciding, bringing, feeds, vocabulary, about):
        api.include_router(part.router)
    app.include_router(api)

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document; its records are those of the views."""
    document = get_openapi(
        title="Garant",
        version=app.version,
        openapi_version="3.1.0",
        summary="What a security guarantee is worth, by what was reported.",
        description=DESCRIPTION,
        routes=app.routes,
        tags=TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    # A mistake in a parameter is told as a problem, too.
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas.update(schemas_of(*RECORDS, publishing.DecisionView, bringing.JobView))
    for model in (bringing.TextRequest, bringing.AddressRequest):
        schemas[model.__name__] = model.model_json_schema(ref_template=PLACE + "{model}")
    components["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token of an account; none is needed on a site without accounts.",
        }
    }
    document["security"] = [{}, {"token": []}]
    return document
