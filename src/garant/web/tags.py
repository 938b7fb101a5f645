"""Tags of answers: what tells one from every other, so that nobody is sent what he has."""

from collections.abc import Hashable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import Request

import garant
from garant.web.asking import answers_of, site_of

_TODAY = ("today", "aujourd")
_VERSIONS: dict[Any, str] = {}


def tag_of(request: Request, form: str, depends: Hashable = None) -> str:
    """What tells one answer from every other: the same only where each of its bytes is.

    Args:
        request: The request.
        form: What the answer is written as.
        depends: All that it depends on beside the ledger, the address and this Garant.
    """
    query = sorted(request.query_params.multi_items())
    head = answers_of(request).head()
    parts = (
        code_version(),
        _own_words(request),
        (head.place, head.entry, head.recorded),
        request.url.path,
        query,
        datetime.now().astimezone().date() if _names_today(query) else None,
        form,
        depends,
    )
    return sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32]


def known_tag(request: Request, tag: str) -> str:
    """The tag of the answer where the client has it already, in either packing; else nothing."""
    held = request.headers.get("if-none-match", "")
    sent = {each.strip().removeprefix("W/") for each in held.split(",")}
    known = (f'"{tag}{packing}"' for packing in ("", "-gzip") if f'"{tag}{packing}"' in sent)
    return next(known, f'"{tag}"' if "*" in sent else "")


def code_version() -> str:
    """What tells this Garant from another, also from one of the same version that was changed."""
    if "code" not in _VERSIONS:
        package = Path(garant.__file__).parent
        written = (".py", ".yaml", ".html", ".svg", ".json")
        files = sorted(file for file in package.rglob("*") if file.suffix in written)
        stamps = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
        _VERSIONS["code"] = sha256(repr((garant.__version__, stamps)).encode()).hexdigest()
    return _VERSIONS["code"]


def _own_words(request: Request) -> str:
    """What tells apart what users say of parties and publishers, which are read at the start."""
    site = site_of(request)
    files = (site.settings.parties, site.settings.publishers)
    if files not in _VERSIONS:
        held = [file.read_bytes() if file and file.is_file() else b"" for file in files]
        _VERSIONS[files] = sha256(repr(held).encode()).hexdigest()
    return _VERSIONS[files]


def _names_today(query: Sequence[tuple[str, str]]) -> bool:
    return any(sign in value.casefold() for _, value in query for sign in _TODAY)
