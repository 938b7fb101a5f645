"""Taking a document in beside what it is like: copies of one dispatch, versions of one page.

A judgement of likeness is a link, and links are rows like any other: a person's later link or
unlink prevails. Links join pairs; who is one source with whom follows from all of them together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, func, select
from sqlalchemy import Row as Found

from garant.ledger import schema
from garant.ledger.copies import (
    BUCKET_MOST,
    COPY_OVERLAP,
    LEAST_LIKENESS,
    bands,
    fingerprint,
    is_copy,
    likeness,
    overlap,
    word_pairs,
)
from garant.ledger.entries import next_number
from garant.ledger.keys import make_key
from garant.ledger.rows import Row
from garant.ledger.writing import add_rows
from garant.model import Document, LinkKind

UPDATE_OVERLAP = 0.3
"""The share of the shorter text found in the other, from which on two at one address are versions
of one page.

A page that keeps a paragraph or two through its updates is above it; an address that always shows
the newest report is far below, and what it showed before still stands.
"""

_SAME_PAGE = 8
"""Earlier documents of the same address or name that are looked at, the latest."""

_CHUNK = 500

_LINKED = 5
"""Copies that a new document is linked with at most, the most alike; the others follow by links."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A document as far as it takes to tell copies and versions of it."""

    id: int
    key: str
    url: str | None
    text_hash: str
    fingerprint: bytes | None
    publisher: str | None
    published: date | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class _Like:
    """A document that was there, and how like the new one it is; None where no words tell."""

    known: _Known
    likeness: float | None
    is_update: bool
    is_copy: bool


