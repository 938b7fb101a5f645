"""The cookie of a session: set, made anew while its user goes on, and taken away."""

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from garant.web.asking import site_of
from garant.web.sessions import Session
from garant.web.site import Site


def keep_session(site: Site, response: Response, session: Session) -> None:
    """Give a visitor the cookie of a session.

    Other sites' links bring it along (`Lax`): whoever follows a colleague's link to a page is
    known there. What changes anything asks for more than the cookie.
    """
    response.set_cookie(
        site.cookie("session"),
        session.sealed(site.secret),
        max_age=session.seconds_left,
        path="/",
        secure=site.secure,
        httponly=True,
        samesite="lax",
    )


def end_session(request: Request) -> None:
    """End the session of a request, also for who has a copy of its cookie."""
    session = getattr(request.state, "session", None)
    if session is not None:
        site_of(request).ended.add(session)
        request.state.session = None


def drop_cookie(site: Site, response: Response) -> None:
    """Take the cookie of a session away."""
    response.delete_cookie(
        site.cookie("session"), path="/", secure=site.secure, httponly=True, samesite="lax"
    )


class RenewSessions:
    """Makes the cookie of a session anew where its user has not been seen for a while."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_renewed(message: Message) -> None:
            session = scope.get("state", {}).get("session")
            if message["type"] == "http.response.start" and session and session.wants_renewal:
                headers = MutableHeaders(scope=message)
                site = scope["app"].state.site
                named = f"{site.cookie('session')}="
                if not any(each.startswith(named) for each in headers.getlist("set-cookie")):
                    answer = Response()
                    keep_session(site, answer, session.seen_now())
                    headers.append("set-cookie", answer.headers["set-cookie"])
            await send(message)

        await self.app(scope, receive, send_renewed)
