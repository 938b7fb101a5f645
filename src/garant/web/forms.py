"""Forms that only our own pages can send: each bears a mark that other sites cannot know.

The mark belongs to the visitor's session or, before there is one, to a cookie of the visit. Where a
script of ours sends a request, the mark may stand in a header instead.
"""

from http import HTTPStatus
from secrets import token_urlsafe

from fastapi import Request
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from garant.web.asking import site_of
from garant.web.refusing import Refusal
from garant.web.sealing import mark_of, same

FIELD = "csrf_token"
"""The field of a form that holds the mark."""

HEADER = "x-csrf-token"

LONGEST_FIELD = 6 << 20
"""Bytes of one field of a form: a text that is pasted may be as long as one that is read."""

MOST_FILES = 200
MOST_FIELDS = 200

_PURPOSE = "form"


def form_mark(request: Request) -> str:
    """The mark of the forms of a page; the answer must then be given to `remember_visit`."""
    return mark_of(site_of(request).secret, _PURPOSE, _bound_to(request, make=True))


def csrf_field(request: Request) -> Markup:
    """The hidden field that each form with `method="post"` must hold."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, form_mark(request))


def remember_visit(request: Request, response: Response) -> None:
    """Set the cookie of the visit where a form was made for a visitor who had none."""
    visit = getattr(request.state, "new_visit", None)
    if visit:
        site = site_of(request)
        response.set_cookie(
            site.cookie("visit"),
            visit,
            path="/",
            secure=site.secure,
            httponly=True,
            samesite="strict",
        )


async def form_of(request: Request) -> FormData:
    """The form that was sent, read once and held by the request."""
    return await request.form(
        max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD
    )


async def check_form(request: Request) -> None:
    """Refuse what none of our pages sent.

    Raises:
        Refusal: The mark is missing, or is not this visitor's.
    """
    given = request.headers.get(HEADER)
    if given is None:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            field = (await form_of(request)).get(FIELD)
            given = field if isinstance(field, str) else None
    bound_to = await run_in_threadpool(_bound_to, request)
    wanted = mark_of(site_of(request).secret, _PURPOSE, bound_to)
    if not given or not bound_to or not same(given, wanted):
        raise Refusal(HTTPStatus.FORBIDDEN, "not_our_form")


def _bound_to(request: Request, *, make: bool = False) -> str:
    """What the mark belongs to: the session, or else the visit."""
    session = getattr(request.state, "session", None)
    if session is not None:
        return f"session {session.id}"
    visit = request.cookies.get(site_of(request).cookie("visit"), "")
    visit = visit or getattr(request.state, "new_visit", "")
    if not visit and make:
        visit = request.state.new_visit = token_urlsafe(18)
    return f"visit {visit}" if visit else ""
