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

from garant.model import Role
from garant.web.asking import site_of
from garant.web.forms import check_form
from garant.web.refusing import Refusal, SignInFirst

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
        visitor = await run_in_threadpool(visitor_of, request)
        if not visitor.may(role):
            raise _refusal(request, visitor, role)
        if request.method not in SAFE_METHODS and not _is_program(request, visitor):
            await check_form(request)
        return visitor

    check.__name__ = f"may_{role.value}"
    return check


_CHECKS = {role: _check_for(role) for role in Role}


def required_role(dependency: Callable[..., Any]) -> Role | None:
    """The role that a dependency requires, None where it requires none."""
    return next((role for role, check in _CHECKS.items() if check is dependency), None)


def _look_up(request: Request) -> Visitor:
    site = site_of(request)
    if site.open_door:
        return Visitor(site.settings.reviewer or "local", Role.ADMIN, "open door")
    return NOBODY


def _refusal(request: Request, visitor: Visitor, role: Role) -> Exception:
    if visitor.is_known:
        return Refusal(HTTPStatus.FORBIDDEN, f"needs_{role.value}", name=visitor.name)
    if request.url.path.startswith("/api/"):
        challenge = {"WWW-Authenticate": 'Bearer realm="Garant"'}
        return Refusal(HTTPStatus.UNAUTHORIZED, "needs_token", headers=challenge)
    return SignInFirst()


def _is_program(request: Request, visitor: Visitor) -> bool:
    """Whether no browser can have been made to send this behind its user's back.

    A token is sent by whoever holds it, never by itself. On an open door a program that asks the
    API needs none; a browser always says where a request that changes something comes from.
    """
    if visitor.way == "token":
        return True
    said = any(name in request.headers for name in ("origin", "sec-fetch-site", "referer"))
    return visitor.way == "open door" and request.url.path.startswith("/api/") and not said
