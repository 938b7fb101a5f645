"""What is read of what was fetched: entries of feeds and pages, recorded as `garant add` does."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Protocol
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from garant.errors import GarantError, InputError
from garant.flow import NOT_READ
from garant.ledger import Ledger, document_key
from garant.model import Document, Reading, Recorded, Run
from garant.reading.apart import Known, Piece
from garant.watching.plan import Feed, Follow
from garant.watching.state import Page

IsKnown = Callable[[Document], bool]

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_NAMED = re.compile(
    rb"<link\b[^>]*type=[\"']application/(?:rss|atom)\+xml[\"'][^>]*>", re.IGNORECASE
)
_PLACE = re.compile(rb"href=[\"']([^\"'\s]{1,500})[\"']", re.IGNORECASE)
_FOLLOWING = re.compile(r"(?:utm_\w+|at_\w+|xtor|fbclid|gclid|mc_[ce]id|cmpid)=", re.IGNORECASE)
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POISON_AT_MOST = 20
"""Entries of one feed that may each stop the reader before the feed is given up for now."""


class Reader(Protocol):
    """Reads pieces; as `garant.reading.apart.ReaderApart`."""

    def read(self, piece: Piece, *, is_known: IsKnown) -> Iterator[Reading | Known | GarantError]:
        """Read a piece."""
        ...


Told = Recorded | GarantError
"""What became of a document, or why it cannot be read."""


@dataclass(slots=True)
class Intake:
    """Reads what was fetched, and records it; what is known is not read again.

    Args:
        ledger: Where it is recorded.
        run: The make of reader.
        reader: Reads.
    """

    ledger: Ledger
    run: Run
    reader: Reader

    def read_feed(
        self, feed: Feed, address: str, data: bytes, is_seen: Callable[[str, str], bool]
    ) -> "FeedRead":
        """Read the entries of a feed that were not seen.

        Args:
            feed: The feed.
            address: Where it was found.
            data: What was found.
            is_seen: Whether an entry (name, mark) was seen just so.

        Raises:
            InputError: It is no feed.
        """
        _check_feed(data, feed.url, address)
        found = FeedRead()
        for _ in range(_POISON_AT_MOST):
            if self._read_feed_once(feed, address, data, is_seen, found):
                return found
        found.is_whole = False
        return found

    def _read_feed_once(
        self,
        feed: Feed,
        address: str,
        data: bytes,
        is_seen: Callable[[str, str], bool],
        found: "FeedRead",
    ) -> bool:
        """Read on in a feed; false where an entry stopped the reader, which is then passed over."""
        at_hand: list[tuple[str, str]] = []
        before = dict.fromkeys(found.entries)

        def is_known(document: Document) -> bool:
            entry = _name(document), _mark(document)
            at_hand[:] = [entry]
            if entry in before:
                return True
            found.entries.append(entry)
            if is_seen(*entry):
                found.seen += 1
                return True
            if document.url and wants_page(feed, document):
                found.pages.append(
                    Page(
                        document.url,
                        feed.url,
                        _teaser(document, feed),
                        feed.publisher or document.publisher,
                        document.published.isoformat() if document.published else None,
                    )
                )
                return True
            return self.ledger.knows(document, self.run)

        piece = Piece(
            name=address,
            data=data,
            url=address,
            publisher=feed.publisher,
            language=feed.language,
        )
        for told in self._recorded(piece, is_known):
            if isinstance(told, GarantError) and not isinstance(told, InputError):
                found.told.append(told)
                # Whatever was being read stopped the reader: the rest is read without it.
                if at_hand and at_hand[0] not in before:
                    return False
                found.is_whole = False
                return True
            found.told.append(told)
        return True

    def read_page(self, feed: Feed, page: Page, address: str, data: bytes) -> list[Told]:
        """Read a page that an entry of a feed leads to."""
        piece = Piece(
            name=address,
            data=data,
            url=page.url,
            publisher=page.publisher,
            language=feed.language,
            published=date.fromisoformat(page.published) if page.published else None,
        )
        return list(self._recorded(piece, self._knows))

    def read_teaser(self, page: Page) -> list[Told]:
        """Read what a feed gives of a page that cannot be had."""
        piece = Piece(name=page.feed, data=page.teaser, url=page.feed)
        return list(self._recorded(piece, self._knows))

    def _knows(self, document: Document) -> bool:
        return self.ledger.knows(document, self.run)

    def _recorded(self, piece: Piece, is_known: IsKnown) -> Iterator[Told]:
        for found in self.reader.read(piece, is_known=is_known):
            if isinstance(found, GarantError):
                yield found
            elif isinstance(found, Reading):
                faults: list[GarantError] = []
                yield from self.ledger.record([found], self.run, on_error=faults.append)
                # As input errors: they are about one document, and the reader goes on.
                yield from (InputError(found.document.id, str(fault), "") for fault in faults)
                for doubt in found.doubts:
                    if doubt.code in NOT_READ:
                        yield InputError(found.document.id, doubt.detail, "it is kept unread")


class FeedRead:
    """What came of reading a feed.

    Attributes:
        entries: The name and the mark of each entry.
        seen: How many of them were seen before.
        pages: The pages that are to be read.
        told: What became of each that was read from the feed itself.
        is_whole: Whether all of it was gone through.
    """

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []
        self.seen = 0
        self.pages: list[Page] = []
        self.told: list[Told] = []
        self.is_whole = True


def wants_page(feed: Feed, document: Document) -> bool:
    """Whether an entry is to be read from its page."""
    if feed.follow is Follow.SHORT:
        return any(doubt.code == "summary_only" for doubt in document.doubts)
    return feed.follow is Follow.ALWAYS


def _name(document: Document) -> str:
    """What an entry is called: its address, without what only tells who follows it.

    The same is `https://a.example/1` and `https://a.example/1?utm_source=rss#top`; another is
    `https://a.example/?id=2`.
    """
    try:
        parts = urlsplit(document.id)
    except ValueError:
        return document.id
    if parts.scheme not in ("http", "https"):
        return document.id
    kept = [each for each in parts.query.split("&") if each and not _FOLLOWING.match(each)]
    return parts._replace(query="&".join(kept), fragment="").geturl()


def _mark(document: Document) -> str:
    """What tells an entry from an earlier state of itself."""
    return document_key("", f"{document.title}\n{document.text}")


def _check_feed(data: bytes, shown: str, address: str) -> None:
    head = data[:4096]
    if b"\x00" in head:
        head = head.replace(b"\x00", b"")
    if _FEED.search(head) and not re.match(rb"\s*<(?:!doctype\s+html|html)", head, re.IGNORECASE):
        return
    named = _NAMED.search(data[:200_000])
    place = _PLACE.search(named[0]) if named else None
    remedy = "give the address of its feed"
    if place:
        remedy = f"the page names {urljoin(address, place[1].decode('latin-1'))} as its feed"
    raise InputError(shown, "is a page, not a feed" if b"<" in head else "is no feed", remedy)


def _teaser(document: Document, feed: Feed) -> bytes:
    """A feed of one entry, with what is known of a page as long as it was not read."""
    root = ElementTree.Element("rss", {"version": "2.0"})
    channel = ElementTree.SubElement(root, "channel")
    item = ElementTree.Element("item")
    for above, name, text in (
        (channel, "title", feed.publisher or document.publisher),
        (channel, "language", feed.language or document.language),
        (item, "title", document.title),
        (item, "link", document.url),
        (item, "description", document.text),
        (item, "pubDate", document.published.isoformat() if document.published else None),
    ):
        if text:
            ElementTree.SubElement(above, name).text = _UNWRITABLE.sub("", text)
    channel.append(item)
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def body_mark(data: bytes) -> str:
    """What tells one body of a feed from another."""
    return sha256(data).hexdigest()
