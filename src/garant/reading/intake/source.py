"""A source: the text of one piece of reporting and what its format says about it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from garant.model import Doubt, Passage

_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


class Origin(StrEnum):
    """The format that a source came in."""

    TEXT = "text"
    PAGE = "page"
    RECORD = "record"
    FEED = "feed"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one piece of reporting, never changed later, and what its format says about it.

    `text` is what every passage points into: a file's own characters, or the text taken out of a
    page, feed or PDF. The other fields are None where the format says nothing. `headings` are
    passages that the format marks as intertitles.
    """

    id: str
    text: str
    origin: Origin = Origin.TEXT
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    headings: tuple[Passage, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def tidy(source: Source) -> Source:
    """Make a source safe to write out: half characters, which no encoding can hold, are replaced.

    One for one, so that offsets hold.
    """
    text, doubts = source.text, source.doubts
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.translate(_SURROGATES)
        doubts = (*doubts, Doubt("characters_replaced", "the text holds halves of characters"))
    if "\ufffd" in text and not any(doubt.code == "characters_replaced" for doubt in doubts):
        doubts = (*doubts, Doubt("characters_replaced", "the text holds replacement characters"))
    return replace(
        source,
        id=clean(source.id) or "-",
        text=text,
        title=clean(source.title),
        publisher=clean(source.publisher),
        url=clean(source.url),
        language=_language(source.language),
        doubts=doubts,
    )


def clean(words: str | None) -> str | None:
    """One line of metadata without line breaks, tags of half characters or an empty value."""
    if words is None:
        return None
    return " ".join(words.translate(_SURROGATES).replace("\x00", "").split()) or None


def _language(code: str | None) -> str | None:
    """An ISO 639-1 code out of what formats write (`fr`, `fr-FR`, `FR_fr`), or None."""
    head = (code or "").replace("_", "-").split("-")[0].strip().lower()
    return head if len(head) == 2 and head.isascii() and head.isalpha() else None
