"""What a request must keep to: our name, our own pages, a size, a time."""

import re
import time
from http import HTTPStatus
from urllib.parse import urlsplit

import anyio
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from garant.web.refusing import Refusal
from garant.web.trouble import refuse
from garant.web.visitors import SAFE_METHODS

MOST_BYTES = 8 << 20
"""Bytes of a request: a pasted text, a form, a question in JSON."""

MOST_UPLOADED = 100 << 20
"""Bytes of a request that brings documents; each of them is held to less."""

BODY_SECONDS = 120.0
"""How long a request may take to come in."""

_SILENT_SECONDS = 20.0
"""How long nothing may come in."""

_PASSED_OVER = 4
"""How many times as much as is let in is passed over, so that a browser hears why it is not."""

_BRINGING = ("/add", "/api/v1/documents")


class HostNames:
    """Refuses to be asked by a name that is not ours.

    A page elsewhere may let its own name stand for this machine, and would then be let in by the
    browser as if it were ours; but the browser tells the name.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            ours = scope["app"].state.site.hosts
            host = Headers(scope=scope).get("host", "")
            # Whoever looks after the machine may ask by its number whether the site is well.
            if ours and host_name(host) not in ours and scope["path"] != "/health":
                refusal = Refusal(HTTPStatus.MISDIRECTED_REQUEST, "not_our_name")
                await _answer(refusal, scope, receive, send)
                return
        await self.app(scope, receive, send)


def host_name(host: str) -> str:
    """The name in a `Host` header, without its port; nothing where there is no name in it."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower().rstrip(".") if found else ""


_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::\d{1,5})?")


class OwnPages:
    """Refuses what a page of another site sends to change something here.

    Browsers say where such a request comes from. Programs say nothing, and neither do old browsers:
    for those there is the mark that each of our forms bears.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS:
            headers = Headers(scope=scope)
            if not _is_from_us(headers):
                refusal = Refusal(HTTPStatus.FORBIDDEN, "from_another_site")
                await _answer(refusal, scope, receive, send)
                return
        await self.app(scope, receive, send)


def _is_from_us(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None or origin == "null":
        # "null" is what browsers make of our own pages too, which tell nobody where they are.
        return True
    try:
        return urlsplit(origin).netloc == headers.get("host")
    except ValueError:
        return False


class BodyBounds:
    """Refuses requests that are too large or that come in too slowly."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        most = MOST_UPLOADED if scope["path"].endswith(_BRINGING) else MOST_BYTES
        told = Headers(scope=scope).get("content-length", "")
        bounded = _Bounded(receive, most)
        if told.isdecimal() and int(told) > most:
            await bounded.pass_over()
            await _answer(bounded.too_large, scope, receive, send)
            return
        await self.app(scope, bounded.receive, send)


class _Bounded:
    """A request's body, counted and timed as it comes in."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._came = 0
        self._end = time.monotonic() + BODY_SECONDS
        self._is_whole = False

    @property
    def too_large(self) -> Refusal:
        """What is told where there is too much of it."""
        return Refusal(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", most=self._most // (1 << 20)
        )

    async def receive(self) -> Message:
        """The next part.

        Raises:
            Refusal: There is too much of it, or it does not come.
        """
        if self._is_whole:
            # What is waited for now is the visitor going away.
            return await self._receive()
        message = await self._part()
        if self._came > self._most:
            await self.pass_over()
            raise self.too_large
        return message

    async def pass_over(self) -> None:
        """Read on to the end, within reason, and keep nothing: who sends listens only then."""
        while not self._is_whole and self._came <= self._most * _PASSED_OVER:
            await self._part()

    async def _part(self) -> Message:
        left = min(_SILENT_SECONDS, self._end - time.monotonic())
        message: Message | None = None
        with anyio.move_on_after(max(left, 0)):
            message = await self._receive()
        if message is None:
            raise Refusal(HTTPStatus.REQUEST_TIMEOUT, "too_slow", headers=_CLOSE)
        self._came += len(message.get("body", b""))
        self._is_whole = not message.get("more_body", False)
        return message


_CLOSE = {"Connection": "close"}


async def _answer(refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
    answer = await run_in_threadpool(refuse, Request(scope), refusal)
    answer.headers.update(_CLOSE)
    await answer(scope, receive, send)
