"""A briefing as Markdown and as a plain record. Of a source only a passage is given."""

import re
from datetime import date
from typing import TYPE_CHECKING, TextIO, TypedDict
from urllib.parse import quote, urlsplit

from garant.publishing.briefing.composing import Briefing, Note, Sentence
from garant.publishing.record_views import SourceView, source_view

if TYPE_CHECKING:
    from garant.publishing.briefing.wording import Wording

_SAFE_SCHEMES = frozenset({"http", "https"})
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~^$&])")
_LONGEST_PASSAGE = 400


class BriefingSentenceView(TypedDict):
    """A sentence: `because` are the keys of its acts, `notes` the numbers of its sources."""

    text: str
    because: list[str]
    notes: list[int]
    reviewed: bool


class BriefingPartView(TypedDict):
    """Sentences under a heading; null for the introduction."""

    heading: str | None
    sentences: list[BriefingSentenceView]


class BriefingNoteView(TypedDict):
    """A source: the act it shows, the document and the words that are quoted."""

    number: int
    act: str
    document: SourceView
    passage: str


class BriefingView(TypedDict):
    """A briefing, whole."""

    language: str
    title: str
    date_line: str
    parts: list[BriefingPartView]
    notes: list[BriefingNoteView]
    published: str
    remark: str | None


def view_briefing(briefing: Briefing) -> BriefingView:
    """Show a briefing as a plain record."""
    return {
        "language": briefing.language,
        "title": briefing.title,
        "date_line": briefing.date_line,
        "parts": [
            {
                "heading": part.heading,
                "sentences": [
                    {
                        "text": one.text,
                        "because": list(one.because),
                        "notes": list(one.notes),
                        "reviewed": one.reviewed,
                    }
                    for one in part.sentences
                ],
            }
            for part in briefing.parts
        ],
        "notes": [
            {
                "number": note.number,
                "act": note.act,
                "document": source_view(note.document),
                "passage": passage_of(note),
            }
            for note in briefing.notes
        ],
        "published": briefing.published,
        "remark": briefing.remark,
    }


def write_briefing_markdown(briefing: Briefing, wording: "Wording", out: TextIO) -> None:
    """Write a briefing as Markdown, its sources as footnotes.

    Args:
        briefing: The briefing.
        wording: Its language.
        out: Where to write, open as UTF-8.
    """
    out.write(f"# {_plain(briefing.title)}\n\n*{_plain(briefing.date_line)}*\n")
    for part in briefing.parts:
        if part.heading:
            out.write(f"\n## {_plain(part.heading)}\n")
        sentences = " ".join(_marked_down(one, wording) for one in part.sentences)
        out.write(f"\n{sentences}\n")
    if briefing.remark:
        out.write(f"\n*{_plain(briefing.remark)}*\n")
    out.write(f"\n{_plain(briefing.published)}\n")
    if briefing.notes:
        out.write("\n")
    for note in briefing.notes:
        address = address_of(note)
        there = f", <{address}>" if address else ""
        told = wording.frame(
            "note",
            reference=f"{_plain(reference(note, wording))}{there}",
            words=_plain(quotation_of(note, wording)),
        )
        out.write(f"[^{note.number}]: {told}\n")
    out.flush()


def reference(note: Note, wording: "Wording") -> str:
    """Where a source stands: publisher, title, day."""
    document = note.document
    told = [document.publisher or wording.frame("no_publisher")]
    # What a person wrote down without words of the source has no title but its own number.
    if document.title or note.passage:
        told.append(wording.quoted(document.title or document.id))
    told.append(day_of(document.published, wording))
    return ", ".join(" ".join(each.split()) for each in told)


def passage_of(note: Note) -> str:
    """The words of a source on one line; what is long is cut, never changed."""
    words = " ".join(note.passage.split())
    if len(words) <= _LONGEST_PASSAGE:
        return words
    return words[:_LONGEST_PASSAGE].rpartition(" ")[0] + " […]"


def quotation_of(note: Note, wording: "Wording") -> str:
    """The words of a source as they are quoted; or that a person gave none."""
    words = passage_of(note)
    return wording.quoted(words) if words else wording.frame("unquoted")


def address_of(note: Note) -> str:
    """The address of a source where it is one of the web's; empty otherwise."""
    url = note.document.url or ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SAFE_SCHEMES or not parts.hostname:
        return ""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._").replace("(", "%28").replace(")", "%29")


def day_of(day: date | None, wording: "Wording") -> str:
    """The day of a source, or that it shows none."""
    return wording.day(day) if day else wording.frame("undated")


def _marked_down(sentence: Sentence, wording: "Wording") -> str:
    mark = "" if sentence.reviewed else wording.frame("unreviewed_mark")
    notes = "".join(f"[^{number}]" for number in sentence.notes)
    return f"{_plain(sentence.text)}{mark}{notes}"


def _plain(text: str) -> str:
    """A text in which Markdown finds nothing to do; its punctuation within words stays bare."""
    return _MARKDOWN.sub(_escaped, " ".join(text.split(" ")))


def _escaped(found: re.Match[str]) -> str:
    sign = found[1]
    # A full stop, a dash or an exclamation mark does something at the start of a line alone.
    if sign in ".-!+#()" and found.start() > 0:
        return sign
    return f"&{_ENTITIES[sign]};" if sign in _ENTITIES else f"\\{sign}"


_ENTITIES = {"<": "lt", ">": "gt", "&": "amp"}
