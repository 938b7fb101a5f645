"""A cheap look at markup before any parser sees it: how many tags, how deep, any entity of its own.

Parsers and extractors take time that grows faster than what they are given; a page made to hold one
for ever is refused here, in one pass over its characters.
"""

import json
import re
from typing import TYPE_CHECKING

from garant.errors import InputError
from garant.reading.intake.limits import (
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_MARKUP,
    MAX_SIBLINGS,
    MAX_TAG_LENGTH,
    MAX_TAGS,
    megabytes,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
_LONG_TAG = 1_000
_DATA = re.compile(r"data:[\w.+/-]{3,60}(?:;[\w=-]{1,40}){0,3},[\w+/=%-]+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[^\s=/]+")
_UNREAD = frozenset({"script", "style"})
_TAG_END = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in ("script", "style")}
_ALONE = "area base br col embed hr img input link meta param source track wbr"
_ENDING = "p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body"
"""Elements that end by themselves where the next one begins: an unclosed one is not deeper."""

_VOID = frozenset(f"{_ALONE} {_ENDING}".split())
_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]{0,500}\[", re.IGNORECASE)


def check_page(markup: str, name: str) -> str:
    """Refuse a page with more in it than a page has; hand back what is worth parsing of it.

    Left out are scripts, styles, and pictures written into attributes; kept is linked data
    (JSON-LD) where it is sound: unsound JSON is read with patterns that can run for ever.

    Raises:
        InputError: If a limit is passed; the message names it.
    """
    markup = _DATA.sub("", markup)
    last = markup.rfind("-->")
    kept: list[str] = []
    tags = depth = position = start = 0
    while found := _TAG.search(markup, position):
        position = found.end()
        if found.group(2) is None:
            # What stands in a comment counts for nothing; one that never ends is none.
            position = max(markup.find("-->", position), position) if position < last else position
            continue
        closing, tag = found.group(1), found.group(2).lower()
        if closing:
            if tag not in _VOID:
                depth = max(depth - 1, 0)
            continue
        tags += 1
        if tags > MAX_TAGS:
            raise _beyond(name, f"has more than {MAX_TAGS:,} elements")
        end = markup.find(">", position, position + MAX_TAG_LENGTH)
        if end < 0:
            raise _beyond(name, f"has a tag of more than {megabytes(MAX_TAG_LENGTH)}")
        if end - position > _LONG_TAG and _attributes(markup[position:end]) > MAX_ATTRIBUTES:
            raise _beyond(name, f"has a tag with more than {MAX_ATTRIBUTES} attributes")
        if tag in _UNREAD:
            finish = _TAG_END[tag].search(markup, position)
            stop = finish.end() if finish else len(markup)
            whole = markup[found.start() : stop]
            if not _is_sound_data(whole):
                kept.append(markup[start : found.start()])
                start = stop
            position = stop
            continue
        if tag not in _VOID:
            depth += 1
            if depth > MAX_DEPTH:
                raise _beyond(name, f"has more than {MAX_DEPTH} elements inside one another")
    kept.append(markup[start:])
    rest = "".join(kept)
    if len(rest) > MAX_MARKUP:
        raise _beyond(
            name, f"has more than {megabytes(MAX_MARKUP)} beside its scripts and pictures"
        )
    return rest


def check_siblings(root: "_Element", name: str) -> None:
    """Refuse a page with more elements side by side than a page has.

    Raises:
        InputError: If the limit is passed.
    """
    if any(len(element) > MAX_SIBLINGS for element in root.iter()):
        raise _beyond(name, f"has more than {MAX_SIBLINGS:,} elements side by side")


def _beyond(name: str, problem: str) -> InputError:
    return InputError(name, f"{problem}, the limit", "save the article alone")


def _attributes(inside: str) -> int:
    return len(_ATTRIBUTE.findall(_QUOTED.sub("''", inside)))


def _is_sound_data(script: str) -> bool:
    if "ld+json" not in script[:200]:
        return False
    inside = script[script.find(">") + 1 : script.rfind("<")]
    try:
        json.loads(inside, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def check_entities(markup: str, name: str) -> None:
    """Refuse markup that defines entities of its own: bombs are made of them.

    Raises:
        InputError: If there is a definition.
    """
    if _ENTITY.search(markup):
        raise InputError(
            name, "defines XML entities of its own, which are not read", "remove its DOCTYPE"
        )
