"""A page about the API for people, made of its OpenAPI document."""

from typing import Any

from fastapi import APIRouter, Request, Response

from garant.web.rendering import render
from garant.web.speaking import preferred_language

router = APIRouter()

_METHODS = ("get", "post")


@router.get("/", include_in_schema=False, name="api")
def about(request: Request) -> Response:
    """Show what can be asked of the API, and how."""
    document = request.app.openapi()
    endpoints = [
        endpoint
        for path, methods in document["paths"].items()
        for method in _METHODS
        if method in methods
        for endpoint in (_endpoint(path, method, methods[method]),)
    ]
    groups = [
        (tag, [each for each in endpoints if each["tag"] == tag["name"]])
        for tag in document["tags"]
    ]
    return render(
        request,
        "api.html",
        preferred_language(request),
        groups=[(tag, found) for tag, found in groups if found],
        description=document["info"]["description"],
        version=document["info"]["version"],
    )


def _endpoint(path: str, method: str, described: dict[str, Any]) -> dict[str, Any]:
    return {
        "path": path,
        "method": method.upper(),
        "tag": described.get("tags", [""])[0],
        "told": described.get("description", ""),
        "parameters": [_parameter(each) for each in described.get("parameters", [])],
    }


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    schema = parameter.get("schema", {})
    default = schema.get("default")
    return {
        "name": parameter["name"],
        "place": parameter["in"],
        "required": parameter.get("required", False),
        "told": parameter.get("description") or schema.get("description", ""),
        "default": "" if default in (None, "", [], False) else str(default),
    }
