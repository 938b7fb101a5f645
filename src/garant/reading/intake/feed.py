"""RSS and Atom feeds: each entry is one source."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from garant.errors import InputError
from garant.model import Doubt
from garant.reading.intake.bounds import check_entities, check_page
from garant.reading.intake.limits import MAX_TEXT_BYTES, megabytes
from garant.reading.intake.markup import is_markup, joined, paragraphs, squeeze
from garant.reading.intake.source import Origin, Source
from garant.reading.intake.stamp import read_stamp
from garant.reading.intake.walk import OnError

if TYPE_CHECKING:
    Fields = Mapping[str, object]

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MAX_ENTRY_TAGS = 200_000
_SHORT = 40
"""Words: below, an entry is a teaser of what stands elsewhere."""


def read_feed(
    markup: str,
    name: str,
    id: str,  # noqa: A002
    on_error: OnError,
    doubts: tuple[Doubt, ...] = (),
) -> Iterator[Source]:
    """Read a feed's entries.

    An entry's title stands first in its text. Addresses are never followed.

    Raises:
        InputError: If the feed is damaged, or defines entities of its own.
    """
    check_entities(markup, name)
    if markup.count("<") > _MAX_ENTRY_TAGS:
        raise InputError(
            name, f"has more than {_MAX_ENTRY_TAGS:,} tags, the limit", "split it into parts"
        )
    feed, entries, damaged = _parsed(markup, name)
    if not entries:
        problem = "is a damaged feed" if damaged else "is a feed without an entry"
        raise InputError(name, problem, "fetch it again")
    if damaged:
        doubts = (
            *doubts,
            Doubt("feed_damaged", "the feed is not sound XML; entries may be missing"),
        )
    for number, entry in enumerate(entries, start=1):
        try:
            yield _source(entry, feed, f"{name}, entry {number}", f"{id}#{number}", doubts)
        except InputError as error:
            on_error(error)


def _parsed(markup: str, name: str) -> "tuple[Fields, list[Fields], bool]":
    import feedparser

    # As a stream of bytes: given a string, the library may take it for an address and fetch it.
    data = io.BytesIO(_DECLARATION.sub("", markup, count=1).encode("utf-8", "replace"))
    try:
        found = feedparser.parse(
            data, response_headers={"content-type": "application/xml; charset=utf-8"}
        )
    except Exception as error:
        # Its fallback for damaged feeds is a lenient parser that may raise anything.
        raise InputError(
            name, f"is a damaged feed ({type(error).__name__})", "fetch it again"
        ) from error
    return (
        dict(cast("Fields", found.get("feed") or {})),
        # As plain mappings: the library's own answers for a date that is not there with another.
        [dict(entry) for entry in cast("list[Fields]", found.get("entries") or [])],
        bool(found.get("bozo")),
    )


def _source(
    entry: "Fields", feed: "Fields", place: str, fallback: str, doubts: tuple[Doubt, ...]
) -> Source:
    title = _words(entry.get("title"))
    content = _content(entry)
    if len(content) > MAX_TEXT_BYTES:
        raise InputError(
            place,
            f"is longer than {megabytes(MAX_TEXT_BYTES)}, the limit for one document",
            "split it into parts",
        )
    blocks = _blocks(content, place)
    if title and not (blocks and blocks[0][0] == title):
        blocks = [(title, False), *blocks]
    text, headings = joined(blocks)
    if not text:
        raise InputError(place, "has no text", "fetch the article behind it")
    if len(text.split()) < _SHORT:
        doubts = (*doubts, Doubt("summary_only", "the feed gives only the start of the article"))
    link = _words(entry.get("link"))
    return Source(
        id=link or _words(entry.get("id")) or fallback,
        text=text,
        origin=Origin.FEED,
        title=title,
        publisher=_publisher(entry, feed),
        published=_published(entry),
        url=link,
        language=_words(entry.get("language")) or _words(feed.get("language")),
        headings=headings,
        doubts=doubts,
    )


def _content(entry: "Fields") -> str:
    """The longest of what the entry gives of its text."""
    given = [entry.get("summary"), entry.get("description")]
    contents = entry.get("content")
    if isinstance(contents, list):
        given += [part.get("value") for part in contents if isinstance(part, Mapping)]
    return max((words for words in given if isinstance(words, str)), key=len, default="")


def _blocks(content: str, place: str) -> list[tuple[str, bool]]:
    if is_markup(content):
        return paragraphs(check_page(content, place))
    lines = (squeeze(line) for line in content.splitlines())
    return [(line, False) for line in lines if line]


def _publisher(entry: "Fields", feed: "Fields") -> str | None:
    source = entry.get("source")
    named = _words(source.get("title")) if isinstance(source, Mapping) else None
    words = named or _words(feed.get("title"))
    # "Le Journal - International" is the feed of a desk; the first part is the house.
    return re.split(r"\s+[|•·»–—-]\s+", words)[0] if words else None


def _published(entry: "Fields") -> date | None:
    for key in ("published", "created", "updated"):
        if found := read_stamp(entry.get(key)):
            return found
        parts = entry.get(f"{key}_parsed")
        if parts is not None and isinstance(parts, tuple) and len(parts) >= 3:
            return read_stamp("{:04d}-{:02d}-{:02d}".format(*parts[:3]))
    return None


def _words(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    if is_markup(value):
        return squeeze(" ".join(words for words, _ in paragraphs(value[:2000]))) or None
    return squeeze(value)
