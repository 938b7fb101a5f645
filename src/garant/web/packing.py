"""Answers as they are kept: packed once, for every client that asks."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request
from starlette.responses import Response

WORTH_PACKING = 1_000
"""Bytes from which on an answer is packed."""

_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Packed:
    """The body of an answer, packed where that is worth it, with the headers that go with it."""

    body: bytes
    is_packed: bool
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """How many bytes it takes, about."""
        return len(self.body) + 500


def pack(body: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Packed:
    """Pack an answer."""
    worth = len(body) >= WORTH_PACKING
    held = gzip.compress(body, _LEVEL, mtime=0) if worth else body
    return Packed(held, worth, media_type, headers or {})


def unpacked(request: Request, packed: Packed, tag: str, headers: Mapping[str, str]) -> Response:
    """A kept answer as a client takes it: packed, or not.

    Args:
        request: The request.
        packed: The answer.
        tag: Its tag; that of the packed one ends so.
        headers: What else to answer.
    """
    told = {**packed.headers, **headers, "ETag": f'"{tag}"'}
    body = packed.body
    if packed.is_packed and "gzip" in request.headers.get("accept-encoding", ""):
        told |= {"Content-Encoding": "gzip", "ETag": f'"{tag}-gzip"'}
    elif packed.is_packed:
        body = gzip.decompress(body)
    return Response(body, headers=told, media_type=packed.media_type)