class Copies:
    """Takes the documents of one entry in, and links them with what they are like.

    What the ledger holds is asked for all of them at once; `write` then adds all of them.

    Args:
        connection: A transaction that holds the right to write.
        entry: The number of the entry.
        documents: The new documents, by key, none of them in the ledger.
        by_hand: Whether a person wrote them down: each names a source, of whose text it holds a
            quotation or nothing.
    """

    def __init__(
        self,
        connection: Connection,
        entry: int,
        documents: Mapping[str, Document],
        *,
        by_hand: bool = False,
    ) -> None:
        self.connection = connection
        self.entry = entry
        self.by_hand = by_hand
        self._next_document = next_number(connection, schema.document)
        self._next_link = next_number(connection, schema.document_link)
        self._rows: dict[Table, list[Row]] = {
            table: [] for table in (schema.document, schema.document_band, schema.document_link)
        }
        self._texts: dict[int, str] = {}
        self._marks = {key: fingerprint(document.text) for key, document in documents.items()}
        self._held: dict[int, list[int]] = defaultdict(list)
        self._pages: dict[str, list[int]] = defaultdict(list)
        self._known: dict[int, _Known] = {}
        self._look_up(list(documents.values()))

    def add_document(
        self, key: str, document: Document, text_hash: str
    ) -> tuple[int, str, tuple[str, ...]]:
        """Add a document that is not there.

        Returns:
            Its number; "new", "copy" or "update"; and the keys of what it is a copy or version of.
        """
        mark = self._marks[key]
        buckets = bands(mark) if mark else ()
        new = _Known(
            self._next_document,
            key,
            document.url,
            text_hash,
            mark,
            document.publisher,
            document.published,
            self.by_hand,
        )
        same_page = {other for page in _pages(document) for other in self._pages[page]}
        met = {other for bucket in buckets for other in self._held[bucket]}
        alike = [
            self._judged(new, document.text, self._known[other], other in same_page)
            for other in sorted(met | same_page)
        ]
        self._next_document += 1
        self._known[new.id] = new
        self._texts[new.id] = document.text
        self._rows[schema.document].append(
            {
                "id": new.id,
                "key": key,
                "name": document.id,
                "url": document.url,
                "text": document.text,
                "text_hash": text_hash,
                "fingerprint": mark,
                "entry_id": self.entry,
            }
        )
        for page in _pages(document):
            self._pages[page].append(new.id)
        for bucket in buckets:
            if len(self._held[bucket]) < BUCKET_MOST:
                self._held[bucket].append(new.id)
                self._rows[schema.document_band].append({"band": bucket, "document_id": new.id})
        return new.id, *self._link(new, alike)

    def write(self) -> None:
        """Add what was gathered."""
        for table, rows in self._rows.items():
            add_rows(self.connection, table, rows)

    def _link(self, new: _Known, alike: list[_Like]) -> tuple[str, tuple[str, ...]]:
        versions = [other for other in alike if other.is_update]
        if versions:
            # The latest recorded: versions before it gave way to it, or to one in between.
            like = max(versions, key=lambda other: other.known.id)
            other = like.known
            earlier = bool(other.published and new.published and new.published < other.published)
            first, second = (new, other) if earlier else (other, new)
            self._add(LinkKind.UPDATE, first, second, like.likeness, second.published)
            return LinkKind.UPDATE.value, (other.key,)
        copies = sorted(
            (other for other in alike if other.is_copy),
            key=lambda other: (-(other.likeness or 0), other.known.id),
        )[:_LINKED]
        for copy in copies:
            self._add(LinkKind.COPY, copy.known, new, copy.likeness, None)
        if not copies:
            return "new", ()
        return LinkKind.COPY.value, tuple(copy.known.key for copy in copies)

    def _add(
        self, kind: LinkKind, first: _Known, second: _Known, alike: float | None, day: date | None
    ) -> None:
        self._rows[schema.document_link].append(
            {
                "id": self._next_link,
                "key": make_key("link", kind.value, first.key, second.key),
                "kind": kind.value,
                "first_id": first.id,
                "second_id": second.id,
                "same": True,
                "likeness": None if alike is None else round(alike, 3),
                "day": day,
                "who": None,
                "why": "the same address" if alike is None else "common runs of words",
                "entry_id": self.entry,
            }
        )
        self._next_link += 1

    def _judged(self, new: _Known, text: str, other: _Known, same_page: bool) -> _Like:
        if new.by_hand or other.by_hand:
            # A person's note of a source is no version of it, and its few words tell nothing: what
            # is at one address is one source, and stays beside it.
            same = bool(new.url) and new.url == other.url
            return _Like(other, None, is_update=False, is_copy=same)
        if other.text_hash == new.text_hash:
            return _Like(other, 1.0, is_update=False, is_copy=True)
        alike = shared = 0.0
        copy = False
        publishers = {new.publisher, other.publisher} - {None}
        if new.fingerprint and other.fingerprint:
            alike = likeness(new.fingerprint, other.fingerprint)
            if alike < LEAST_LIKENESS and not same_page:
                # Most of those met in a bucket: a turn of phrase in common, and no more.
                return _Like(other, alike, is_update=False, is_copy=False)
            shared = overlap(new.fingerprint, other.fingerprint)
            copy = is_copy(
                new.fingerprint,
                other.fingerprint,
                same_publisher=bool(other.publisher) and new.publisher == other.publisher,
                days_apart=(new.published - other.published).days
                if new.published and other.published
                else None,
            )
        elif same_page:
            shared = alike = self._exactly_shared(text, other.id)
        if new.url and other.url:
            update = new.url == other.url and shared >= UPDATE_OVERLAP
        else:
            # A file's name alone says little: two papers may call a page alike.
            update = same_page and shared >= COPY_OVERLAP and len(publishers) < 2
        return _Like(other, alike, update, copy)

    def _exactly_shared(self, text: str, other: int) -> float:
        """The share of the shorter text found in the other, for texts too short to estimate it."""
        if other not in self._texts:
            self._texts[other] = self.connection.execute(
                select(schema.document.c.text).where(schema.document.c.id == other)
            ).scalar_one()
        first, second = word_pairs(text), word_pairs(self._texts[other])
        return len(first & second) / max(min(len(first), len(second)), 1)

    def _look_up(self, documents: Sequence[Document]) -> None:
        """What the ledger holds that any of the documents may be like."""
        buckets = {bucket for mark in self._marks.values() if mark for bucket in bands(mark)}
        band, document = schema.document_band, schema.document
        for row in self._all(
            lambda chunk: select(band.c.band, band.c.document_id).where(band.c.band.in_(chunk)),
            buckets,
        ):
            self._held[row.band].append(row.document_id)
        named = {document.id for document in documents}
        addressed = {document.url for document in documents if document.url}
        for column, wanted in ((document.c.name, named), (document.c.url, addressed)):
            for row in self._all(partial(_latest_of, column), wanted):
                self._pages[row.page].append(row.id)
        found = {other for held in self._held.values() for other in held}
        found |= {other for page in self._pages.values() for other in page}
        for row in self._all(_known, found):
            self._known[row.id] = _Known(**row._mapping)

    def _all(
        self, query: Callable[[Sequence[Any]], Select[Any]], values: Iterable[Any]
    ) -> Iterator[Found[Any]]:
        wanted = sorted(values)
        for start in range(0, len(wanted), _CHUNK):
            yield from self.connection.execute(query(wanted[start : start + _CHUNK]))


def _pages(document: Document) -> set[str]:
    """What a document may share with other versions of its page: its name, its address."""
    return {document.id, document.url} if document.url else {document.id}


def _latest_of(column: Column[str], chunk: Sequence[str]) -> Select[Any]:
    """The latest documents of each name or address."""
    table = schema.document
    place = func.row_number().over(partition_by=column, order_by=table.c.id.desc())
    ranked = (
        select(table.c.id, column.label("page"), place.label("place"))
        .where(column.in_(chunk))
        .subquery()
    )
    return select(ranked.c.id, ranked.c.page).where(ranked.c.place <= _SAME_PAGE)


def _known(chunk: Sequence[int]) -> Select[Any]:
    table, reading = schema.document, schema.reading
    latest = (
        select(func.max(reading.c.id))
        .where(reading.c.document_id == table.c.id)
        .correlate(table)
        .scalar_subquery()
    )
    read = reading.alias()
    was_read = (
        select(read.c.id)
        .where(read.c.document_id == table.c.id, read.c.run_id.is_not(None))
        .correlate(table)
        .exists()
    )
    return (
        select(
            table.c.id,
            table.c.key,
            table.c.url,
            table.c.text_hash,
            table.c.fingerprint,
            reading.c.publisher,
            reading.c.published,
            (~was_read).label("by_hand"),
        )
        .outerjoin(reading, reading.c.id == latest)
        .where(table.c.id.in_(chunk))
    )
