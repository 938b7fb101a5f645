"""The accounts of everybody, for those who administer them; all of it stands in the audit."""

from collections import Counter
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from garant.access import PasswordError, change_password, give_token, make_account, sign_in
from garant.errors import LedgerError
from garant.ledger import (
    Ledger,
    close_account,
    find_account,
    has_accounts,
    list_accounts,
    list_tokens,
    revoke_token,
    set_role,
)
from garant.model import Role
from garant.web.asking import Language, site_of
from garant.web.refusing import Refusal
from garant.web.rendering import render
from garant.web.visitors import Visitor, require

router = APIRouter()

Admin = Annotated[Visitor, require("admin")]
Name = Annotated[str, Form(max_length=200)]
Secret = Annotated[str, Form(max_length=5_000)]

_DONE = ("added", "role", "password", "closed", "revoked")


@router.get("/{language}/users", name="users")
def users_page(
    request: Request, language: Language, admin: Admin, name: str = "", done: str = ""
) -> Response:
    """Show every account; one of them by its name, with what may be done to it."""
    return _page(request, language, admin, name, done=done if done in _DONE else "")


@router.post("/{language}/users/add")
def user_added(
    request: Request,
    language: Language,
    admin: Admin,
    name: Name = "",
    role: Annotated[Role, Form()] = Role.READ,
    password: Secret = "",
    own: Secret = "",
) -> Response:
    """Make an account; without a password it is for programs, which have tokens.

    The first one shuts the door that stood open to everybody on this machine, so that it must be
    one that somebody can sign in with and administer the others.
    """
    ledger = site_of(request).answers.ledger
    fault = _fault_of_password(request, admin, own)
    if not fault and not has_accounts(ledger) and not (role is Role.ADMIN and password):
        fault = "first"
    if fault:
        return _page(request, language, admin, fault=fault, typed=name)
    try:
        made = make_account(ledger, name, role, who=admin.name, password=password or None)
    except PasswordError:
        return _page(request, language, admin, fault="weak", typed=name)
    except LedgerError:
        return _page(request, language, admin, fault="name", typed=name)
    return _back(language, made.name, "added")


@router.post("/{language}/users/role")
def role_given(
    request: Request,
    language: Language,
    admin: Admin,
    name: Name = "",
    role: Annotated[Role, Form()] = Role.READ,
    own: Secret = "",
) -> Response:
    """Give an account another role, from the next request on."""
    return _changed(
        request,
        language,
        admin,
        (name, own, "role"),
        lambda ledger: set_role(ledger, name, role, who=admin.name),
    )


@router.post("/{language}/users/password")
def password_given(
    request: Request,
    language: Language,
    admin: Admin,
    name: Name = "",
    password: Secret = "",
    own: Secret = "",
) -> Response:
    """Give an account another password; whoever was signed in with the one before no longer is."""
    return _changed(
        request,
        language,
        admin,
        (name, own, "password"),
        lambda ledger: change_password(ledger, name, password, who=admin.name),
    )


@router.post("/{language}/users/close")
def user_closed(
    request: Request, language: Language, admin: Admin, name: Name = "", own: Secret = ""
) -> Response:
    """Close an account for ever, with its sessions and tokens."""
    return _changed(
        request,
        language,
        admin,
        (name, own, "closed"),
        lambda ledger: close_account(ledger, name, who=admin.name),
    )


@router.post("/{language}/users/token")
def token_made(
    request: Request,
    language: Language,
    admin: Admin,
    name: Name = "",
    label: Annotated[str, Form(max_length=200)] = "",
    role: Annotated[Role, Form()] = Role.READ,
    own: Secret = "",
) -> Response:
    """Give an account a token, and show it this once."""
    fault = _fault_of_password(request, admin, own)
    if fault:
        return _page(request, language, admin, name, fault=fault)
    ledger = site_of(request).answers.ledger
    try:
        secret, _ = give_token(ledger, name, label=label, role=role, who=admin.name)
    except LedgerError:
        return _page(request, language, admin, name, fault="token")
    return _page(request, language, admin, name, secret=secret)


@router.post("/{language}/users/revoke")
def token_taken_back(
    request: Request,
    language: Language,
    admin: Admin,
    name: Name = "",
    token: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Take a token back; this needs no password, for it may be urgent."""
    try:
        revoke_token(site_of(request).answers.ledger, token, who=admin.name, account=name)
    except LedgerError as error:
        raise Refusal(HTTPStatus.NOT_FOUND, "no_such_token") from error
    return _back(language, name, "revoked")


def _changed(
    request: Request,
    language: str,
    admin: Visitor,
    asked: tuple[str, str, str],
    change: Callable[[Ledger], object],
) -> Response:
    """Change another's account, or say why not.

    Args:
        request: The request.
        language: The language of the page.
        admin: Who changes it.
        asked: Whose account, the password of who changes it, and what is done.
        change: Changes it.
    """
    name, own, done = asked
    fault = _fault_of_password(request, admin, own)
    # Nobody shuts himself out: an administrator always stays.
    if not fault and name == admin.name:
        fault = "yourself"
    if not fault:
        try:
            change(site_of(request).answers.ledger)
        except PasswordError:
            fault = "weak"
        except LedgerError:
            fault = "no_change"
    if fault:
        return _page(request, language, admin, name, fault=fault)
    return _back(language, name, done)


def _fault_of_password(request: Request, admin: Visitor, own: str) -> str:
    """What is wrong with the password by which an administrator confirms; nothing where none is.

    Whoever finds a browser left open cannot give himself an account. On an open door there is
    nobody to ask.
    """
    if admin.way != "session":
        return ""
    site = site_of(request)
    address = request.client.host if request.client else ""
    if site.attempts.wait(admin.name, address):
        return "too_often"
    if sign_in(site.answers.ledger, admin.name, own) is None:
        return "wrong_password"
    site.attempts.succeeded(admin.name, address)
    return ""


_STATUS = {"too_often": 429, "wrong_password": 403, "yourself": 409, "no_change": 409, "name": 409}


def _back(language: str, name: str, done: str) -> RedirectResponse:
    query = urlencode({"name": name, "done": done})
    return RedirectResponse(f"/{language}/users?{query}", HTTPStatus.SEE_OTHER)


def _page(
    request: Request,
    language: str,
    admin: Visitor,
    name: str = "",
    *,
    done: str = "",
    fault: str = "",
    secret: str = "",
    typed: str = "",
) -> Response:
    ledger = site_of(request).answers.ledger
    tokens = [token for token in list_tokens(ledger) if token.revoked is None]
    shown = find_account(ledger, name) if name else None
    answer = render(
        request,
        "users.html",
        language,
        status=_STATUS.get(fault, 422) if fault else 200,
        accounts=list_accounts(ledger),
        counts=Counter(token.account for token in tokens),
        shown=shown,
        tokens=[token for token in tokens if shown and token.account == shown.name],
        unknown=name if name and shown is None else "",
        asks=admin.way == "session",
        roles=[role.value for role in Role],
        done=done,
        fault=fault,
        secret=secret,
        typed=typed,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
