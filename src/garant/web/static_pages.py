"""Pages of the site made to stand as files: their links relative, nothing left that asks a server.

What is not among the files is no link any more, forms and scripts go, and of a document only the
words that an act rests on stay: a page on any server must not hold what is the outlet's.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from posixpath import relpath
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import html

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""Nothing inline, nothing that runs, nothing from elsewhere."""

_HERE = re.compile(r"^/(fr|en)/([a-z]+)((?:/[^/]+)*)$")
_PLAIN = frozenset({"board", "hinges", "changes", "briefing"})
_GONE = "data-gone"
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]")


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the site: its language, what it is, and what it is about.

    `kind` is `board`, `need`, `position`, `party`, `act`, `hinges`, `part`, `changes` or
    `briefing`.
    """

    language: str
    kind: str
    about: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Its file in the folder."""
        about = "/".join(_UNSAFE.sub("_", one) for one in self.about)
        names = {
            "board": "index.html",
            "need": f"needs/{about}.html",
            "position": f"positions/{about}.html",
            "party": f"parties/{about}.html",
            "act": f"acts/{about}.html",
            "part": f"hinges/{about}.html",
        }
        return f"{self.language}/{names.get(self.kind, f'{self.kind}.html')}"


def place_of(link: str) -> Place | None:
    """The page that a link of the site leads to; None where it is none that stands as a file.

    What a link asks for besides (a day, a filter) is left out: all pages show one state.
    """
    parts = urlsplit(link)
    found = _HERE.match(parts.path)
    if parts.scheme or parts.netloc or found is None:
        return None
    language, page, rest = found.groups()
    about = tuple(unquote(one) for one in rest.split("/")[1:])
    query = dict(parse_qsl(parts.query))
    if page == "board" and query.get("need"):
        return Place(language, "need", (query["need"],))
    if page == "hinges" and query.get("part"):
        return Place(language, "part", (query["part"],))
    if query.keys() & {"without", "condition", "add"}:
        return None
    if page in _PLAIN and not about:
        return Place(language, page)
    kinds = {"positions": ("position", 2), "parties": ("party", 1), "acts": ("act", 1)}
    kind, count = kinds.get(page, ("", 0))
    return Place(language, kind, about) if kind and len(about) == count else None


def parsed(text: str) -> Any:
    """A page as a tree."""
    return html.document_fromstring(text)


def links_in(page: Any) -> list[Place]:
    """The pages that a page leads to, outside of its navigation."""
    found = (place_of(each) for each in page.xpath("//main//a/@href"))
    return list(dict.fromkeys(one for one in found if one is not None))


def stand_alone(
    page: Any,
    place: Place,
    *,
    has: Callable[[Place], bool],
    files: Mapping[str, str],
    data: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """A page as a file of the folder.

    Args:
        page: The page as it was served.
        place: Which one it is.
        has: Whether a page is among the files.
        files: Other addresses of the site that are, with the file of each.
        data: What programs are to know of it, in the terms of schema.org.
    """
    _drop(page, "//form | //script | //datalist | //iframe | //object | //embed")
    _drop(page, "//*[contains(concat(' ', @class, ' '), ' line ')][@data-first]")
    _drop(page, "//aside[@id='panel'] | //*[contains(@class, 'panel-close')]")
    _drop(
        page,
        "//meta[@name='htmx-config'] | //nav[contains(@class, 'pager')][.//a[@rel]]"
        if place.kind == "act"
        else "//meta[@name='htmx-config']",
    )
    for element in page.iter():
        if isinstance(element.tag, str):
            for name in [one for one in element.attrib if one.startswith(("hx-", "on"))]:
                del element.attrib[name]
    if place.kind == "act":
        _quote_only(page)
        # Who decided is told to those who may sign in, not to the whole web.
        _drop(page, "//ol[@reversed]//p[contains(@class, 'entry-line')]/span[1]")
    _relink(page, place, has, files)
    head = page.find("head")
    policy = html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    head.insert(1, policy)
    for one in data:
        script = html.Element("script", {"type": "application/ld+json"})
        # Inside a script nothing is escaped: a text must not be able to end it.
        script.text = json.dumps(one, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
        head.append(script)
    held: bytes = html.tostring(page, encoding="utf-8", doctype="<!doctype html>")
    return held + b"\n"


def _drop(page: Any, path: str) -> None:
    for element in page.xpath(path):
        if element.getparent() is not None:
            element.drop_tree()


def _quote_only(page: Any) -> None:
    """Of the words around an act leave those alone that it rests on."""
    for words in page.xpath("//blockquote[contains(@class, 'words')][.//mark]"):
        for around in words.xpath(".//span[contains(@class, 'around')]"):
            around.tail = (around.tail or "").strip()
            if around.getnext() is not None and around.getprevious() is not None:
                around.text = " […] "
            else:
                around.drop_tree()


def _relink(
    page: Any, place: Place, has: Callable[[Place], bool], files: Mapping[str, str]
) -> None:
    folder = place.file.rpartition("/")[0]
    for element in page.xpath("//*[@href or @src]"):
        name = "href" if "href" in element.attrib else "src"
        link = element.get(name)
        if link.startswith(("#", "data:")) or urlsplit(link).scheme in ("http", "https"):
            continue
        address, _, anchor = link.partition("#")
        target = place_of(address)
        if target is not None and has(target):
            there = target.file
        elif address.startswith("/static/"):
            there = address[1:].partition("?")[0]
        else:
            there = files.get(address.partition("?")[0], "")
        if there:
            suffix = f"#{anchor}" if anchor else ""
            element.set(name, relpath(there, folder) + suffix)
        else:
            _unlink(element)
    for paragraph in page.xpath("//p[contains(@class, 'exports')][not(.//a)]"):
        paragraph.drop_tree()
    # A line that was nothing but ways to elsewhere goes with them.
    for paragraph in page.xpath(f"//p[.//span[@{_GONE}]]"):
        rest = "".join(paragraph.xpath(f".//text()[not(ancestor::span[@{_GONE}])]"))
        if not rest.strip(" ·\n"):
            paragraph.drop_tree()
    for element in page.xpath(f"//span[@{_GONE}]"):
        del element.attrib[_GONE]


def _unlink(element: Any) -> None:
    """A link that leads nowhere here: its words stay, unless it was something to press."""
    parent = element.getparent()
    if element.tag == "link":
        element.drop_tree()
    elif parent is not None and parent.tag == "li" and _in_menu(parent):
        parent.drop_tree()
    elif "button" in element.get("class", "") or element.get("rel") == "alternate":
        element.drop_tree()
    elif element.tag == "a":
        element.tag = "span"
        element.set(_GONE, "")
        for name in ("href", "rel", "hreflang", "aria-current", "aria-label"):
            element.attrib.pop(name, None)
    else:
        element.attrib.pop("href", None)


def _in_menu(item: Any) -> bool:
    return any("menu" in each.get("class", "") for each in item.iterancestors("nav"))
