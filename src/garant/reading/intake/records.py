"""JSON records: one a line, or a list of them; the keys that collections use in practice."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from garant.errors import InputError
from garant.model import Doubt
from garant.reading.intake.bounds import check_page
from garant.reading.intake.decode import decode
from garant.reading.intake.limits import MAX_TEXT_BYTES, megabytes
from garant.reading.intake.markup import is_markup, joined, paragraphs
from garant.reading.intake.page import read_page
from garant.reading.intake.source import Origin, Source
from garant.reading.intake.stamp import read_stamp
from garant.reading.intake.walk import OnError

_KEYS = {
    "text": "text body content article articlebody maintext fulltext plaintext contenttext texte"
    " corps",
    "html": "html contenthtml rawhtml bodyhtml articlehtml page",
    "title": "title headline titre titel heading name",
    "published": "published date publishedat publicationdate datepublished publisheddate"
    " publishdate pubdate datepublication datetime timestamp dateparution",
    "publisher": "publisher source site sitename outlet media newspaper journal publication domain"
    " editeur mediaorganization",
    "url": "url link canonicalurl sourceurl permalink href uri address",
    "id": "id docid documentid articleid uid uuid guid identifier recordid",
    "language": "language lang langue languagecode inlanguage",
}
"""What a record calls each field, without case, dots, dashes and underlines; earlier names win."""

_NAMES = {field: tuple(names.split()) for field, names in _KEYS.items()}
_REMEDY = "give one JSON object a line with a text or html key"
_SLACK = 4_096


def read_records(stream: BinaryIO, name: str, id: str, on_error: OnError) -> Iterator[Source]:  # noqa: A002
    """Read one record a line; a line that is none is reported with its number and passed over."""
    number = 0
    while line := stream.readline(MAX_TEXT_BYTES + _SLACK):
        number += 1
        place = f"{name}, line {number}"
        if len(line) > MAX_TEXT_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
            on_error(_too_long(place))
            continue
        if not line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            continue
        try:
            yield _record(_parsed(line, place), place, f"{id}:{number}")
        except InputError as error:
            on_error(error)
    if number == 0:
        on_error(InputError(name, "is empty", "give a file with text in it"))


def read_record_list(data: bytes, name: str, id: str, on_error: OnError) -> Iterator[Source]:  # noqa: A002
    """Read a file that is one JSON record or a list of records.

    Raises:
        InputError: If the file is no JSON.
    """
    whole = _parsed(data, name)
    records = whole if isinstance(whole, list) else [whole]
    if not records:
        raise InputError(name, "holds no record", _REMEDY)
    for number, record in enumerate(records, start=1):
        place = f"{name}, record {number}" if len(records) > 1 else name
        try:
            yield _record(record, place, f"{id}:{number}" if len(records) > 1 else id)
        except InputError as error:
            on_error(error)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(1_000_000)) and not rest.endswith(b"\n"):
        pass


def _too_long(place: str) -> InputError:
    return InputError(
        place,
        f"is longer than {megabytes(MAX_TEXT_BYTES)}, the limit for one document",
        "split it into parts",
    )


def _parsed(data: bytes, place: str) -> object:
    words, _ = decode(data, place)
    try:
        value: object = json.loads(words.strip("\ufeff \t\r\n"), strict=False)
    except RecursionError:
        raise InputError(place, "is JSON nested too deep", _REMEDY) from None
    except ValueError as error:
        reason = getattr(error, "msg", "a number that is too long").rstrip(":")
        column = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(place, f"is not JSON ({reason}{column})", _REMEDY) from None
    return value


def _record(value: object, place: str, fallback: str) -> Source:
    if not isinstance(value, dict):
        raise InputError(place, "is not a JSON object", _REMEDY)
    fields = _fields(value)
    identity = fields.get("id", fields.get("url"))
    id = str(identity) if isinstance(identity, str | int) and str(identity).strip() else fallback  # noqa: A001
    source = _content(fields, place, id)
    published = read_stamp(fields.get("published"))
    doubts = source.doubts
    if published is None and fields.get("published") not in (None, ""):
        doubts = (*doubts, Doubt("date_unreadable", f"date {str(fields['published'])[:60]!r}"))
    return replace(
        source,
        title=_words(fields.get("title")) or source.title,
        publisher=_words(fields.get("publisher")) or source.publisher,
        published=published or source.published,
        url=_words(fields.get("url")) or source.url,
        language=_words(fields.get("language")) or source.language,
        doubts=doubts,
    )


def _fields(record: dict[object, object]) -> dict[str, object]:
    """The record's values under our names; of several keys for one field the most usual wins."""
    folded: dict[str, object] = {}
    for key, value in record.items():
        bare = "".join(letter for letter in str(key).lower() if letter.isalnum())
        folded.setdefault(bare, value)
    found: dict[str, object] = {}
    for field, names in _NAMES.items():
        for name in names:
            if folded.get(name) not in (None, ""):
                found[field] = folded[name]
                break
    return found


def _content(fields: dict[str, object], place: str, id: str) -> Source:  # noqa: A002
    text, html = fields.get("text"), fields.get("html")
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    if isinstance(text, str) and text.strip():
        if len(text) > MAX_TEXT_BYTES:
            raise _too_long(place)
        if "</p>" in text or "<br" in text:
            return _from_markup(text, place, id)
        return Source(id, text, Origin.RECORD)
    if isinstance(html, str) and html.strip():
        if len(html) > MAX_TEXT_BYTES:
            raise _too_long(place)
        return _from_markup(html, place, id)
    if text is not None and not isinstance(text, str):
        raise InputError(place, f"has a text that is a {type(text).__name__}", _REMEDY)
    raise InputError(place, "has no text", _REMEDY)


def _from_markup(markup: str, place: str, id: str) -> Source:  # noqa: A002
    if "<body" in markup or "<html" in markup:
        return replace(read_page(markup, name=place, id=id), origin=Origin.RECORD)
    if not is_markup(markup):
        return Source(id, markup, Origin.RECORD)
    text, headings = joined(paragraphs(check_page(markup, place)))
    if not text:
        raise InputError(place, "has no text", _REMEDY)
    return Source(id, text, Origin.RECORD, headings=headings)


def _words(value: object) -> str | None:
    """A name given as a string, or as an object with a name, or as a list of either."""
    if isinstance(value, list) and value:
        return _words(value[0])
    if isinstance(value, dict):
        return _words(value.get("name", value.get("title")))
    return value.strip() or None if isinstance(value, str) else None
