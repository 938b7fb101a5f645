"""Taking documents in: texts, files or an address, as often as one likes."""

import json
from http import HTTPStatus
from typing import Annotated, Any, TypedDict

from fastapi import APIRouter, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from garant.errors import UnknownKeyError
from garant.reading.apart import Piece
from garant.web.api.describing import ALWAYS, problems
from garant.web.api.questions import Words
from garant.web.api.schemas import PLACE, reference
from garant.web.forms import form_of
from garant.web.taking_in import Address, Job, State, taking_in_of
from garant.web.visitors import Visitor, require

router = APIRouter(tags=["documents"])

LONGEST_TEXT = 6_000_000
"""Signs of a text that is sent as JSON; a longer one is a file."""

_LONGEST_WAIT = 30.0
_OLDEST = "jobs are remembered for a while only; what was recorded stays: see /api/v1/documents"

_BREAKS_NOTHING = r"^[^\u0000]*$"


JobKey = Annotated[
    str, Path(pattern="^[0-9A-Za-z_-]{8,32}$", description="As `POST /documents` gave it.")
]


class TextRequest(BaseModel):
    """A text to take in."""

    model_config = ConfigDict(extra="forbid")

    name: Words = Field(min_length=1, description="What it is called, such as a file's name.")
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=_BREAKS_NOTHING)]
    title: Words | None = None
    publisher: Words | None = None
    url: Words | None = Field(None, description="Where it was published; it is not fetched.")


class AddressRequest(BaseModel):
    """An address to fetch and take in: a page, a feed, a file."""

    model_config = ConfigDict(extra="forbid")

    fetch: Annotated[str, Field(max_length=2_000, pattern="^https?://[^\\u0000-\\u0020\\u007F]+$")]


DocumentRequest = TextRequest | AddressRequest
_READ: TypeAdapter[DocumentRequest] = TypeAdapter(DocumentRequest)


class TakenInView(TypedDict):
    """A document that was taken in: its key, and what became of it.

    `outcome` is `new`, `copy`, `update`, `read again` or `known`; of what was known nothing is
    counted.
    """

    key: str
    name: str
    title: str | None
    outcome: str
    statements: int
    acts: int
    doubts: int


class ThingView(TypedDict):
    """One thing that was handed in: how far it has come, and what became of it.

    `state` is `waiting`, `fetching`, `reading`, `done` or `failed`.
    """

    name: str
    state: str
    documents: list[TakenInView]
    errors: list[str]


class JobView(TypedDict):
    """What was handed in at once; `done` where nothing of it waits any more."""

    id: str
    who: str
    made: str
    done: bool
    things: list[ThingView]


def view_job(job: Job) -> JobView:
    """Show a job as a plain record."""
    return {
        "id": job.id,
        "who": job.who,
        "made": job.made.isoformat(),
        "done": job.is_done,
        "things": [
            {
                "name": thing.name,
                "state": thing.state.value,
                "documents": [
                    {
                        "key": one.key,
                        "name": one.name,
                        "title": one.title,
                        "outcome": one.outcome,
                        "statements": one.statements,
                        "acts": one.acts,
                        "doubts": one.doubts,
                    }
                    for one in thing.documents
                ],
                "errors": list(thing.errors),
            }
            for thing in job.things
        ],
    }


def _gives(told: str) -> dict[str, Any]:
    return {"description": told, "content": {"application/json": {"schema": reference(JobView)}}}


@router.post(
    "/documents",
    status_code=HTTPStatus.CREATED,
    response_model=None,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "anyOf": [
                            {"$ref": f"{PLACE}TextRequest"},
                            {"$ref": f"{PLACE}AddressRequest"},
                        ]
                    }
                },
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "files": {
                                "type": "array",
                                "items": {"type": "string", "format": "binary"},
                                "minItems": 1,
                                "maxItems": 100,
                            }
                        },
                        "required": ["files"],
                    }
                },
            },
        }
    },
    responses={
        200: _gives("All of it was known before."),
        201: _gives("It was taken in."),
        202: _gives("It is being taken in; `Location` tells where to ask how far it has come."),
        **problems(*ALWAYS, 413, 415),
    },
)
async def take_in(
    request: Request,
    visitor: Annotated[Visitor, require("review")],
    wait: Annotated[
        float, Query(ge=0, le=_LONGEST_WAIT, description="Seconds to wait until it is done.")
    ] = 10.0,
) -> Response:
    """Take documents in. The same may be sent again: what is known is told as known.

    Send a text or an address as JSON, or files as a form. Where nothing can be read, nothing is
    recorded, and the errors are told.
    """
    things = await _things(request)
    taking_in = taking_in_of(request)
    job = await run_in_threadpool(taking_in.take, things, who=visitor.name)
    job = await taking_in.waited_for(job.id, seconds=wait) or job
    address = f"{request.url.path.removesuffix('/documents')}/jobs/{job.id}"
    if not job.is_done:
        return JSONResponse(view_job(job), HTTPStatus.ACCEPTED, headers={"Location": address})
    if all(thing.state is State.FAILED for thing in job.things):
        told = "\n".join(error for thing in job.things for error in thing.errors)
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, told)
    outcomes = {one.outcome for thing in job.things for one in thing.documents}
    status = HTTPStatus.OK if outcomes <= {"known"} else HTTPStatus.CREATED
    return JSONResponse(view_job(job), status, headers={"Location": address})


@router.get(
    "/jobs/{id}",
    response_model=None,
    responses={
        200: _gives("How far it has come."),
        **problems(400, 401, 403, 404, 422, 503),
    },
)
def job_of(
    request: Request,
    visitor: Annotated[Visitor, require("review")],
    id: JobKey,  # noqa: A002
) -> Response:
    """How far something has come that was handed in."""
    found = taking_in_of(request).job(id)
    if found is None:
        raise UnknownKeyError(f"there is no job {id!r}; {_OLDEST}")
    return JSONResponse(view_job(found))


async def _things(request: Request) -> list[Piece | Address]:
    """What was sent.

    Raises:
        RequestValidationError: It is no text, address or file.
        HTTPException: It is of another type.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        form = await form_of(request)
        try:
            files = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
            if not files:
                raise _mistake("files", "is missing; send one file or several under this name")
            return [Piece(name=each.filename or "file", data=await each.read()) for each in files]
        finally:
            await form.close()
    if kind != "application/json":
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "send application/json with a text or an address, or multipart/form-data with files",
        )
    try:
        sent = _READ.validate_python(json.loads(await request.body()))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise _mistake("body", f"is no JSON ({error})") from error
    except ValidationError as error:
        raise RequestValidationError(
            [{**each, "loc": ("body", *each["loc"])} for each in error.errors(include_url=False)]
        ) from error
    if isinstance(sent, AddressRequest):
        return [Address(sent.fetch)]
    return [
        Piece(
            name=sent.name,
            data=sent.text.encode("utf-8"),
            url=sent.url,
            title=sent.title,
            publisher=sent.publisher,
        )
    ]


def _mistake(field: str, told: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body", field), "msg": told, "type": "value_error"}])
