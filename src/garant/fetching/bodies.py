"""The body of an answer: unpacked as it comes, within bounds, and in an encoding that is told."""

import codecs
import re
import zlib
from collections.abc import Iterable

from garant.errors import InputError

ACCEPTED = "gzip, deflate"
"""How a body may be packed; others are not asked for."""

_STEP = 1 << 16
"""Bytes unpacked at a time: a bomb is noticed after as many more than are let in."""

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{3,40})", re.IGNORECASE)
_TEXTS = (
    "text/",
    "application/xml",
    "application/xhtml+xml",
    "application/rss",
    "application/atom",
)


def unpacked(chunks: Iterable[bytes], packing: str, shown: str, most: int) -> bytes:
    """A whole body, unpacked.

    Args:
        chunks: The bytes as they come.
        packing: What the server says of how it is packed.
        shown: The address, as it is told in errors.
        most: How many bytes are let in, packed and unpacked.

    Raises:
        InputError: It is larger, or packed in a way that was not asked for, or damaged.
    """
    way = packing.strip().lower()
    if way in ("", "identity"):
        return _plain(chunks, shown, most)
    if way in ("gzip", "x-gzip"):
        return _inflated(chunks, 16 + zlib.MAX_WBITS, shown, most)
    if way == "deflate":
        return _inflated(chunks, zlib.MAX_WBITS, shown, most)
    raise InputError(
        shown, f"is packed as {packing[:40]!r}, which was not asked for", "save it and upload it"
    )


def _plain(chunks: Iterable[bytes], shown: str, most: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            raise too_large(shown, most)
    return bytes(body)


def _inflated(chunks: Iterable[bytes], window: int, shown: str, most: int) -> bytes:
    body = bytearray()
    came = 0
    unpacker = None
    for chunk in chunks:
        came += len(chunk)
        if came > most:
            raise too_large(shown, most)
        left = chunk
        while left:
            if unpacker is None:
                unpacker = _unpacker(left, window)
            try:
                body += unpacker.decompress(left, _STEP)
            except zlib.error as error:
                raise InputError(
                    shown, "came damaged (it cannot be unpacked)", "try again"
                ) from error
            if len(body) > most:
                raise too_large(shown, most)
            left = unpacker.unconsumed_tail
            if unpacker.eof:
                # Several packed one behind another are one body; zeros behind them are padding.
                left = unpacker.unused_data.lstrip(b"\0")
                unpacker = None
    if unpacker is not None:
        body += unpacker.decompress(unpacker.unconsumed_tail, _STEP)
        if not unpacker.eof:
            raise InputError(shown, "came damaged (its end is missing)", "try again")
    return bytes(body)


def _unpacker(head: bytes, window: int) -> "zlib._Decompress":
    """What unpacks from here on; some servers leave out the header that "deflate" asks for."""
    is_raw = window == zlib.MAX_WBITS and (head[0] & 0x0F != 8 or head[0] >> 4 > 7)
    return zlib.decompressobj(-zlib.MAX_WBITS if is_raw else window)


def too_large(shown: str, most: int) -> InputError:
    """What is told of a body that is larger than is let in."""
    return InputError(
        shown,
        f"is larger than {most / 1_000_000:g} MB, the limit for an address",
        "save it, and upload it in parts",
    )


def in_utf8(data: bytes, content_type: str) -> bytes:
    """A text in UTF-8 where only the server says what it is in; else as it came.

    A page that says so itself, or is UTF-8, is left alone: servers are wrong more often.
    """
    said = _CHARSET.search(content_type)
    if said is None or not content_type.lower().lstrip().startswith(_TEXTS):
        return data
    if _DECLARED.search(data[:4096]) or data.startswith(_MARKS):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return data
    try:
        codec = codecs.lookup(said[1])
        if not codec.name.startswith(_ENCODINGS):
            return data
        return data.decode(codec.name).encode("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return data


_ENCODINGS = ("iso8859", "cp", "koi8", "mac-", "gb", "big5", "euc", "shift", "tis")
"""Encodings of texts: Python's own `rot13` and `zip` are none."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
