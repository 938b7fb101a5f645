"""Who visits, and what the visitor may do.

Every route says what its visitor must be allowed: `require("review")` among its dependencies, or as
a parameter that then holds the visitor:

    @router.post("/{language}/acts/{key}/review")
    def review(visitor: Annotated[Visitor, require("review")], ...) -> Response:
        ... who=visitor.name ...

Pages and API are behind `require("read")` as a whole. Where the method changes something,
`require` also refuses what none of our own forms sent: each `<form method="post">` holds
`{{ csrf_field() }}`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Literal

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from garant.access import holder_of
from garant.ledger import find_account
from garant.model import Role
from garant.web.asking import site_of
from garant.web.forms import check_form
from garant.web.refusing import Refusal, SignInFirst
from garant.web.sessions import session_in
from garant.web.site import Site

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Garant"'}

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

Way = Literal["nobody", "open door", "session", "token"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who visits: a name, a role (None for who is not known) and how that is known."""

    name: str
    role: Role | None
    way: Way

    @property
    def is_known(self) -> bool:
        """Whether anything is known of who it is."""
        return self.role is not None

    def may(self, role: Role | str) -> bool:
        """Whether the visitor may do what asks for a role."""
        return self.role is not None and self.role.may(Role(role))


NOBODY = Visitor("", None, "nobody")
"""A visitor of whom nothing is known."""


def visitor_of(request: Request) -> Visitor:
    """Who sent a request; behind `require` it is somebody who may do what was required."""
    known = getattr(request.state, "visitor", None)
    if known is None:
        known = request.state.visitor = _look_up(request)
    assert isinstance(known, Visitor)
    return known


def visitor_so_far(request: Request) -> Visitor:
    """Who sent a request as far as that was found out; asks nobody, so that it cannot fail."""
    known = getattr(request.state, "visitor", NOBODY)
    assert isinstance(known, Visitor)
    return known


def require(role: Literal["read", "review", "admin"]) -> Any:
    """The dependency of what only visitors with a role may do; gives the visitor.

    Raises:
        SignInFirst: A page, and the visitor is not known.
        Refusal: The visitor is not known, may not do this, or sent no form of ours.
    """
    return Depends(_CHECKS[Role(role)])


def _check_for(role: Role) -> Callable[..., Any]:
    async def check(request: Request) -> Visitor:
        if _asks_nothing(request):
            visitor = visitor_of(request)
        else:
            visitor = await run_in_threadpool(visitor_of, request)
        if not visitor.may(role):
            raise _refusal(request, visitor, role)
        if request.method not in SAFE_METHODS and not _is_program(request, visitor):
            await check_form(request)
        return visitor

    check.__name__ = f"may_{role.value}"
    return check


_CHECKS = {role: _check_for(role) for role in Role}


def is_for_programs(path: str) -> bool:
    """Whether an address is asked by programs, which are answered with problems, not pages."""
    return path.startswith("/api/") or path in ("/metrics", "/health")


def required_role(dependency: Callable[..., Any]) -> Role | None:
    """The role that a dependency requires, None where it requires none."""
    return next((role for role, check in _CHECKS.items() if check is dependency), None)


def _asks_nothing(request: Request) -> bool:
    """Whether a visitor is known without asking the ledger: no thread need be waited for then."""
    if getattr(request.state, "visitor", None) is not None:
        return True
    return site_of(request).is_open_for_now and _bearer(request) is None


def _look_up(request: Request) -> Visitor:
    site = site_of(request)
    token = _bearer(request)
    if token is not None:
        return _by_token(site, token)
    if not site.asks_who:
        _refuse_forwarded(request)
        return Visitor(site.settings.reviewer or "local", Role.ADMIN, "open door")
    return _by_session(request, site)


def _bearer(request: Request) -> str | None:
    """The token that a program sends; pages know their visitors by sessions alone."""
    if not is_for_programs(request.url.path):
        return None
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _by_token(site: Site, token: str) -> Visitor:
    holder = holder_of(site.answers.ledger, token)
    if holder is None:
        raise Refusal(HTTPStatus.UNAUTHORIZED, "unknown_token", headers=_CHALLENGE)
    return Visitor(holder.name, holder.role, "token")


def _by_session(request: Request, site: Site) -> Visitor:
    session = session_in(site.secret, request.cookies.get(site.cookie("session"), ""))
    if session is None or session in site.ended:
        return NOBODY
    account = find_account(site.answers.ledger, session.name)
    if account is None or not account.is_open or account.password_number != session.password_number:
        return NOBODY
    request.state.session = session
    return Visitor(account.name, account.role, "session")


def _refuse_forwarded(request: Request) -> None:
    """Refuse what comes by way of a proxy, and so from anywhere, where everything is open.

    Raises:
        Refusal: It does.
    """
    if any(name in request.headers for name in _FORWARDED):
        raise Refusal(HTTPStatus.FORBIDDEN, "behind_proxy")


def _refusal(request: Request, visitor: Visitor, role: Role) -> Exception:
    if visitor.is_known:
        return Refusal(HTTPStatus.FORBIDDEN, f"needs_{role.value}", name=visitor.name)
    if is_for_programs(request.url.path):
        return Refusal(HTTPStatus.UNAUTHORIZED, "needs_token", headers=_CHALLENGE)
    return SignInFirst()


def _is_program(request: Request, visitor: Visitor) -> bool:
    """Whether no browser can have been made to send this behind its user's back.

    A token is sent by whoever holds it, never by itself. On an open door a program that asks the
    API needs none; a browser always says where a request that changes something comes from.
    """
    if visitor.way == "token":
        return True
    said = any(name in request.headers for name in ("origin", "sec-fetch-site", "referer"))
    return visitor.way == "open door" and is_for_programs(request.url.path) and not said
