"""Addresses in pages: of our own files, and of others' pages."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

_STATIC = Path(__file__).parent / "static"
_SIGNS = 10


@cache
def static_address(name: str) -> str:
    """The address of a file of ours; it changes with the file, so that browsers may keep it."""
    digest = sha256((_STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:_SIGNS]}"


def web_address(url: str | None) -> str:
    """The address where it leads to a page of the web, else nothing.

    Any other scheme could run something where it is clicked.
    """
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
