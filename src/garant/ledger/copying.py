"""Taking a document in beside what it is like: copies of one dispatch, versions of one page.

A judgement of likeness is a link, and links are rows like any other: a person's later link or
unlink prevails. Links join pairs; who is one source with whom follows from all of them together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from garant.ledger import schema
from garant.ledger.copies import (
    BUCKET_MOST,
    COPY_OVERLAP,
    bands,
    fingerprint,
    is_copy,
    likeness,
    overlap,
    word_pairs,
)
from garant.ledger.entries import next_number
from garant.ledger.keys import make_key
from garant.ledger.visible import Moment
from garant.model import Document, LinkKind

UPDATE_OVERLAP = 0.3
"""The share of the shorter text found in the other, from which on two at one address are versions
of one page.

A page that keeps a paragraph or two through its updates is above it; an address that always shows
the newest report is far below, and what it showed before still stands.
"""

_SAME_PAGE = 8
"""Earlier documents of the same address or name that are looked at, the latest."""

_LINKED = 5
"""Copies that a new document is linked with at most, the most alike; the others follow by links."""


@dataclass(frozen=True, slots=True)
class _Like:
    """A document that was there, and how like the new one it is."""

    id: int
    key: str
    likeness: float
    published: date | None
    is_update: bool
    is_copy: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """What tells a version of a page from another paper's print."""

    publisher: str | None
    published: date | None


