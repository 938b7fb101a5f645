"""What the OpenAPI document says of each endpoint: its records, its problems, who may ask."""

from typing import Any

from garant.web.api.schemas import PLACE, reference

PROBLEMS = {
    400: "There is a mistake in what is asked, such as a name that nobody has.",
    401: "The site has accounts, and no token was sent that it knows.",
    403: "The token's holder may not do this.",
    404: "There is nothing by that name or key.",
    406: "It cannot be given in a form that is accepted.",
    409: "Somebody else decided in the meantime.",
    413: "It is larger than can be taken in.",
    415: "It is no form that can be taken in.",
    422: "A parameter is missing, unknown, or out of its bounds.",
    429: "Too much was asked in too short a time.",
    503: "The ledger cannot be reached.",
}

ALWAYS = (400, 401, 403, 422, 503)

RECORDS: list[Any] = []
"""Every record that an endpoint gives."""

_HEADERS = {
    "ETag": {
        "description": "Changes with the answer; send it back as `If-None-Match`.",
        "schema": {"type": "string"},
    },
    "Garant-Remarks": {
        "description": "What the answer leaves out, or why there is nothing.",
        "schema": {"type": "string"},
    },
}
_LINK = {
    "description": "The pages around this one (RFC 8288): `first`, `prev`, `next`.",
    "schema": {"type": "string"},
}


def described(record: Any, *, csv: bool = True, paged: bool = False, **more: Any) -> dict[str, Any]:
    """What a route that gives records is declared with.

    Args:
        record: The record, or a list of it.
        csv: Whether there is CSV of it.
        paged: Whether it is given a page at a time.
        **more: Further arguments of the route.
    """
    RECORDS.append(record)
    content: dict[str, Any] = {"application/json": {"schema": reference(record)}}
    if csv:
        content["text/csv"] = {"schema": {"type": "string"}}
    headers = {**_HEADERS, "Link": _LINK} if paged else _HEADERS
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer.", "content": content, "headers": headers},
        304: {"description": "The answer is the one that the client has."},
        **problems(*ALWAYS, 404, 406),
    }
    return {"responses": responses, "response_model": None, **more}


def problems(*codes: int) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI document says of some problems."""
    return {
        code: {
            "description": PROBLEMS[code],
            "content": {"application/problem+json": {"schema": {"$ref": f"{PLACE}Problem"}}},
        }
        for code in codes
    }
