"""Signing in and out, the only pages that ask nobody who they are."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from garant.access import sign_in
from garant.web.asking import Language, site_of
from garant.web.forms import check_form
from garant.web.rendering import render
from garant.web.sessions import begin_session
from garant.web.visitors import visitor_of
from garant.web.visits import drop_cookie, end_session, keep_session

router = APIRouter()


@router.get("/{language}/sign-in", name="sign-in")
def sign_in_page(request: Request, language: Language, next: str = "") -> Response:  # noqa: A002
    """Show the form, or go on where whoever asks is known already."""
    if visitor_of(request).is_known:
        return _on(_inside(next, language))
    return _form(request, language, next)


@router.post("/{language}/sign-in", dependencies=[Depends(check_form)])
def signed_in(
    request: Request,
    language: Language,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=5_000)] = "",
    next: Annotated[str, Form(max_length=4_000)] = "",  # noqa: A002
) -> Response:
    """Begin a session for whoever knows the password of an account."""
    site = site_of(request)
    address = request.client.host if request.client else ""
    wait = site.attempts.wait(name, address)
    if wait:
        answer = _form(request, language, next, name, wait=wait)
        answer.headers["Retry-After"] = str(wait)
        return answer
    account = sign_in(site.answers.ledger, name, password)
    if account is None:
        return _form(request, language, next, name, failed=True)
    site.attempts.succeeded(name, address)
    answer = _on(_inside(next, language))
    keep_session(site, answer, begin_session(account))
    return answer


@router.post("/{language}/sign-out", dependencies=[Depends(visitor_of), Depends(check_form)])
def signed_out(request: Request, language: Language) -> Response:
    """End the session; its cookie is of no use any more, whoever has a copy of it."""
    end_session(request)
    answer = _on(f"/{language}/sign-in")
    drop_cookie(site_of(request), answer)
    return answer


def _form(
    request: Request,
    language: str,
    goes_to: str,
    name: str = "",
    *,
    failed: bool = False,
    wait: int = 0,
) -> Response:
    status = HTTPStatus.OK
    if failed:
        status = HTTPStatus.FORBIDDEN
    elif wait:
        status = HTTPStatus.TOO_MANY_REQUESTS
    return render(
        request,
        "sign_in.html",
        language,
        status=status,
        goes_to=_inside(goes_to, language),
        name=name,
        failed=failed,
        minutes=-(-wait // 60),
    )


def _on(address: str) -> RedirectResponse:
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _inside(address: str, language: str) -> str:
    """An address of this site; the board in place of one that leads, or may lead, elsewhere."""
    board = f"/{language}/board"
    if not address.startswith("/") or address.startswith("//") or "\\" in address:
        return board
    if not address.isprintable() or " " in address:
        return board
    try:
        parts = urlsplit(address)
    except ValueError:
        return board
    is_ours = not parts.scheme and not parts.netloc and not parts.path.endswith("/sign-in")
    return address if is_ours else board
