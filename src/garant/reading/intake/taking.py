"""Take in what the user named, one source after another; nothing is held but the one at hand."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO

from garant.errors import InputError
from garant.reading.intake.decode import decode
from garant.reading.intake.detect import Format, detect
from garant.reading.intake.limits import (
    HEAD_BYTES,
    MAX_FEED_BYTES,
    MAX_LINES,
    MAX_PAGE_BYTES,
    MAX_PDF_BYTES,
    MAX_TEXT_BYTES,
    megabytes,
)
from garant.reading.intake.source import Source, tidy
from garant.reading.intake.walk import Entry, OnError, Rewound, entries, opened, refused

_LIMITS = {
    Format.PAGE: MAX_PAGE_BYTES,
    Format.FEED: MAX_FEED_BYTES,
    Format.PDF: MAX_PDF_BYTES,
    Format.RECORD_LIST: MAX_FEED_BYTES,
}


def sources(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    on_error: Callable[[InputError], None],
) -> Iterator[Source]:
    """Read every piece of reporting in files, folders and standard input.

    Formats are told by content: plain text, HTML, JSON records, RSS/Atom, PDF with a text layer.

    Args:
        paths: Files, folders (read with what is inside them, sorted), or `-` for standard input.
        stdin: The stream that `-` stands for.
        on_error: Told of each input that cannot be read; the others are read still.

    Yields:
        One source for each text, page, record, feed entry or PDF.
    """
    for path in paths:
        for entry in entries(path, on_error):
            yield from _sources(entry, stdin, on_error)


def sources_in(
    stream: BinaryIO, name: str, *, on_error: Callable[[InputError], None]
) -> Iterator[Source]:
    """Read every piece of reporting in one stream, as from a file of that name.

    Args:
        stream: What is read.
        name: What it is called, in messages and, without its folders, in what is read from it.
        on_error: As for `sources`.
    """
    yield from _sources(Entry(name, PurePath(name).name or name, None), stream, on_error)


def _sources(entry: Entry, stream: BinaryIO | None, on_error: OnError) -> Iterator[Source]:
    try:
        for source in _read(entry, stream, on_error):
            if _lines(source.text) > MAX_LINES:
                on_error(_too_many_lines(entry.name, source.id))
            else:
                yield tidy(source)
    except InputError as error:
        on_error(error)


def _lines(text: str) -> int:
    return sum(text.count(mark) for mark in "\n\r\x0b\x0c\x85\u2028\u2029")


def _too_many_lines(name: str, id: str) -> InputError:  # noqa: A002
    place = name if name.endswith(id) else f"{name}, {id}"
    return InputError(
        place,
        f"has more than {MAX_LINES:,} lines, the limit for one document",
        "split it into parts",
    )


def _read(entry: Entry, stdin: BinaryIO | None, on_error: OnError) -> Iterator[Source]:
    stream = opened(entry, stdin)
    try:
        head = _some(stream, HEAD_BYTES, entry.name)
        if not head.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
            rest = _some(stream, HEAD_BYTES, entry.name) if head else b""
            if not rest.strip():
                raise InputError(entry.name, "is empty", "give a file with text in it")
            head += rest
        ending = PurePath(entry.id).suffix.lower()
        kind = detect(head, ending, entry.name)
        whole = io.BufferedReader(Rewound(head, stream))
        if kind is Format.RECORDS:
            from garant.reading.intake.records import read_records

            yield from read_records(whole, entry.name, entry.id, on_error)
        else:
            yield from _read_whole(_all(whole, kind, entry.name), kind, entry, on_error)
    finally:
        if entry.path is not None:
            stream.close()


def _read_whole(data: bytes, kind: Format, entry: Entry, on_error: OnError) -> Iterator[Source]:
    # Each format's libraries are loaded by its own module: a folder of texts waits for none.
    if kind is Format.PDF:
        from garant.reading.intake.pdf import read_pdf

        yield read_pdf(data, entry.name, entry.id)
    elif kind is Format.RECORD_LIST:
        from garant.reading.intake.records import read_record_list

        yield from read_record_list(data, entry.name, entry.id, on_error)
    elif kind is Format.FEED:
        from garant.reading.intake.feed import read_feed

        markup, doubts = decode(data, entry.name, declared=True)
        yield from read_feed(markup, entry.name, entry.id, on_error, doubts)
    elif kind is Format.PAGE:
        from garant.reading.intake.page import read_page

        markup, doubts = decode(data, entry.name, declared=True)
        yield read_page(markup, name=entry.name, id=entry.id, doubts=doubts)
    else:
        text, doubts = decode(data, entry.name)
        if not any(letter.isalnum() for letter in text):
            raise InputError(entry.name, "has no words in it", "give a file with text in it")
        yield replace(Source(entry.id, text), doubts=doubts)


def _some(stream: BinaryIO, size: int, name: str) -> bytes:
    """Up to so many bytes; a pipe hands out fewer at a time."""
    pieces: list[bytes] = []
    while size > 0:
        try:
            piece = stream.read(size)
        except (OSError, ValueError) as error:
            raise refused(name, error) from error
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _all(stream: BinaryIO, kind: Format, name: str) -> bytes:
    limit = _LIMITS.get(kind, MAX_TEXT_BYTES)
    data = _some(stream, limit + 1, name)
    if len(data) > limit:
        raise InputError(
            name,
            f"is larger than {megabytes(limit)}, the limit for one document",
            "split it into parts, or give JSONL with one document a line",
        )
    return data
