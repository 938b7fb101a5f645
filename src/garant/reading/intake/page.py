"""HTML pages: the article's text, its intertitles, and what the page says about itself."""

import logging
import re
from datetime import date
from typing import TYPE_CHECKING

from garant.errors import InputError
from garant.model import Doubt
from garant.reading.intake.bounds import check_page, check_siblings
from garant.reading.intake.markup import joined, squeeze
from garant.reading.intake.source import Origin, Source

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extract

_NO_ARTICLE = "has no article that could be found in it"
_SAVE_ARTICLE = "save the article's own page, or its text"
_TAIL = re.compile(r"\s+(?:[|•·»–—-]|::)\s+")
_WORD = re.compile(r"\w+")
_LANGUAGE = re.compile(r"<html[^<>]{0,500}?\s(?:xml:)?lang\s*=\s*[\"']?([a-zA-Z]{2,3})")


def read_page(
    markup: str,
    *,
    name: str,
    id: str,  # noqa: A002
    url: str | None = None,
    doubts: tuple[Doubt, ...] = (),
) -> Source:
    """Read the article on a page.

    The text taken out, with the title first, is what passages point into. Not read: comments,
    tables, captions, and what the page loads by script.

    Args:
        markup: The page.
        name: The file's name for the message of an error.
        id: The source's id.
        url: The page's address where it is known.
        doubts: What was doubtful before (its encoding).

    Raises:
        InputError: If the page passes a limit or holds no article.
    """
    markup = check_page(markup, name)
    extract, tree = _extracted(markup, name, url)
    title = _title(extract.title, extract.sitename)
    blocks = _blocks(extract.body, title) if extract.body is not None else []
    if sum(len(_WORD.findall(words)) for words, heading in blocks if not heading) < 8:
        raise InputError(name, _NO_ARTICLE, _SAVE_ARTICLE)
    standfirst = _standfirst(extract.description, tree, blocks)
    opening = [(words, False) for words in (title, standfirst) if words]
    text, headings = joined([*opening, *blocks])
    published, more = _published(tree, extract.url or url)
    return Source(
        id=id,
        text=text,
        origin=Origin.PAGE,
        title=title,
        publisher=extract.sitename,
        published=published,
        url=extract.url or url,
        language=found.group(1) if (found := _LANGUAGE.search(markup[:20_000])) else None,
        headings=headings,
        doubts=(*doubts, *more),
    )


def _extracted(markup: str, name: str, url: str | None) -> "tuple[Extract, HtmlElement]":
    import trafilatura

    # The extractor tells the terminal of every page it gives up on; we do that ourselves.
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    try:
        tree = trafilatura.load_html(markup)
        if tree is None:
            raise InputError(name, _NO_ARTICLE, _SAVE_ARTICLE)
        check_siblings(tree, name)
        extract = _extract(tree, url, precise=True)
        if extract is None or len(extract.text or "") < 200:
            # Precision drops short pages whole; a second look costs little on them.
            extract = _extract(tree, url, precise=False) or extract
    except InputError:
        raise
    except Exception as error:
        # A page is anything at all, and so is what three parsers may raise on it.
        raise InputError(
            name, f"cannot be parsed ({type(error).__name__})", _SAVE_ARTICLE
        ) from error
    if extract is None:
        raise InputError(name, _NO_ARTICLE, _SAVE_ARTICLE)
    return extract, tree


def _extract(tree: "HtmlElement", url: str | None, *, precise: bool) -> "Extract | None":
    import trafilatura

    found = trafilatura.bare_extraction(
        tree,
        url=url,
        fast=True,
        favor_precision=precise,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # Dates are asked for once, afterwards, with the order of trust that we want.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return None if isinstance(found, dict) else found


def _blocks(body: "_Element", title: str | None) -> list[tuple[str, bool]]:
    """The article's blocks, each with whether it is an intertitle; the title itself left out."""
    found: list[tuple[str, bool]] = []
    for element in body:
        if not isinstance(element.tag, str):
            continue
        if element.tag == "head":
            found.append((_words(element), element.get("rend") != "h1"))
        elif element.tag == "list":
            found.extend((f"- {_words(item)}", False) for item in element.iter("item"))
        elif (element.tag == "quote" and len(element)) or element.tag != "table":
            found.extend((words, False) for words in _lines(element))
    kept = [(words, heading) for words, heading in found if words.strip("- ")]
    if title and kept and _same(kept[0][0], title):
        return kept[1:]
    return kept


def _words(element: "_Element") -> str:
    return squeeze("".join(element.itertext()))


def _lines(element: "_Element") -> list[str]:
    """The text of an element, cut where the page breaks the line or begins a paragraph in it."""
    pieces: list[str] = []
    for part in element.iter():
        if part.tag in {"lb", "p", "item"} and part is not element:
            pieces.append("\n")
        pieces.append(part.text or "")
        if part.tag == "p" and part is not element:
            pieces.append("\n")
        if part is not element:
            pieces.append(part.tail or "")
    lines = (squeeze(line) for line in re.split(r"\n{1,}", _unbroken("".join(pieces), element)))
    return [line for line in lines if line]


def _unbroken(words: str, element: "_Element") -> str:
    """Line breaks of the page's source as spaces, unless the element marks its own."""
    return words if element.find(".//lb") is not None else re.sub(r"\n(?!\n)", " ", words)


def _same(one: str, other: str) -> bool:
    return [w.casefold() for w in _WORD.findall(one)] == [
        w.casefold() for w in _WORD.findall(other)
    ]


def _title(title: str | None, sitename: str | None) -> str | None:
    """The title without the name of the site that pages append to it."""
    if not title:
        return None
    parts = _TAIL.split(title)
    if sitename and len(parts) > 1 and _same(parts[-1], sitename):
        cut = title.rfind(parts[-1])
        return re.sub(r"\s+(?:[|•·»–—-]|::)\s*$", "", title[:cut]) or title
    return squeeze(title)


def _standfirst(
    description: str | None, tree: "HtmlElement", blocks: list[tuple[str, bool]]
) -> str | None:
    """The page's description where the page shows it whole and the article's text lacks it."""
    words = squeeze(description or "")
    if len(_WORD.findall(words)) < 8:
        return None
    body = tree.find("body")
    if body is None:
        return None
    shown = squeeze("".join(body.itertext()))
    taken = " ".join(block for block, _ in blocks)
    return words if words in shown and words not in taken else None


def _published(tree: "HtmlElement", url: str | None) -> tuple[date | None, tuple[Doubt, ...]]:
    """The first publication by the page's metadata, else by a guess with a doubt."""
    from htmldate import find_date

    try:
        sure = find_date(tree, extensive_search=False, original_date=True, url=url)
        guess = sure or find_date(tree, extensive_search=True, original_date=True, url=url)
        found = date.fromisoformat(guess) if guess else None
    except Exception:
        # Dates are looked for with hundreds of patterns in whatever the page holds.
        return None, ()
    if found is None or sure:
        return found, ()
    # From a year alone ("© 2025") the library makes a first of January.
    if (found.month, found.day) == (1, 1):
        return None, ()
    return found, (Doubt("date_guessed", f"{found} stands on the page without being marked"),)
