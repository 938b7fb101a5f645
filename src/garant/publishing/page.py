"""Readings as one HTML file that stands alone: the text with its marks, and what they say.

It holds no script and asks for nothing; its policy forbids both. Whatever comes from a document is
escaped, and an address is linked only where it is http or https.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import TextIO

from garant.model import Act, Actor, Doubt, Firmness, Kind, Passage, Reading, Speaker, Statement
from garant.publishing.labels import Labels, load_labels
from garant.publishing.marking import Mark, marked

_TELLING = ("predicate", "modality", "negation")
"""The clues that are coloured: what the party does, how it puts it, whether it says no to it."""

_WEAK = {Firmness.POSSIBLE, Firmness.SIGNALLED, Firmness.VAGUE}


def write_html(readings: Iterable[Reading], out: TextIO, *, language: str = "fr") -> None:
    """Write one page for all readings, each as soon as it is read.

    Args:
        readings: The readings, in the order to show.
        out: Where to write, open as UTF-8.
        language: The language of the labels, not of the documents.
    """
    labels = load_labels(language)
    out.write(_head(labels))
    for number, reading in enumerate(readings, start=1):
        out.write(_article(reading, f"d{number}", _Words(labels)))
        out.flush()
    out.write(f"<footer><p>{escape(labels('page', 'made_by'))}</p></footer>\n</body>\n</html>\n")


class _Words:
    """How the page says things: labels, and the names of parties."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    def page(self, code: str) -> str:
        return escape(self.labels("page", code))

    def label(self, group: str, code: str | None) -> str:
        return escape(self.labels(group, code))

    def parties(self, parties: Sequence[Actor]) -> str:
        return escape(", ".join(dict.fromkeys(self.labels.party(party.code) for party in parties)))

    def speaker(self, speaker: Speaker) -> str:
        party = self.labels.party(speaker.code) if speaker.code else ""
        if speaker.anonymous:
            named = f"{speaker.text} ({self.labels('page', 'unnamed')})"
            return escape(f"{named}, {party}" if party else named)
        if speaker.person:
            return escape(f"{speaker.person} ({party})" if party else speaker.person)
        return escape(party or speaker.text)


