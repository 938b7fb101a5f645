"""What every answer tells the browser: load from here alone, run nothing else, tell nobody.

Middlewares of this room are plain ASGI: the kind that Starlette derives for convenience costs each
request a task and a queue.
"""

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing inline and nothing from elsewhere, whatever a document that was read brings along."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
    "payment=(), usb=(), browsing-topics=()",
}

_TRANSPORT = "max-age=31536000"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_ASK_AGAIN_ALONE = "private, no-cache"


class Headers:
    """Adds to every answer what it must tell the browser, and how long it may be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if scope["app"].state.site.secure:
                    headers["Strict-Transport-Security"] = _TRANSPORT
                if "cache-control" not in headers:
                    headers["Cache-Control"] = _kept(scope, message["status"])
            await send(message)

        await self.app(scope, receive, send_told)


def _kept(scope: Scope, status: int) -> str:
    """How long an answer may be kept, and by whom.

    A file of ours that is asked for by its content (`?v=`) never changes; everything else is asked
    for again, by its mark where it has one.
    """
    if not scope["path"].startswith("/static/"):
        return _ASK_AGAIN_ALONE
    by_content = b"v" in parse_qs(scope.get("query_string", b""))
    return _FOR_EVER if by_content and status < 400 else _ASK_AGAIN
