"""The innermost layer around the pages: a mistake of ours becomes a page, and HEAD is answered."""

import logging
from http import HTTPStatus

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from garant.web.trouble import trouble

log = logging.getLogger(__name__)


class Catching:
    """Answers what nobody foresaw with a page, inside of the headers that every answer has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_begun(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_begun)
        except ClientDisconnect:
            return  # nobody is there to be answered
        except Exception as error:
            if begun:
                raise
            log.error("%s %s failed", scope["method"], scope["path"], exc_info=error)
            answer = await run_in_threadpool(_told, Request(scope))
            await answer(scope, receive, send)


class HeadAsGet:
    """Answers HEAD as GET, without what follows the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_bodiless(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_bodiless)


def _told(request: Request) -> Response:
    told = "a mistake in Garant stopped this; it is in the log of the server"
    return trouble(request, HTTPStatus.INTERNAL_SERVER_ERROR, told)
