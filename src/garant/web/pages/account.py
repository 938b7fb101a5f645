"""The account of whoever is signed in: the password, and tokens for programs."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from garant.access import PasswordError, change_password, give_token, sign_in
from garant.errors import LedgerError
from garant.ledger import find_account, list_tokens, revoke_token
from garant.model import Role
from garant.web.asking import Language, site_of
from garant.web.refusing import Refusal
from garant.web.rendering import render
from garant.web.sessions import begin_session
from garant.web.visitors import Visitor, require
from garant.web.visits import end_session, keep_session

router = APIRouter()

Known = Annotated[Visitor, require("read")]


@router.get("/{language}/account", name="account")
def account_page(request: Request, language: Language, visitor: Known, done: str = "") -> Response:
    """Show the account."""
    return _page(request, language, visitor, done=done if done in _DONE else "")


@router.post("/{language}/account/password")
def password_changed(
    request: Request,
    language: Language,
    visitor: Known,
    current: Annotated[str, Form(max_length=5_000)] = "",
    new: Annotated[str, Form(max_length=5_000)] = "",
    again: Annotated[str, Form(max_length=5_000)] = "",
) -> Response:
    """Change the password; every other session of the account ends."""
    name = _signed_in(visitor)
    site = site_of(request)
    address = request.client.host if request.client else ""
    if site.attempts.wait(name, address):
        return _page(request, language, visitor, fault="too_often", status=429)
    if sign_in(site.answers.ledger, name, current) is None:
        return _page(request, language, visitor, fault="wrong_password", status=403)
    site.attempts.succeeded(name, address)
    if new != again:
        return _page(request, language, visitor, fault="differ", status=422)
    try:
        account = change_password(site.answers.ledger, name, new, who=name)
    except PasswordError:
        return _page(request, language, visitor, fault="weak", status=422)
    end_session(request)
    answer = _back(language, "password")
    keep_session(site, answer, begin_session(account))
    return answer


@router.post("/{language}/account/tokens")
def token_given(
    request: Request,
    language: Language,
    visitor: Known,
    label: Annotated[str, Form(max_length=200)] = "",
    role: Annotated[Role, Form()] = Role.READ,
) -> Response:
    """Give the account a token, and show it this once."""
    name = _signed_in(visitor)
    if not visitor.may(role):
        raise Refusal(HTTPStatus.FORBIDDEN, f"needs_{role.value}", name=name)
    secret, _ = give_token(site_of(request).answers.ledger, name, label=label, role=role, who=name)
    return _page(request, language, visitor, secret=secret)


@router.post("/{language}/account/tokens/{key}/revoke")
def token_revoked(request: Request, language: Language, visitor: Known, key: str) -> Response:
    """Take a token of the account back."""
    name = _signed_in(visitor)
    try:
        revoke_token(site_of(request).answers.ledger, key, who=name, account=name)
    except LedgerError as error:
        raise Refusal(HTTPStatus.NOT_FOUND, "no_such_token") from error
    return _back(language, "revoked")


_DONE = ("password", "revoked")


def _signed_in(visitor: Visitor) -> str:
    """Whose session it is.

    Raises:
        Refusal: Nobody signed in: there is no account to change.
    """
    if visitor.way != "session":
        raise Refusal(HTTPStatus.FORBIDDEN, "no_account")
    return visitor.name


def _back(language: str, done: str) -> RedirectResponse:
    return RedirectResponse(f"/{language}/account?done={done}", HTTPStatus.SEE_OTHER)


def _page(
    request: Request,
    language: str,
    visitor: Visitor,
    *,
    status: int = 200,
    done: str = "",
    fault: str = "",
    secret: str = "",
) -> Response:
    ledger = site_of(request).answers.ledger
    held: Mapping[str, Any] = {"account": None, "tokens": []}
    if visitor.way == "session":
        tokens = [token for token in list_tokens(ledger, visitor.name) if token.revoked is None]
        held = {"account": find_account(ledger, visitor.name), "tokens": tokens}
    roles = [role.value for role in Role if visitor.may(role)]
    answer = render(
        request,
        "account.html",
        language,
        status=status,
        done=done,
        fault=fault,
        secret=secret,
        roles=roles,
        **held,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
