"""The records of the API as JSON Schema: made of the views, so that they cannot disagree."""

import inspect
from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, ForwardRef, NotRequired, Union, get_args, get_origin, get_type_hints
from typing import is_typeddict as is_record

Schema = dict[str, Any]

PLACE = "#/components/schemas/"

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Any: {},
}

PROBLEM: Schema = {
    "title": "Problem",
    "description": "What went wrong, and what to do (RFC 9457).",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}

LOGIC: Schema = {
    "title": "Logic",
    "description": "Of some parts, `all`, `any`, or `at_least` so many `of` them.",
    "type": "object",
    "additionalProperties": {
        "anyOf": [
            {"type": "integer"},
            {
                "type": "array",
                "items": {"anyOf": [{"type": "string"}, {"$ref": f"{PLACE}Logic"}]},
            },
        ]
    },
}


def reference(record: Any) -> Schema:
    """Where the schema of a record, or of a list of them, is to be found."""
    return _schema(record)


@cache
def schemas_of(*records: Any) -> dict[str, Schema]:
    """The schemas of records and of all that is in them, by name."""
    found: dict[str, Schema] = {"Problem": PROBLEM}
    waiting = list(records)
    while waiting:
        for record in _records_in(waiting.pop()):
            if record.__name__ not in found:
                hints = _hints(record)
                found[record.__name__] = _object(record, hints)
                waiting += hints.values()
    if "PactView" in found:
        found["Logic"] = LOGIC
    return found


def _object(record: Any, hints: dict[str, Any]) -> Schema:
    return {
        "title": record.__name__,
        "description": inspect.cleandoc(record.__doc__ or ""),
        "type": "object",
        "properties": {name: _schema(hint) for name, hint in hints.items()},
        "required": [name for name in hints if name in record.__required_keys__],
        "additionalProperties": False,
    }


def _hints(record: Any) -> dict[str, Any]:
    hints = get_type_hints(record, include_extras=True)
    return {
        name: get_args(hint)[0] if get_origin(hint) is NotRequired else hint
        for name, hint in hints.items()
    }


def _schema(hint: Any) -> Schema:
    if is_record(hint):
        return {"$ref": f"{PLACE}{hint.__name__}"}
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(part) for part in parts]}
    if _is_logic(hint):
        return {"$ref": f"{PLACE}Logic"}
    if origin is list:
        return {"type": "array", "items": _schema(parts[0])}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_schema(part) for part in parts]}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(parts[1])}
    raise TypeError(f"{hint!r} has no schema; give its type one in web/api/schemas.py")


def _is_logic(hint: Any) -> bool:
    """Whether it is the logic of a pact, which is made of itself."""
    return get_origin(hint) is dict and any(
        isinstance(one, ForwardRef | str) for one in _parts(hint)
    )


def _parts(hint: Any) -> Iterator[Any]:
    for part in get_args(hint):
        yield part
        yield from _parts(part)


def _records_in(hint: Any) -> Iterator[Any]:
    if is_record(hint):
        yield hint
    elif not _is_logic(hint):
        for part in get_args(hint):
            yield from _records_in(part)
