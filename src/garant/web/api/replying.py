"""How the API replies: JSON or CSV, compressed, with a tag that tells whether it is still so."""

import io
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from garant import publishing
from garant.answers import Answers, Remark
from garant.web.api.questions import Asking, Paged
from garant.web.asking import answers_of
from garant.web.packing import Packed, pack, unpacked
from garant.web.tags import known_tag, tag_of

View = TypeVar("View", bound=Mapping[str, Any])

JSON = "application/json"
CSV = "text/csv"
_TYPES = {JSON: "application/json", CSV: "text/csv; charset=utf-8; header=present"}


@dataclass(frozen=True, slots=True)
class Answer(Generic[View]):
    """What is replied: a record or a list of them, with what is to be said beside it.

    Attributes:
        shown: The record, or the list.
        sheet: The columns and rows of its CSV; None where it has none.
        more: Whether a list goes on.
        remarks: What the answer does not show.
    """

    shown: View | Sequence[View]
    sheet: "publishing.Sheet[View] | None" = None
    more: bool = False
    remarks: Sequence[Remark] = field(default=())


def reply(
    request: Request,
    asking: Asking,
    make: Callable[[Answers], Answer[Any]],
    *,
    has_sheet: bool = True,
    depends: Hashable = None,
) -> Response:
    """Reply to a question.

    Args:
        request: The request.
        asking: What was asked.
        make: Answers it; is asked only where the client has not the answer already.
        has_sheet: Whether there is CSV of it.
        depends: All that the answer depends on beside the ledger and the address.
    """
    form = _form_of(request, asking, has_sheet=has_sheet)
    tag = tag_of(request, form, depends)
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept, Accept-Encoding"}

    def written(answers: Answers) -> tuple[bytes, dict[str, str]]:
        answer = make(answers)
        body = write(answer, form, bom=asking.bom)
        return body, _said_beside(request, asking, answer)

    return _replied(request, tag, _TYPES[form], written, headers)


def reply_bytes(
    request: Request,
    media: str,
    make: Callable[[Answers], bytes],
    *,
    depends: Hashable = None,
    beside: Mapping[str, str] | None = None,
) -> Response:
    """Reply with something that is made as bytes; as for `reply`, with headers `beside` it."""
    tag = tag_of(request, media, depends)
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding", **(beside or {})}
    return _replied(request, tag, media, lambda answers: (make(answers), {}), headers)


def _replied(
    request: Request,
    tag: str,
    media: str,
    written: Callable[[Answers], tuple[bytes, dict[str, str]]],
    headers: dict[str, str],
) -> Response:
    """Reply with what was kept, else with what is written now; with nothing where that is known."""
    if known := known_tag(request, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={**headers, "ETag": known})
    answers = answers_of(request)

    def packed() -> Packed:
        body, beside = written(answers)
        return pack(body, media, beside)

    kept = answers.replies.get(("reply", tag), packed, lambda made: made.weight)
    return unpacked(request, kept, tag, headers)


def write(answer: Answer[Any], form: str, *, bom: bool = False) -> bytes:
    """An answer as the command line writes it; a record is on one line, which is made faster."""
    out = io.StringIO(newline="")
    is_record = isinstance(answer.shown, Mapping)
    if form == CSV:
        assert answer.sheet is not None
        views = [answer.shown] if is_record else answer.shown
        publishing.write_sheet(answer.sheet, views, out, byte_order_mark=bom)
    elif isinstance(answer.shown, Mapping):
        out.write(f"{publishing.json_line(answer.shown)}\n")
    else:
        publishing.write_json(answer.shown, out)
    return out.getvalue().encode("utf-8", "replace")


def _form_of(request: Request, asking: Asking, *, has_sheet: bool) -> str:
    """What to reply as: what is asked for, else what the header Accept prefers.

    Raises:
        HTTPException: None of what the client takes can be made.
    """
    offered = (JSON, CSV) if has_sheet else (JSON,)
    if asking.format is not None:
        wanted = CSV if asking.format == "csv" else JSON
        if wanted in offered:
            return wanted
        raise HTTPException(HTTPStatus.NOT_ACCEPTABLE, "there is no CSV of this; ask for JSON")
    form = _preferred(request.headers.get("accept", "") or "*/*", offered)
    if form is None:
        raise HTTPException(
            HTTPStatus.NOT_ACCEPTABLE,
            f"this is given as {' or '.join(offered)}; accept one of them",
        )
    return form


def _preferred(accept: str, offered: Sequence[str]) -> str | None:
    weights = dict.fromkeys(offered, 0.0)
    closest = dict.fromkeys(offered, -1)
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    continue
        for one in offered:
            matches = (name == one) * 3 or (name == f"{one.split('/')[0]}/*") * 2 or name == "*/*"
            if matches and int(matches) > closest[one]:
                closest[one], weights[one] = int(matches), weight
    best = max(offered, key=lambda one: weights[one])
    return best if weights[best] > 0 else None


def _said_beside(request: Request, asking: Asking, answer: Answer[Any]) -> dict[str, str]:
    """The headers that tell of further pages, and of what the answer does not show."""
    said = {}
    if isinstance(asking, Paged):
        links = list(_links(request, asking, more=answer.more))
        said["Link"] = ", ".join(links)
    if answer.remarks:
        told = "; ".join(str(remark) for remark in answer.remarks)
        said["Garant-Remarks"] = told.encode("ascii", "replace").decode()
    return said


def _links(request: Request, asking: Paged, *, more: bool) -> Sequence[str]:
    def link(offset: int, relation: str) -> str:
        query = [
            (name, value)
            for name, value in request.query_params.multi_items()
            if name not in ("offset", "limit")
        ]
        query += [("limit", str(asking.limit)), ("offset", str(offset))]
        written = urlencode(query, errors="replace")
        return f'<{request.url.path}?{written}>; rel="{relation}"'

    found = [link(0, "first")]
    if asking.offset:
        found.append(link(max(asking.offset - asking.limit, 0), "prev"))
    if more:
        found.append(link(asking.offset + asking.limit, "next"))
    return found