def _head(labels: Labels) -> str:
    style = (files("garant.publishing") / "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = escape(labels("page", "title"))
    return (
        f'<!DOCTYPE html>\n<html lang="{labels.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1><p>{escape(labels('page', 'legend'))}</p></header>\n"
    )


def _article(reading: Reading, place: str, words: _Words) -> str:
    document = reading.document
    language = f' lang="{escape(document.language)}"' if document.language else ""
    text = marked(document.text, document.blocks, _marks(reading, place, words))
    parts = [
        f'<article id="{place}">\n<h2{language}>{escape(document.title or document.id)}</h2>\n',
        f'<p class="frame">{_frame(reading, words)}</p>\n<div class="columns">\n',
        f'<section aria-label="{words.page("text")}">\n<div class="text"{language}>{text}</div>\n',
        "</section>\n<section>\n",
        *_listed(
            words.page("statements"),
            (
                _statement(statement, place, number, words)
                for number, statement in enumerate(reading.statements, start=1)
            ),
        ),
        *_listed(
            words.page("acts"),
            (
                _act(act, place, number, words, document.text)
                for number, act in enumerate(reading.acts, start=1)
            ),
        ),
        *_listed(
            words.page("doubts"),
            (_doubt(doubt, words, document.text) for doubt in _all_doubts(reading)),
        ),
    ]
    if not reading.statements and not reading.acts:
        parts.append(f"<p>{words.page('nothing')}</p>\n")
    parts.append("</section>\n</div>\n</article>\n")
    return "".join(parts)


def _frame(reading: Reading, words: _Words) -> str:
    document = reading.document
    published = (
        f"{words.page('published')} {escape(words.labels.day(document.published))}"
        if document.published
        else words.page("unknown_date")
    )
    parts = [escape(document.publisher or ""), published, escape(document.id)]
    if document.url:
        shown = escape(document.url)
        # Any other scheme could run something where it is clicked.
        linked = document.url.lower().startswith(("http://", "https://"))
        parts.append(f'<a href="{shown}" rel="noreferrer">{shown}</a>' if linked else shown)
    return " · ".join(part for part in parts if part)


def _marks(reading: Reading, place: str, words: _Words) -> list[Mark]:
    marks = []
    for number, statement in enumerate(reading.statements, start=1):
        marks.append(
            Mark(
                passages=_ordered(statement.parts or (statement.content,)),
                classes=f"statement {statement.mode.value}",
                title=words.labels("modes", statement.mode.value),
                anchor=f"{place}-s{number}-t",
                reference=(f"{place}-s{number}", f"P{number}"),
            )
        )
    for number, act in enumerate(reading.acts, start=1):
        marks += _act_marks(act, f"{place}-a{number}", f"A{number}", words)
    return marks


def _act_marks(act: Act, entry: str, label: str, words: _Words) -> list[Mark]:
    """The clause of an act, and within it the words that made it.

    Acts of one sentence share their clause: what tells them apart is their verbs.
    """
    title = words.labels("kinds", act.kind.value)
    told = f"act {_shade(act)}"
    clause = _ordered(act.evidence)
    predicate = _ordered(clue.passage for clue in act.clues if clue.role in _TELLING)
    if not predicate:
        return [Mark(clause, told, title, f"{entry}-t", (entry, label))] if clause else []
    marks = [Mark(predicate, told, title, f"{entry}-t", (entry, label))]
    if clause:
        marks.append(Mark(clause, "clause", title, f"{entry}-c"))
    return marks


def _ordered(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """In order, those that overlap put together."""
    merged: list[Passage] = []
    for passage in sorted(passages):
        if merged and passage.start < merged[-1].end:
            merged[-1] = Passage(merged[-1].start, max(merged[-1].end, passage.end))
        else:
            merged.append(passage)
    return tuple(merged)


def _shade(act: Act) -> str:
    return "weak" if act.kind is Kind.COMMIT and act.firmness in _WEAK else act.kind.value


def _listed(title: str, entries: Iterable[str]) -> Iterator[str]:
    shown = list(entries)
    if shown:
        yield f"<h3>{title}</h3>\n<ol>\n"
        yield from shown
        yield "</ol>\n"


def _statement(statement: Statement, place: str, number: int, words: _Words) -> str:
    anchor = f"{place}-s{number}"
    mode = words.label("modes", statement.mode.value)
    speaker = words.speaker(statement.speaker)
    via = statement.speaker.via
    carried = f", {words.page('via')} {escape(via)}" if via else ""
    return (
        f'<li id="{anchor}"><a class="ref" href="#{anchor}-t">P{number}</a> '
        f"<strong>{speaker}</strong>{carried} "
        f'<span class="code">{mode} · {escape(statement.cue)}</span></li>\n'
    )


def _act(act: Act, place: str, number: int, words: _Words, text: str) -> str:
    anchor = f"{place}-a{number}"
    firmness = f" · {words.label('firmness', act.firmness)}" if act.firmness else ""
    towards = ""
    if act.targets:
        link = words.page("towards" if act.kind is Kind.COMMIT else "against")
        towards = f" {link} <strong>{words.parties(act.targets)}</strong>"
    facts = [
        (words.page("condition"), ", ".join(words.label("conditions", c) for c in act.conditions)),
        (words.page("quantity"), escape(act.quantity.text) if act.quantity else ""),
        (words.page("place"), escape(act.place or "")),
        (words.page("time"), escape(act.time or "")),
        (
            words.page("said_by"),
            words.speaker(act.speaker) if act.speaker else words.page("narrator"),
        ),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return (
        f'<li id="{anchor}"><a class="ref" href="#{anchor}-t">A{number}</a> '
        f"<strong>{words.parties(act.actors)}</strong> "
        f'<span class="chip {_shade(act)}">{words.label("kinds", act.kind)}{firmness}</span>'
        f"{towards} {words.label('capabilities', act.capability)}<dl>{told}</dl>"
        f"{_clues(act, text, words)}</li>\n"
    )


def _clues(act: Act, text: str, words: _Words) -> str:
    if not act.clues:
        return ""
    rows = [
        f"<dt>{words.label('roles', clue.role)}</dt>"
        f'<dd>{escape(clue.passage.of(text))} <span class="code">{escape(clue.rule)}</span></dd>'
        for clue in act.clues
    ]
    rows += [
        f"<dt>{words.label('roles', 'party')}</dt>"
        f'<dd>{escape(actor.text)} <span class="code">{escape(actor.code)}</span></dd>'
        for actor in act.actors
    ]
    return f"<details><summary>{words.page('because')}</summary><dl>{''.join(rows)}</dl></details>"


def _doubt(doubt: Doubt, words: _Words, text: str) -> str:
    where = f'<p class="words">{escape(doubt.passage.of(text))}</p>' if doubt.passage else ""
    name = words.label("doubts", doubt.code)
    return f"<li><strong>{name}</strong> {escape(doubt.detail)}{where}</li>\n"


def _all_doubts(reading: Reading) -> list[Doubt]:
    found = [*reading.document.doubts, *reading.doubts]
    for statement in reading.statements:
        found += statement.doubts
    for act in reading.acts:
        found += act.doubts
    return list(dict.fromkeys(found))
