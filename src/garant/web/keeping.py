"""Pages that show nothing but what the ledger holds: made once for each of its states.

A page is the same for two visitors where the address, the ledger, the pacts and all that the page
says of its visitor are the same. So it is kept, packed, and marked with a tag; whoever has it
already is told so. Only who may read it at all is asked anew each time.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from http import HTTPStatus
from typing import Any
from weakref import WeakValueDictionary

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from garant.answers import Answers
from garant.errors import GarantError
from garant.web.asking import answers_of, site_of
from garant.web.packing import Packed, pack, unpacked
from garant.web.refusing import SignInFirst
from garant.web.sealing import mark_of
from garant.web.tags import known_tag, tag_of
from garant.web.visitors import Visitor, visitor_of

_VARY = "Accept-Encoding, Cookie, HX-Request"
_ASKED_BY = ("hx-request", "hx-target", "hx-boosted", "hx-history-restore-request")

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class KeptRoute(APIRoute):
    """A route whose pages are kept: `APIRouter(route_class=KeptRoute)`.

    Its pages may depend on the address, the ledger, the pacts and the visitor, and on nothing else.
    """

    def get_route_handler(self) -> Handler:
        """What answers a request: what was kept, else what is made now."""
        make = super().get_route_handler()
        making: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

        async def handle(request: Request) -> Response:
            if request.method != "GET":
                return await make(request)
            tag, known, packed = await run_in_threadpool(_kept, request)
            if tag is None:
                return await make(request)
            headers = {"Cache-Control": "private, no-cache", "Vary": _VARY}
            if known:
                return Response(
                    status_code=HTTPStatus.NOT_MODIFIED, headers={**headers, "ETag": known}
                )
            if packed is None:
                # What many ask for at once is made once.
                async with making.setdefault(tag, asyncio.Lock()):
                    packed = _at_hand(request, tag)
                    if packed is None:
                        answer = await make(request)
                        if not _may_be_kept(answer):
                            return answer
                        packed = await run_in_threadpool(_keep, request, tag, answer)
            return unpacked(request, packed, tag, headers)

        return handle


def _kept(request: Request) -> tuple[str | None, str, Packed | None]:
    """The tag of a page, that of what the client has if it is the same, and the page if kept.

    No tag for a visitor who may not read, or where something is wrong: the page tells.
    """
    try:
        visitor = visitor_of(request)
        if not visitor.may("read"):
            return None, "", None
        tag = tag_of(request, "page", _depends(request, visitor))
    except (GarantError, HTTPException, SignInFirst):
        return None, "", None
    known = known_tag(request, tag)
    return tag, known, None if known else _at_hand(request, tag)


def _depends(request: Request, visitor: Visitor) -> tuple[object, ...]:
    """All that a page depends on beside the address and the ledger."""
    session = getattr(request.state, "session", None)
    site = site_of(request)
    return (
        # The marks of forms are another's after each start of the site.
        mark_of(site.secret, "page", ""),
        visitor,
        session.id if session is not None else None,
        request.cookies.get(site.cookie("visit")),
        [request.headers.get(name) for name in _ASKED_BY],
        datetime.now().astimezone().date(),
        _pacts(answers_of(request)),
    )


def _pacts(answers: Answers) -> list[tuple[str, int, int]]:
    """What tells the user's own pacts from what they were before."""
    folder = answers.pacts.folder
    if folder is None or not folder.is_dir():
        return []
    files = sorted(folder.glob("*.yaml"))
    return [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]


def _may_be_kept(answer: Response) -> bool:
    """Whether an answer is a page, and nobody's alone."""
    whole = answer.status_code == HTTPStatus.OK and "set-cookie" not in answer.headers
    return whole and isinstance(getattr(answer, "body", None), bytes)


def _at_hand(request: Request, tag: str) -> Packed | None:
    kept = answers_of(request).replies.at_hand(("page", tag))
    return kept if isinstance(kept, Packed) else None


def _keep(request: Request, tag: str, answer: Response) -> Packed:
    kind = answer.headers.get("content-type", "text/html; charset=utf-8")
    packed = pack(bytes(answer.body), kind)
    answers_of(request).replies.keep(("page", tag), packed, packed.weight)
    return packed
