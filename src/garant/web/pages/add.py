"""Adding documents: a text that is pasted, files, or an address; and how far they have come."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from garant.reading.apart import Piece
from garant.web.asking import Language
from garant.web.forms import form_of
from garant.web.refusing import Refusal
from garant.web.rendering import render
from garant.web.taking_in import Address, Job, State, taking_in_of
from garant.web.visitors import Visitor, require

router = APIRouter()

MOST_ADDRESSES = 20
"""Addresses that are given at once, one a line."""

_FIELDS = ("text", "title", "publisher", "published", "addresses")

Allowed = Annotated[Visitor, require("review")]


@router.get("/{language}/add", name="add")
def add_page(request: Request, language: Language, visitor: Allowed) -> Response:
    """Show the three ways of adding."""
    return _page(request, language)


@router.post("/{language}/add")
async def handed_in(
    request: Request,
    language: Language,
    visitor: Allowed,
    form: Annotated[FormData, Depends(form_of)],
) -> Response:
    """Take in what was given, and go on to where it is told how far it has come."""
    try:
        things, faults = await _things(form)
    finally:
        await form.close()
    if faults:
        said = {name: _said(form, name) for name in _FIELDS}
        return await run_in_threadpool(_page, request, language, faults=faults, said=said)
    job = await run_in_threadpool(taking_in_of(request).take, things, who=visitor.name)
    return RedirectResponse(f"/{language}/add/{job.id}", HTTPStatus.SEE_OTHER)


@router.get("/{language}/add/{job}", name="added")
def added_page(request: Request, language: Language, visitor: Allowed, job: str) -> Response:
    """Show how far something has come that was handed in."""
    found = taking_in_of(request).job(job)
    if found is None or not (found.who == visitor.name or visitor.may("admin")):
        raise Refusal(HTTPStatus.NOT_FOUND, "no_such_job")
    answer = render(request, "added.html", language, job=found, counts=_counts(found), State=State)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(
    request: Request,
    language: str,
    *,
    faults: Sequence[str] = (),
    said: dict[str, str] | None = None,
) -> Response:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    said = said or dict.fromkeys(_FIELDS, "")
    return render(request, "add.html", language, status=status, faults=faults, said=said)


def _counts(job: Job) -> dict[str, int]:
    documents = [document for thing in job.things for document in thing.documents]
    return {
        "waiting": sum(thing.state not in (State.DONE, State.FAILED) for thing in job.things),
        "documents": len(documents),
        "statements": sum(document.statements for document in documents),
        "acts": sum(document.acts for document in documents),
        "errors": sum(len(thing.errors) for thing in job.things),
    }


async def _things(form: FormData) -> tuple[list[Piece | Address], list[str]]:
    """What was given, and the names of what is wrong with it."""
    things: list[Piece | Address] = []
    faults: list[str] = []
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
    for file in files:
        # A form without any file chosen sends one without a name.
        if file.filename:
            things.append(Piece(name=_base(file.filename), data=await file.read()))
    addresses = _said(form, "addresses").split()
    if len(addresses) > MOST_ADDRESSES:
        faults.append("too_many_addresses")
    things += [Address(address) for address in dict.fromkeys(addresses)]
    text = _said(form, "text")
    if text.strip():
        piece = _pasted(text, form)
        if piece is None:
            faults.append("no_day")
        else:
            things.append(piece)
    if not things and not faults:
        faults.append("nothing")
    return things, faults


def _pasted(text: str, form: FormData) -> Piece | None:
    """A text that was pasted, with what was said of it; None where the day said is none."""
    told: dict[str, Any] = {
        name: " ".join(_said(form, name).split())[:500] or None for name in ("title", "publisher")
    }
    day = _said(form, "published").strip()
    try:
        told["published"] = date.fromisoformat(day) if day else None
    except ValueError:
        return None
    # Browsers send line ends as networks do; a text is kept as it was written.
    data = text.replace("\r\n", "\n").encode("utf-8", "replace")
    # The same text pasted again has the same name, and so is known.
    name = f"{_slug(told['title'] or 'text')}-{sha256(data).hexdigest()[:8]}.txt"
    return Piece(name=name, data=data, **told)


def _said(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _base(name: str) -> str:
    """A file's name without its folders, which are those of the visitor's machine."""
    return name.replace("\\", "/").rpartition("/")[2][:200] or "file"


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].rstrip("-") or "text"
