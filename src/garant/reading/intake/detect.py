"""Which format a file is in: by its content, by its ending only where content leaves it open."""

import re
from enum import Enum, auto

from garant.errors import InputError


class Format(Enum):
    """What a reader exists for."""

    TEXT = auto()
    PAGE = auto()
    RECORDS = auto()
    """One JSON record a line."""
    RECORD_LIST = auto()
    """One JSON value for the whole file: a record or a list of records."""
    FEED = auto()
    PDF = auto()


_SIGNATURES = (
    (b"\x1f\x8b", "is compressed (gzip)", "decompress it first"),
    (b"BZh", "is compressed (bzip2)", "decompress it first"),
    (b"\xfd7zXZ", "is compressed (xz)", "decompress it first"),
    (b"\x28\xb5\x2f\xfd", "is compressed (zstd)", "decompress it first"),
    (b"PK\x03\x04", "is a ZIP archive or an office document", "save it as text, HTML or PDF"),
    (b"\xd0\xcf\x11\xe0", "is an office document", "save it as text, HTML or PDF"),
    (b"{\\rtf", "is a rich-text document", "save it as text, HTML or PDF"),
    (b"\x89PNG", "is a picture", "give the text, not a picture of it"),
    (b"\xff\xd8\xff", "is a picture", "give the text, not a picture of it"),
    (b"GIF8", "is a picture", "give the text, not a picture of it"),
    (b"SQLite format 3", "is a database", "export its texts as JSONL"),
    (b"\x7fELF", "is a program", "give a text, HTML, JSONL, feed or PDF file"),
    (b"PAR1", "is a Parquet table", "export its texts as JSONL"),
)

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|article|main|section|div|p|h[1-6]|table|ul|span|br|title"
    rb"|meta|a)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENDING = re.compile(rb"</[a-z][a-z0-9]*\s*>", re.IGNORECASE)
_SPACE = b" \t\r\n\f\v\xef\xbb\xbf"


def detect(head: bytes, ending: str, name: str) -> Format:
    """Tell the format from the first bytes of a file.

    Args:
        head: The first bytes.
        ending: The file's ending in lower case with its dot; empty for standard input.
        name: The file's name for the message of an error.

    Raises:
        InputError: If the bytes are those of a format that is not read.
    """
    for signature, problem, remedy in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(name, problem, remedy)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    start = head.replace(b"\x00", b"").lstrip(_SPACE) if b"\x00" in head else head.lstrip(_SPACE)
    if start.startswith(b"\xff\xfe") or start.startswith(b"\xfe\xff"):
        start = start[2:].lstrip(_SPACE)
    if start.startswith((b"{", b"[")) or ending in {".jsonl", ".ndjson"}:
        return _json(start, ending)
    if start.startswith(b"<"):
        return _markup(start, ending, name)
    if ending in {".html", ".htm", ".xhtml"} and _PAGE.search(start):
        return Format.PAGE
    # A fragment of a page that begins with words. One tag in a text is a slip, many are a page.
    if len(_ENDING.findall(start, 0, 20_000)) >= 5 and _PAGE.search(start):
        return Format.PAGE
    return Format.TEXT


def _json(start: bytes, ending: str) -> Format:
    if ending in {".jsonl", ".ndjson"}:
        return Format.RECORDS
    if start.startswith(b"["):
        inside = start[1:].lstrip(_SPACE)
        return Format.RECORD_LIST if inside.startswith(b"{") or ending == ".json" else Format.TEXT
    inside = start[1:].lstrip(b" \t")
    if inside.startswith(b'"'):
        return Format.RECORDS
    # "{" alone on its line, then a key: a record printed over many lines.
    if inside.lstrip(_SPACE).startswith(b'"') or ending == ".json":
        return Format.RECORD_LIST
    return Format.TEXT


def _markup(start: bytes, ending: str, name: str) -> Format:
    if _FEED.search(start[:4096]) and not re.match(rb"<!doctype\s+html|<html", start, re.I):
        return Format.FEED
    if _PAGE.search(start):
        return Format.PAGE
    if start.startswith(b"<?xml") or ending in {".xml", ".rss", ".atom"}:
        raise InputError(
            name,
            "is XML, but neither a feed nor a page",
            "give the text, a page or an RSS/Atom feed",
        )
    return Format.PAGE if ending in {".html", ".htm", ".xhtml"} else Format.TEXT
