"""For whoever looks after the machine: whether the site is well, and its numbers."""

import time
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from garant.ledger import counts, revision_of
from garant.web.asking import answers_of
from garant.web.counting import ledger_lines
from garant.web.visitors import require

router = APIRouter()

COUNTED_AGAIN_SECONDS = 60.0
"""How soon the rows of the ledger are counted again: in a large one it takes a while."""


@router.get("/health")
def health(request: Request) -> Response:
    """Say that the ledger answers; a problem where it does not."""
    revision = revision_of(answers_of(request).ledger)
    told = {"status": "ok", "revision": revision}
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


numbers = APIRouter()


@numbers.get("/metrics", dependencies=[require("admin")])
def metrics(request: Request) -> Response:
    """Give the numbers of the site, as Prometheus reads them."""
    lines = [*request.app.state.counts.lines(), *ledger_lines(_rows(request))]
    return PlainTextResponse(
        "\n".join(lines) + "\n",
        media_type="text/plain; version=0.0.4; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


def _rows(request: Request) -> Mapping[str, int]:
    state = request.app.state
    now = time.monotonic()
    held: tuple[float, Mapping[str, int]] | None = getattr(state, "rows_counted", None)
    if held is None or now - held[0] > COUNTED_AGAIN_SECONDS:
        held = state.rows_counted = (now, counts(answers_of(request).ledger.store))
    return held[1]
