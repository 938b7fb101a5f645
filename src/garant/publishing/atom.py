"""Changes as an Atom feed, for readers of feeds and for other programs.

References:
    RFC 4287, "The Atom Syndication Format".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

_SPACE = "http://www.w3.org/2005/Atom"

# XML 1.0 has no way to write these, whatever stands in a text.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change: what is said of it, in which words, and where these stand.

    Attributes:
        identity: Stays the same when the entry is updated.
        title: What changed, in a line.
        updated: When it was last learned of, in ISO form and UTC.
        words: The sentence that shows it.
        by: Who published the sentence.
        page: The address of all that is known of it.
        source: The address of the document, where it has one.
    """

    identity: str
    title: str
    updated: str
    words: str
    by: str
    page: str
    source: str = ""


def atom_feed(
    entries: Sequence[Entry], *, identity: str, title: str, address: str, language: str
) -> bytes:
    """A feed of changes.

    Args:
        entries: The changes.
        identity: Stays the same for the same feed.
        title: What it is of.
        address: Where it is had.
        language: The language of its titles.
    """
    feed = ElementTree.Element("feed", {"xmlns": _SPACE, "xml:lang": language})
    _add(feed, "id", identity)
    _add(feed, "title", title)
    _add(feed, "updated", max((entry.updated for entry in entries), default=_EPOCH))
    _add(feed, "link", rel="self", type="application/atom+xml", href=address)
    _add(feed, "generator", "Garant")
    for entry in entries:
        _entry(feed, entry)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: ElementTree.Element, entry: Entry) -> None:
    item = ElementTree.SubElement(feed, "entry")
    _add(item, "id", entry.identity)
    _add(item, "title", entry.title)
    _add(item, "updated", entry.updated)
    _add(_add(item, "author"), "name", entry.by)
    _add(item, "link", rel="alternate", type="text/html", href=entry.page)
    if entry.source:
        _add(item, "link", rel="via", href=entry.source)
    _add(item, "summary", entry.words, type="text")


def _add(
    above: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    """An element; whatever XML cannot write is left out of its text."""
    written = {key: _written(value) for key, value in attributes.items()}
    element = ElementTree.SubElement(above, name, written)
    element.text = _written(text) if text is not None else None
    return element


def _written(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def joined_words(words: Iterable[str]) -> str:
    """Passages of one sentence on one line."""
    return " […] ".join(" ".join(each.split()) for each in words)