class Copies:
    """Takes documents in during one entry, and links them with what they are like."""

    def __init__(self, connection: Connection, entry: int) -> None:
        self.connection = connection
        self.entry = entry
        self._next_document = next_number(connection, schema.document)
        self._next_link = next_number(connection, schema.document_link)
        # The frames of this entry are not written yet.
        self._frames: dict[int, _Frame] = {}

    def add_document(
        self, key: str, document: Document, text_hash: str
    ) -> tuple[int, str, tuple[str, ...]]:
        """Add a document that is not there.

        Returns:
            Its number; "new", "copy" or "update"; and the keys of what it is a copy or version of.
        """
        mark = fingerprint(document.text)
        buckets = bands(mark) if mark else ()
        held = self._held(buckets)
        met = {other for documents in held.values() for other in documents}
        alike = self._alike(document, text_hash, mark, met)
        number = self._next_document
        self._next_document += 1
        self._frames[number] = _Frame(document.publisher, document.published)
        self.connection.execute(
            insert(schema.document),
            [
                {
                    "id": number,
                    "key": key,
                    "name": document.id,
                    "url": document.url,
                    "text": document.text,
                    "text_hash": text_hash,
                    "fingerprint": mark,
                    "entry_id": self.entry,
                }
            ],
        )
        rows = [
            {"band": band, "document_id": number}
            for band in buckets
            if len(held.get(band, ())) < BUCKET_MOST
        ]
        if rows:
            self.connection.execute(insert(schema.document_band), rows)
        return number, *self._link(number, key, document, alike)

    def _link(
        self, number: int, key: str, document: Document, alike: list[_Like]
    ) -> tuple[str, tuple[str, ...]]:
        versions = [other for other in alike if other.is_update]
        if versions:
            # The latest recorded: versions before it gave way to it, or to one in between.
            other = max(versions, key=lambda like: like.id)
            earlier = bool(
                other.published and document.published and document.published < other.published
            )
            first, second = (number, other.id) if earlier else (other.id, number)
            keys = (key, other.key) if earlier else (other.key, key)
            day = other.published if earlier else document.published
            self._add(LinkKind.UPDATE, first, second, keys, other.likeness, day)
            return LinkKind.UPDATE.value, (other.key,)
        copies = sorted(
            (other for other in alike if other.is_copy),
            key=lambda like: (-like.likeness, like.id),
        )[:_LINKED]
        for other in copies:
            self._add(LinkKind.COPY, other.id, number, (other.key, key), other.likeness, None)
        if not copies:
            return "new", ()
        return LinkKind.COPY.value, tuple(other.key for other in copies)

    def _add(
        self,
        kind: LinkKind,
        first: int,
        second: int,
        keys: tuple[str, str],
        alike: float,
        day: date | None,
    ) -> None:
        self.connection.execute(
            insert(schema.document_link),
            [
                {
                    "id": self._next_link,
                    "key": make_key("link", kind.value, *keys),
                    "kind": kind.value,
                    "first_id": first,
                    "second_id": second,
                    "same": True,
                    "likeness": round(alike, 3),
                    "day": day,
                    "who": None,
                    "why": "common runs of words",
                    "entry_id": self.entry,
                }
            ],
        )
        self._next_link += 1

    def _alike(
        self, document: Document, text_hash: str, mark: bytes | None, met: set[int]
    ) -> list[_Like]:
        """Which of the documents of the same page, or met in a bucket, are versions or copies."""
        same_page = set(self._same_page(document))
        table = schema.document
        columns = (table.c.id, table.c.key, table.c.url, table.c.text_hash, table.c.fingerprint)
        rows = (
            self.connection.execute(select(*columns).where(table.c.id.in_(met | same_page))).all()
            if met or same_page
            else ()
        )
        frames = self._frames_of([row.id for row in rows])
        return [
            self._judged(document, text_hash, mark, row, frames[row.id], row.id in same_page)
            for row in rows
        ]

    def _judged(
        self,
        document: Document,
        text_hash: str,
        mark: bytes | None,
        row: Any,
        frame: _Frame,
        same_page: bool,
    ) -> _Like:
        if row.text_hash == text_hash:
            return _Like(row.id, row.key, 1.0, frame.published, is_update=False, is_copy=True)
        alike = shared = 0.0
        copy = False
        publishers = {document.publisher, frame.publisher} - {None}
        if mark and row.fingerprint:
            alike, shared = likeness(mark, row.fingerprint), overlap(mark, row.fingerprint)
            copy = is_copy(
                mark,
                row.fingerprint,
                same_publisher=bool(frame.publisher) and document.publisher == frame.publisher,
                days_apart=(document.published - frame.published).days
                if document.published and frame.published
                else None,
            )
        elif same_page:
            shared = alike = self._exactly_shared(document, row.id)
        if document.url and row.url:
            update = document.url == row.url and shared >= UPDATE_OVERLAP
        else:
            # A file's name alone says little: two papers may call a page alike.
            update = same_page and shared >= COPY_OVERLAP and len(publishers) < 2
        return _Like(row.id, row.key, alike, frame.published, update, copy)

    def _exactly_shared(self, document: Document, other: int) -> float:
        """The share of the shorter text found in the other, for texts too short to estimate it."""
        text = self.connection.execute(
            select(schema.document.c.text).where(schema.document.c.id == other)
        ).scalar_one()
        first, second = word_pairs(document.text), word_pairs(text)
        return len(first & second) / max(min(len(first), len(second)), 1)

    def _same_page(self, document: Document) -> Iterator[int]:
        table = schema.document
        yield from self._latest(table.c.name == document.id)
        if document.url:
            yield from self._latest(table.c.url == document.url)

    def _latest(self, asked: ColumnElement[bool]) -> Iterable[int]:
        table = schema.document
        return self.connection.execute(
            select(table.c.id).where(asked).order_by(table.c.id.desc()).limit(_SAME_PAGE)
        ).scalars()

    def _held(self, buckets: Sequence[int]) -> dict[int, list[int]]:
        """The documents that buckets hold; each at most `BUCKET_MOST`."""
        if not buckets:
            return {}
        table = schema.document_band
        held: dict[int, list[int]] = defaultdict(list)
        for row in self.connection.execute(
            select(table.c.band, table.c.document_id).where(table.c.band.in_(buckets))
        ):
            held[row.band].append(row.document_id)
        return held

    def _frames_of(self, documents: list[int]) -> dict[int, _Frame]:
        table = schema.reading
        rows = self.connection.execute(
            select(table.c.document_id, table.c.publisher, table.c.published)
            .where(table.c.document_id.in_(documents))
            .order_by(table.c.id)
        )
        found = {row.document_id: _Frame(row.publisher, row.published) for row in rows}
        return defaultdict(lambda: _Frame(None, None), found | self._frames)


class Sources:
    """Who is one source with whom: documents joined by copies and versions, at one moment.

    A document without links is a source of its own. The name of a source is the number of its
    first document.
    """

    def __init__(self, connection: Connection, moment: Moment) -> None:
        link = schema.document_link
        rows = connection.execute(
            select(link.c.kind, link.c.first_id, link.c.second_id, link.c.same)
            .where(*moment.knew(link.c.entry_id))
            .order_by(link.c.id)
        )
        # The last judgement on a pair counts, whichever of the two was named first.
        judged = {
            (row.kind, min(row.first_id, row.second_id), max(row.first_id, row.second_id)): row.same
            for row in rows
        }
        self._first: dict[int, int] = {}
        for (_, first, second), same in judged.items():
            if same:
                low, high = sorted((self.first(first), self.first(second)))
                self._first[high] = low
        self._together: dict[int, list[int]] = defaultdict(list)
        for document in {side for pair in judged for side in pair[1:]}:
            self._together[self.first(document)].append(document)

    def first(self, document: int) -> int:
        """The number of the first document of a document's source."""
        while (above := self._first.get(document, document)) != document:
            self._first[document] = self._first.get(above, above)
            document = above
        return document

    def together(self, document: int) -> list[int]:
        """The numbers of all documents of a document's source, in order, itself among them."""
        return sorted(self._together.get(self.first(document), [document]))
