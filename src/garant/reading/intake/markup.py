"""From a piece of HTML that is all content (a feed entry, a record) to its text."""

import re

from garant.model import Passage

_BLOCK_TAGS = (
    "address article aside blockquote body br dd div dl dt figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html li main nav ol p pre section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = frozenset({"h2", "h3", "h4"})
_UNREAD_TAGS = "script style noscript template iframe svg form button nav figcaption"
_UNREAD = frozenset(_UNREAD_TAGS.split())
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:[a-zA-Z]{2,10}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")


def is_markup(words: str) -> bool:
    """Whether a string that may be text or HTML is HTML."""
    return _MARKUP.search(words) is not None


def squeeze(words: str) -> str:
    """Runs of white space as one space; no-break spaces stay, as French typography sets them."""
    return _SPACE.sub(" ", words).strip(" ")


def paragraphs(markup: str) -> list[tuple[str, bool]]:
    """The blocks of text in a fragment, each with whether it is an intertitle."""
    from lxml import etree

    parser = etree.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<div>{_legal(markup)}</div>", parser)
    if root is None:
        return []
    found: list[tuple[str, bool]] = []
    pieces: list[str] = []
    heading = 0
    unread = 0

    def end_block() -> None:
        words = squeeze("".join(pieces))
        pieces.clear()
        if words:
            found.append((words, heading > 0))

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS:
                end_block()
            heading += tag in _HEADINGS
            unread += tag in _UNREAD
            if element.text and not unread:
                pieces.append(element.text)
            continue
        if tag in _BLOCKS:
            end_block()
        heading -= tag in _HEADINGS
        unread -= tag in _UNREAD
        if element.tail and not unread:
            pieces.append(element.tail)
    end_block()
    return found


def _legal(markup: str) -> str:
    """Without the characters that an XML library refuses."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", markup)


def joined(blocks: list[tuple[str, bool]]) -> tuple[str, tuple[Passage, ...]]:
    """One text out of blocks, a blank line between them, and the passages of its intertitles."""
    text: list[str] = []
    headings: list[Passage] = []
    length = 0
    for words, is_heading in blocks:
        if text:
            text.append("\n\n")
            length += 2
        if is_heading:
            headings.append(Passage(length, length + len(words)))
        text.append(words)
        length += len(words)
    return "".join(text), tuple(headings)
